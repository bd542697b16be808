"""The names of a collection, kept beside its index and looked up on demand."""
