"""How English tells of speech."""

from __future__ import annotations

from explorer.text.quotes.cues.speech import Speech, any_of
from explorer.text.word_sets import word_set

_REGULAR = """
accept acknowledge admonish advise affirm agree allege announce answer argue ask assert assure
avow blame boast caution claim clarify comment complain concede conclude condemn confess
confide confirm contend continue counter criticise criticize declare demand denounce describe
disclose dismiss echo elaborate emphasise emphasize enthuse estimate exclaim exhort explain
express fume hail highlight hint implore imply inform insist instruct interject joke lament mention
muse note notify object observe opine outline plead pledge praise predict proclaim
promise pronounce protest quip reassure recall reckon recount reflect
reiterate remark remember remind repeat reply report request respond retort reveal scream
shout slam state stipulate stress suggest summarise summarize testify tout tweet underline
underscore urge utter volunteer vow warn whisper wonder yell
"""
_IRREGULAR = """
maintains|maintained agree|argue|insist|admit questioned queried reasoned charged posted pointed_out
points_out considers|considered
 add|adds|added|adding say|says|said|saying tell|tells|told|telling write|writes|wrote|writing
read|reads|reading think|thinks|thought feel|feels|felt believe|believes|believed
call|calls|called|calling swear|swears|swore
quote|quotes|quoted|quoting admit|admits|admitted|admitting sum_up|sums_up|summed_up
deny|denies|denied|denying cry|cries|cried hit_back|hits_back|chime_in|chimed_in|chimes_in
put_it|puts_it brand|branded|branding term|termed|terming
dubbed labelled|labeled
"""


def _forms() -> list[str]:
    irregular = [form.replace("_", " ") for form in _IRREGULAR.replace("|", " ").split()]
    return [*(form for verb in _REGULAR.split() for form in _inflected(verb)), *irregular]


def _inflected(verb: str) -> list[str]:
    # not the bare form, which is a noun more often: report, demand, question
    if verb.endswith("e"):
        return [f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if verb.endswith("y"):
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    return [f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}ing"]


_PHRASES = (
    "(?:was|were|is|been|being) quoted as saying",
    "quoted (?:him|her|them|it) as saying",
    "(?:went|goes|go) on to (?:say|add|explain|tell)",
    "(?:went|goes|go) on(?! to)",
    "is reported to have said",
    "reads?,? in part",
    "said,? in part",
    "could be heard saying",
    "took to (?:twitter|x|facebook|instagram)",
    "had this to say",
)
ENGLISH = Speech(
    verbs=any_of(*_forms(), *_PHRASES),
    participle="ing",
    sources=any_of("according to", "in the words of"),
    naming=any_of(
        "(?:en)?titled",
        "called",
        "named",
        "dubbed",
        "nicknamed",
        "known as",
        "alias",
        "aka",
        "so-called",
        "words?",
        "terms?",
        "phrase",
        "meaning",
        "means",
        "translated as",
        "labelled",
        "translates (?:as|to|into)",
        "refer(?:red|s) to as",
        "brand(?:ed)? as",
        "expression",
    ),
    pronouns=word_set("he she they it who i we this that one which him her them others"),
    openers=word_set(
        """and but or so yet also however meanwhile moreover furthermore additionally further then
        now later earlier today yesterday tomorrow on in at after before during since while when
        as for from by with despite although though if because speaking asked responding
        addressing quoting citing commenting referring according to under amid following last
        recently instead nevertheless still thus therefore once until throughout per
        similarly separately elsewhere finally first second indeed"""
    ),
    bounds=word_set(
        """that and but because while when where as if whether although though since until which
        who whom whose what why how so or than after before unless"""
    ),
    stops=word_set(
        """in on at by to with after before during while when where as who whom which that whose
        from because if and but adding noting about following amid despite through via over
        under since until last earlier yesterday today later recently this monday tuesday
        wednesday thursday friday saturday sunday without against outside inside upon referring
        explaining speaking citing into again has have is was were are will would had
        regarding concerning not never there here"""
    ),
    trailing=word_set(
        """also then later has have had further again today yesterday recently once often always
        never who was were is are been only just even both all simply himself herself itself
        themselves did does do not would will could can may might must should to last earlier
        now still repeatedly reportedly publicly angrily week month year night morning evening
        afternoon monday tuesday wednesday thursday friday saturday sunday
        on be being got immediately thus therefore too subsequently"""
    ),
    passive=word_set("was were is are be been being will would"),
    adverb="ly",
    articles=word_set(
        "the a an his her its their this that these those another one no any some our my your in of"
    ),
)
