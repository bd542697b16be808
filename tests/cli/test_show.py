from __future__ import annotations

from pathlib import Path

import pytest

from explorer.library.collection import Collection
from tests.cli.running import BOLD, PLAIN, assert_refused, on_terminal, press, write_settings
from tests.cli.sources import GATES, json_lines
from tests.conftest import ArticleFolder


def test_a_heading_with_what_is_known_stands_over_the_text(haiti: Collection) -> None:
    result = press("show", "001")
    assert (result.code, result.err) == (0, "")
    assert result.lines[:5] == [
        (
            "Title:     Kenyan officers in Haiti intensify operations and recapture Télcos Station"
            " (supplied; the text has no headline)"
        ),
        "Date:      25 Aug 2025?  [2025-08-25?, from its metadata]",
        "Language:  en",
        "Id:        001_8ca0c3246e838614",
        "",
    ]
    paragraphs = haiti.article("001_8ca0c3246e838614").text.split("\n")
    assert result.lines[5] == paragraphs[0]
    assert result.lines[6:8] == ["", paragraphs[1]]


def test_a_title_from_the_text_is_not_called_supplied() -> None:
    assert "supplied" not in press("show", "003").out


def test_all_that_is_known_is_shown_and_what_is_not_is_left_out(folder: ArticleFolder) -> None:
    folder.write("one.txt", "Harbour reopens\n\nThe harbour reopened.")
    bare = press("-C", folder.path, "show", "one").lines
    assert [line.split()[0] for line in bare[:3]] == ["Title:", "Language:", "Id:"]
    folder.write(
        "collection.toml",
        "[articles.one]\ndate = '2024'\nsource = 'The Gazette'\nbyline = 'A. Writer'\n"
        "place = 'Nairobi'\nurl = 'https://example.org/1'\nlanguage = 'fr'\n",
    )
    full = press("-C", folder.path, "show", "one").lines
    assert full[1:8] == [
        "Date:      2024  [2024, from its metadata]",
        "Source:    The Gazette",
        "By:        A. Writer",
        "Place:     Nairobi",
        "URL:       https://example.org/1",
        "Language:  fr",
        "Id:        one",
    ]


@pytest.mark.parametrize(
    ("text", "known", "edited", "date"),
    [
        (GATES, {"date": "2025-03-01"}, None, "1 Mar 2025  [2025-03-01, from its metadata]"),
        (GATES, {"date": "2025-03-01"}, "2025", "2025  [2025, from you]"),
        (f"1 March 2025\n\n{GATES}", {}, None, "1 Mar 2025  [2025-03-01, from its text]"),
        (GATES, {}, "2025-03~", "Mar 2025~  [2025-03~, from you]"),
        (GATES, {}, None, None),
    ],
)
def test_a_date_says_where_it_comes_from(
    tmp_path: Path, text: str, known: dict[str, str], edited: str | None, date: str | None
) -> None:
    source = tmp_path / "article.txt"
    if known:
        json_lines(source, {"text": text, **known})
    else:
        source.write_text(text)
    press("add", source)
    (id_,) = press("search", "--format", "ids").lines
    if edited:
        press("edit", id_, "--date", edited)
    dates = [line for line in press("show", id_).lines if line.startswith("Date: ")]
    assert dates == ([f"Date:      {date}"] if date else [])
    origin = press("show", id_, "--format", "json").data["date_from"]
    assert origin == ("user" if edited else "metadata" if known else "text" if date else None)


def test_an_empty_article_is_only_a_heading(folder: ArticleFolder) -> None:
    folder.write("one.txt", "")
    assert press("-C", folder.path, "show", "one").lines[-2:] == ["Id:        one", ""]


@pytest.mark.parametrize("id_", ["001_8ca0c3246e838614", "001", "001_8"])
def test_any_beginning_of_an_id_will_do(id_: str) -> None:
    assert "Id:        001_8ca0c3246e838614" in press("show", id_).lines


def test_a_whole_id_means_itself_though_others_begin_so(folder: ArticleFolder) -> None:
    folder.write("a.txt", "The first.")
    folder.write("ab.txt", "The second.")
    assert press("-C", folder.path, "show", "a").lines[-1] == "The first."


@pytest.mark.parametrize("id_", ["999", "", "001_8ca0c3246e838614x", "../seeds/001", "001.txt"])
def test_an_unknown_id_is_refused(id_: str) -> None:
    assert_refused(press("show", id_), f"“{id_}”", "No article")


def test_an_ambiguous_id_is_refused_with_what_it_may_mean() -> None:
    assert_refused(press("show", "00"), "several ids", "000_f1ddb3ca6fbb2f43", "…")


def test_a_hostile_id_is_shown_harmlessly() -> None:
    assert_refused(press("show", "\x1b[31m\u202e"), "“␛[31m�”")


def test_an_article_that_is_too_large_is_refused(folder: ArticleFolder) -> None:
    folder.write("one.txt", "The harbour reopened.")
    write_settings("[limits]\narticle_bytes = 20")
    assert_refused(press("-C", folder.path, "show", "one"), "one.txt is larger than 20 bytes")


# ── on a terminal ────────────────────────────────────────────────────────────────────────────


def test_lines_are_no_longer_than_a_reader_likes() -> None:
    shown = press("show", "001", columns=200).lines
    assert 90 < max(map(len, shown)) <= 100


def test_in_a_pipe_a_paragraph_is_a_line() -> None:
    assert max(map(len, press("show", "001").lines)) > 300


def test_a_heading_too_long_for_the_terminal_is_wrapped_beside_its_label() -> None:
    assert press("show", "003", columns=40).lines[:4] == [
        "Title:     Kenyan-led Haiti Mission",
        "           Gives Update as US Advocates",
        "           for UN Intervention",
        "Date:      19 Nov 2024?  [2024-11-19?,",
    ]


