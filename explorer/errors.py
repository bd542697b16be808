"""The errors a user may meet; each says what is wrong, where, and what to do next."""

from __future__ import annotations


class ExplorerError(Exception):
    """Something the user can understand and act on.

    The message is one or two plain sentences: what is wrong, where, and what to do next.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem = problem
        self.remedy = remedy


class SettingsError(ExplorerError):
    """The settings file or a settings variable says something that is not understood."""


class CollectionError(ExplorerError):
    """A collection, its metadata or its lexicon cannot be read."""


class JudgementError(ExplorerError):
    """Judgements on names cannot be read or written, or what is judged cannot be done."""


class CorrectionError(ExplorerError):
    """Corrections of figures cannot be read or written, or what is corrected is no figure."""


class LibraryError(ExplorerError):
    """A library cannot be read or written."""


class UnknownArticleError(ExplorerError):
    """No article, or more than one, answers to an id."""


class QueryError(ExplorerError):
    """A query cannot be read the way it is written."""


class UnusableIndexError(ExplorerError):
    """A stored index is missing, damaged or not to be trusted; it has to be built anew."""


class BookmarkError(ExplorerError):
    """The bookmarks cannot be read or written."""


class SavedSearchError(ExplorerError):
    """The saved searches or the history cannot be read or written, or have none of a name."""


class ClipboardError(ExplorerError):
    """A text reaches neither the clipboard nor a file."""
