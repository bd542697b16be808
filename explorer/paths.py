"""The folders this program uses; the only module that asks the system for them."""

from __future__ import annotations

import os
from pathlib import Path

_NAME = "press-explorer"


def cache_dir() -> Path:
    """Return the folder for what can be made again (the indexes)."""
    return _folder("PRESS_CACHE_DIR", "user_cache_path")


def data_dir() -> Path:
    """Return the folder for what must never be lost (the bookmarks)."""
    return _folder("PRESS_DATA_DIR", "user_data_path")


def settings_file() -> Path:
    """Return the path of the user's settings file, whether it exists or not."""
    return _folder("PRESS_CONFIG_DIR", "user_config_path") / "settings.toml"


def _folder(variable: str, kind: str) -> Path:
    """Return the folder named by an environment variable, or the system's own of that kind."""
    if named := os.environ.get(variable):
        # Not Path.expanduser: that raises where `~` begins the name of no user.
        return Path(os.path.expanduser(named)).absolute()  # noqa: PTH111
    import platformdirs  # only when asked: it costs start-up time

    folder: Path = getattr(platformdirs, kind)(_NAME, appauthor=False)
    return folder
