"""The way of kept passages out: one file a format."""
