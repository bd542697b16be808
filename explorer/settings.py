"""What the user can set: one model, read from a TOML file and the environment."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, ClassVar

from explorer import paths
from explorer.checked_files import REFUSE_UNKNOWN, load_checked, refuse_blank
from explorer.errors import SettingsError

_ENVIRONMENT = {"collection": "PRESS_COLLECTION", "theme": "PRESS_THEME"}
_NOBODY = "somebody"


@dataclass(frozen=True)
class Limits:
    """How much is taken in at a time; what is larger is refused with a sentence that says so."""

    __pydantic_config__: ClassVar[dict[str, Any]] = REFUSE_UNKNOWN

    article_bytes: int = 16 * 1024 * 1024
    """Of one article: a text file, a page, a mail, a line of JSON."""

    pdf_bytes: int = 256 * 1024 * 1024
    pdf_pages: int = 2_000

    unpacked_bytes: int = 64 * 1024**3
    """Of all that one archive unpacks to."""

    unpacked_ratio: int = 200
    """How many times its packed size an archive may unpack to, once that is much."""

    archive_depth: int = 4
    """How deep archives may lie in archives."""

    download_bytes: int = 32 * 1024 * 1024
    download_seconds: float = 30.0

    def __post_init__(self) -> None:
        for field_ in fields(self):
            if not 0 < getattr(self, field_.name) < math.inf:
                raise ValueError(f"{field_.name} must be a number more than 0")


@dataclass(frozen=True)
class Settings:
    """The user's settings. An unknown key is refused, never ignored."""

    __pydantic_config__: ClassVar[dict[str, Any]] = REFUSE_UNKNOWN

    collection: str | None = None
    """The collection to open, by its name or as the path of a folder; None: the user's own, and
    before there is one, the built-in `haiti`."""

    theme: str | None = None
    """The TUI's colour theme; None: one that fits the terminal."""

    author: str | None = None
    """Who signs what is judged of names; None: the name that the user is logged in by."""

    spacy_model: str | None = None
    """A spaCy pipeline that finds names beside the rules and lists: its name, or the whole path
    of its folder; None: nothing of spaCy is loaded."""

    limit: int = 10
    """How many articles `press search` prints."""

    limits: Limits = field(default_factory=Limits)

    keys: dict[str, str] = field(default_factory=dict)
    """Key bindings of the TUI by their id, as `article.next = "j,down"`."""

    def __post_init__(self) -> None:
        if self.limit < 1:
            raise ValueError("limit must be at least 1")
        refuse_blank(author=self.author, spacy_model=self.spacy_model)

    @property
    def signature(self) -> str:
        """Who signs what is judged."""
        import getpass  # only to judge: it costs start-up time

        try:
            return self.author or getpass.getuser() or _NOBODY
        except (ImportError, KeyError, OSError):  # a container's user may have no name at all
            return _NOBODY


def load_settings(file: Path | None = None, env: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; the environment overrides the file, and a missing file is fine.

    Raises SettingsError naming the file and the key.
    """
    file = file or paths.settings_file()
    values = load_checked(file, "The settings file", Settings, SettingsError)
    named = {key: env[name] for key, name in _ENVIRONMENT.items() if env.get(name)}
    limits = Limits(**values.pop("limits", {}))
    return Settings(**{**values, **named, "limits": limits})
