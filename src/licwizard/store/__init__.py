"""The runs and their journals, on disk."""
