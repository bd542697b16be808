"""JSON as harmless on a terminal as it is exact for a program."""

from __future__ import annotations

import json

from explorer.text.visible import is_unsafe


class _Escapes(dict[int, int | str]):
    """A translation table that decides about a character when it first meets it."""

    def __missing__(self, code: int) -> int | str:
        character = chr(code)
        self[code] = json.dumps(character)[1:-1] if is_unsafe(character) else code
        return self[code]


_ESCAPES = _Escapes({ord("\n"): "\n"})  # those that are not between lines are escaped before


def harmless_json(value: object, indent: int | None = None) -> str:
    """Return a value as JSON, on one line or over several.

    Controls and invisible characters, which a terminal would obey or hide, are written as escapes.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isprintable() else text.translate(_ESCAPES)
