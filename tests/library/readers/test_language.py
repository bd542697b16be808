"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.readers.language import language_of

TEXTS = {
    "en": "The Kenyan-led security mission said on Monday that its officers had retaken the main "
    "road out of the capital, after weeks of fighting with armed groups that have displaced more "
    "than a million people. The Security Council is to vote this month on a larger force.",
    "fr": "La mission de sécurité dirigée par le Kenya a déclaré lundi que ses agents avaient "
    "repris la route principale de la capitale, après des semaines de combats avec des groupes "
    "armés qui ont déplacé plus d'un million de personnes. Le Conseil doit voter ce mois-ci.",
    "es": "La misión de seguridad dirigida por Kenia dijo el lunes que sus agentes habían retomado "
    "la carretera principal de la capital, tras semanas de combates con grupos armados que han "
    "desplazado a más de un millón de personas. El Consejo votará este mes una fuerza mayor.",
    "pt": "A missão de segurança liderada pelo Quênia disse na segunda-feira que seus agentes "
    "retomaram a estrada principal da capital, após semanas de combates com grupos armados que "
    "deslocaram mais de um milhão de pessoas. O Conselho deve votar este mês uma força maior.",
    "ht": "Misyon sekirite Kenya ap dirije a di lendi ke ajan li yo te repran gwo wout ki soti nan "
    "kapital la, apre plizyè semèn batay ak gwoup ame ki te fè plis pase yon milyon moun kite kay "
    "yo. Konsèy Sekirite a dwe vote mwa sa a sou yon fòs ki pi gwo. Moun yo pè anpil.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_is_told(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mission said on Monday.",
        "1,234 5,678 " * 100,
        "qwxz brtk plmn " * 40,
        TEXTS["en"][:150] + TEXTS["fr"][:150],
    ],
    ids=["nothing", "short", "numbers", "no words", "two languages"],
)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    assert language_of(text) is None


@given(st.text(min_size=200))
def test_it_is_a_code_of_two_letters_or_none(text: str) -> None:
    language = language_of(text)
    assert language is None or len(language) == 2
