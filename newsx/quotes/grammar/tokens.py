"""Words of a passage, and the class of each: a verb of saying, a noun for a person, a preposition, a capitalised word.

A class is one letter, so that a passage is a string of letters beside its list of words:

    S verb of saying   C verb of calling  G gesture          A according        V other verb       B be, have, modal
    h person noun      g group noun       o organization     D document noun    m modifier of roles
    N capitalised      x other word       0 number           P pronoun          d determiner
    H his, her, their  r preposition      T to               t that             w who, which
    k when, because    & and, but         a adverb           n not              q quotation
    . sentence end     ! its ? or !       , ; : - ( )        ' possessive s     ~ other sign
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx import languages
from newsx.text.words import Word

_TOKEN: Final = re.compile(r"\w++(?:[-.&/@]\w++|[’'](?!(?:s|S|re|ve|ll|d|m)\b)\w++)*+|[’'](?:s|S|re|ve|ll|d|m)\b|[^\w\s]")

DETERMINERS: Final = "the a an this these those every each any no our your my its whose both either neither such"
POSSESSIVES: Final = "his her their"
PRONOUNS: Final = "he she they we i it you him them us me himself herself"
PREPOSITIONS = (
    "of in on at by for from with about against among amid around as between beyond during into like near over per through toward towards "
    "under upon via within without across along behind beside besides despite except inside onto outside past throughout than above below "
    "beneath up down off out unlike alongside following including regarding concerning versus"
)
RELATIVES: Final = "who which whom"
SUBORDINATORS = (
    "what when while if because since though although after before until till once where how why whether unless whereas whenever lest"
)
COORDINATORS: Final = "and but or nor plus yet so"
AUXILIARIES = (
    "is are was were be been being am has have had having do does did done doing will would can could may might shall should must ought "
    "isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t shouldn’t mustn’t cannot "
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't mustn't "
    "’re ’ve ’ll ’d ’m 're 've 'll 'd 'm"
)
CALENDAR = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun"
)
ABBREVIATIONS: Final = frozenset(
    (
        "mr mrs ms dr sen sens rep reps gov govs gen lt col sgt capt maj adm cmdr prof rev hon st jr sr vs inc corp co ltd dept "
        "jan feb mar apr jun jul aug sept sep oct nov dec no fig al ave blvd rd mt ft fr pres sec det supt asst assn bros etc "
        "calif ariz ark colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va "
        "vt wash wis wyo ala messrs mmes esq"
    ).split()
)
_DAYS: Final = frozenset(CALENDAR.split()) - {"may", "march", "sun", "sat", "mar"}
_PEOPLE_ENDINGS = ("woman", "women", "committeeman", "ologist", "ologists", "surgeon", "person")
_PARENTS: Final = frozenset("mum mom mother dad father parent grandmother grandfather gran nan".split())
"""Whom the popular press calls by the number of their children: mum-of-three."""
_PARTY: Final = re.compile(r"[RDIL]-[A-Z]\w*")
_GRAMMATICAL: Final = frozenset("PHdr&wktBTan")
_SIGNS: Final = {
    ",": ",",
    ";": ";",
    ":": ":",
    "―": "-",
    "—": "-",
    "–": "-",
    "-": "-",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "’s": "'",
    "'s": "'",
    "’S": "'",
    "'S": "'",
}


_word_classes: Final[dict[str, str]] = {}
_noun_classes: Final[dict[str, str]] = {}


def tags_of_words() -> dict[str, str]:
    """The class of each word of the lexicons, in lower case; where a word is a verb and a noun, the verb (see noun_classes)."""
    if not _word_classes:
        _word_classes.update(_read_word_classes())
    return _word_classes


def tags_of_nouns() -> dict[str, str]:
    """The class of each noun for people, groups, organizations and documents, in lower case."""
    if not _noun_classes:
        _noun_classes.update(_read_noun_classes())
    return _noun_classes


def _read_noun_classes() -> dict[str, str]:
    word_tags: dict[str, str] = {}
    english = languages.of("en")
    for nouns, tag in (
        (english.document_nouns, "D"),
        (english.organization_nouns, "o"),
        (english.group_nouns, "g"),
        (english.person_nouns, "h"),
    ):
        word_tags.update(dict.fromkeys(nouns, tag))
    return word_tags


def _read_word_classes() -> dict[str, str]:
    word_tags: dict[str, str] = dict.fromkeys(languages.of("en").role_modifiers, "m")
    english = languages.of("en")
    for verbs, tag in (
        (english.other_verbs, "V"),
        (english.verbs_of_manner, "G"),
        (english.verbs_of_calling, "C"),
        (english.verbs_of_saying, "S"),
    ):
        word_tags.update(dict.fromkeys((form for verb in verbs for form in verb.split()), tag))
    for word, tag in tags_of_nouns().items():
        word_tags.setdefault(word, tag)
        if word_tags[word] == "m":
            word_tags[word] = tag
    word_tags.update(dict.fromkeys(languages.of("en").plain_adverbs, "a"))
    for words, tag in (
        (PREPOSITIONS, "r"),
        (SUBORDINATORS, "k"),
        (COORDINATORS, "&"),
        (DETERMINERS, "d"),
        (POSSESSIVES, "H"),
        (PRONOUNS, "P"),
        (RELATIVES, "w"),
        (AUXILIARIES, "B"),
        ("that", "t"),
        ("to", "T"),
        ("not never", "n"),
        (CALENDAR, "x"),
        ("according", "A"),
        ("MPs MSPs MEPs", "h"),
    ):
        word_tags.update(dict.fromkeys(words.split(), tag))
    word_tags.update(_SIGNS)
    return word_tags


def _reporting() -> tuple[frozenset[str], ...]:
    english = languages.of("en")
    return english.verbs_of_manner, english.verbs_of_calling, english.verbs_of_saying


@cache
def lemmas() -> dict[str, str]:
    """The base form of each form of the reporting verbs: said → say."""
    return {form: chunks.split()[0] for verbs in _reporting() for chunks in sorted(verbs) for form in chunks.split()}


@cache
def base_forms() -> frozenset[str]:
    """The base forms of the verbs: state, plan."""
    return frozenset(chunks.split()[0] for verbs in (languages.of("en").other_verbs, *_reporting()) for chunks in verbs)


def tag_of(word: str) -> str:
    """The class of a word or sign without regard to where it stands.

    >>> "".join(map(tag_of, "The senator quietly told Kowalski : 12".split()))
    'dhaSN:0'
    """
    word_tags = tags_of_words()
    found = word_tags.get(word)
    if found is not None:
        return found
    if word[0].isupper():
        lower = word.lower()
        if ("-" in word and _PARTY.fullmatch(word)) or (lower in _DAYS and word not in languages.of("en").given_names):
            return "x"
        low = word_tags.get(lower)
        if (
            low is None
            or low not in _GRAMMATICAL
            or (word.isupper() and len(word) > 1)
            or (low not in "PHd" and word in languages.of("en").given_names)
        ):
            return "N"
        return low
    if word.endswith("-year-old") or ("-of-" in word and word.partition("-")[0] in _PARENTS):
        return "h"
    if word[0].isdigit():
        return "0"
    if word.isalpha() or len(word) > 1:
        if word.endswith("ly"):
            return "a"
        if word.endswith(_PEOPLE_ENDINGS):
            return "h"
        return "V" if word.endswith("ed") and len(word) > 4 else "x"
    return "~"


def split(found: list[Word], words: list[str], word_tags: list[str]) -> None:
    """Adds the words and signs of what stands between white space to `words`, and the class of each to `classes`.

    >>> from newsx.text.words import read
    >>> words, tags = [], []
    >>> split(read("“No,” said O’Hara-Kane’s aide (in 2.5 hours).", languages.of("en")), words, tags)
    >>> " ".join(words)
    '“ No , ” said O’Hara-Kane ’s aide ( in 2.5 hours ) .'
    """
    for word in found:
        if not word.letters:
            _take_apart(word)
        if word.parts is None:
            words.append(word.text)
            word_tags.append(word.letters)
        else:
            words.extend(word.parts)
            word_tags.extend(word.letters)


def _take_apart(word: Word) -> None:
    if word.text.isalnum():
        word.letters = tag_of(word.text)
    else:
        parts = _TOKEN.findall(word.text)
        word.letters = "".join([tag_of(part) for part in parts])
        word.parts = parts if len(parts) > 1 else None
