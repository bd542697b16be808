"""Events: what happened to the things that are counted, each under one canonical word; folded."""

from __future__ import annotations

from typing import NamedTuple

from explorer.text.figures.tokens import Token, folded_at
from explorer.text.word_sets import word_set

_EVENTS = {
    "killed": "killed|kill|kills|killing|died|die|dies|dying|dead|death of|deaths of|deaths|"
    "fatalities|lost their lives|lose their lives|losing their lives|lost his life|lost her life|"
    "claimed the lives|claiming the lives|claimed|claiming|slain|murdered|murdering|massacred|"
    "shot dead|perished|death toll|toll|drowned|lives|"
    "tue|tues|tuee|tuees|tuant|mort|morts|decedes|decedees|perdu la vie|bilan|"
    "muerto|muertos|murieron|murio|muertas|matado|mataron|asesinados|asesinadas|asesinado|"
    "fallecidos|fallecieron|perdieron la vida|dejo muertos",
    "injured": "injured|injure|injuring|wounded|wounding|hurt|injuries|injury of|burned alive|"
    "blesse|blesses|blessees|blessant|herido|heridos|heridas|hirieron",
    "displaced": "displaced|displacing|displace|flee|fled|fleeing|forced to flee|uprooted|"
    "lost their homes|left homeless|homeless|made homeless|forced from their homes|"
    "deplace|deplaces|deplacees|fuir|fui|fuient|desplazados|desplazadas|huir|huyeron|huido",
    "arrested": "arrested|arrest|arresting|detained|detaining|apprehended|captured|in custody|"
    "arrete|arretes|arretees|interpelles|interpellees|detenidos|detenidas|detuvieron|arrestados|"
    "arrestadas|capturados",
    "kidnapped": "kidnapped|kidnapping|abducted|abducting|abductions|kidnappings|taken hostage|"
    "enleve|enleves|enlevees|kidnappes|secuestrados|secuestradas|secuestraron",
    "survived": "survived|survivors|survivants|sobrevivieron",
    "missing": "missing|unaccounted for|disparus|disparues|desaparecidos|desaparecidas",
    "rescued": "rescued|rescuing|freed|released|sauves|secourus|liberes|rescatados|liberados",
    "evacuated": "evacuated|evacuating|evacues|evacuees|evacuados",
    "infected": "infected|tested positive|infectes|infectados|contagiados",
    "hungry": "hunger crisis|food insecurity|food insecure|acute hunger|starvation|hunger|famine|"
    "food shortages|insecurite alimentaire|la faim|inseguridad alimentaria|el hambre|hambre",
    "in need": "in need of|need aid|need humanitarian|need assistance|need help|besoin d '|"
    "besoin de|necesitan ayuda|need food",
    "pledged": "pledged|pledge to deploy|pledge|pledges|pledging|promised|promise|promises|"
    "vowed|plans to deploy|promis|prometio",
    "deployed": "deployed|deploy|deploying|deploys|deployment|sent|send|sending|sends|contributed|"
    "contributing|contribute|contributes|committed|commit|committing|commits|dispatched|"
    "dispatch|stationed|slated for deployment|"
    "deploye|deployes|deployer|envoye|envoyes|envoyer|desplegado|desplegados|desplegar|enviado|"
    "enviados|enviar|envio",
    "recruited": "recruited|recruit|recruiting|hired|hire|hiring|employs|employ|employed|employing",
    "laid off": "laid off|lay off|dismissed|dismissal of|sacked|cut jobs|job losses|layoffs",
    "vaccinated": "vaccinated|inoculated|vaccines|vacunados",
    "sentenced": "sentenced|jailed|imprisoned|condamne|condamnes|condenado|condenados",
    "fined": "fined|fine of|amende|multa",
    "destroyed": "destroyed|destroying|razed|torched|burned|burnt|burned down|detruit|detruits|"
    "detruites|destruidos|destruidas|quemadas|brulees",
    "damaged": "damaged|damaging",
    "seized": "seized|seizing|confiscated|impounded|recovered|saisis|saisies|incautados|"
    "incautadas|decomisados",
    "built": "built|constructed|construct|building",
    "sold": "sold|sell|sells|selling|vendus|vendidos",
    "bought": "bought|buy|buying|purchased|acquired|acquire|acquiring|buys",
    "produced": "produced|produce|produces|producing",
    "exported": "exported|export",
    "imported": "imported|import",
    "invested": "invested|invest|investing",
    "donated": "donated|donating|donation of|donate",
    "voted": "voted|votes",
    "tested": "tested",
    "treated": "treated",
    "created": "created|create|creating",
    "registered": "registered|recorded|logged",
    "owned": "owned|owns|own|holds",
    "attacked": "attacked|attacking|ambushed",
    "raped": "raped|sexually assaulted|violees|violadas",
    "executed": "executed|executions|hanged",
    "returned": "returned|repatriated|deported|deported to|expulses|deportados",
    "affected": "affected|affecting|affects|hit|touche|touches|touchees|afectados|afectadas",
}


class Event(NamedTuple):
    """An event with the tokens that say it."""

    name: str
    """Canonical: `killed`."""

    first: int
    """The index of its first token."""

    after: int
    """The index after its last token."""


def _by_first(table: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, forms in table.items():
        for form in forms.split("|"):
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, name))
    for cues in found.values():
        cues.sort(key=lambda cue: -len(cue[0]))
    return found


_BY_FIRST = _by_first(_EVENTS)
_OF_PEOPLE = word_set(
    """killed injured displaced arrested kidnapped missing rescued evacuated infected hungry
    vaccinated sentenced executed raped affected survived"""
) | {"in need"}
_NOUNS_THAT_SAY_IT = {"deaths": "killed", "injuries": "injured", "arrests": "arrested"}


def event_at(tokens: list[Token], index: int) -> Event | None:
    """Return the event whose words begin with a token: the longest."""
    for words, name in _BY_FIRST.get(folded_at(tokens, index), ()):
        if all(folded_at(tokens, index + step) == word for step, word in enumerate(words)):
            return Event(name, index, index + len(words))
    return None


def is_of_people(event: str) -> bool:
    """Whether an event befalls people, so that a bare number of it counts people."""
    return event in _OF_PEOPLE


def event_in_noun(thing: str) -> str:
    """Return the event that a counted thing already says: `deaths` are people killed."""
    return _NOUNS_THAT_SAY_IT.get(thing, "")
