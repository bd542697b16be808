"""The line under the search line that says how the query was understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widgets import Static

from explorer.search.alternatives import Alternative, alternatives, suggested
from explorer.search.answers import Answer, Suggestion
from explorer.search.telling import tell, tell_narrowing
from explorer.text.visible import visible_line


class Understood(Static):
    """How the query was widened, mended and narrowed; no line at all when it was not."""

    DEFAULT_CSS = """
    Understood { height: auto; max-height: 3; padding: 0 1; color: $text-muted; display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._answer: Answer | None = None
        self._suggestions: Sequence[Suggestion] = ()
        self._said = ""

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
        if sentence == self._said:
            return  # which laying out the whole screen would not change
        self._said = sentence
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
        if narrowed := tell_narrowing(answer.search.narrowing):
            yield narrowed
