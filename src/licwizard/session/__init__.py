"""A run under way: the guide, the store and the person at the keyboard, brought together."""
