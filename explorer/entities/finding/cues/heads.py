"""Heads: the words of a name that say what kind of thing it names.

`Haitian National Police` is a force, `Ministry of Health` an organisation, `Artibonite River` a
place. Folded, without accents, English, French and Spanish together: an English article writes
`Police nationale d’Haïti`.
"""

from __future__ import annotations

from explorer.entities.finding.cues.context import INNER_ADJECTIVES
from explorer.models import EntityType
from explorer.text.word_sets import word_set

FORCES = word_set("""
    police policia policial army armee ejercito navy naval marine marina marines mission mision
    gang gangs pandilla pandillas militia militias milice milicia military militaires brigade
    brigada battalion bataillon batallon regiment regimiento guard guards garde guardia guardias
    gendarmerie gendarmeria carabineros carabinieri constabulary sheriff troops troupes tropas
    force forces fuerza fuerzas rebels rebelles rebeldes insurgents guerrilla guerrillas guerilla
    cartel cartels mujahideen squad squadron commando commandos paramilitaries rangers infantry
    peacekeepers coastguard taliban corps
""")

ORGANISATIONS = word_set("""
    hospital clinic clinique hopital polytechnic polytechnique kindergarten
    academy academie academia accademia administration administracion agency agence agencia
    agencies airlines airways alliance alianza assembly asamblea assemblee associates association
    associations asociacion authority authorities autorite autoridad bank banque banco bancorp bloc
    board bureau business cabinet cabildo center centre centro centers chamber chambre camara
    church club clubs coalicion coalition college colegio collective colectivo comision comite
    comites commission commissions committee committees communities community communaute comunidad
    company companies compagnie compania conference confederation confederacion congress congreso
    conseil consejo consortium consulate consulado consulat consulting consultancy cooperative corp
    corporation corporacion council councils coop cour court courts corte tribunal defensoria
    department departments departamento departement directorate direction direccion directorat
    ecole escuela embassy embajada ambassade enterprise enterprises empresa eglise iglesia
    executive exchange faculty facultad faculte federation federacion fiscalia firm forum foro
    fondation fondo fonds foundation fundacion front frente fund funds gazette gobierno
    gouvernement government group grupo groupe guild herald holding holdings house inc incorporated
    industries institute institut instituto institution institutions jamaat journal judiciary
    judicatura junta jurado laboratories laboratory lab labs league legislature liga ligue limited
    llc lodge ltd magazine media mancomunidad ministry ministries ministere ministerio mouvement
    movement movimiento municipality museum musee network news newspaper observatory observatorio
    observatoire office oficina ombudsman orchestra organisation organization organisations
    organizations organizacion parliament parlement parlamento partido parti partnership party
    parties pharmaceuticals platform plc prefecture post press procuraduria prosecutor pty radio
    red registry reseau samiti school schools secretariat secretaria secretariado senate senado
    senat service services servicio servicios society sociedad societe solutions star studio
    studios superintendencia syndicate syndicat sindicato systems task team technologies telegraph
    television theatre times today treasury tribune trust tv union unions unidad unit united
    universidad universite university universities workshop watch works bbc diputados deputies
    representatives lords commons nations fc sc cf caucus consultants contractors capital partners
    ventures securities insurance motors pictures records entertainment publishing collegium
    seminary broadcasting communications telecom petroleum steel mining electric electronics
    software pharma democrats republicans liberals greens
""")

PLACES = word_set("""
    airport aeroport aeropuerto airfield airbase barrio bay baie bahia basin bassin beach playa
    base boulevard bridge pont puente building cape cap camp campsite canal cantonment canyon
    capitol cave caves cemetery cementerio cimetiere city ciudad cite coast cote costa colonia
    commune comuna corregimiento county condado crater creek crossing dam delta desert desierto
    district distrito districts drive estate estates falls farm fjord forest foret bosque fort
    fortress garden gardens gate glacier golfe golfo governorate gulf harbor harbour heights
    highlands highway hill hills hotel inlet island islands isla islas ile iles isle isles jungle
    lagoon laguna lake lakes lac lago lane lowlands mall market marche mercado mosque mount
    mountain mountains mont monte montana montanas municipio oasis ocean oceano palace palais
    palacio parish park parque parc pass path peak peninsula penal pier place plains plain plant
    plateau plaza point port puerto prison province provincia provinces quarter quartier ravine
    refinery region reef reservoir resort river rivers riviere rio road ruins rue calle route
    avenue avenida sea mer mar sierra slum sound spring springs square stadium stade estadio
    station estacion gare strait straits street state streets temple terminal territory territories
    territoire territorio tower towers town township trail trench tunnel upazila valley vallee
    valle vega village villa volcano volcan waterfall wadi wetland zone zona zoo suburb tehsil
    taluk taluka block sector arena cathedral shrine monastery basilica sanctuary reserve
    archipelago borough metro republic republique republica kingdom emirates states royaume reino
    sultanate emirate bypass corridor coastline headquarters crossroads carrefour roundabout
    library
""")

