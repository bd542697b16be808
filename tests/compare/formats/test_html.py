from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from explorer.compare.comparing import Comparison
from explorer.compare.formats.html import html_page
from explorer.compare.formats.showing import shown
from explorer.models import EntityKey, EntityType, NamedMention
from tests.compare.made_up import LEFT, comparison, report

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=http://127.0.0.1/x onerror=alert(1)>",
    "</td></table><style>*{display:none}</style>",
    "\"' onmouseover='alert(1)",
    "javascript:alert(1)",
    "&lt;b&gt;&#60;",
    "{{ 7 * 7 }}{% raw %}",
    "]]><!--",
    "\x00\x1b[2J\u202e",
)


def page_of(whole: Comparison, *labels: str) -> HtmlElement:
    return lxml.html.document_fromstring(html_page(shown(whole, labels or ("L", "R"))))


def test_the_page_has_two_columns_with_the_words_that_differ_marked() -> None:
    page = page_of(comparison())
    rows = page.xpath("//table[@class='pair']/tbody/tr")
    assert [len(row) for row in rows] == [3] * 5
    assert [cell.text_content() for cell in rows[0]] == ["", ">", "Prices rose."]
    assert rows[2].xpath("td[1]/del/text()") == ["are expected to sail", "said Ana Ruiz"]
    assert rows[2].xpath("td[3]/ins/text()") == ["A statement read", "have sailed"]
    assert "¶\xa01" in rows[1][1].text_content()


def test_figures_and_quotes_lead_to_the_row_that_has_them() -> None:
    page = page_of(comparison())
    links = page.xpath("//section//a/@href")
    assert links == ["#row-2", "#row-2", "#row-4", "#row-4", "#row-2"]
    assert len(page.xpath("//*[@id='row-2']")) == 1


def test_without_rows_nothing_leads_anywhere() -> None:
    page = page_of(replace(comparison(), rows=None))
    assert page.xpath("//a") == []
    assert page.xpath("//h1/text()") == ["Title of left", "Title of right"]


def test_what_was_not_asked_for_is_left_out_and_what_is_not_there_is_said() -> None:
    whole = comparison()
    page = page_of(replace(whole, rows=None, ledger=None, quotes=(), coverage=()))
    assert [heading.text for heading in page.iter("h2")] == ["Shared quotes", "Named in"]
    assert [each.text for each in page.find_class("none")] == ["None.", "None."]


def assert_nothing_lives(page: HtmlElement) -> None:
    """Check that a page runs nothing, asks for nothing, and has only elements of its own."""
    allowed = (
        "html head meta title style body main section table colgroup col thead tbody tr th td h1 h2"
        " h3 p div span strong b blockquote ul li ins del a br"
    )
    elements = list(page.iter())
    assert {each.tag for each in elements} <= set(allowed.split())
    for each in elements:
        assert not [name for name in each.attrib if name.startswith("on") or name == "src"]
        assert re.fullmatch(r"#row-\d+", each.get("href", "#row-0"))
        assert each.tag == "style" or "style" not in each.attrib
    assert len(page.xpath("//style")) == 1
    assert "url(" not in page.xpath("//style")[0].text
    assert "@import" not in page.xpath("//style")[0].text
    policies = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=5), min_size=1, max_size=4))
def test_nothing_of_an_article_is_alive(parts: list[str]) -> None:
    hostile = "".join(parts)
    whole = comparison(hostile)
    named = NamedMention(0, 3, EntityKey(EntityType.PERSON, hostile))
    one, other = (
        replace(each, names=(named,), article=replace(each.article, title=hostile, source=hostile))
        for each in whole.reports
    )
    assert whole.ledger
    whole = replace(
        whole,
        reports=(one, other),
        ledger=replace(
            whole.ledger,
            reports=(one, other),
            rows=tuple(replace(row, quantity=hostile) for row in whole.ledger.rows),
        ),
    )
    assert_nothing_lives(page_of(whole, hostile, hostile))


def test_a_title_is_only_text() -> None:
    whole = replace(comparison(), rows=None, quotes=None, ledger=None, coverage=None)
    article = replace(report("left", LEFT).article, title="<script>alert(1)</script>")
    page = page_of(replace(whole, reports=(replace(whole.reports[0], article=article),) * 2))
    assert page.xpath("//script") == []
    assert page.xpath("//h1")[0].text == "<script>alert(1)</script>"
