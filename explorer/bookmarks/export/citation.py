"""One passage with its source, as it is put into a draft."""

from __future__ import annotations


def citation(quote: str, title: str, source: str = "", date: str = "", url: str = "") -> str:
    """Return `“quote” (Title, Source, 25 Aug 2025, https://…)` on one line; what is not known is
    left out."""
    known = [" ".join(part.split()) for part in (title, source, date, url)]
    return f"{quoted(quote)} ({', '.join(part for part in known if part)})"


def quoted(quote: str) -> str:
    """Return a passage on one line in quotation marks; those within it become single ones, and
    a pair that stands around all of it already is not doubled."""
    words = " ".join(quote.split())
    inner = words.removeprefix("“").removesuffix("”")
    if len(words) - len(inner) == 2 and not set(inner) & set('“”"'):
        words = inner
    opened = words.replace("“", "‘").replace("”", "’")
    return f"“{opened}”"
