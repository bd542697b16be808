"""Number words of the languages that figures are read in.

Words are folded. The libraries that read number words (text2num, word2number) know no offsets
together with dozens, fractions, `half a million` or `1.2 mln`, which are most of what news
write; the words themselves are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from explorer.text.folding import fold


@dataclass(frozen=True)
class NumberWords:
    """The words that make numbers in one language."""

    units: dict[str, int]
    """Words that are added: `seven`, `forty`."""
    scales: dict[str, int]
    """Words that multiply what stands before: `hundred`, `million`."""
    approximate: dict[str, int]
    """Words for a number about so great, which take an article: `une vingtaine`."""
    fractions: dict[str, int]
    """Words for parts, with how many make a whole: `thirds`."""
    articles: frozenset[str]
    """Words that stand for one before a scale: `a million`."""
    one: frozenset[str]
    """Words that are one, but also an article or a pronoun."""
    half: frozenset[str]
    joiners: frozenset[str]
    """Words inside a number: `two hundred and six`."""
    decimal_comma: bool
    """Whether a comma parts the decimals, and a point the groups."""
    vague: frozenset[str]
    """Words before a scale that give no value: `several hundred`."""
    any_mark_groups: bool = False
    """Whether either mark before three digits groups them, as countries differ."""

    @cached_property
    def first_words(self) -> frozenset[str]:
        """Every word that a number may begin with."""
        return frozenset((*self.units, *self.scales, *self.half, *self.articles))


def _in_order(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


_METRIC = {"mln": 10**6, "mn": 10**6, "bn": 10**9, "bln": 10**9, "trn": 10**12}

_ENGLISH = NumberWords(
    units={
        **_in_order(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
            " fifteen sixteen seventeen eighteen nineteen",
            0,
        ),
        **_in_order("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    },
    scales={
        "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
        "trillion": 10**12, "dozen": 12, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7,
        "crores": 10**7, "mil": 10**6, "millions": 10**6, "billions": 10**9, **_METRIC,
    },
    approximate={},
    fractions={
        "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4,
        "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighths": 8, "tenth": 10, "tenths": 10,
    },
    articles=frozenset({"a", "an"}),
    one=frozenset({"one"}),
    half=frozenset({"half"}),
    joiners=frozenset({"and"}),
    decimal_comma=False,
    vague=frozenset({"several", "few", "many", "some", "couple", "of"}),
)  # fmt: skip

_FRENCH = NumberWords(
    units={
        **_in_order(
            "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
            " quinze seize",
            0,
        ),
        "une": 1,
        **_in_order("vingt trente quarante cinquante soixante septante huitante nonante", 20, 10),
        "octante": 80,
    },
    scales={
        "cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6,
        "milliard": 10**9, "milliards": 10**9, "vingts": 20, "md": 10**9, "mds": 10**9, **_METRIC,
    },
    approximate={
        "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
        "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
    },
    fractions={
        "tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5, "dixieme": 10,
        "dixiemes": 10,
    },
    articles=frozenset({"un", "une"}),
    one=frozenset({"un", "une"}),
    half=frozenset({"demi"}),
    joiners=frozenset({"et"}),
    decimal_comma=True,
    vague=frozenset({"plusieurs", "quelques", "des", "de"}),
)  # fmt: skip

_SPANISH = NumberWords(
    units={
        **_in_order(
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
            " quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos"
            " veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve",
            0,
        ),
        "un": 1, "una": 1, "veintiun": 21, "veintiuna": 21,
        **_in_order("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10),
        **{
            stem + ending: (place + 2) * 100
            for place, stem in enumerate(
                (
                    "doscient", "trescient", "cuatrocient", "quinient", "seiscient", "setecient",
                    "ochocient", "novecient",
                )
            )
            for ending in ("os", "as")
        },
        "cien": 100, "ciento": 100,
    },
    scales={
        "mil": 1000, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12,
        **_METRIC,
    },
    approximate={
        "decena": 10, "docena": 12, "veintena": 20, "treintena": 30, "centenar": 100,
        "millar": 1000,
    },
    fractions={
        "tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "cuartas": 4, "quinto": 5,
        "quintos": 5, "decima": 10, "terceras": 3, "tercera": 3,
    },
    articles=frozenset({"un", "una"}),
    one=frozenset({"un", "una", "uno"}),
    half=frozenset({"medio", "media"}),
    joiners=frozenset({"y"}),
    decimal_comma=True,
    vague=frozenset({"varios", "varias", "unos", "algunos", "de"}),
    any_mark_groups=True,  # 5.600 in Spain, 5,600 in Mexico
)  # fmt: skip

# In any other language numerals alone are read. These write 1,234.5; the rest write 1.234,5.
_POINT_FOR_DECIMALS = frozenset({"sw", "zh", "ja", "ko", "th", "he", "hi", "ur", "ha", "am"})
_NUMERALS = {
    comma: NumberWords(
        units={}, scales=_METRIC, approximate={}, fractions={}, articles=frozenset(),
        one=frozenset(), half=frozenset(), joiners=frozenset(), decimal_comma=comma,
        vague=frozenset(),
    )
    for comma in (False, True)
}  # fmt: skip
_LANGUAGES = {"en": _ENGLISH, "fr": _FRENCH, "es": _SPANISH}


def words_in(language: str) -> NumberWords:
    """Return the number words of a language, given by its ISO 639-1 code."""
    return _LANGUAGES.get(language) or _NUMERALS[language not in _POINT_FOR_DECIMALS]


VULGAR = {
    fold(character): Decimal(over) / under
    for character, over, under in (
        ("½", 1, 2), ("¼", 1, 4), ("¾", 3, 4), ("⅓", 1, 3), ("⅔", 2, 3),
        ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8),
    )
}  # fmt: skip
"""Fractions written in one character, folded."""
