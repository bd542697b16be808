"""How a binding is made and shown."""

from __future__ import annotations

from textual.binding import Binding

_SIGNS = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "number_sign": "#",
    "full_stop": ".",
    "plus": "+",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "vertical_line": "|",
    "shift+left": "⇧←",
    "shift+right": "⇧→",
    "escape": "esc",
    "backspace": "bksp",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "f1": "F1",
}


def key(
    id_: str, keys: str, action: str, label: str, tooltip: str, *, show: bool = False
) -> Binding:
    """Return a binding by its id, its keys, what it does, and how it is called and explained."""
    first, *_ = (_SIGNS.get(key, key) for key in keys.split(","))
    return Binding(keys, action, label, show=show, key_display=first, tooltip=tooltip, id=id_)


def shown_keys(keys: str) -> str:
    """Return the keys of a binding as people write them: `j ↓`."""
    return " ".join(_SIGNS.get(key.strip(), key.strip()) for key in keys.split(","))
