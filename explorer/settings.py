"""What the user can set: one model, read from a TOML file and the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from explorer import paths
from explorer.checked_files import REFUSE_UNKNOWN, load_checked
from explorer.errors import SettingsError

_ENVIRONMENT = {"collection": "PRESS_COLLECTION", "theme": "PRESS_THEME"}


@dataclass(frozen=True)
class Settings:
    """The user's settings. An unknown key is refused, never ignored."""

    __pydantic_config__: ClassVar[dict[str, Any]] = REFUSE_UNKNOWN

    collection: str = "haiti"
    """The collection to open: `haiti`, or the path of a folder with .txt articles."""

    theme: str | None = None
    """The TUI's colour theme; None: one that fits the terminal."""

    limit: int = 10
    """How many articles `press search` prints."""

    max_article_bytes: int = 16 * 1024 * 1024
    """An article file larger than this is refused."""

    keys: dict[str, str] = field(default_factory=dict)
    """Key bindings of the TUI by their id, as `article.next = "j,down"`."""

    def __post_init__(self) -> None:
        if self.limit < 1 or self.max_article_bytes < 1:
            raise ValueError("limit and max_article_bytes must be at least 1")


def load_settings(file: Path | None = None, env: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; the environment overrides the file, and a missing file is fine.

    Raises SettingsError naming the file and the key.
    """
    file = file or paths.settings_file()
    values = load_checked(file, "The settings file", Settings, SettingsError)
    named = {key: env[name] for key, name in _ENVIRONMENT.items() if env.get(name)}
    return Settings(**{**values, **named})
