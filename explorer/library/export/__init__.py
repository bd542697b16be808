"""A whole collection as one file, written here and read back elsewhere."""
