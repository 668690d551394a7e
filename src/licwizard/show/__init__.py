"""Results and steps, as text for people and as documents for scripts."""
