"""Figures: the numbers in a text, with what they count, for when, and said by whom."""
