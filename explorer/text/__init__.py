"""Pure functions over an article's text; every offset they return points into that text."""
