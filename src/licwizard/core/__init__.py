"""Pure values and functions: no input or output, no clock, the standard library alone."""
