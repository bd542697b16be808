"""Keys of dialogs and forms."""

from __future__ import annotations

from explorer.tui.keys.binding import key

CHOICE = [
    key("choice.take", "enter,l,right", "take", "Take", "Take what is under the cursor",
         show=True),
]  # fmt: skip
"""In a list to take one from."""

FIELD = [
    key("form.enter", "enter", "app.focus_next", "Next", "Go to the next field"),
    key("form.as_read", "ctrl+r", "as_read", "As read", "Take the edit of the field back"),
]
"""In a field of the metadata."""

FORM = [
    key("form.next", "tab,down", "app.focus_next", "Next field", "Go to the next field"),
    key("form.previous", "shift+tab,up", "app.focus_previous", "Field before",
         "Go to the field before"),
]  # fmt: skip
"""In every form."""

EDIT = [key("form.save", "ctrl+s", "save", "Save", "Save the metadata")]
"""In the form of the metadata."""

ADD = [key("add.begin", "enter", "begin", "Begin", "Bring the articles in")]
"""In the form of what to bring in."""

SAVE = [key("save.keep", "enter", "take", "Save", "Keep the search under that name")]
"""In the form for the name of a search."""

TICK = [key("add.tick", "space", "tick", "Tick", "Tick the box, or take the tick away")]
"""In a box to tick."""

IMPORT = [
    key("import.down", "j", "scroll(1)", "Down", "Scroll down"),
    key("import.up", "k", "scroll(-1)", "Up", "Scroll up"),
]
"""While articles are brought in."""
