"""The metadata above Markdown."""

from __future__ import annotations

import pytest

from explorer.library.readers.front_matter import FrontMatter, split_front_matter

MALFORMED = "its front matter is malformed and was left in the text"


@pytest.mark.parametrize(
    ("text", "body", "fields"),
    [
        ("---\ntitle: One\n---\nText\n", "Text", {"title": "One"}),
        ("\n---\r\ntitle: One\r\n---\r\n\r\nText".replace("\r", ""), "Text", {"title": "One"}),
        ("---\nPublish-Date: 2025-08-25\n---\nx", "x", {"publishdate": "2025-08-25"}),
        ("---\na: 010\nb: yes\nc: 1:30\nd: ~\n---\nx", "x",
         {"a": "010", "b": "yes", "c": "1:30", "d": "~"}),
        ("---\na: [Jo,  Ann ]\nb:\n  - name: Jo\n    mail: x\n  - Ann\n---\nx", "x",
         {"a": "Jo, Ann", "b": "Jo, Ann"}),
        ("---\na: >\n  One\n  two\n\n  three\n---\nx", "x", {"a": "One two three"}),
        ("---\na: !!python/object/apply:os.getcwd []\n---\nx", "x", {"a": ""}),
        ('+++\ntitle = "One"\ndate = 2025-08-25T10:00:00Z\nn = 7\n+++\nx', "x",
         {"title": "One", "date": "2025-08-25 10:00:00+00:00", "n": "7"}),
        ("---\ntitle: One\n---\na\n---\nb", "a\n---\nb", {"title": "One"}),
        # none
        ("", "", {}),
        ("Text", "Text", {}),
        ("a\n---\nb\n---\nc", "a\n---\nb\n---\nc", {}),
        ("---\nA text after a rule", "---\nA text after a rule", {}),
        ("---\nA text between rules\n---\nx", "---\nA text between rules\n---\nx", {}),
        ("---\n- a\n- b\n---\nx", "---\n- a\n- b\n---\nx", {}),
        ("---\n---\nx", "---\n---\nx", {}),
    ],
)  # fmt: skip
def test_split(text: str, body: str, fields: dict[str, str]) -> None:
    assert split_front_matter(text) == FrontMatter(body, fields)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: One: two\n---\nx",
        "---\ntitle: [\n---\nx",
        "---\ntitle: \x01\n---\nx",
        "---\na: &a [*a]\n---\nx",
        "+++\ntitle: One\n+++\nx",
        "---\na: " + "[" * 20_000 + "\n---\nx",
    ],
    ids=["colon", "bracket", "control", "itself", "no TOML", "nested"],
)
def test_what_is_malformed_stays_in_the_text_with_a_remark(text: str) -> None:
    assert split_front_matter(text) == FrontMatter(text, remark=MALFORMED)


def test_what_is_too_long_for_front_matter_stays_in_the_text() -> None:
    text = f"---\na: {'x' * 40_000}\n---\nx"
    assert split_front_matter(text) == FrontMatter(text)


def test_aliases_do_not_grow() -> None:
    lists = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 15))
    tables = "".join(f"t{n}: &t{n} {{name: [{'*t' + str(n - 1)}]}}\n" for n in range(1, 15))
    matter = split_front_matter(f"---\nl0: &l0 [lol]\nt0: &t0 [lol]\n{lists}{tables}---\nx")
    assert matter.fields["l0"] == "lol"
    assert matter.fields["l14"] == matter.fields["t14"] == ""
