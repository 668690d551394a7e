"""One module a command; they do not know each other."""
