"""Numbers written out: `six` and `6` are one figure."""

from __future__ import annotations

from collections.abc import Mapping

_WRITTEN = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}


def written_numbers(language: str) -> Mapping[str, str]:
    """Return the digits of the numbers that a language (ISO 639-1) writes out, by folded word.

    The word for 1 is left out: it is also an article or a pronoun.
    """
    units = enumerate(_WRITTEN.get(language, "").split(), start=2)
    tens = enumerate(_TENS.get(language, "").split(), start=2)
    return {word: str(n) for n, word in units} | {word: str(10 * n) for n, word in tens}
