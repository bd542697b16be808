"""The index engine: Whoosh with postings, scoring and counting on numpy arrays."""
