"""Passages worth keeping, and how they are found again."""
