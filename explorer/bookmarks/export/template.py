"""Kept passages through a template of the user's own, which can do nothing but write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from explorer.bookmarks.export.kept_passage import KeptPassage
from explorer.bookmarks.export.plain import plain
from explorer.errors import BookmarkError

_MARKUP = (".html", ".htm", ".xhtml", ".xml", ".svg")
_ENDINGS = (".j2", ".jinja", ".jinja2")


def document_by_template(
    template: str, name: str, passages: Sequence[KeptPassage], heading: str
) -> str:
    """Return what a Jinja2 template makes of passages.

    It is given `passages`, each with the names of `KeptPassage.fields`, and `heading`. Text is
    escaped where the template's name is that of markup. Raises BookmarkError where it is wrong.
    """
    # Only now: it takes start-up time.
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    markup = name.lower()
    for ending in _ENDINGS:
        markup = markup.removesuffix(ending)
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=markup.endswith(_MARKUP),
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    given = {"passages": [_plain(each) for each in passages], "heading": plain(heading)}
    try:
        return environment.from_string(template).render(given)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f" in line {line}" if line else ""
        reason = (error.message or type(error).__name__).rstrip(".")
        raise _wrong(name, f"{where}: {reason}") from error
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise _wrong(name, f": {error or type(error).__name__}") from error


def _plain(passage: KeptPassage) -> dict[str, Any]:
    fields = passage.fields()
    made = {name: plain(value) for name, value in fields.items() if isinstance(value, str)}
    return {**fields, **made, "tags": list(map(plain, fields["tags"]))}


def _wrong(name: str, reason: str) -> BookmarkError:
    return BookmarkError(
        f"The template {name} cannot be used{reason}.",
        "It is Jinja2; `press bookmarks export --help` names what it is given.",
    )
