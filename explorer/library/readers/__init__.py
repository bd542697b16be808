"""Readers: from what people have to articles, one file a format.

A reader is a module with two functions:

- `recognises(document)` looks at a document's name and first bytes, and imports nothing heavy;
- `read(document, limits)` yields what is in it: drafts of articles, failures of parts, and
  documents inside it that other readers read.
"""
