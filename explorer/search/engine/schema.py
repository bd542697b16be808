"""The fields of an index, as Whoosh is told of them."""

from __future__ import annotations

from whoosh import fields
from whoosh.analysis import RegexTokenizer

from explorer.search.engine.building import VOCABULARY_OF


def schema() -> fields.Schema:
    """Return the fields in which articles are searched; all have positions.

    What goes into them is cut into terms by `collecting`, not by these analysers.
    """
    terms = RegexTokenizer(r"[^\n]+")
    return fields.Schema(**{name: fields.TEXT(analyzer=terms) for name in VOCABULARY_OF})
