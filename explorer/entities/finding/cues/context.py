"""Words around and between names: prepositions, connectors, words that only open a sentence."""

from __future__ import annotations

from explorer.text.word_sets import word_set

# Between the parts of a name in any language: Ricardo de la Torre, Hamad bin Jassim.
PARTICLES = word_set("""
    de del della di da das do dos du la las le les el los al bin ibn bint binti ben ould von van
    der den ter zu af st ul ud e
""")
# Only behind a head: Ministry of Labour and Social Affairs.
OF_WORDS = word_set("of for on de du des del d of to para pour")
AND_WORDS = word_set("and et y e &")
ARTICLES = word_set("the la le les el los las l")

# In lower case inside a French or Spanish name behind its head: Police nationale d’Haïti.
INNER_ADJECTIVES = word_set("""
    national nationale nationales nationaux nacional nacionales civil civile judiciaire judicial
    militaire militar general generale electoral electorale international internationale
    internacional multinational multinationale multinacional federal federale supreme suprema
    superior superieur provisoire central centrale europeenne europea unies unidos unidas municipal
    municipale securite seguridad justice justicia portuaire portuaria haitienne dominicaine
    dominicana arabes cassation appel sante salud mondiale mundial africaine africana armees
    armadas
""")

PLACE_PREPOSITIONS = {
    "en": word_set(
        "in at near from to across throughout outside inside around within toward towards"
    ),
    "fr": word_set("a au aux en dans vers depuis pres"),
    "es": word_set("en desde hacia hasta cerca a"),
}
STRONG_PREPOSITIONS = {
    "en": word_set("in near across throughout outside"),
    "fr": word_set("a en dans vers"),
    "es": word_set("en desde hacia"),
}

# Before a name: a city of, the town of, the village of, north of; after one: city, province, area.
PLACE_NOUNS = word_set("""
    city cities town towns village villages province provinces district districts region regions
    county area areas capital suburb suburbs neighbourhood neighborhood slum island islands river
    coast port state states north south east west northern southern eastern western central
    neighbourhoods neighborhoods communities places locations downtown metropolitan territory
    border airport municipality commune upazila tehsil ville quartier departement capitale ciudad
    pueblo provincia barrio municipio departamento localidad
""")
# Before the name of a place they make the name of a part of it: Downtown Port-au-Prince.
PARTS_OF_PLACES = word_set("""
    downtown central north south east west northern southern eastern western northeast northwest
    southeast southwest greater upper lower old inner outer mainland metropolitan midtown centro
    norte sur este oeste nord sud est ouest
""")
BODY_NOUNS = word_set("""
    spokesman spokesperson spokeswoman officials official members member headquarters chairman ceo
    party employees shares subsidiary campaign lawmakers candidate candidates leadership board
    supporters players fans executives report website
""")

# After an acronym they say that it acts with force: MSS troops.
FORCE_NOUNS = word_set("""
    mission troops soldiers fighters militants gunmen gang rebels militia commander commanders
    patrols forces insurgents guerrillas soldats combattants troupes soldados tropas combatientes
""")

# Words that open a sentence and are no part of a name there.
STARTERS = {
    "en": word_set("""
        a an the this that these those he she it they we you i his her its their our your my who
        what which when where why how if in on at by for from to with without within of as and or
        but nor yet so then than there here after before during while since until although though
        because despite however moreover meanwhile furthermore additionally also besides further
        finally first firstly second secondly third lastly next now today yesterday tomorrow
        tonight recently earlier later once twice according both each every all any some many much
        more most several few other others another such no not only even just still already again
        never always often sometimes perhaps maybe one two three four five six seven eight nine ten
        hundreds thousands millions dozens about above across against along among around behind
        below beneath beside between beyond over under upon through throughout toward towards into
        onto out up down off like unlike per via amid amidst regarding concerning including
        following given based asked speaking adding citing is are was were be been being am has
        have had do does did can could will would shall should may might must let please yes well
        okay oh ah photo image picture read related watch follow click source file courtesy credit
        caption advertisement share subscribe copyright video dear hi hello thanks thank hence thus
        prior say whereas likewise otherwise indeed instead rather overall nearly almost roughly
        unfortunately oper
    """),
    "fr": word_set("""
        le la les un une des ce cette ces il elle ils elles nous vous je on et ou mais donc car
        dans sur sous par pour avec sans selon depuis pendant apres avant lors ainsi alors aussi
        cependant toutefois enfin
    """),
    "es": word_set("""
        la un a el los las una unos unas este esta estos estas ese esa eso y o pero segun desde
        durante tras despues antes ademas tambien mientras cuando donde como por para con sin sobre
        entre hacia en de del al se su sus lo yo nosotros ellos ella
    """),
}

# Capitals of other things than people, places and bodies.
NO_NAMES = word_set("""
    covid covid-19 gdp ceo ceos cfo tv pm am phd ok sms dna rna hiv aids pcr sars ngo ngos mp mps
    mla it ai ict vat pdf url faq diy usb gps sim atm suv suvs cctv id ids kg km nft nfts iq mba ba
    bsc ma ipo ipos gst sme smes msme ppp pvc lng rs usd fir dig dsp ssp sp sho adhd lgbt lgbtq
    lgbtqi+ lgbtqia internet web bible quran covid19 omicron gmt est pst utc vip vips pr hr ev evs
    esg plc q1 q2 q3 q4 h1 h2 ii iii iv b2b roi earth r&d t20 odi unsg inshallah alhamdulillah libor
    ramadan christmas easter eid diwali hajj umrah stem k-pop mou mous afrobeats 5g 4g 3g wi-fi
    wifi bitcoin iphone ipad celsius fahrenheit
""")

ENGLISH_MONTHS_AND_DAYS = word_set("""
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thur thurs fri
""")

# Believers and the like: like demonyms, no names by themselves.
ADHERENTS = word_set("""
    muslim muslims islamic christian christians catholic catholics jewish jew jews hindu hindus
    buddhist buddhists sikh sikhs protestant protestants evangelical anglican orthodox sunni sunnis
    shia shiite shiites islamist islamists islamophobia hindutva zionist zionists zionism democrat
    democrats republican republicans communist communists socialist socialists conservative
    conservatives liberal liberals marxist nazi nazis westerners arab arabs african africans asian
    asians european europeans american americans latin latino latinos hispanic black blacks white
    indigenous aboriginal aboriginals aborigines amiri inuit maori kurdish kurds kurd bedouin
    english french spanish arabic mandarin cantonese hindi urdu bengali swahili portuguese
    kiswahili hebrew creole indian indians chinese british israeli israelis palestinian
    palestinians caribbeans amerindian soviet scandinavian anglophone francophone dalit dalits
    tamil tamils
""")
