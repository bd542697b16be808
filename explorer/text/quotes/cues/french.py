"""How French tells of speech."""

from __future__ import annotations

from explorer.text.quotes.cues.speech import Speech, any_of
from explorer.text.word_sets import word_set

_REGULAR = """
affirm ajout analys annonc argument assur avanc clam comment concéd confess confi confirm
conseill constat critiqu déclar demand dénonc déplor détaill estim expliqu exhort fustig
gliss indiqu insist interrog ironis jug jug lanc martel mention murmur not observ précis
plaid présent proclam pronostiqu raill racont rappel rapport regrett relat relev remarqu
résum rétorqu salu signal soulign s’alarm s’emport s’inquiét s’étonn s’exclam s’indign
s’interrog suggér témoign tonn tranch tweet
"""
_IRREGULAR = """
dit disait disent écrit écrivait écrivent répond répondit répondu poursuit poursuivi poursuivait
reconnaît reconnu admet admis prévient prévenu soutient soutenu promet promis conclut conclu
craint rapporte avertit averti reprend repris souligne fait_savoir fait_valoir faisait_valoir
met_en_garde mis_en_garde réagit réagi renchérit renchéri sourit lit-on peut-on_lire ajoute
révèle révélé considère considéré espère espéré répète répété rappelle réitère réitéré s[’']inquiète
achève achevé interpelle confie
"""
_INVERTED = r"(?:-t)?-(?:il|elle|on|ils|elles)"
_AUXILIARY = r"(?:(?:s[’'])?(?:a|ont|avait|avaient|est|était)(?:(?:-t)?-(?:il|elle|on|ils|elles))?)"
_ADVERB = (
    r"(?:\s+(?:aussi|également|encore|ensuite|notamment|ainsi|déjà|pour\s+sa\s+part|\w+ment))?"
)


def _forms() -> list[str]:
    stems = _REGULAR.split()
    simple = [
        f"{stem}(?:e|ent|ait|aient|a|èrent|ant)(?:{_INVERTED})?".replace("’", "[’']")
        for stem in stems
    ]
    past = [f"{_AUXILIARY}{_ADVERB} {stem.removeprefix('s’')}ée?s?" for stem in stems]
    irregular = [form.replace("_", " ") for form in _IRREGULAR.split()]
    others = [f"(?:{_AUXILIARY}{_ADVERB} )?{form}(?:{_INVERTED})?" for form in irregular]
    return [*simple, *past, *others]


FRENCH = Speech(
    verbs=any_of(*_forms()),
    participle="ant",
    sources=any_of("selon", "d[’']après", "pour", "aux yeux de", "dixit"),
    naming=any_of(
        "intitulée?s?",
        "dite?s?",
        "surnommée?s?",
        "appelée?s?",
        "baptisée?s?",
        "alias",
        "mots?",
        "nommée?s?",
    ),
    pronouns=word_set("il elle ils elles on qui celui-ci celle-ci ce je nous"),
    openers=word_set(
        """et mais or donc ainsi aussi cependant toutefois pourtant puis ensuite enfin lundi mardi
        mercredi jeudi vendredi samedi dimanche dans en à au aux après avant pendant lors depuis
        pour selon avec sans malgré sur sous par hier quant interrogé interrogée"""
    ),
    bounds=word_set("que et mais parce car lorsque quand où si qui dont tandis alors comme"),
    stops=word_set(
        """dans en à au aux après avant pendant lors depuis avec sans malgré sur sous par hier
        lundi mardi mercredi jeudi vendredi samedi dimanche qui que dont lorsque quand où et mais
        devant auprès dès ce cette à_propos"""
    ),
    trailing=word_set(
        """a ont avait avaient est était aussi également encore ensuite notamment lundi mardi
        mercredi jeudi vendredi samedi dimanche hier ne n’ s’ se lui leur nous m’a y"""
    ),
    passive=word_set("été"),
    adverb="ment",
    articles=word_set("le la les un une des son sa ses leur leurs ce cette ces l’ d’ de du"),
)
