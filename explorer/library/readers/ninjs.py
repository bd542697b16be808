"""IPTC ninjs, the JSON of news agencies, versions 1 and 2, in the words of other JSON articles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_STATUS = ("versioncreated", "pubstatus")
_CREATED = ("versioncreated", "firstcreated", "contentcreated")
_MARKED_UP = ("body_xhtml", "body_html")
_PLAIN = ("text/plain", "text", "")
_HTML = ("text/html", "application/xhtml+xml", "html", "html5", "xhtml")


def is_ninjs(item: Mapping[str, Any]) -> bool:
    """Whether an object is a news item in ninjs."""
    has_body = any(name.startswith("body_") for name in item)
    return ("headline" in item and has_body) or ("uri" in item and any(k in item for k in _STATUS))


def simplified(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a ninjs item as an object with plain names: headline, text, date, …"""
    return {
        **_body(item),
        "id": item.get("uri"),
        "headline": item.get("headline") or _main(item.get("headlines")),
        "date": next((item[name] for name in _CREATED if item.get(name)), None),
        "source": item.get("copyrightholder")
        or _first(item.get("infosources"))
        or _first(item.get("infosource"))
        or item.get("provider"),
        "byline": item.get("byline") or item.get("by"),
        "language": item.get("language"),
        "located": item.get("located"),
    }


def _body(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the text under `text` or `body_html`: where the plain text is all one line, its
    paragraphs are in the other."""
    bodies = _objects(item.get("bodies"))
    plain = item.get("body_text") or _of_type(bodies, _PLAIN)
    html = next((item[name] for name in _MARKED_UP if item.get(name)), None)
    html = html or _of_type(bodies, _HTML)
    if plain and (not html or "\n" in str(plain).strip()):
        return {"text": plain}
    if html:
        return {"body_html": html}
    described = item.get("description_text") or _main(item.get("descriptions"))
    return {"description": described or item.get("description_html")}


def _of_type(bodies: list[Mapping[str, Any]], types: tuple[str, ...]) -> Any:
    for body in bodies:
        if str(body.get("contenttype") or body.get("role") or "").lower() in types:
            return body.get("value")
    return None


def _main(values: Any) -> Any:
    """Return the value with the role `main`, else the first."""
    found = _objects(values)
    main = [each for each in found if each.get("role") == "main"]
    return next((each.get("value") for each in (*main, *found)), None)


def _first(values: Any) -> Any:
    return next(iter(_objects(values)), None)


def _objects(values: Any) -> list[Mapping[str, Any]]:
    return [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []
