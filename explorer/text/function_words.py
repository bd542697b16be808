"""Words that say nothing of what a passage is about: articles, prepositions, `said`.

Closed classes of three languages, folded. Of another language none is known; there a short word
weighs less than a long one, as the words most used are the shortest (Zipf, “The Psycho-Biology
of Language”, 1935).
"""

from __future__ import annotations

from functools import cache

_CONJUNCTIONS = {
    "en": """
        and but or nor which who whom whose that while because although though when where
        whether unless despite including
    """,
    "fr": """
        et mais ou qui que dont tandis parce lorsque quand
    """,
    "es": """
        y pero o que quien cuyo cuya mientras porque cuando
    """,
}

_OTHERS = {
    "en": """
        a an the if of after before since until as to in on at by for from with without into
        onto over under between among through during against about than this these those
        what why how is are was were be been being am do does did done doing have has had
        having will would shall should can could may might must it its he him his she her
        hers they them their theirs we us our ours you your yours i me my mine not no so
        such there here also both each any all some more most other own same very just only
        even then now up down out off again further said say says saying told tell according
        one s t every itself much once per too upon yet d ll m re ve
    """,
    "fr": """
        de la le les l d un une des du au aux ce cette ces il elle ils elles on nous vous
        leur leurs son sa ses est sont etait ont a ete pour avec dans apres avant comme par
        sur sous plus pas ne se en selon dit etre j je lui meme n nos notre qu si y
    """,
    "es": """
        el los las una unos unas del al su sus es son era fue ha han sido con para despues
        antes como por sobre sin mas lo segun dijo contra desde donde ella ellos entre esta
        este esto habia hasta hay muy ni ser tambien tiene uno ya
    """,
}


@cache
def conjunctions(language: str) -> frozenset[str]:
    """Return the folded words that often begin a clause in a language (ISO 639-1)."""
    return frozenset(_CONJUNCTIONS.get(language, "").split())


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the folded words that any passage in a language may have, conjunctions included."""
    return conjunctions(language).union(_OTHERS.get(language, "").split())


@cache
def all_function_words() -> frozenset[str]:
    """Return those of every language that is known: texts of several are compared."""
    return frozenset().union(*map(function_words, _OTHERS))
