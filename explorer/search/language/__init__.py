"""The query language: from what the user types to a tree of `explorer.search.query`."""
