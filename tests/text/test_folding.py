"""Folding: one spelling for what readers take as the same, and the way back."""

from __future__ import annotations

import sys
import unicodedata
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.text.folding import fold, fold_in_place, fold_with_offsets

ANY_TEXT = st.text(st.characters())
NASTY_TEXT = st.text("ab \t\n\u00a0\u200b\u0301\x1béß½ﬁİ’—")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Otunge", "otunge"),
        ("CHÉRIZIER", "cherizier"),
        ("Che\u0301rizier", "cherizier"),
        ("l’Estère", "l'estere"),
        ("“Télcos” – now", '"telcos" - now'),
        ("Straße", "strasse"),
        ("ﬁve ½", "five 1⁄2"),
        ("ＰＮＨ", "pnh"),
        ("İstanbul ılık", "istanbul ilik"),
        ("Łódź Đakovo Øre Ǿre", "lodz dakovo ore ore"),
        ("a\u00a0b\u2009c\nd\te", "a b c d e"),
        ("co\u00adop\u200b\x1b", "coop"),
        ("‴ ﹘ ŉ", "''' - 'n"),
        ("警察", "警察"),
        ("", ""),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold_with_offsets(text).text == folded


def test_every_character_folds_once_and_for_all() -> None:
    characters = (each for each in map(chr, range(sys.maxunicode + 1)) if category(each) != "Cn")
    once = {character: fold(character) for character in characters}
    again = {character: folded for character, folded in once.items() if fold(folded) != folded}
    assert again == {}


@given(ANY_TEXT)
def test_case_and_composition_make_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(st.characters(codec="ascii")))
def test_the_short_way_for_plain_text_gives_what_the_long_way_does(text: str) -> None:
    assert fold(text) == fold(text + "é").removesuffix("e")


@pytest.mark.parametrize("text", ["a\u0301", "½", "ß", "a\u00adb", "\x1b", "\u200b", "ꭰ"])
def test_what_would_move_an_offset_is_not_folded_in_place(text: str) -> None:
    assert fold_in_place(text) is None


@given(ANY_TEXT | NASTY_TEXT | st.text("aBÉΣσςŁı“’—\n\u00a0警"))
@example("".join(map(chr, range(0xC0, 0xD6))) + "ÙÚÛÜÝŁØ A")  # many different characters
def test_what_is_folded_in_place_is_folded_character_by_character(text: str) -> None:
    in_place = fold_in_place(text)
    assert in_place is None or list(in_place) == list(map(fold, text))


@given(st.text("aBÉ“’\n ") | st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_usual_text_is_folded_in_place(text: str) -> None:
    assert fold_in_place(text) == fold(text)


@given(ANY_TEXT | NASTY_TEXT)
def test_with_offsets_only_runs_of_spaces_differ(text: str) -> None:
    assert fold_with_offsets(text).text.split() == fold(text).split()


@given(NASTY_TEXT)
@example("a \u200b b")
@example(" \u0301 ")
def test_with_offsets_no_two_spaces_stand_together(text: str) -> None:
    assert "  " not in fold_with_offsets(text).text


@given(ANY_TEXT | NASTY_TEXT)
def test_spans_lie_in_the_text_and_keep_its_order(text: str) -> None:
    folded = fold_with_offsets(text)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    assert spans == sorted(spans)


@given(st.data(), ANY_TEXT | NASTY_TEXT)
def test_a_span_leads_back_to_what_was_folded(data: st.DataObject, text: str) -> None:
    folded = fold_with_offsets(text)
    if not folded.text:
        assert not fold(text)
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    back_start, back_end = folded.span(start, end)
    assert folded.text[start:end] in fold_with_offsets(text[back_start:back_end]).text


@pytest.mark.parametrize(
    ("text", "find", "surface"),
    [
        ("by Che\u0301rizier now", "cherizier", "Che\u0301rizier"),
        ("the  Pont\n Sondé ", "pont sonde", "Pont\n Sondé"),
        ("cafe\u0301", "cafe", "cafe\u0301"),
        ("ﬁve", "f", "ﬁ"),
        ("ﬁve", "ive", "ﬁve"),
        ("éa", "a", "a"),
        ("plain", "lai", "lai"),
    ],
)
def test_a_find_is_mapped_to_whole_characters(text: str, find: str, surface: str) -> None:
    folded = fold_with_offsets(text)
    at = folded.text.index(find)
    start, end = folded.span(at, at + len(find))
    assert text[start:end] == surface
