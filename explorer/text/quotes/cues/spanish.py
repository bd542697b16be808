"""How Spanish tells of speech."""

from __future__ import annotations

from explorer.text.quotes.cues.speech import Speech, any_of
from explorer.text.word_sets import word_set

_IN_AR = """
acus aclar afirm agreg alert anunci apunt argument asegur asever celebr coment conden
consider confes confirm contest critic cuestion declar defend denunci destac detall enfatiz
estim exclam explic expres indic inform insist justific lament manifest mencion not observ
pregunt precis pronunci puntualiz ratific reafirm recalc record reiter relat remarc report
respald revel señal sentenci subray sugiri tuite zanj
"""
_IRREGULAR = """
dijo dice decía dijeron dicen decir dicho añadió añade añadieron sostuvo sostiene sostuvieron
advirtió advierte advirtieron expuso expone reconoció reconoce admitió admite respondió responde
concluyó concluye prosiguió prosigue escribió escribe escribieron prometió promete pidió pide
insistió insiste defendió defiende sugirió sugiere replicó continuó continúa repitió exigió exige
recordó recuerda cuenta contó contaron opinó opina negó niega aseveró aduce adujo arguyó apostilló
añadiendo diciendo reza lee leía expresó descartó transmitió difundió refirió puntualizó
"""


def _forms() -> list[str]:
    regular = [f"{stem}(?:ó|a|aron|an|aba|aban|ando|ado)" for stem in _IN_AR.split()]
    perfect = [f"(?:ha|han|había|habían) {stem}ado" for stem in _IN_AR.split()]
    irregular = [f"(?:(?:ha|han|había|habían) )?{form}" for form in _IRREGULAR.split()]
    return [*regular, *perfect, *irregular]


SPANISH = Speech(
    verbs=any_of(*_forms()),
    participle="ndo",
    sources=any_of("según", "de acuerdo con", "de acuerdo a", "en palabras de", "a juicio de"),
    naming=any_of(
        "titulad[oa]s?",
        "llamad[oa]s?",
        "apodad[oa]s?",
        "conocid[oa]s? como",
        "alias",
        "denominad[oa]s?",
        "palabras?",
    ),
    pronouns=word_set("él ella ellos ellas quien quienes que esto este yo nosotros"),
    openers=word_set(
        """y pero o así también además sin_embargo luego después antes hoy ayer el_lunes en a al
        tras durante desde para según con sin por cuando mientras aunque asimismo entonces ante
        preguntado consultado finalmente"""
    ),
    bounds=word_set("que y pero porque cuando donde si quien mientras aunque como pues e"),
    stops=word_set(
        """en a al tras durante desde con sin por ante sobre hoy ayer quien que cuando donde y pero
        este esta lunes martes miércoles jueves viernes sábado domingo mientras luego después
        antes según para"""
    ),
    trailing=word_set(
        """ha han había habían también además luego después hoy ayer se le les lo nos me no
        lunes martes miércoles jueves viernes sábado domingo este ya"""
    ),
    passive=word_set("fue fueron sido ser"),
    adverb="mente",
    articles=word_set("el la los las un una unos unas su sus este esta ese esa de del"),
)
