"""What the user can set: one model, read from a TOML file and the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from explorer import paths
from explorer.errors import SettingsError

_ENVIRONMENT = {"collection": "PRESS_COLLECTION", "theme": "PRESS_THEME"}


class Settings(BaseModel):
    """The user's settings. An unknown key is refused, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    collection: str = "haiti"
    """The collection to open: `haiti`, or the path of a folder with .txt articles."""

    theme: str | None = None
    """The TUI's colour theme; None: one that fits the terminal."""

    limit: Annotated[int, Field(ge=1)] = 10
    """How many articles `press search` prints."""

    max_article_bytes: Annotated[int, Field(ge=1)] = 16 * 1024 * 1024
    """An article file larger than this is refused."""

    keys: dict[str, str] = {}
    """Key bindings of the TUI by their id, as `article.next = "j,down"`."""


def load_settings(file: Path | None = None, env: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; the environment overrides the file, and a missing file is fine.

    Raises SettingsError naming the file or variable and the key.
    """
    file = file or paths.settings_file()
    values = _read(file)
    origins: dict[str, str] = dict.fromkeys(values, str(file))
    for key, variable in _ENVIRONMENT.items():
        if env.get(variable):
            values[key], origins[key] = env[variable], f"the environment variable {variable}"
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise _settings_error(error, origins) from error


def _read(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text("utf-8")
        import tomllib  # only when there is something to read

        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(
            f"The settings file {file} cannot be read: {error.strerror or error}.",
            "Make it readable or move it away.",
        ) from error
    except ValueError as error:  # TOML syntax and UTF-8 alike
        raise SettingsError(
            f"The settings file {file} is not valid TOML: {error}.", "Mend that line."
        ) from error


def _settings_error(error: ValidationError, origins: Mapping[str, str]) -> SettingsError:
    first = error.errors()[0]
    key = ".".join(map(str, first["loc"]))
    origin = origins.get(str(first["loc"][0]), "the settings") if first["loc"] else "the settings"
    if first["type"] == "extra_forbidden":
        known = ", ".join(sorted(Settings.model_fields))
        return SettingsError(
            f"There is no setting “{key}” ({origin}).", f"The settings are: {known}."
        )
    return SettingsError(f"The setting “{key}” in {origin} is not valid: {first['msg']}.")
