"""Collections of articles: where they come from, and where they are kept.

- `collection` says what every collection can do; `folder` is one of plain text files, `recorded`
  one that a library keeps; `opening` finds the one a name means, `own` has the user's.
- A library is a SQLite file: `schema` has its tables, `store` opens it for writing, `recording`
  recognises and adds articles, `stories` links those that are the same, `editing` has the user's
  edits, `checking` examines it all.
- `importing` brings articles in: `gathering` finds files, `web` fetches pages, `readers` read
  both, `batches` has them recorded, `origins` remembers what was looked at.
- `export` takes a whole collection elsewhere and back.
"""
