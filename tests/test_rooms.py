"""The core knows no face: no room but cli and tui ever loads what draws on a screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_PACKAGE = Path(__file__).parents[1] / "explorer"
_FACES = ("cli", "tui", "__main__")
_CORE = sorted(
    ".".join(("explorer", *path.relative_to(_PACKAGE).with_suffix("").parts))
    for path in _PACKAGE.rglob("*.py")
    if path.relative_to(_PACKAGE).with_suffix("").parts[0] not in _FACES
)


def _loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=_PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(ended.stdout.split())


def test_the_core_loads_neither_textual_nor_rich_nor_click() -> None:
    modules = [name.removesuffix(".__init__") for name in _CORE]
    loaded = _loaded_by("\n".join(f"import {name}" for name in modules))
    assert set(modules) <= loaded
    assert not loaded & {"textual", "rich", "click"}


@pytest.mark.parametrize("room", ["text", "entities", "library", "compare", "bookmarks"])
def test_only_the_search_room_loads_whoosh(room: str) -> None:
    modules = [name for name in _CORE if name.startswith(f"explorer.{room}.")]
    loaded = _loaded_by("\n".join(f"import {name.removesuffix('.__init__')}" for name in modules))
    assert "explorer.text.folding" in loaded
    assert "whoosh" not in loaded
