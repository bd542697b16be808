"""Facets: the values that count a result and narrow it."""
