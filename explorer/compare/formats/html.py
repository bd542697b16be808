"""A comparison as one HTML page that a browser opens without asking for anything else."""

from __future__ import annotations

from explorer.compare.formats.shown import ShownComparison

_MOST_COLUMNS = 4  # of figures; a sentence has no room in more


def html_page(shown: ShownComparison) -> str:
    """Return the page. It has no script, and all text of the articles in it is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # only now: it takes time

    environment = Environment(
        loader=PackageLoader("explorer.compare.formats", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.jinja").render(
        shown=shown, most_columns=_MOST_COLUMNS
    )
