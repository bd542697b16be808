"""A lexicon, shared between collections."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.cli.made_up_news import MISSION, POLICE
from tests.cli.running import assert_refused, press

_LEXICON = """# by hand
[[force]]
name = "Haitian National Police"
variants = ["PNH", "HNP"]

[[place]]
name = "Kenya"
"""


def write(file: Path, text: str) -> Path:
    file.write_text(text, "utf-8")
    return file


def test_what_was_decided_is_exported(news: Path, tmp_path: Path) -> None:
    target = tmp_path / "names.toml"
    result = press("-C", news, "lexicon", "export", target)
    assert (result.code, target.exists()) == (1, False)
    press("-C", news, "entities", "merge", "PNH", "MSSM")
    assert press("-C", news, "lexicon", "export", target).code == 0
    (force,) = tomllib.loads(target.read_text())["force"]
    assert force["name"] == MISSION
    assert POLICE in force["variants"]


def test_all_names_are_exported_where_that_is_asked_for(news: Path) -> None:
    result = press("-C", news, "lexicon", "export", "--all")
    tables = tomllib.loads(result.out)
    assert {"name": "Kenya"} in tables["place"]
    assert {"name": POLICE, "variants": ["PNH"]} in tables["force"]


def test_what_is_exported_can_be_imported_elsewhere(news: Path, tmp_path: Path) -> None:
    press("-C", news, "entities", "merge", "PNH", "MSSM")
    file, other = tmp_path / "names.toml", tmp_path / "other"
    press("-C", news, "lexicon", "export", file)
    other.mkdir()
    write(other / "one.txt", f"One\n\nThe {POLICE} met the {MISSION}.")
    result = press("-C", other, "lexicon", "import", file)
    assert (result.code, result.out) == (0, "")
    (row,) = press("-C", other, "entities", "--type", "force", "--format", "json").data["entities"]
    assert row["name"] == MISSION
    assert row["variants"] == {POLICE: 1, MISSION: 1}
    again = press("-C", other, "lexicon", "import", file)
    assert (again.code, again.err) == (0, "0 entities and 0 names taken in.\n")


def test_the_lexicon_as_it_was_is_kept_beside(news: Path, tmp_path: Path) -> None:
    write(news / "lexicon.toml", _LEXICON)
    file = write(tmp_path / "names.toml", '[[force]]\nname = "PNH"\nvariants = ["La Police"]\n')
    assert press("-C", news, "lexicon", "import", file).code == 0
    assert (news / "lexicon.toml.old").read_text() == _LEXICON
    (force,) = tomllib.loads((news / "lexicon.toml").read_text())["force"]
    assert force == {"name": POLICE, "variants": ["PNH", "HNP", "La Police"]}


def test_conflicts_are_listed_with_their_lines_and_nothing_is_guessed(
    news: Path, tmp_path: Path
) -> None:
    write(news / "lexicon.toml", _LEXICON)
    press("-C", news, "entities", "hide", "Delmas")
    file = write(
        tmp_path / "names.toml",
        '[[person]]\nname = "Kenya"\n\n[[place]]\nname = "Delmas"\n\n[[place]]\nname = "Jacmel"\n',
    )
    dry = press("-C", news, "lexicon", "import", file, "--dry-run")
    assert (news / "lexicon.toml").read_text() == _LEXICON
    result = press("-C", news, "lexicon", "import", file)
    assert (dry.code, result.code) == (1, 1)
    assert dry.out == result.out
    assert result.lines == [
        f"{file}, line 2: “Kenya” of Kenya (person) is left out: that is Kenya (place) here.",
        f"{file}, line 5: “Delmas” of Delmas (place) is left out: it was judged to be no name.",
    ]
    names = [each["name"] for each in tomllib.loads((news / "lexicon.toml").read_text())["place"]]
    assert names == ["Jacmel", "Kenya"]
    data = press("-C", news, "lexicon", "import", file, "--format", "json").data
    assert [(each["clash"], each["line"]) for each in data["conflicts"]] == [
        ("other type", 2),
        ("hidden", 5),
    ]


def test_what_cannot_be_imported_is_refused_and_changes_nothing(news: Path, tmp_path: Path) -> None:
    write(news / "lexicon.toml", _LEXICON)
    assert_refused(press("-C", news, "lexicon", "import", tmp_path / "none.toml"), "none.toml")
    broken = write(tmp_path / "broken.toml", "[[person]\n")
    assert_refused(press("-C", news, "lexicon", "import", broken), "broken.toml", "TOML")
    assert (news / "lexicon.toml").read_text() == _LEXICON
    assert not (news / "lexicon.toml.old").exists()
    assert_refused(press("lexicon", "import", write(tmp_path / "ok.toml", _LEXICON)), "built-in")


def test_a_check_says_what_is_doubtful(news: Path) -> None:
    assert press("-C", news, "lexicon", "check").code == 0
    write(
        news / "lexicon.toml",
        f'{_LEXICON}\n[[place]]\nname = "Atlantis"\n\n[[organisation]]\nname = "PNH"\n',
    )
    press("-C", news, "entities", "split", f"{POLICE} (force)", POLICE)
    result = press("-C", news, "lexicon", "check")
    assert result.code == 1
    assert "Atlantis (place) is nowhere named." in result.lines
    belongs = "“PNH” belongs to Haitian National Police (force) and PNH (organisation)"
    assert any(line.startswith(belongs) for line in result.lines)
    found = press("-C", news, "lexicon", "check", "--format", "json").data["findings"]
    assert {"form twice", "not found", "no own form", "overruled"} <= {
        each["doubt"] for each in found
    }
