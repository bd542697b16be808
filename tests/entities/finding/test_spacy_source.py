"""A spaCy pipeline as an extra source of names; a stand-in takes its place."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.entities.finding import spacy_source
from explorer.entities.finding.finder import NameFinder
from explorer.entities.finding.spacy_source import SpacySource, pipeline_version
from explorer.entities.lexicon import Lexicon
from explorer.errors import SettingsError
from explorer.models import Entity, EntityType
from tests.entities.finding.names import found
from tests.entities.finding.stand_in_spacy import install, provide

Install = Callable[..., Path]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that Python looks in first, and where there is no spaCy yet."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "spacy", raising=False)
    spacy_source._pipeline.cache_clear()
    yield tmp_path
    sys.modules.pop("spacy", None)
    spacy_source._pipeline.cache_clear()


@pytest.fixture
def installed(here: Path) -> Install:
    """Install a spaCy that finds some names, and a pipeline `en_x`."""

    def put(**names: str) -> Path:
        provide(here, "en_x", "1.0")
        return install(here, {name.replace("_", " "): label for name, label in names.items()})

    return put


def surfaces(text: str, language: str = "en") -> list[str]:
    return [f"{each.surface}/{each.type}" for each in SpacySource("en_x").find(text, language)]


def test_labels_are_types_and_others_are_left_out(installed: Install) -> None:
    places = {"Oslo": "GPE", "Alps": "LOC", "Dock": "FAC"}
    installed(Ada="PERSON", Bo="PER", ACME="ORG", Irish="NORP", May="DATE", **places)
    assert surfaces("Ada and Bo of ACME saw Oslo, Alps and an Irish Dock in May.") == [
        "Ada/person",
        "Bo/person",
        "ACME/organisation",
        "Oslo/place",
        "Alps/place",
        "Dock/place",
    ]


def test_places_are_those_of_the_original_text(installed: Install) -> None:
    installed(Ada="PERSON", Oslo="GPE")
    text = "\x1b[31m\ud800\x00 Ada\twent.\r\n\n\u200bOslo\u2028 is Oslo"
    for each in (mentions := SpacySource("en_x").find(text, "en")):
        assert text[each.start : each.end] == each.surface
    assert [each.surface for each in mentions] == ["Ada", "Oslo", "Oslo"]


def test_articles_and_possessives_are_no_part_of_a_name(installed: Install) -> None:
    places = {"the_Docks": "FAC", "The_Hague": "GPE", "los_Andes": "LOC", "Lag": "LOC"}
    installed(The_Board="ORG", **{"Ada’s": "PERSON"}, **places)
    assert surfaces("The Board of Ada’s: the Docks, The Hague, los Andes, Lagos.") == [
        "Board/organisation",
        "Ada/person",
        "Docks/place",
        "The Hague/place",
        "Andes/place",
    ]


def test_a_long_text_is_cut_between_paragraphs_and_words(here: Path) -> None:
    provide(here, "en_x", "1.0")
    install(here, {"Ada": "PERSON"}, max_length=20)
    text = "It was Ada. " * 9 + "\n" + "x" * 50 + " Ada"
    assert surfaces(text) == ["Ada/person"] * 10


def test_articles_in_another_language_are_left_alone(here: Path) -> None:
    provide(here, "en_x", "1.0")
    install(here, {"Ada": "PERSON"}, lang="fr")
    assert surfaces("Ada came.") == []
    assert surfaces("Ada est venue.", "fr") == ["Ada/person"]


def test_a_pipeline_is_loaded_once_and_only_to_find_something(installed: Install) -> None:
    loaded = installed(Ada="PERSON")
    finders = [NameFinder(Lexicon(), "en_x") for _ in range(2)]
    assert loaded.read_text() == ""
    for finder in finders:
        finder.find("Ada came.")
    assert loaded.read_text() == "en_x\n"


def test_without_spacy_a_sentence_says_what_to_do(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(here)])
    for ask in (pipeline_version, lambda model: SpacySource(model).find("Ada", "en")):
        with pytest.raises(SettingsError, match="spaCy is not installed") as caught:
            ask("en_x")
        assert "pip install 'press-explorer[spacy]'" in caught.value.remedy


@pytest.mark.parametrize(
    ("model", "remedy"),
    [
        ("en_y", "`python -m spacy download en_y` installs"),
        ("no/such folder", "the whole path of its folder"),
        ("/no/such\nfolder", "the folder that it was saved to"),
        ("..", "the whole path of its folder"),
        ("\x1b[2J", "the whole path of its folder"),
    ],
)
def test_without_the_pipeline_a_sentence_says_what_to_do(
    installed: Install, model: str, remedy: str
) -> None:
    installed()
    for ask in (pipeline_version, lambda model: SpacySource(model).find("Ada", "en")):
        with pytest.raises(SettingsError, match="There is no spaCy pipeline") as caught:
            ask(model)
        assert remedy in caught.value.remedy
        assert str(caught.value).isprintable()


def test_a_pipeline_that_does_not_load_says_why(here: Path) -> None:
    provide(here, "en_x", "1.0")
    install(here, {}, problem="[E053] made for\nanother spaCy.")
    with pytest.raises(SettingsError, match=r"“en_x” cannot be loaded: \[E053\] made for another"):
        SpacySource("en_x").find("Ada", "en")


def test_the_version_changes_with_the_pipeline_and_with_spacy(installed: Install) -> None:
    folder = installed().parents[1]
    versions = [pipeline_version("en_x")]
    for name in ("en_x", "spacy"):
        provide(folder, name, "7.0")
        versions.append(pipeline_version("en_x"))
    model = folder / "model"
    model.mkdir()
    (model / "meta.json").write_text("{}")
    versions.append(pipeline_version(str(model)))
    assert pipeline_version(str(model)) == versions[-1]
    (model / "weights").write_text("1")
    versions.append(pipeline_version(str(model)))
    assert len(set(versions)) == 5


class TestInAFinder:
    def test_adds_what_the_rules_pass_over(self, installed: Install) -> None:
        installed(quickfix="ORG", city_police="ORG")
        text = "They asked quickfix and the city police."
        assert found(text) == []
        finder = NameFinder(Lexicon(), "en_x")
        assert found(text, finder=finder) == ["quickfix/or", "city police/fo"]

    def test_rules_keep_their_names_and_their_sure_types(self, installed: Install) -> None:
        text = "Mr. Tambwe Kalala met the Ministry of Labour in Kenya."
        before = found(text)
        installed(Kalala_met="PERSON", Tambwe_Kalala="ORG", Kenya="PERSON", Ministry="PERSON")
        assert found(text, finder=NameFinder(Lexicon(), "en_x")) == before

    @pytest.mark.parametrize(("label", "type_"), [("PERSON", "pe"), ("GPE", "pl"), ("ORG", "or")])
    def test_votes_where_the_rules_are_not_sure(
        self, installed: Install, label: str, type_: str
    ) -> None:
        installed(Zorvexa=label)
        text = "They wrote of Zorvexa again."
        assert found(text, finder=NameFinder(Lexicon(), "en_x")) == [f"Zorvexa/{type_}"]

    def test_a_lexicon_has_precedence(self, installed: Install) -> None:
        installed(Delmas_gang_war="ORG", vigilantes="PERSON")
        lexicon = Lexicon([Entity("Delmas", EntityType.PLACE, ("Delmas", "vigilantes"))])
        finder = NameFinder(lexicon, "en_x")
        names = found("The Delmas gang war hit vigilantes.", finder=finder)
        assert names == ["Delmas/pl", "vigilantes/pl"]


def test_nothing_of_it_is_imported_unless_a_pipeline_is_named(tmp_path: Path) -> None:
    loaded = install(tmp_path, {})
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from explorer.entities.finding.finder import NameFinder\n"
        "from explorer.entities.lexicon import Lexicon\n"
        "print(len(NameFinder(Lexicon()).find('Ada Bell went to Oslo.').mentions))\n"
        "assert not {'spacy', 'explorer.entities.finding.spacy_source'} & set(sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(ended.stdout) > 0
    assert loaded.read_text() == ""
