"""Ways to put a question: full-screen lists, numbered lines, prepared answers."""
