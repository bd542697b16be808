"""Names that are known everywhere: countries, places, bodies, first names and common words.

The lists are made at development time from open data; SOURCES.md says from which.
"""
