"""The words of a period, in the languages that figures are read in: one pattern, folded."""

from __future__ import annotations

import re

from explorer.text.figures.calendar_words import MONTHS, WEEKDAYS
from explorer.text.word_sets import word_set

FIRST_WORDS = word_set(
    """since depuis desde between entre from de du so earlier later this year cette este en in
    during last l l'an l'annee el le ce the yesterday hier ayer today tonight aujourd hoy over
    for within durante au ces past previous next first second third fourth final 1st 2nd 3rd 4th
    a prior un as al currently at actuellement actualmente presently on durant throughout of to
    esta ultimos ultimas derniers dernieres"""
)
"""The words that a period may begin with."""

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b"
YEAR = r"(?:1[5-9]|20)\d\d\b(?!,\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?"
_POINT = (
    rf"(?:{_DAY}(?: de| of)? {MONTH}(?:,? (?:de |del )?{YEAR})?"
    rf"|{MONTH} {_DAY}(?:, ?{YEAR}|\b)|{MONTH}(?:,? (?:of |de |del )?{YEAR})?|{YEAR})"
)
COUNT = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|couple of|deux"
    r"|trois|quatre|cinq|six|dix|douze|dos|tres|cuatro|cinco|seis|diez|doce)"
)
TIME = (
    r"(?:days?|weeks?|months?|years?|decades?|hours?|jours?|semaines?|mois|annees?|ans|dias?"
    r"|semanas?|mes|meses|anos?|horas?|heures?)\b"
)
_START = (
    r"(?:the )?(?:beginning|start) of (?:the|this) year|the year began"
    r"|(?:le )?debut de (?:l'annee|cette annee|l'an)|(?:el )?(?:comienzo|inicio|principios?) "
    r"(?:del|de este) ano|comienzos de ano"
)
_ORDINAL = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
PERIOD = re.compile(
    r"\b(?:"
    rf"(?P<since_start>since (?:{_START})|depuis (?:{_START})|desde (?:{_START}))"
    rf"|(?:since|depuis|desde)(?: early| late| mid)? (?:le |la |el )?"
    rf"(?P<since>{_POINT}|{_WEEKDAY}|last (?:year|month|week))"
    rf"|(?:between|entre|from|de|du|desde) (?P<between>{_POINT}) (?:and|et|y|to|through|until|a"
    rf"|au|hasta) (?P<and>{_POINT})"
    r"|(?P<this_year>so far this year|(?:earlier |later )?this year|year to date|cette annee"
    r"|este ano|en lo que va (?:del|de) ano)"
    r"|(?P<last_year>(?:in |during )?(?:last|the previous|the prior) year|l'annee derniere"
    r"|l'an dernier|el ano pasado)"
    r"|(?P<this_month>(?:earlier |later )?this month|ce mois-ci|este mes)"
    r"|(?P<last_month>last month|le mois dernier|el mes pasado)"
    r"|(?P<this_week>(?:earlier |later )?this week|cette semaine|esta semana)"
    r"|(?P<last_week>last week|la semaine derniere|la semana pasada)"
    r"|(?P<yesterday>yesterday|hier|ayer)|(?P<today>today|tonight|aujourd'hui|hoy\b)"
    rf"|(?P<past>(?:(?:over|in|during|for|within|durante|en|au cours des|ces) )?(?:the |los |las "
    rf"|les )?(?:past|last|previous|ultimos|ultimas|derniers|dernieres) {COUNT} {TIME}"
    rf"|(?:over|in|during) the (?:past|last) {TIME}|au cours des {COUNT} dernier(?:e)?s {TIME})"
    rf"|(?P<coming>(?:over|in|within|during) the (?:next|coming) (?:{COUNT} )?{TIME}"
    rf"|next (?:year|month|week))"
    rf"|(?:in |during )?(?:the )?(?P<half>{_ORDINAL} half)"
    rf"(?: of (?:the year|(?P<half_year>{YEAR})))?"
    rf"|(?:in |during |for )?(?:the )?(?P<quarter>{_ORDINAL} quarter)(?: of)?"
    rf"(?: (?P<quarter_year>{YEAR}))?"
    rf"|(?:in |during |for )?the first (?P<months>{COUNT}) months(?: of (?:the year"
    rf"|(?P<months_year>{YEAR})))?"
    rf"|(?P<earlier>a (?:year|month|week) (?:ago|earlier|before)|year ago|year-earlier|prior year"
    rf"|un an plus tot|un ano antes)"
    rf"|(?:as of|as at|al) (?P<as_of>{_POINT})|(?P<now>currently|at present|at the moment|to date"
    r"|so far|actuellement|actualmente|as of now|presently)"
    rf"|(?:on |le |el )(?:the )?(?:{_WEEKDAY},? )?(?:\(?)(?P<on>{_DAY}(?: de| of)? {MONTH}"
    rf"(?:,? (?:de |del )?{YEAR})?|{MONTH} {_DAY}(?:, ?{YEAR}|\b))"
    rf"|(?:on |le |el )(?P<weekday>{_WEEKDAY})"
    rf"|(?:in|during|en|durant|durante|throughout|for|of) (?:early |late |mid-?|the year |fiscal "
    rf"|calendar |all of )?(?P<during>{MONTH}(?:,? (?:of |de |del )?{YEAR})?|{YEAR})"
    r")"
)
"""Named groups say which kind it is; it is tried where a word of `FIRST_WORDS` begins."""
