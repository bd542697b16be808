"""The line under the search line that says how the query was understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widgets import Static

from explorer.search.alternatives import Alternative, alternatives, suggested
from explorer.search.answers import Answer, Suggestion
from explorer.search.narrowing import (
    KINDS,
    Choice,
    FacetKey,
    Narrowing,
    Property,
    kind_of,
    label_of,
)
from explorer.search.telling import tell
from explorer.text.visible import visible_line

_NAMED = 3  # months; of more only the first and the last are


class Understood(Static):
    """How the query was widened, mended and narrowed; no line at all when it was not."""

    DEFAULT_CSS = """
    Understood { height: auto; max-height: 3; padding: 0 1; color: $text-muted; display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._answer: Answer | None = None
        self._suggestions: Sequence[Suggestion] = ()

    @property
    def alternatives(self) -> list[Alternative]:
        """The searches that take the names of the query otherwise."""
        return alternatives(self._answer) if self._answer else []

    @property
    def suggested(self) -> list[Alternative]:
        """The searches that the user may have meant."""
        return suggested(self._suggestions, self._answer.search) if self._answer else []

    def show(self, answer: Answer, suggestions: Sequence[Suggestion] = ()) -> None:
        """Say what there is to say about an answer."""
        self._answer, self._suggestions = answer, suggestions
        self.say("  │  ".join(self._sentences(answer)))

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes the line away."""
        self.display = bool(sentence)
        self.update(Content(visible_line(sentence)))

    def _sentences(self, answer: Answer) -> Iterator[str]:
        if not answer.total:
            yield "no article found"
        if self._suggestions:
            others = [each.says for each in self.suggested]
            which = "it" if len(others) == 1 else "one"
            yield f"did you mean  {' · '.join(others)}   ctrl+y: take {which}"
        told = list(tell(answer))
        if self.alternatives:
            told[1 if answer.relaxed else 0] += "   a: change"
        yield from told
        yield from answer.repairs
        if narrowed := _narrowed(answer.search.narrowing):
            yield narrowed


def _narrowed(narrowing: Narrowing) -> str:
    done = []
    for kind in KINDS:
        chosen = _labels(narrowing.chosen_of(kind))
        if narrowing.is_any(kind) and chosen:
            chosen = [" or ".join(chosen)]
        done += [f"{Choice.CHOSEN.sign} {label}" for label in chosen]
    for kind in KINDS:
        excluded = _labels(narrowing.excluded_of(kind))
        done += [f"{Choice.EXCLUDED.sign} {label}" for label in excluded]
    return "  ".join(done)


def _labels(keys: Iterable[FacetKey]) -> list[str]:
    """Return values of a kind in words; many months, which are mostly a period, in few."""
    values = sorted(keys, key=lambda key: (not key[1], key))
    labels = list(map(label_of, values))
    months = sum(kind_of(key) is Property.MONTH and bool(key[1]) for key in values)
    if months > _NAMED:
        labels[:months] = [f"{labels[0]} … {labels[months - 1]} ({months} months)"]
    return labels
