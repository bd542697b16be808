"""Judging the names of a collection, with what speaks for and against."""
