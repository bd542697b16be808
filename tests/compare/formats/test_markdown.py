from __future__ import annotations

import lxml.html
from markdown_it import MarkdownIt

from explorer.compare.formats.markdown import markdown_lines
from explorer.compare.formats.showing import shown
from tests.compare.made_up import comparison


def rendered(day: str = "Monday") -> lxml.html.HtmlElement:
    """Return the page that a reader of Markdown makes of it."""
    text = "\n".join(markdown_lines(shown(comparison(day), ["L", "R"])))
    return lxml.html.fromstring(MarkdownIt("gfm-like", {"html": True}).render(text))


def cells(page: lxml.html.HtmlElement, table: int) -> list[list[str]]:
    (body,) = page.xpath(f"(//table)[{table}]/tbody")
    return [[cell.text_content().strip() for cell in row] for row in body]


def test_the_passages_are_a_table() -> None:
    page = rendered()
    assert cells(page, 1)[:2] == [
        ["", ">", "Prices rose."],
        [
            "The harbour reopened on Monday after the storm.",
            "=* ¶ 1 → ¶ 3",
            "The harbour reopened on Monday after the storm.",
        ],
    ]
    assert page.xpath("//s/text()") == ["are expected to sail", "said Ana Ruiz"]
    assert "have sailed" in page.xpath("//table//strong/text()")


def test_figures_and_names_are_tables_too() -> None:
    page = rendered()
    assert cells(page, 2)[1] == [
        "people fled",
        "different period (since January here, 2023 there)",
        "R",
        "3,600",
        "Since January",
        "Since January 3,600 people fled.",
    ]
    assert cells(page, 3) == [
        ["Ana Ruiz (person)", "1", "0", "only L"],
        ["harbour (place)", "1", "1", ""],
    ]


def test_a_quote_is_told_in_a_list() -> None:
    items = [item.text_content() for item in rendered().xpath("//li")]
    assert "L 19 Nov 2024, Ana Ruiz, said: “Twelve ships are expected to sail”" in items
    assert "“are expected to sail” became “have sailed”" in items


def test_nothing_of_an_article_is_markup() -> None:
    hostile = "<img src=x> | **b** [l](http://e.org) `c` http://e.org www.e.org a@e.org ~~s~~ \\"
    page = rendered(hostile)
    assert page.xpath("//img | //a | //code") == []
    assert cells(page, 1)[1][0] == f"The harbour reopened on {hostile} after the storm."
