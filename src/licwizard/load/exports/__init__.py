"""Files that say what is held or ordered: one reader a shape, chosen by content."""
