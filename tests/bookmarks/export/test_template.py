from __future__ import annotations

import pytest

from explorer.bookmarks.export.template import document_by_template
from explorer.errors import BookmarkError
from tests.bookmarks.export.passages import hostile, kept


def test_a_template_is_given_the_passages() -> None:
    each = "{% for p in passages %}\n{{ p.quote }} {{ p.tags|join('/') }}\n{% endfor %}\n"
    template = f"{{{{ heading }}}}\n{each}"
    made = document_by_template(template, "t.txt", [kept()], "Kept")
    assert made == "Kept\nTwelve ships left before noon. lead/to do\n"


@pytest.mark.parametrize("name", ["t.html", "T.HTM", "t.xml.j2"])
def test_text_is_escaped_in_markup(name: str) -> None:
    made = document_by_template("{{ passages[0].note }}", name, [hostile()], "")
    assert "<script>" not in made
    assert "&lt;script&gt;" in made


def test_text_is_harmless_on_a_terminal() -> None:
    made = document_by_template("{{ passages[0].note }}", "t.md", [hostile()], "")
    assert "<script>" in made
    assert "\x1b" not in made


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{% for %}", "in line 1"),
        ("{{ passages[0].nothing }}", "nothing"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ passages.append(1) }}", "unsafe|not safely callable"),
        ("{% include '/etc/passwd' %}", "no loader"),
        ("{{ 1 / 0 }}", "division"),
        ("{% for i in range(10 ** 9) %}{% endfor %}", "[Rr]ange"),
        ("{{ 'a' + 1 }}", "str"),
    ],
)
def test_what_it_must_not_or_cannot_do_is_a_sentence(template: str, reason: str) -> None:
    with pytest.raises(BookmarkError, match=reason) as caught:
        document_by_template(template, "mine.txt", [kept()], "")
    assert "The template mine.txt cannot be used" in str(caught.value)
