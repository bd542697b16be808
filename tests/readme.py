"""Write into the README what the program knows better: its keys and its query language.

python -m tests.readme
"""

from __future__ import annotations

from pathlib import Path

from explorer.search.language.help import QUERY_HELP
from explorer.tui.keys import GROUPS, shown_keys

README = Path(__file__).parents[1] / "README.md"


def key_table() -> str:
    """Return all key bindings as a Markdown table."""
    rows = ["| where | key | what it does | id |", "|---|---|---|---|"]
    for group, bindings in GROUPS.items():
        for binding in bindings:
            keys = " ".join(f"`{key}`" for key in shown_keys(binding.key).split())
            rows.append(f"| {group} | {keys} | {binding.tooltip} | `{binding.id}` |")
    return "\n".join(rows)


def written(readme: str) -> str:
    """Return the README with its made parts as they should be now."""
    for name, part in (("keys", key_table()), ("query", f"```text\n{QUERY_HELP}\n```")):
        start, end = f"<!-- {name} -->\n", f"\n<!-- /{name} -->"
        before, found, rest = readme.partition(start)
        assert found, f"the README has no place for {name}"
        readme = before + start + part + end + rest.partition(end)[2]
    return readme


if __name__ == "__main__":
    README.write_text(written(README.read_text("utf-8")), "utf-8")
