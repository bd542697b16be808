"""Languages by their ISO 639-1 codes and their English names."""

from __future__ import annotations

from functools import cache

from explorer.text.words import folded_words

# After the English name stand others that are in use.
_LANGUAGES = """
aa Afar; ab Abkhazian; ae Avestan; af Afrikaans; ak Akan; am Amharic; an Aragonese; ar Arabic; as
Assamese; av Avaric; ay Aymara; az Azerbaijani; ba Bashkir; be Belarusian; bg Bulgarian; bi
Bislama; bm Bambara; bn Bangla Bengali; bo Tibetan; br Breton; bs Bosnian; ca Catalan; ce Chechen;
ch Chamorro; co Corsican; cr Cree; cs Czech; cu Church Slavic; cv Chuvash; cy Welsh; da Danish; de
German Deutsch; dv Divehi; dz Dzongkha; ee Ewe; el Greek; en English; eo Esperanto; es Spanish
Castilian Español; et Estonian; eu Basque; fa Persian Farsi; ff Fula; fi Finnish; fj Fijian; fo
Faroese; fr French Français; fy Western Frisian; ga Irish; gd Scottish Gaelic; gl Galician; gn
Guarani; gu Gujarati; gv Manx; ha Hausa; he Hebrew; hi Hindi; ho Hiri Motu; hr Croatian; ht
Haitian Creole Kreyòl; hu Hungarian; hy Armenian; hz Herero; ia Interlingua; id Indonesian; ie
Interlingue; ig Igbo; ii Sichuan Yi; ik Inupiaq; io Ido; is Icelandic; it Italian Italiano; iu
Inuktitut; ja Japanese; jv Javanese; ka Georgian; kg Kongo; ki Kikuyu; kj Kuanyama; kk Kazakh; kl
Kalaallisut; km Khmer; kn Kannada; ko Korean; kr Kanuri; ks Kashmiri; ku Kurdish; kv Komi; kw
Cornish; ky Kyrgyz; la Latin; lb Luxembourgish; lg Ganda Luganda; li Limburgish; ln Lingala; lo
Lao; lt Lithuanian; lu Luba-Katanga; lv Latvian; mg Malagasy; mh Marshallese; mi Māori; mk
Macedonian; ml Malayalam; mn Mongolian; mr Marathi; ms Malay; mt Maltese; my Burmese; na Nauru; nb
Norwegian Bokmål; nd North Ndebele; ne Nepali; ng Ndonga; nl Dutch Flemish; nn Norwegian Nynorsk;
no Norwegian; nr South Ndebele; nv Navajo; ny Nyanja Chichewa; oc Occitan; oj Ojibwa; om Oromo; or
Odia Oriya; os Ossetic; pa Punjabi; pi Pali; pl Polish; ps Pashto; pt Portuguese Português; qu
Quechua; rm Romansh; rn Rundi Kirundi; ro Romanian; ru Russian; rw Kinyarwanda; sa Sanskrit; sc
Sardinian; sd Sindhi; se Northern Sami; sg Sango; si Sinhala; sk Slovak; sl Slovenian; sm Samoan;
sn Shona; so Somali; sq Albanian; sr Serbian; ss Swati; st Southern Sotho; su Sundanese; sv
Swedish; sw Swahili Kiswahili; ta Tamil; te Telugu; tg Tajik; th Thai; ti Tigrinya; tk Turkmen; tl
Tagalog Filipino; tn Tswana; to Tongan; tr Turkish; ts Tsonga; tt Tatar; tw Twi; ty Tahitian; ug
Uyghur; uk Ukrainian; ur Urdu; uz Uzbek; ve Venda; vi Vietnamese; vo Volapük; wa Walloon; wo
Wolof; xh Xhosa; yi Yiddish; yo Yoruba; za Zhuang; zh Chinese Mandarin; zu Zulu
"""


def languages_named(text: str, *, unfinished: bool = False) -> tuple[str, ...]:
    """Return the codes of the languages that a code, a tag (`en-GB`) or a name stands for.

    With `unfinished` the last word need only begin a name.
    """
    words = folded_words(text)
    names, by_word = _names()
    if not words:
        return ()
    if words[0] in names:
        return (words[0],)
    found = [by_word.get(word, frozenset()) for word in words]
    if unfinished:
        begun = (codes for word, codes in by_word.items() if word.startswith(words[-1]))
        found[-1] = frozenset().union(*begun)
    return tuple(sorted(frozenset.intersection(*found)))


@cache
def _names() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Return all codes, and those of each word of a name, folded."""
    by_word: dict[str, frozenset[str]] = {}
    codes = set[str]()
    for language in _LANGUAGES.split(";"):
        code, name = language.split(maxsplit=1)
        codes.add(code)
        for word in folded_words(name):
            by_word[word] = by_word.get(word, frozenset()) | {code}
    return frozenset(codes), by_word
