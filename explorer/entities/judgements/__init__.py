"""Judgements: what the user decided on names, and the file that keeps it."""
