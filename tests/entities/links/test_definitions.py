"""Definitions of short forms, in sentences as agencies and newspapers write them.

In the tables, square brackets stand around the long and the short form; a line without any
defines nothing.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.links.definitions import Definition, definitions
from explorer.entities.links.initials import Likeness

_ENGLISH = """
the [International Criminal Police Organization] ([Interpol])
the [Haitian National Police] ([PNH]) in restoring order
The [Multinational Security Support] ([MSS]) mission conducted
The [Multinational Security Support Mission] ([MSSM]) in Haiti
the [Multinational Security Support Mission] ([MSS]) in Haiti
[PNH] ([Police nationale d'Haïti]) officers
the [International Monetary Fund], or [IMF], said
the [European Community], [EC], a grain import monopoly
the [World Health Organization] ([WHO]), it is
[non-governmental organisations] ([NGOs]) say
the [National Port Authority] ([APN]), Champ de Mars
[Toussaint Louverture International Airport] ([TLIA])
the country’s [National Secondary IV] ([NS4]) examinations
the [United Nations] ([U.N.]) envoy
the [Office for the Coordination of Humanitarian Affairs] ([OCHA])
the [UN High Commissioner for Refugees] ([UNHCR])
the [U.S. Geological Survey] ([USGS])
the [United Nations Relief and Works Agency for Palestine Refugees in the Near East] ([UNRWA])
the [Singapore International Monetary Exchange] ([Simex])
[London Interbank Offered Rates] ([Libor]), up from
[gross domestic product] ([GDP]) rose 1.1 pct
45,000 [barrels per day] ([bpd]) of oil
the [Group of Seven] ([G7]) ministers
the [Kurdish Democratic Party]’s ([KDP]) leader
the [Bharatiya Janata Party] ([BJP]) vice-president
the “[Haitian National Police]” ([HNP])
the [Democratic Revolutionary Party] ([PRD]), which
[Ecuadorian Institute of Social Security] ( [IESS] ) in Guayaquil
the [Ministry of Agriculture and Livestock] ([MAG])
the [National Liberation Army] ([ELN])
the [Inter-American Development Bank] ([IDB])
the [Non-Aligned Movement] ([NAM]) Youth Network
the [Food and Agriculture Organisation] ([FAO])
[King Faisal Specialist Hospital and Research Centre] ([KFSH&RC])
[Research and development] ([R&D]) spending
the [Pakistan Muslim League-Nawaz] ([PML-N])
[LPG] ([Liquified Petroleum Gas]) posted price
the disease [AIDS] ([Acquired Immune Deficiency Syndrome])
the [African Export-Import Bank] ([Afreximbank])
[Teléfonos de México] ([Telmex])
a [memorandum of understanding] ([MoU])
the [Ministry of Community Development] ([MoCD])
[electric vehicles] ([EVs]) to prepare
[Al-Qaeda in the Islamic Maghreb] ([AQIM])
the [Islamic State of Iraq and the Levant] ([ISIL])
the [Federal Energy Regulatory Commission], [FERC].
the [compact disk read-only memory], or [CD-ROM], is
the [African Union] (the “[AU]”)
[CGT], the [Confédération générale du travail], said
The [Central Bank of Venezuela] ([BCV], in Spanish)
the [Armed Forces of Haiti] ([FADH], by its French acronym)
the [Transitional Presidential Council] ([CPT], its French acronym)
Rep. Charles Stenholm (D-NY) said
Exxon Mobil (NYSE: XOM) rose
PARIS (Reuters) - France
Paris (AFP) – La France
KIGALI, Jun 15 2022 (IPS) - A few years
CAIRO, July 19 (MENA) – President
John Smith (left) and Jane Doe (right)
in Talabira (Haiti) on
Louis Smith (XIV) and
a man (45) and a woman (1984)
Mathieu Baumel (FRA) won
the Haitian police (photo)
worth US$12 (HTG 1,500)
Kenya Airways (KQ)
Kenya, National Police (KNP)
Hospital. National Police (HNP)
the U.S., Soviet Union, Britain
said on Tuesday (see map)
the World Bank, IMF, and the
Michael Orr (GBR) Toyota
the president (2020-24)
an emerging company said (NEC)
"""

_FRENCH = """
le [Haut-Commissariat des Nations unies pour les réfugiés] ([HCR]).
La [Police nationale d’Haïti] ([PNH]) a annoncé
l’[Agence France-Presse] ([AFP])
[MSF], [Médecins sans frontières], a suspendu
la [CGT], la [Confédération générale du travail], appelle à la grève
le [Programme alimentaire mondial] ([PAM])
l’[Organisation mondiale de la santé] ([OMS])
l'[Organisation des Nations unies] ([ONU])
le [Fonds monétaire international], ou [FMI],
le [Rassemblement national] ([RN])
[La France insoumise] ([LFI]) a déposé
les [Forces armées de la République démocratique du Congo] ([FARDC])
le [Mouvement du 23 mars] ([M23])
la [Mission des Nations unies pour la stabilisation en Haïti] ([MINUSTAH])
le [Bureau intégré des Nations unies en Haïti] ([BINUH])
la [Mission multinationale d'appui à la sécurité] ([MMAS])
la [Communauté économique des États de l’Afrique de l’Ouest] ([Cédéao])
l'[Institut national de la statistique et des études économiques] ([Insee])
la [Société nationale des chemins de fer français] ([SNCF])
[EDF] ([Électricité de France])
le [Groupe d’intervention de la gendarmerie nationale] ([GIGN])
la [Ligue des droits de l’homme] ([LDH])
la [Confédération française démocratique du travail] ([CFDT])
le [Mouvement des entreprises de France] ([Medef])
les [organisations non gouvernementales] ([ONG])
le [produit intérieur brut] ([PIB])
la [taxe sur la valeur ajoutée] ([TVA])
l'[Office français de protection des réfugiés et apatrides] ([Ofpra])
[PNH] ([Police nationale d'Haïti])
la [Commission économique pour l'Afrique] ([CEA])
l’[Agence internationale de l’énergie atomique] ([AIEA])
[AIEA] ([Agence internationale de l’énergie atomique])
le [Comité international de la Croix-Rouge] ([CICR])
[Reporters sans frontières] ([RSF])
[Human Rights Watch] ([HRW])
le [Réseau national de défense des droits humains] ([RNDDH])
[Al-Qaïda au Maghreb islamique] ([Aqmi])
[Al-Qaïda au Maghreb islamique] ([AQMI])
l'[Union européenne] ([UE])
le [Parti socialiste] ([PS])
[Les Républicains] ([LR])
[Europe Écologie-Les Verts] ([EELV])
le [Parti communiste français] ([PCF])
le [Parti de la justice et du développement] ([PJD])
la [Banque centrale européenne] ([BCE])
la [Banque de la République d’Haïti] ([BRH])
l’[Office national d’identification] ([ONI])
le [Conseil présidentiel de transition] ([CPT])
la [Direction centrale de la police judiciaire] ([DCPJ])
l’[Unité départementale de maintien d’ordre] ([UDMO])
le [Conseil électoral provisoire] ([CEP])
l’[Organisation internationale pour les migrations] ([OIM])
la [Cour pénale internationale] ([CPI])
le [Tribunal pénal international pour le Rwanda] ([TPIR])
la [Force de répression des gangs] ([FRG])
le Fonds des Nations unies pour l'enfance (Unicef)
[Action contre la faim] ([ACF])
la [Fédération internationale de l’automobile] ([FIA])
[Régie autonome des transports parisiens] ([RATP])
le [Centre national de la recherche scientifique] ([CNRS])
[Compagnie nationale du Rhône] – [CNR] –
la [Caisse d'assurance vieillesse] (la [CAV])
le [Front populaire ivoirien] « [FPI] »
le [Parti démocratique de Côte d'Ivoire] ([PDCI])
les [Forces de soutien rapide] ([FSR])
la [Coordination des mouvements de l’Azawad] ([CMA])
le [Mouvement national de libération de l'Azawad] ([MNLA])
la [Haute Autorité de santé] ([HAS])
le [ministère de la Santé publique et de la Population] ([MSPP])
l’[Office de la protection du citoyen] ([OPC])
les [petites et moyennes entreprises] ([PME])
la Coopération islamique (OCI)
[Agence nationale de sécurité sanitaire] ([ANSES])
[Syndicat national des journalistes] ([SNJ])
l'[Administration générale des douanes] ([AGD])
Emmanuel Macron (RN) a dit
PARIS (AFP) - Le président
Port-au-Prince (AFP) – Des tirs
à Genève (Suisse)
Jean Dupont (PS, Nord)
le député Jean-Luc Mélenchon (LFI)
né en 1975 (49 ans)
l’entreprise (CAC 40)
Louis XIV (à gauche)
(photo AFP)
Le match (3-1)
Le Caire, ONU, Genève
la France, l’UE, et
Renault (RENA.PA)
Le ministre (DR)
Marseille (OM)
le pape François (Bergoglio)
La Corée du Nord (RPDC)
le centre de Rennes, RN,
')0)

"""

_SPANISH = """
la [Corporación Nacional del Cobre] ([Codelco])
la [Organización de los Estados Americanos] ([OEA])
el [Fondo Monetario Internacional] ([FMI])
el [Ejército de Liberación Nacional] ([ELN])
las [Fuerzas Armadas Revolucionarias de Colombia] ([FARC])
la [Organización de las Naciones Unidas] ([ONU])
la [ONU] ([Organización de las Naciones Unidas])
el [Partido Revolucionario Institucional] ([PRI])
el [Movimiento Regeneración Nacional] ([Morena])
el [Instituto Nacional de Estadística y Geografía] ([INEGI])
la [Secretaría de la Defensa Nacional] ([Sedena])
[Petróleos Mexicanos] ([Pemex])
el [Cártel Jalisco Nueva Generación] ([CJNG])
el [Partido Socialista Obrero Español] ([PSOE])
el [Partido Popular] ([PP])
[Comisiones Obreras] ([CCOO])
[Comisiones Obreras] ([CC.OO.])
la [Unión General de Trabajadores] ([UGT])
[Estados Unidos] ([EE.UU.])
[Estados Unidos] ([EEUU])
la [Unión Europea] ([UE])
el [Banco Interamericano de Desarrollo] ([BID])
la [Comisión Interamericana de Derechos Humanos] ([CIDH])
la [Confederación de Nacionalidades Indígenas del Ecuador] ([Conaie])
el [producto interno bruto] ([PIB])
[organizaciones no gubernamentales] ([ONG])
la [Organización Mundial de la Salud], [OMS],
la [Organización Mundial de la Salud] ([OMS], por sus siglas en español)
la [Oficina de Naciones Unidas contra la Droga y el Delito] ([UNODC], por sus siglas en inglés)
el [Alto Comisionado de las Naciones Unidas para los Refugiados] ([Acnur])
la Agencia de la ONU para los Refugiados (Acnur)
la [Policía Nacional Civil] ([PNC])
[PNC], [Policía Nacional Civil], informó
el [Movimiento al Socialismo] ([MAS])
el [Servicio Nacional de Atención Integral] ([SNAI])
la [Comisión Económica para América Latina y el Caribe] ([Cepal])
la [Comunidad de Estados Latinoamericanos y Caribeños] ([Celac])
el [Tribunal Supremo Electoral] ([TSE])
la [Fiscalía General de la República] ([FGR])
el [Frente Farabundo Martí para la Liberación Nacional] ([FMLN])
el [Instituto Nacional Electoral] ([INE])
[Autodefensas Unidas de Colombia] ([AUC])
la [Jurisdicción Especial para la Paz] ([JEP])
el Clan del Golfo (AGC)
la [Real Academia Española] ([RAE])
el [Instituto Nacional de Estadística], o [INE],
el [Impuesto sobre el Valor Añadido] ([IVA])
la [Dirección Nacional de Inteligencia] ([DNI])
el [Consejo Nacional Electoral] «[CNE]»
la [Confederación Española de Organizaciones Empresariales] ([CEOE])
la [Superintendencia Nacional de Aduanas y de Administración Tributaria] ([Sunat])
la [Procuraduría Federal del Consumidor] ([Profeco])
el [Partido de la Liberación Dominicana] ([PLD])
[PLD] ([Partido de la Liberación Dominicana])
la [Dirección General de Migración] ([DGM])
el [Comité Internacional de la Cruz Roja] ([CICR])
la [Comisión Federal de Electricidad] ([CFE])
[Yacimientos Petrolíferos Fiscales] ([YPF])
el [Servicio Bolivariano de Inteligencia Nacional] ([Sebin])
la [Guardia Nacional Bolivariana] ([GNB])
la [Asociación de Futbolistas Españoles] ([AFE])
la [Policía Nacional de Haití] ([PNH])
la [Misión Multinacional de Apoyo a la Seguridad] ([MMAS])
la [Misión Multinacional de Apoyo a la Seguridad] ([MSS], por sus siglas en inglés)
el [Departamento de Seguridad Nacional] ([DHS], por sus siglas en inglés)
la [Central Obrera Boliviana] ([COB])
[Alianza Popular Revolucionaria Americana] ([APRA])
la [Unidad Nacional de Operaciones] – [UNO] –
la [Federación Internacional de Fútbol Asociado] ([FIFA])
[MAS] (“[Movimiento al Socialismo]”)
Pedro Sánchez (PSOE) afirmó
MADRID (EFE) - El Gobierno
Bogotá, 3 mar (EFE).- La
en Cali (Colombia)
el futbolista (35 años)
Juan Carlos I (izquierda)
Santiago Abascal (Vox)
entre Perú, EEUU y Chile
el Partido Popular, PSOE y Vox
García (Real Madrid)
(foto)
Lima, ONU, Ginebra
Nicolás Maduro (PSUV)
Repsol (REP.MC)
el presidente de Estados Unidos (der.)
la reunión (2024)
unos 300 dólares (USD)
la [Comisión Nacional del Mercado de Valores] ([CNMV])
el [Sindicato Nacional de Trabajadores de la Educación] ([SNTE])
el [Frente Amplio] ([FA])
la [Junta Nacional de Justicia] ([JNJ])
las [Fuerzas Armadas] ([FF.AA.])
[Fuerzas Armadas] ([FFAA])
el [Instituto de Seguridad y Servicios Sociales de los Trabajadores del Estado] ([ISSSTE])
la [Unidad de Investigación Criminal] ([UIC])
el [Comité de Defensa de los Derechos Humanos] ([Codeh])
la [Dirección Nacional de Investigación e Inteligencia] ([DNII])
el [Servicio de Administración Tributaria] ([SAT])
el [Registro Nacional de las Personas] ([Renap])
el [Banco Central de Venezuela], [BCV],
el [índice de precios al consumidor] ([IPC])
el [impuesto al valor agregado] ([IVA])
la Agrupación de Familiares de Temuco (Chile)
[Unidas Podemos] ([UP])
la [Organización para la Cooperación y el Desarrollo Económicos] ([OCDE])
la [Agencia de los Estados Unidos para el Desarrollo Internacional] ([USAID])
el [Servicio de Inmigración y Control de Aduanas] ([ICE], por sus siglas en inglés)
la [Administración de Control de Drogas] ([DEA], por sus siglas en inglés)
el [Buró Federal de Investigaciones] ([FBI], en inglés)
el Congreso de los Diputados (Madrid)
[Euskadi Ta Askatasuna] ([ETA])
la [Coordinadora Arauco-Malleco] ([CAM])
el [Ministerio de Salud Pública y Asistencia Social] ([MSPAS])
la [Empresa Nacional del Petróleo] ([ENAP])
la delantera del Barça (FCB)
[Sendero Luminoso] ([SL])
la [Universidad Nacional Autónoma de México] ([UNAM])
la [Coordinadora Nacional de Trabajadores de la Educación] ([CNTE])
la [Confederación General del Trabajo] – [CGT] –
el presidente Gustavo Petro (Pacto Histórico)
la [Asamblea Nacional] ([AN])
[ANC], [Asamblea Nacional Constituyente],
el [Movimiento Al Socialismo] «[MAS]»
un niño (4 años)
"""

_MARK = re.compile(r"[\[\]]")


def _rows(table: str) -> list[str]:
    return table.strip().split("\n")


def _pairs(text: str) -> set[frozenset[str]]:
    return {
        frozenset((text[each.long_start : each.long_end], text[each.short_start : each.short_end]))
        for each in definitions(text)
    }


@pytest.mark.parametrize("marked", [*_rows(_ENGLISH), *_rows(_FRENCH), *_rows(_SPANISH)])
def test_a_short_form_is_found_with_what_it_stands_for_and_nothing_else_is(marked: str) -> None:
    pair = frozenset(re.findall(r"\[(.*?)\]", marked))
    assert _pairs(_MARK.sub("", marked)) == ({pair} if pair else set())


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("the Haitian National Police (HNP)", Likeness.IN_ORDER),
        ("the Haitian National Police (PNH)", Likeness.ANY_ORDER),
        ("the National Liberation Army (ELN)", Likeness.ONE_MISSING),
        ("la Administración de Control de Drogas (DEA, por sus siglas en inglés)", Likeness.SAID),
    ],
)
def test_a_definition_says_how_the_letters_fit(text: str, likeness: Likeness) -> None:
    assert [each.likeness for each in definitions(text)] == [likeness]


@pytest.mark.parametrize(
    "text",
    [
        "the Haitian\N{NO-BREAK SPACE}National Police (HNP)",
        "the Haitian National Police\N{NO-BREAK SPACE}(HNP)",
        "the Haitian National Police («\N{NARROW NO-BREAK SPACE}HNP\N{NARROW NO-BREAK SPACE}»)",
        "the Haitian National Police (the “HNP”)",
        "the Haitian National Police [HNP]",
    ],
)
def test_spaces_quotes_and_brackets_of_every_kind_are_read(text: str) -> None:
    [found] = definitions(text)
    assert text[found.short_start : found.short_end] == "HNP"
    assert text[found.long_start : found.long_end].startswith("Haitian")


@pytest.mark.parametrize(
    "text",
    [
        "in Haiti, National Police (HNP)",
        "the Ministry of Health, Education and Labour (MHEL)",
        "He is in Haiti. National Police (HNP) came",
        "Haiti\n\nNational Police (HNP)",
        "Haiti; National Police (HNP)",
    ],
)
def test_a_long_form_never_crosses_a_comma_or_the_end_of_a_sentence(text: str) -> None:
    assert not definitions(text)


def test_lines_that_were_wrapped_at_a_width_are_read_as_one_paragraph() -> None:
    line = "The mission that was sent last year to help the officers of the Haitian National"
    text = f"{line}\nPolice (HNP) has been joined by more men and women of three states by now\nx"
    [found] = definitions(text)
    assert text[found.long_start : found.long_end] == "Haitian National\nPolice"


def test_every_definition_of_a_text_is_found_in_order() -> None:
    text = "The World Health Organization (WHO) and the African Union (AU) met the NGO."
    assert definitions(text) == [
        Definition(4, 29, 31, 34, Likeness.IN_ORDER),
        Definition(44, 57, 59, 61, Likeness.IN_ORDER),
    ]


_PIECES = st.sampled_from(
    [
        *"()[],.;:-–/'’\"“”«» \n&",
        "HNP",
        "U.N.",
        "the",
        "Haitian",
        "National",
        "Police",
        "l’",
        "é",
        "İ",
    ]
)


@given(st.text() | st.lists(_PIECES, max_size=30).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    for each in definitions(text):
        assert 0 <= each.long_start < each.long_end <= len(text)
        assert 0 <= each.short_start < each.short_end <= len(text)
        assert each.long_end <= each.short_start or each.short_end <= each.long_start


@pytest.mark.parametrize("piece", ["(", "(A) ", "AB, ", "A.", "A B (", "(a b c d ", "National "])
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    definitions(piece * 20_000)  # the tests' own limit of time ends it otherwise