def test_a_link_is_never_broken(folder: ArticleFolder) -> None:
    link = "https://example.org/" + "a" * 60
    folder.write("one.txt", "The harbour reopened.")
    folder.write("collection.toml", f"[articles.one]\nurl = '{link}'\n")
    assert f"URL:       {link}" in press("-C", folder.path, "show", "one", columns=40).lines


def paged(*arguments: str, size: tuple[int, int] = (24, 80)) -> bool:
    """Whether an article goes through the pager on a terminal of that size."""
    out = on_terminal(*arguments, size=size, env={"PAGER": "sed s/^/PAGED:/"}).out
    assert "Title:" in out
    return "PAGED:" in out


def test_what_fits_the_terminal_is_not_paged(folder: ArticleFolder) -> None:
    folder.write("one.txt", "\n".join(f"Line {number} ends here." for number in range(10)))
    arguments = ("-C", str(folder.path), "show", "one")
    lines = press(*arguments, columns=80).out.count("\n")
    assert not paged(*arguments, size=(lines + 1, 80))
    assert paged(*arguments, size=(lines, 80))


def test_a_terminal_of_unknown_size_is_taken_for_24_lines(folder: ArticleFolder) -> None:
    folder.write("one.txt", "The harbour reopened.")
    assert not paged("-C", str(folder.path), "show", "one", size=(0, 0))


def test_less_is_told_to_leave_a_short_text_and_the_screen_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PAGER", "sh -c 'echo LESS=$LESS; cat'")
    assert "LESS=FRX" in on_terminal("show", "001").out
    assert "LESS=i" in on_terminal("show", "001", env={"LESS": "i"}).out


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────


def test_json_has_the_whole_article(haiti: Collection) -> None:
    data = press("show", "001", "--format", "json").data
    article = haiti.article("001_8ca0c3246e838614")
    assert (data["format"], data["version"]) == ("press-article", 1)
    assert (data["id"], data["title"], data["text"]) == (article.id, article.title, article.text)
    assert (data["date"], data["title_is_supplied"]) == ("2025-08-25?", True)


def test_json_has_the_mentions_with_what_they_may_stand_for(haiti: Collection) -> None:
    data = press("show", "001", "--format", "json").data
    for mention in data["mentions"]:
        assert data["text"][mention["start"] : mention["end"]] == mention["surface"]
        assert mention["entities"]
    assert {"type": "force", "name": "Haitian National Police"} in [
        entity
        for mention in data["mentions"]
        if mention["surface"] == "PNH"
        for entity in mention["entities"]
    ]


def test_the_places_that_an_article_was_read_in_are_named(folder: ArticleFolder) -> None:
    one, two = (folder.write(name, "Rain fell on the hills.\n") for name in ("1.txt", "2.txt"))
    press("add", folder.path)
    (id_,) = press("search", "--format", "ids", "rain").lines
    lines = press("show", id_).lines
    assert [line for line in lines if line.startswith("Read in:")] == [
        f"Read in:   {one}",
        f"Read in:   {two}",
    ]
    assert press("show", "--format", "json", id_).data["read_in"] == [str(one), str(two)]


def test_in_a_plain_folder_it_is_the_file(folder: ArticleFolder) -> None:
    file = folder.write("1.txt", "Rain fell on the hills.\n")
    shown = press("-C", folder.path, "show", "1", "--format", "json").data
    assert shown["read_in"] == [str(file)]


# ── one passage ──────────────────────────────────────────────────────────────────────────────

PARAGRAPHS = "The harbour reopened on Monday.\n\nTwelve ships left before noon.\n\nIt rained.\n"


def test_a_passage_is_marked_in_its_paragraph(folder: ArticleFolder) -> None:
    folder.write("one.txt", PARAGRAPHS)
    lines = press("-C", folder.path, "show", "one#40-45").lines
    assert lines[-2:] == ["", "Twelve ⟦ships⟧ left before noon."]
    assert lines[0].startswith("Title:")


def test_a_passage_over_several_paragraphs_is_marked_in_each(folder: ArticleFolder) -> None:
    folder.write("one.txt", PARAGRAPHS)
    lines = press("-C", folder.path, "show", "one@1#24-45").lines
    assert lines[-3:] == [
        "The harbour reopened on ⟦Monday.⟧",
        "",
        "⟦Twelve ships⟧ left before noon.",
    ]


def test_a_passage_is_wrapped_and_bold_on_a_terminal(folder: ArticleFolder) -> None:
    folder.write("one.txt", PARAGRAPHS)
    result = press("-C", folder.path, "show", "one#40-57", columns=20)
    assert result.lines[-2:] == [
        f"Twelve {BOLD}⟦ships left{PLAIN}",
        f"{BOLD}before⟧{PLAIN} noon.",
    ]


def test_json_has_the_passage_beside_the_article(folder: ArticleFolder) -> None:
    folder.write("one.txt", PARAGRAPHS)
    data = press("-C", folder.path, "show", "one#40-45", "--format", "json").data
    assert data["passage"] == {"start": 40, "end": 45, "text": "ships"}
    assert data["text"].startswith("The harbour")
    assert "passage" not in press("-C", folder.path, "show", "one", "--format", "json").data


@pytest.mark.parametrize("offsets", ["", "5", "5-5", "9-5", "0-9999", "a-b", "-1-5", "²-5"])
def test_a_passage_that_is_none_is_refused(offsets: str) -> None:
    assert_refused(press("show", f"001#{offsets}"), f"no passage “{offsets}”", "ID#START-END")
