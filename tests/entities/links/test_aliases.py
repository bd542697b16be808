from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.links.aliases import aliases

_SAID = """
Gang leader Jimmy “Barbecue” Cherizier said on Monday|Jimmy Cherizier|Barbecue
Jimmy Chérizier, alias Barbecue, a menacé|Jimmy Chérizier|Barbecue
Jimmy Chérizier, alias « Barbecue », a menacé|Jimmy Chérizier|Barbecue
Haiti Gang Leader Jimmy Cherizier alias Barbecue ( in black cap) along|Jimmy Cherizier|Barbecue
Jimmy Cherizier, better known as "Barbecue," leads G9|Jimmy Cherizier|Barbecue
Jimmy Cherizier (a.k.a. Barbecue) leads|Jimmy Cherizier|Barbecue
Jimmy Cherizier aka Barbecue, who leads|Jimmy Cherizier|Barbecue
President Luiz Inácio “Lula” da Silva said|Luiz Inácio da Silva|Lula
Philippine President Ferdinand “Bongbong” Marcos told|Ferdinand Marcos|Bongbong
Joaquín «El Chapo» Guzmán fue|Joaquín Guzmán|El Chapo
Joaquín “el Chapo” Guzmán fue|Joaquín Guzmán|el Chapo
Joaquín Guzmán, alias El Chapo, fue condenado|Joaquín Guzmán|El Chapo
Nemesio Oseguera, conocido como El Mencho, líder|Nemesio Oseguera|El Mencho
Nemesio Oseguera, más conocido como “El Mencho”|Nemesio Oseguera|El Mencho
Rubén Oseguera, apodado “El Menchito”, hijo|Rubén Oseguera|El Menchito
Fito, cuyo nombre real es José Adolfo Macías, escapó|Fito|José Adolfo Macías
X, formerly Twitter, said|X|Twitter
X (formerly known as Twitter) said|X|Twitter
IMI Systems (previously Israel Military Industries) formed|IMI Systems|Israel Military Industries
(HI, formerly Handicap International) have|HI|Handicap International
the reservoir in Mumbai, then known as Bombay. The|Mumbai|Bombay
Widodo – more commonly known as Jokowi – is|Widodo|Jokowi
Wilson Joseph, dit Lanmò San Jou, chef|Wilson Joseph|Lanmò San Jou
Johnson André, surnommé Izo, chef du gang|Johnson André|Izo
Jean Dupont, dit « Le Gros », a été|Jean Dupont|Le Gros
Vitel’homme Innocent, alias ‘Vitelom’, a|Vitel’homme Innocent|Vitelom
Boko Haram, aussi appelé Jamaat Ahl al-Sunna, a|Boko Haram|Jamaat Ahl al-Sunna
Jean Martin, connu sous le nom de Ti Jean, a|Jean Martin|Ti Jean
Hillary Clinton, née Rodham, a dit|Hillary Clinton|Hillary Rodham
Ahmed al-Sharaa, whose nom de guerre is Abu Golani, is|Ahmed al-Sharaa|Abu Golani
Diana Kennedy was born Diana Southwood in Loughton|Diana Kennedy|Diana Southwood
LR (ex-UMP) a|LR|UMP
Comandante “Guacho” Walter Arizala murió|Walter Arizala|Guacho
"""

_NOT_SAID = """
August was known as the worst month of all
Chung is known as a humble man
Haiti, known as the Pearl of the Antilles, is
Izo, known as Haiti’s worst gangster, is
local Hindus, known as Pandits, and
known as the Haiti crisis
He is known as Fred
Jean Dupont, connu pour ses romans
Le président Macron dit « Non » à tous
Macron dit que Paris
He said "Yes" John replied
his film “Platoon” Oscar
Smith, formerly Director of Boeing, said
Smith, formerly Boeing engineer
Kylian Mbappé (ex-PSG) a
Dublin-born Patsy Perin Dubash
a term dubbed “the worst month”
Treasury Loan 1997 "B."  A further
né en 1975 à Paris
"""


@pytest.mark.parametrize("row", _SAID.strip().split("\n"))
def test_another_name_is_found_where_it_is_said(row: str) -> None:
    text, name, alias = row.split("|")
    [found] = aliases(text)
    assert (found.name, found.alias) == (name, alias)


@pytest.mark.parametrize("text", _NOT_SAID.strip().split("\n"))
def test_what_describes_is_no_other_name(text: str) -> None:
    assert not aliases(text)


def test_the_places_are_those_of_the_text() -> None:
    text = "Here fled Jimmy “Barbecue” Cherizier"
    [found] = aliases(text)
    assert text[found.name_start : found.name_end] == "Jimmy “Barbecue” Cherizier"
    assert text[found.alias_start : found.alias_end] == "Barbecue"


_PIECES = st.sampled_from(
    [*"(),.-'’\"“”«»‘ \n", " alias ", " known as ", ", née ", " dit ", "ex-", "Jimmy", "El ", "é"]
)


@given(st.text() | st.lists(_PIECES, max_size=30).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    for each in aliases(text):
        assert 0 <= each.name_start < each.name_end <= len(text)
        assert each.name
        assert text[each.alias_start : each.alias_end].strip()


@pytest.mark.parametrize("piece", ['"a ', "« ", "Jimmy alias ", " known as A", "A "])
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    aliases(piece * 20_000)  # the tests' own limit of time ends it otherwise
