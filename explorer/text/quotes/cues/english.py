"""How English tells of speech."""

from __future__ import annotations

from explorer.text.quotes.cues.speech import Speech, any_of, words

_REGULAR = """
accept acknowledg admonish advis affirm agre alleg announc answer argu ask assert assur avow blam
boast caution challeng charg claim clarif command comment compar complain conced conclud condemn
confess confid confirm contend continu counter criticis criticiz decid declar demand denounc
describ detail disclos dismiss echo elaborat emphasis emphasiz enthus estimat exclaim exhort
explain express fum hail highlight hint implor indicat inform insist instruct interject jok joke
lament maintain mention mus not notif object observ offer opin outlin plead pledg point post prais
predict proclaim promis pronounc protest quer question quip reason reassur recall reckon recount
reflect reiterat relat remark remember remind repeat repl report request respond retort reveal
scream shout signal slam stat stipulat stress suggest summaris summariz tout tweet urg utter voic
volunteer vow warn welcom whisper wonder
"""
_IRREGULAR = """
add|adds|added|adding say|says|said|saying tell|tells|told|telling write|writes|wrote|writing
read|reads|reading think|thinks|thought feel|feels|felt believe|believes|believed
speak|speaks|spoke call|calls|called|calling swear|swears|swore go_on|goes_on|went_on
quote|quotes|quoted|quoting admit|admits|admitted|admitting sum_up|sums_up|summed_up
deny|denies|denied|denying cry|cries|cried reply|replies|replied|replying
notify|notifies|notified testify|testifies|testified|testifying
clarify|clarifies|clarified|clarifying hit_back|hits_back|chime_in|chimed_in|chimes_in
tell|tells lie|lied put_it|puts_it brand|branded|branding term|termed|terming
dub|dubbed label|labelled|labeled joke|joked|jokes
"""


def _forms() -> list[str]:
    regular = [
        form
        for stem in _REGULAR.split()
        for form in (
            ([f"{stem}{end}" for end in ("y", "ies", "ied", "ying")] if stem[-2:] in _IN_Y else [])
            or [f"{stem}e?", f"{stem}e?s", f"{stem}ed", f"{stem}ing"]
        )
    ]
    irregular = [form.replace("_", " ") for form in _IRREGULAR.replace("|", " ").split()]
    return [*regular, *irregular]


_IN_Y = ("if", "pl")  # clarif-y, repl-y
_PHRASES = (
    "(?:was|were|is|been|being) quoted as saying",
    "quoted (?:him|her|them|it) as saying",
    "went on to say",
    "go(?:es)? on to say",
    "is reported to have said",
    "reads?,? in part",
    "said,? in part",
    "told",
    "could be heard saying",
    "took to (?:twitter|x|facebook|instagram)",
    "had this to say",
)
ENGLISH = Speech(
    verbs=any_of(*_forms(), *_PHRASES),
    participles=words(
        """adding saying telling noting stating stressing warning arguing insisting claiming
        explaining calling describing announcing writing declaring emphasising emphasizing quoting
        citing urging asking alleging suggesting observing commenting remarking asserting
        accusing pointing citing maintaining reiterating reading criticising criticizing pledging
        promising vowing recalling predicting branding terming denouncing condemning"""
    ),
    sources=any_of("according to", "in the words of"),
    pronouns=words("he she they it who i we this that one which him her them others"),
    openers=words(
        """and but or so yet also however meanwhile moreover furthermore additionally further then
        now later earlier today yesterday tomorrow on in at after before during since while when
        as for from by with despite although though if because speaking asked responding
        addressing quoting citing commenting referring according to under amid following last
        recently instead nevertheless still thus therefore once until throughout per
        similarly separately elsewhere finally first second indeed"""
    ),
    bounds=words(
        """that and but because while when where as if whether although though since until which
        who whom whose what why how so or than after before unless"""
    ),
    stops=words(
        """in on at by to with after before during while when where as who whom which that whose
        from because if and but adding noting about following amid despite through via over
        under since until last earlier yesterday today later recently this monday tuesday
        wednesday thursday friday saturday sunday without against outside inside upon referring
        explaining speaking citing into again has have is was were are will would had
        regarding concerning not never his her its their there here"""
    ),
    trailing=words(
        """also then later has have had further again today yesterday recently once often always
        never who was were is are been only just even both all simply himself herself itself
        themselves did does do not would will could can may might must should to last earlier
        now still repeatedly reportedly publicly angrily monday tuesday wednesday thursday friday
        saturday sunday on be being got immediately thus therefore too on-air subsequently"""
    ),
    adverb="ly",
    articles=words(
        "the a an his her its their this that these those another one no any some our my your in of"
    ),
)
