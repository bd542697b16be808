"""A comparison written down for people: as one HTML page, as Markdown, and what all show."""
