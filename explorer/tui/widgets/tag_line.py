"""A line for tags, which completes those in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from textual.suggester import Suggester
from textual.widgets import Input

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.tags import TagInUse, tags_beginning
from explorer.text.visible import visible_line

_BEGUN = re.compile(r"(?:^|,|\s(?=[#-]))\s*-?#?([^,#]*)$")
"""The tag that is being typed."""


class TagLine(Input):
    """Tags with commas between them; the right arrow takes what is suggested."""

    def __init__(self, tags: str, used: Iterable[Bookmark]) -> None:
        self._used = [each for each in used if each.tags]
        super().__init__(
            visible_line(tags),
            placeholder="lead, to check",
            suggester=_TagSuggester(self._used),
            select_on_focus=False,
            compact=True,
            id="tags",
        )

    @property
    def suggested(self) -> Sequence[TagInUse]:
        """The tags in use that begin as the one being typed, the most frequent first."""
        return tags_beginning(self._used, _begun(self.value))


class _TagSuggester(Suggester):
    def __init__(self, used: Sequence[Bookmark]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._used = used

    async def get_suggestion(self, value: str) -> str | None:
        begun = _begun(value)
        if not begun:
            return None
        found = tags_beginning(self._used, begun)
        rest = (visible_line(each.tag)[len(begun) :] for each in found)
        return next((value + each for each in rest if each), None)


def _begun(value: str) -> str:
    found = _BEGUN.search(value)
    return found[1] if found else ""
