"""The charset of bytes that say nothing of themselves."""

from __future__ import annotations

import pytest

from explorer.library.readers.charset import guess

FRENCH = (
    "Le président haïtien a déclaré que les élections auront lieu à la fin de l'année. "
    "Les policiers kényans sont arrivés à Port-au-Prince, où ils ont été accueillis. "
)
SPANISH = "El presidente dijo que la misión continuará en Haití. ¿Qué pasará después? "
CREOLE = "Premye minis la di ke polis yo rive nan Pòtoprens. Moun yo pè anpil. "
POLISH = (
    "Premier powiedział, że misja będzie kontynuowana. Policja przybyła do stolicy, gdzie została "
    "powitana. Żołnierze są w niebezpieczeństwie, a świat patrzy na ich los z niepokojem. "
    "Wszyscy mieszkańcy miasta czekają na pomoc, która ma nadejść jeszcze w tym miesiącu. "
)
RUSSIAN = (
    "Президент заявил, что миссия продолжится. Полиция прибыла в столицу, где её встретил "
    "премьер-министр."
)
CHINESE = "海地总理周一表示，肯尼亚警察已经抵达首都太子港，任务将继续进行。"
JAPANESE = "ハイチの首相は月曜日、ケニアの警察が首都に到着したと述べた。"
ARABIC = "قال رئيس الوزراء إن الشرطة وصلت إلى العاصمة "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (FRENCH, "cp850"),
        (SPANISH, "cp1252"),
        (SPANISH, "mac_roman"),
        (CREOLE, "cp1252"),
        (CREOLE, "cp850"),
        ("The mission’s commander said “we stay” for £5 million.", "cp1252"),
        ("Jovenel Moïse was killed in July 2021, police said.", "cp1252"),
        ("Body é", "cp1252"),
        ("Été café", "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso8859-5"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (ARABIC, "cp1256"),
    ],
)
def test_guessed_so_that_the_text_is_right(text: str, encoding: str) -> None:
    content = text.encode(encoding)
    assert content.decode(guess(content)) == text


def test_a_telling_line_far_down_is_found() -> None:
    content = b"All in ASCII here.\n" * 10_000 + RUSSIAN.encode("koi8-r")
    assert content.decode(guess(content)).endswith(RUSSIAN)
