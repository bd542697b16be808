"""Names that a spaCy pipeline finds: one that the user has installed and the settings name.

It is an extra source of mentions, and nothing depends on it: spaCy is imported only where a
pipeline is named, and when the first text is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from unicodedata import combining

from explorer.entities.lexicon import form_key
from explorer.errors import SettingsError
from explorer.models import EntityType, Mention
from explorer.text.paragraphs import Span, paragraphs
from explorer.text.visible import visible, visible_line

_TYPES = {
    "PER": EntityType.PERSON,
    "PERSON": EntityType.PERSON,
    "FAC": EntityType.PLACE,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "ORG": EntityType.ORGANISATION,
}
"""What the labels of the published pipelines mean here. Nationalities, dates, works and whatever
else has a label are no names of ours."""

_ANY_LANGUAGE = "xx"  # as spaCy calls it
_ARTICLES = frozenset({"the", "le", "la", "les", "el", "los", "las"})  # not Los in Los Angeles
_POSSESSIVES = ("'s", "’s")


class SpacySource:
    """Finds names with a spaCy pipeline."""

    def __init__(self, model: str) -> None:
        """Take the name of an installed pipeline, or the whole path of a folder that has one."""
        self._model = model

    def find(self, text: str, language: str) -> list[Mention]:
        """Return the names in a text in order of their place; none crosses a paragraph.

        There are none where the pipeline was made for another language. Raises SettingsError
        when there is no such pipeline, or it cannot be loaded.
        """
        nlp = _pipeline(self._model)
        if nlp.lang not in (language, _ANY_LANGUAGE):
            return []
        harmless = visible(text)  # in which everything stands where it stood
        pieces = list(_pieces(text, nlp.max_length))
        documents = nlp.pipe(harmless[piece.start : piece.end] for piece in pieces)
        found = (
            _mention(text, piece.start + each.start_char, piece.start + each.end_char, type_)
            for piece, document in zip(pieces, documents, strict=True)
            for each in document.ents
            if (type_ := _TYPES.get(each.label_)) is not None
        )
        return [each for each in found if _is_of_whole_words(text, each)]


def pipeline_version(model: str) -> str:
    """Return what changes when a pipeline, or spaCy itself, becomes another one.

    Neither is imported. Raises SettingsError when either is not installed.
    """
    try:
        spacy = version("spacy")
    except PackageNotFoundError as error:
        raise SettingsError(
            f"The settings name the spaCy pipeline “{visible_line(model)}”, but spaCy is not "
            "installed.",
            "`python -m pip install 'press-explorer[spacy]'` installs it; without spacy_model in "
            "the settings names are found by rules and lists alone.",
        ) from error
    try:
        return f"{model} {spacy} {_version_of(model)}"
    except (PackageNotFoundError, OSError, ValueError) as error:
        raise SettingsError(
            f"There is no spaCy pipeline “{visible_line(model)}”, which the settings name.",
            "One of your own is named by the whole path of the folder that it was saved to."
            if _folder(model)
            else f"`python -m spacy download {visible_line(model)}` installs one that is "
            "published; one of your own is named by the whole path of its folder.",
        ) from error


def _version_of(model: str) -> str:
    folder = _folder(model)
    if folder is None:
        return version(model)
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            stat = file.stat()
            named = f"{file.relative_to(folder)}\0{stat.st_size}\0{stat.st_mtime_ns}\0"
            digest.update(named.encode("utf-8", "surrogateescape"))
    (folder / "meta.json").stat()  # without which it is a folder of something else
    return digest.hexdigest()


def _folder(model: str) -> Path | None:
    """Return the folder that is meant; None: an installed package is.

    A path must be whole: a setting means the same wherever the program is started.
    """
    folder = Path(model).expanduser()
    return folder if folder.is_absolute() else None


@cache
def _pipeline(model: str) -> Any:
    pipeline_version(model)  # which says what is missing
    try:
        import spacy  # only now: it takes seconds, and nearly nobody has it

        return spacy.load(_folder(model) or model)
    except (ImportError, OSError, ValueError) as error:
        reason = visible_line(str(error)).strip()
        raise SettingsError(
            f"The spaCy pipeline “{visible_line(model)}” cannot be loaded: {reason}",
            "Install one that fits your spaCy (`python -m spacy validate` tells), or take "
            "spacy_model out of the settings.",
        ) from error


def _pieces(text: str, longest: int) -> Iterator[Span]:
    """Yield the paragraphs; one that is longer than a pipeline takes is cut between words."""
    for paragraph in paragraphs(text):
        start = paragraph.start
        while paragraph.end - start > longest:
            gap = text.rfind(" ", start + 1, start + longest)
            end = gap if gap > start else start + longest
            yield Span(start, end)
            start = end
        yield Span(start, paragraph.end)


def _is_of_whole_words(text: str, mention: Mention) -> bool:
    before, after = text[: mention.start][-1:], text[mention.end : mention.end + 1]
    runs_on = before.isalnum() or after.isalnum() or (after and combining(after))
    return any(map(str.isalpha, mention.form)) and not runs_on


def _mention(text: str, start: int, end: int, type_: EntityType) -> Mention:
    """Return a name without what the pipelines count in: `the` Ministry, Haiti`’s`."""
    surface = text[start:end]
    first, _, rest = surface.partition(" ")
    opens = first == "The" and type_ is not EntityType.PLACE  # which may be The Hague
    if rest and (opens or first in _ARTICLES):
        surface = rest
    for ending in _POSSESSIVES:
        surface = surface.removesuffix(ending)
    start = text.index(surface, start, end)
    return Mention(start, start + len(surface), surface, form_key(surface), type_)
