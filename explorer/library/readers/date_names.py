"""dateutil's parser with the names of months and days in more languages than English."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

# French, Spanish, Portuguese, Haitian Creole; names that mean two months or are words are not here.
_MONTHS = (
    "janvier janv enero janeiro janvye",
    "février fevrier févr fevr febrero fevereiro fevriye",
    "mars marzo março marco mas",
    "avril avr abril abr",
    "mai mayo maio",
    "juin junio junho jen",
    "juillet juil julio julho jiyè jiye",
    "août aout agosto dawout",
    "septembre septiembre setiembre setembro septanm",
    "octobre octubre outubro oktòb oktob",
    "novembre noviembre novembro novanm",
    "décembre decembre déc diciembre dic dezembro desanm",
)
_WEEKDAYS = (
    "lundi lunes segunda lendi",
    "mardi martes terça madi",
    "mercredi miércoles miercoles quarta mèkredi",
    "jeudi jueves quinta jedi",
    "vendredi viernes sexta vandredi",
    "samedi sábado sabado samdi",
    "dimanche domingo dimanch",
)
_BETWEEN = ("de", "del", "le", "er", "feira", "à", "las")  # le 1er août, 25 de agosto


@cache
def date_parser() -> Any:
    """Return a `dateutil.parser.parser` that knows these names."""
    from dateutil.parser import parser, parserinfo  # only now: it takes start-up time

    class Names(parserinfo):  # type: ignore[misc, unused-ignore]
        JUMP = [*parserinfo.JUMP, *_BETWEEN]
        MONTHS: Any = _joined(parserinfo.MONTHS, _MONTHS)
        WEEKDAYS: Any = _joined(parserinfo.WEEKDAYS, _WEEKDAYS)

    return parser(Names())


def _joined(english: Sequence[tuple[str, ...]], more: Sequence[str]) -> list[tuple[str, ...]]:
    return [(*names, *others.split()) for names, others in zip(english, more, strict=True)]
