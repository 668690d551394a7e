"""Bytes to values of the core: the guide, the catalogue, answers and exports."""