# A name with one of these is of something that is neither a person nor a place nor a body.
OTHERS = word_set("""
    cup copa coupe games game olympics olympic festival fiesta act acts award awards day days week
    month year years war wars guerre guerra summit cumbre sommet agreement accord acuerdo accords
    treaty traite tratado bill law laws ley loi code protocol prize premio prix championship
    championships tournament covenant declaration plan programme program programa project proyecto
    projet series season covid covid-19 pandemic epidemic virus disease ramadan eid christmas
    easter constitution amendment amendments resolution resolutions revolution charter pact scheme
    initiative policy strategy framework report survey index study bible quran koran stool era
    century crisis massacre genocide holocaust operation operations operacion model theory language
    languages article section chapter vision agenda fair expo exhibition marathon derby classic
    rally carnival concert album song film movie book novel edition certificate degree diploma visa
    license syndrome vaccine theorem doctrine mandate referendum election elections campaign
    challenge trophy medal medals semifinal semifinals final finals quarterfinals round line-up
    talks dialogue process roadmap deal budget tax vat event events show
""")

# With `of`, `for` and `and` they join what follows: Ministry of Labour and Social Affairs.
_JOINING = word_set("""
    republic university universidad universite ministry ministere ministerio gulf bay bank banco
    banque strait straits isle isles cape house chamber board bureau office faculty school
    institute college department society association union federation confederation league
    organisation organization council commission committee court congress parliament assembly
    authority directorate directorat agency fund center centre conference network forum front
    movement party group mission embassy coalition alliance academy government kingdom state
    sultanate emirate province county district city town port church diocese archdiocese museum
    trust foundation ombudsman register secretariat body panel police army guard navy friends sea
    mothers doctors reporters teachers students lords sons daughters brothers sisters democrats
    communist corps service coast partnership community communities institution policia gobierno
    gouvernement conseil consejo comision comite mision fuerza fuerzas force forces partido parti
    asociacion organizacion tribunal corte cour fiscalia servicio servicios camara red frente
    movimiento liga federacion fondo centro centrale instituto institut academia academie ecole
    escuela colegio direccion direction secretaria oficina autorite autoridad assemblee asamblea
    alianza coalicion ligue mouvement reseau societe sociedad golfo golfe bahia baie isla ile iles
    cabo cap rue calle place plaza avenida avenue republica republique carrefour puente pont museo
    musee ejercito armee guardia garde hospital hopital aeropuerto aeroport puerto villa ciudad
    cite ville universities territory section campus station prefecture fundacion fondation empresa
    junta defensoria procuraduria superintendencia senado senat congreso parlamento parlement
""")


# Plain words for those who fight, which a name seldom begins with: Troops | of the MSS.
_PEOPLE = word_set("""
    troops troupes tropas rebels rebelles rebeldes insurgents guerrillas gangs commandos
    paramilitaries peacekeepers
""")


def joins(word: str) -> bool:
    """Whether what follows `of` after this head may belong to its name."""
    return word in _JOINING or (word in FORCES and word not in _PEOPLE)


_ARMED = word_set("police military army navy naval air guard security paramilitary coast")
# Before another word they say only what it has to do with: Marine Midland, Military Sales.
_ALSO_ADJECTIVES = word_set("marine military naval mission force guard rangers corps troops")
_OF_FORCE_IN_CONTEXT = word_set("fuerza fuerzas")
_ARMED_IN_ROMANCE = word_set("""
    armada armadas aerea aereas naval navales terrestre terrestres publica especial especiales
    militar militares policial policiales defensa seguridad tarea orden multinacional conjunta
    conjuntas revolucionaria revolucionarias rapida intervencion reaccion paz operaciones choque
""")
COMPANY_ENDINGS = word_set("""
    inc incorporated corp co ltd plc llc llp lp gmbh ag nv n.v n.v. sa s.a s.a. spa s.p.a s.p.a. pty
    bv ab oy srl
""")
"""What the name of a company ends in, and is none by itself."""

HEADS = FORCES | ORGANISATIONS | PLACES | COMPANY_ENDINGS

_UNITS = word_set("department service services unit command squad team task")
_OF_WORDS = word_set("of for on de du des del d")


def head_type(name: list[str]) -> EntityType | None:
    """Return the type that the head of a name, given by its folded words, gives it."""
    if len(name) > 1 and name[-1] in COMPANY_ENDINGS:
        return EntityType.ORGANISATION
    cut = next((n for n, word in enumerate(name) if n and word in _OF_WORDS), len(name))
    head = name[cut - 1]
    for word in (head, *name[:cut], *name[cut:]):
        if word in _UNITS and any(each in _ARMED for each in name):
            return EntityType.FORCE
        if word in FORCES and _acts_with_force(word, name, is_head=word == head):
            return EntityType.FORCE
        if word in ORGANISATIONS:
            return EntityType.ORGANISATION
        if word in PLACES:
            return EntityType.PLACE
    return None


def _acts_with_force(word: str, name: list[str], *, is_head: bool) -> bool:
    if word in _OF_FORCE_IN_CONTEXT:  # Fuerzas Armadas, not Fuerzas Eléctricas
        return any(each in _ARMED_IN_ROMANCE for each in name)
    is_first = word == name[0] and len(name) > 1 and name[1] in INNER_ADJECTIVES
    return is_head or is_first or word not in _ALSO_ADJECTIVES  # Mission multinationale


def is_of_another_kind(name: list[str]) -> bool:
    """Whether the head of a name says that it is of an event, a law and the like."""
    cut = next((n for n, word in enumerate(name) if n and word in _OF_WORDS), len(name))
    return name[cut - 1] in OTHERS
