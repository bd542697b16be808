"""Digests of what decides what is indexed and how names are grouped."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.search.keeping import decisive
from tests.lists.digest import FILE, LISTS, digest_of

ENTITIES = decisive._source_of("explorer.entities").parent


def used_to_find_names() -> set[str]:
    """Return the modules of the entities that are imported to find names, as files."""
    waiting, found = ["explorer.entities.finding.finder"], set[str]()
    while waiting:
        file = decisive._source_of(waiting.pop())
        name = str(file.relative_to(ENTITIES))
        if name not in found:
            found.add(name)
            imported = [
                each.module
                for each in ast.walk(ast.parse(file.read_bytes()))
                if isinstance(each, ast.ImportFrom) and each.module
            ]
            waiting += (each for each in imported if each.startswith("explorer.entities."))
    return found


FINDING = [*sorted(used_to_find_names()), "lists/digest.txt"]


def changed(file: Path, digest: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a digest is another one once something else stands in a file."""
    before, read = digest(), Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda p: read(p) + (b"#" if p == file else b""))
    return digest() != before


@pytest.mark.parametrize("name", decisive._INDEXING)
def test_every_decisive_module_counts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = decisive._source_of(name)
    assert changed(file, decisive.indexing_digest.__wrapped__, monkeypatch)


@pytest.mark.parametrize("name", FINDING)
def test_what_finds_names_decides_what_is_indexed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert changed(ENTITIES / name, decisive.indexing_digest.__wrapped__, monkeypatch)


@pytest.mark.parametrize("name", [str(file.relative_to(ENTITIES)) for file in decisive._grouping()])
def test_what_groups_names_decides_on_names_alone(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (ENTITIES / name).is_file()
    assert changed(ENTITIES / name, decisive.naming_digest.__wrapped__, monkeypatch)
    assert not changed(ENTITIES / name, decisive.indexing_digest.__wrapped__, monkeypatch)


def test_the_digest_of_the_lists_is_theirs() -> None:
    told = "Run python -m tests.lists.digest after a change of the lists."
    assert (LISTS / FILE).read_text("utf-8").strip() == digest_of(LISTS), told
