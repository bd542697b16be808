"""Things that news count, each under one canonical plural; words folded.

The list holds what is reported in any year and country. A thing that is not in it keeps
its own name.
"""

from __future__ import annotations

_THINGS = {
    "people": "people person persons individual individuals resident residents citizen citizens"
    " inhabitants human humans soul souls victim victims others personne personnes habitants"
    " victimes personas persona habitantes ciudadanos victimas passers-by",
    "civilians": "civilian civilians civils civiles",
    "women": "woman women femme femmes mujer mujeres",
    "men": "man men homme hommes hombre hombres",
    "children": "child children kid kids minors enfant enfants ninos ninas nino menores",
    "girls": "girl girls schoolgirls filles",
    "boys": "boy boys schoolboys garcons",
    "families": "family families household households familles familias hogares",
    "officers": "officer officers policeman policemen police cop cops policiers policias agents"
    " agentes",
    "soldiers": "soldier soldiers troop troops serviceman servicemen soldat soldats soldados"
    " militaires militares",
    "personnel": "personnel",
    "peacekeepers": "peacekeeper peacekeepers",
    "fighters": "fighter fighters militant militants rebel rebels combatant combatants insurgents"
    " gunmen rebelles combattants rebeldes combatientes",
    "gang members": "gangster gangsters bandits",
    "suspects": "suspect suspects",
    "prisoners": "prisoner prisoners inmate inmates detainee detainees prisonniers detenus presos",
    "hostages": "hostage hostages otages rehenes",
    "refugees": "refugee refugees refugies refugiados",
    "migrants": "migrant migrants migrantes",
    "workers": "worker workers employee employees staff staffers travailleurs employes salaries"
    " trabajadores empleados",
    "jobs": "job jobs emplois empleos",
    "students": "student students pupil pupils etudiants eleves estudiantes alumnos",
    "teachers": "teacher teachers enseignants maestros",
    "patients": "patient patients pacientes",
    "passengers": "passenger passengers passagers pasajeros",
    "voters": "voter voters electors electeurs votantes electores",
    "votes": "vote votes ballots voix votos",
    "seats": "seat seats sieges escanos",
    "members": "member members membres miembros",
    "countries": "country countries nation nations states pays paises",
    "homes": "home homes house houses dwelling dwellings maisons logements casas viviendas",
    "buildings": "building buildings batiments edificios",
    "schools": "school schools ecoles escuelas",
    "vehicles": "vehicle vehicles car cars truck trucks bus buses vehicules vehiculos",
    "weapons": "weapon weapons gun guns rifle rifles firearm firearms armes armas",
    "cases": "case cases infection infections cas casos",
    "deaths": "death deaths fatality fatalities dead toll morts mort deces muertos muertes"
    " fallecidos bilan",
    "injuries": "injury injuries wounded injured blesses heridos",
    "casualties": "casualty casualties",
    "attacks": "attack attacks attaques ataques",
    "incidents": "incident incidents",
    "arrests": "arrest arrests arrestations detenciones",
    "shares": "share shares shrs stock acciones actions",
    "companies": "company companies firm firms entreprises empresas",
    "doses": "dose doses jab jabs dosis",
    "tests": "test tests",
    "bodies": "body bodies corps cuerpos cadaveres",
    "villages": "village villages aldeas",
    "aircraft": "aircraft plane planes jets helicopters avions aviones",
    "ships": "ship ships vessel vessels boats",
    "head": "head cattle",
    "points": "point points puntos",
    "visitors": "visitor visitors tourist tourists",
    "customers": "customer customers clients subscribers users",
    "projects": "project projects",
    "trees": "tree trees",
    "goals": "goal goals",
    "protesters": "protester protesters demonstrators manifestants manifestantes",
    "journalists": "journalist journalists periodistas journalistes",
    "supporters": "supporter supporters",
    "delegates": "delegate delegates",
    "doctors": "doctor doctors medecins medicos",
    "farmers": "farmer farmers",
    "players": "player players",
    "teams": "team teams",
}
_BY_FORM = {form: name for name, forms in _THINGS.items() for form in forms.split()}

_ITEMS = {
    "profit per share": "shr",
    "net profit": "net profit profits income earnings benefice benefices beneficio beneficios"
    " ganancias",
    "net loss": "loss losses perte pertes perdida perdidas",
    "revenue": "revs rev revenue revenues turnover recettes ingresos chiffre",
    "sales": "sales ventes ventas",
    "dividend": "div dividend dividends dividende dividendo",
    "assets": "assets actifs activos",
    "deposits": "deposits depositos depots",
    "loans": "loans prets prestamos",
    "price": "price prices prix precio precios",
    "exports": "exports exportations exportaciones",
    "imports": "imports importations importaciones",
    "production": "production output produccion",
    "population": "population poblacion",
    "unemployment rate": "unemployment chomage desempleo jobless",
    "inflation rate": "inflation inflacion",
    "budget": "budget presupuesto",
    "debt": "debt debts dette dettes deuda deudas",
}
_ITEM_BY_FORM = {form: name for name, forms in _ITEMS.items() for form in forms.split()}
_COUNT_NOUNS = frozenset(_BY_FORM) - {"police", "stock", "toll", "bilan", "staff", "mort", "cattle"}


def canonical_thing(noun: str) -> str:
    """Return the canonical plural of a folded noun; of one that is not listed, itself."""
    return _BY_FORM.get(noun, noun)


def canonical_item(noun: str) -> str:
    """Return the canonical name of what is given in an amount, `revenue`; else the noun."""
    return _ITEM_BY_FORM.get(noun) or canonical_thing(noun)


def company_item(words: list[str]) -> str:
    """Return what the label of a company's figures names: `oper shr loss`; empty: it is none."""
    kind = "loss" if "loss" in words or "losses" in words else "profit"
    state = "operating " if words[0] in {"oper", "operating", "op"} else ""
    if "shr" in words:
        return f"{state}{kind} per share"
    if words[0] == "net" and words[-1] in {"net", "loss", "profit", "income", "earnings"}:
        return f"{state}net {kind}"
    if words[0] == "avg" and words[-1] == "shrs":
        return "average shares"
    if state:
        return f"{state}net {kind}" if "net" in words else f"{state}{kind}"
    return ""


def is_item(noun: str) -> bool:
    """Whether a noun is listed as something given in an amount: `profit`, `exports`."""
    return noun in _ITEM_BY_FORM


def is_often_counted(noun: str) -> bool:
    """Whether a noun is listed as something that is counted."""
    return noun in _COUNT_NOUNS
