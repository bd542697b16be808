"""A stand-in for spaCy, which the tests do not install: a package that finds what it is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

_MODULE = """
import json, re
from pathlib import Path
from types import SimpleNamespace

_HERE = Path(__file__).parent

class _Pipeline:
    def __init__(self, told):
        self.lang, self.max_length, self._names = told["lang"], told["max_length"], told["names"]

    def pipe(self, texts):
        for text in texts:
            assert len(text) <= self.max_length
            assert not re.search("[\\x00-\\x09\\ud800-\\udfff]", text)
            yield SimpleNamespace(ents=sorted((
                SimpleNamespace(start_char=found.start(), end_char=found.end(), label_=label)
                for name, label in self._names.items()
                for found in re.finditer(re.escape(name), text)
            ), key=lambda each: each.start_char))

def load(model):
    told = json.loads((_HERE / "told.json").read_text())
    if told["problem"]:
        raise ValueError(told["problem"])
    with (_HERE / "loaded.txt").open("a") as file:
        file.write(f"{model}\\n")
    return _Pipeline(told)
"""


def install(
    folder: Path,
    names: Mapping[str, str],
    *,
    lang: str = "en",
    max_length: int = 1_000_000,
    problem: str = "",
) -> Path:
    """Put a spaCy that finds names by their labels into a folder; return what it writes down: a
    line for every pipeline it loads."""
    (folder / "spacy").mkdir(parents=True)
    (folder / "spacy" / "__init__.py").write_text(_MODULE)
    told = {"names": names, "lang": lang, "max_length": max_length, "problem": problem}
    (folder / "spacy" / "told.json").write_text(json.dumps(told))
    provide(folder, "spacy", "3.8.0")
    loaded = folder / "spacy" / "loaded.txt"
    loaded.touch()
    return loaded


def provide(folder: Path, name: str, version: str) -> None:
    """Have a distribution be installed in a folder, in this version and no other."""
    for other in folder.glob(f"{name}-*.dist-info/METADATA"):
        other.unlink()
        other.parent.rmdir()
    about = folder / f"{name}-{version}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
