"""The block of metadata above a Markdown text, in YAML between `---` or in TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

_LONGEST = 1 << 15  # characters; no article says so much of itself
_PUNCTUATION = re.compile("[-_ ]")
_TOML_MARK = re.compile(r"^\+{3,}\s*$", re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """What stands above a text, and the text."""

    body: str
    """With the block still above it when that could not be read."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """As written; the keys in lower case without `-` and `_`, several values with commas."""

    remark: str | None = None


def split_front_matter(text: str) -> FrontMatter:
    """Take the block of metadata off a text. One that is malformed stays, with a remark."""
    from frontmatter.default_handlers import BaseHandler, YAMLHandler  # only now: start-up time

    text = text.strip()
    for handler, load in ((YAMLHandler(), _load_yaml), (BaseHandler(_TOML_MARK), tomllib.loads)):
        if handler.detect(text):
            return _split(text, handler, load)
    return FrontMatter(text)


def _split(text: str, handler: Any, load: Callable[[str], Any]) -> FrontMatter:
    try:
        block, body = handler.split(text)
    except ValueError:  # nothing ends the block, so it is none
        return FrontMatter(text)
    try:
        values = load(block) if len(block) <= _LONGEST else None
    except (ValueError, RecursionError):
        return FrontMatter(text, remark="its front matter is malformed and was left in the text")
    if not isinstance(values, dict):
        return FrontMatter(text)
    plain_keys = ((_PUNCTUATION.sub("", str(key)).lower(), value) for key, value in values.items())
    return FrontMatter(body.strip(), {key: _written(value) for key, value in plain_keys})


def _load_yaml(block: str) -> Any:
    from yaml import BaseLoader, YAMLError, load  # only now: it takes start-up time

    try:
        # Every value stays as written. Never the loader in C: deep nesting crashes it.
        return load(block, Loader=BaseLoader)  # noqa: S506 - it makes nothing but text and lists
    except YAMLError as error:
        raise ValueError from error


def _written(value: Any) -> str:
    """Return a value as text: what a list has in it, the name of a table.

    What lies deeper is left out: by aliases a small YAML can hold more than memory does.
    """
    items = value if isinstance(value, list) else [value]
    names = (item.get("name") if isinstance(item, dict) else item for item in items)
    return ", ".join(
        " ".join(str(name).split()) for name in names if name and not isinstance(name, (dict, list))
    )
