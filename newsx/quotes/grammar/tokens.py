"""Splits text into words and signs, and gives each the tag that it has by itself, whatever stands around it."""

from __future__ import annotations

import re
from typing import Final

from newsx.languages import Language
from newsx.quotes.grammar.tags import (
    ACCORDING,
    ADVERB,
    AUXILIARY,
    CALLING,
    CAPITALISED,
    CLOSED_CLASSES,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    DOCUMENT,
    GESTURE,
    GROUP_NOUN,
    MODIFIER,
    NEVER_NAMES,
    NOT,
    NUMBER,
    OPENING_BRACKET,
    ORGANIZATION_NOUN,
    OTHER,
    OTHER_VERB,
    PERSON_NOUN,
    POSSESSIVE,
    POSSESSOR,
    PREPOSITION,
    PRONOUN,
    SAYING,
    SEMICOLON,
    SIGN,
    SUBORDINATOR,
    THAT,
    TO,
    WHO,
)
from newsx.text.joined_words import APOSTROPHES, LINKS, pattern_of
from newsx.text.words import MAX_WORD_CHARS, MAX_WORDS, Word

_TOKEN: Final = r"\w++(?:{inner}[-.&/@]\w++|[’'](?!(?:s|S|re|ve|ll|d|m)\b)\w++)*+|[’'](?:s|S|re|ve|ll|d|m)\b|[^\w\s]"
_NO_SPACE_AFTER: Final = r"(?!(?<=[a-zß-ÿ]{2})\.[A-ZÀ-Þ][a-zß-ÿ])"
"""No sentence ends here without a space after its stop: sagte Roth.Danach kam."""
_PARTY: Final = re.compile(r"[RDIL]-[A-Z]\w*")
"""R-Pa, after a member of Congress."""
_USUAL_ENDS: Final = ",.?!:;"
"""Signs that are words of their own after a word."""
_ENDINGS_OF_WOMEN: Final = ("innen", "in")
_FEWEST_CHARS_OF_LAST_PART: Final = 5
"""Characters of a noun that is found as the end of a compound."""
AGE_ENDING: Final = "-year-old"
"""The end of a noun for somebody by age: the 46-year-old."""
PARENT_LINK: Final = "-of-"
"""What stands within a noun for a parent: the mum-of-three."""
_SIGN_TAGS: Final = {
    ",": COMMA,
    ";": SEMICOLON,
    ":": COLON,
    "―": DASH,
    "—": DASH,
    "–": DASH,
    "-": DASH,
    "(": OPENING_BRACKET,
    ")": CLOSING_BRACKET,
    "[": OPENING_BRACKET,
    "]": CLOSING_BRACKET,
    "’s": POSSESSIVE,
    "'s": POSSESSIVE,
    "’S": POSSESSIVE,
    "'S": POSSESSIVE,
}
_CLASS_TAGS: Final = (
    ("preposition", PREPOSITION),
    ("subordinator", SUBORDINATOR),
    ("coordinator", COORDINATOR),
    ("determiner", DETERMINER),
    ("possessive", POSSESSOR),
    ("pronoun", PRONOUN),
    ("relative", WHO),
    ("auxiliary", AUXILIARY),
    ("that", THAT),
    ("to", TO),
    ("negation", NOT),
    ("according", ACCORDING),
    ("clitic", ADVERB),
)
"""The tags of the closed classes; a word in several has the last one."""
_FEWEST_CHARS_OF_PARTICIPLE: Final = 5
"""Characters of a word with the ending of a participle that is taken for a verb."""

_NO_WORDS: Final[frozenset[str]] = frozenset()

_taggers: Final[dict[Language, Tagger]] = {}


class Tagger:
    """What the lists of one language say of a word by itself.

    `word_tags` are the tags of all words of its lists, in lower case, the verb's for a word that is a verb and a noun; `noun_tags` those of
    nouns for people, groups, organizations and documents. `lemmas` are the base forms of the forms of reporting verbs (said → say),
    `base_forms` those of all verbs. `role_nouns` may be the head of a role: nurse, maker. `calendar` has the months and weekdays,
    `persons` the words of the first and second person (we, your), `beginnings_of_persons` their first characters, a cheap filter.
    `also_articles` are words for of that may be articles: des. `ambiguous_capitals` are words that may be more than a part of a name even
    within a sentence: President, Spaniard, Monday.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.noun_tags = _tags_of_nouns(language)
        self.word_tags = _tags_of_words(language, self.noun_tags)
        reporting = (language.verbs_of_manner, language.verbs_of_calling, language.verbs_of_saying)
        self.lemmas = {form: joined(verb.split()[0]) for verbs in reporting for verb in sorted(verbs) for form in joined(verb).split()}
        self.base_forms = frozenset(joined(verb.split()[0]) for verbs in (language.other_verbs, *reporting) for verb in verbs)
        self.separable = _separable(reporting)
        self.particles = frozenset(particle for _, particle in self.separable)
        self.before_names = language.source_words.get("before a name", _NO_WORDS)
        self.before_documents = language.source_words.get("before a document", _NO_WORDS)
        self.before_clauses = language.source_words.get("before a clause", _NO_WORDS)
        self.role_nouns = language.person_nouns | language.role_words["only beside a name"]
        self.calendar = _calendar(language)
        self.persons = language.closed_classes["first or second person"]
        self.beginnings_of_persons = frozenset(letter for word in self.persons for letter in (word[0], word[0].upper()))
        shouted = [form for word in self.calendar for form in (word.capitalize(), word.upper())]
        self.ambiguous_capitals = language.titles | language.nationals | frozenset(shouted)
        self._days = self.calendar - language.calendar["also a word"]
        self._parents = language.relatives["parent"]
        self.also_articles = language.closed_classes["of"] & language.closed_classes["article"]
        self._adverb_endings = language.word_endings["adverb"]
        self._participle_endings = language.word_endings["participle"]
        inner = _NO_SPACE_AFTER if language.has_word_classes else ""
        self._pattern = re.compile(pattern_of(language) or _TOKEN.format(inner=inner))
        self._joined = language.joined_words.get("after a hyphen", _NO_WORDS)
        self._noun_tags_found: dict[str, str | None] = {}
        self._tags: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}

    def tag_of(self, word: str) -> str:
        """The tag of a word or sign by itself.

        >>> from newsx import languages
        >>> "".join(map(tagger_of(languages.of("en")).tag_of, "The senator quietly told Kowalski : 12".split()))
        'dhaSN:0'
        """
        tag = self.word_tags.get(word)
        if tag is not None:
            return tag
        if word[0].isupper():
            return self._tag_of_capitalised(word)
        if word.endswith(AGE_ENDING) or (PARENT_LINK in word and word.partition("-")[0] in self._parents):
            return PERSON_NOUN  # the 46-year-old, the mum-of-three
        if word[0].isdigit():
            return NUMBER
        if not word.isalpha() and len(word) == 1:
            return SIGN
        if word.endswith(self._adverb_endings):
            return ADVERB
        if word.endswith(self.language.person_endings):
            return PERSON_NOUN
        return OTHER_VERB if word.endswith(self._participle_endings) and len(word) >= _FEWEST_CHARS_OF_PARTICIPLE else OTHER

    def _tag_of_capitalised(self, word: str) -> str:
        """The tag of a word with a capital: a name's, except for weekdays, R-Pa and words such as The and In; but IN and Will are names."""
        lower = word.lower()
        given = self.language.given_names
        if ("-" in word and _PARTY.fullmatch(word)) or (lower in self._days and word not in given):
            return OTHER
        tag = self.word_tags.get(lower)
        if tag is None or tag not in CLOSED_CLASSES or (word.isupper() and len(word) > 1 and word[-1] not in APOSTROPHES):
            return CAPITALISED
        may_be_name = word in given or word in self.language.titles  # Me Roe
        return CAPITALISED if tag not in NEVER_NAMES and may_be_name else tag

    def noun_tag(self, lower: str) -> str | None:
        """The tag of a noun by the lists, in a case or plural, in -in, or as the end of a compound; None if it is in none.

        >>> from newsx import languages
        >>> german = tagger_of(languages.of("de"))
        >>> [german.noun_tag(noun) for noun in ("sprecherinnen", "hafenpolizei", "fährberichten", "werft-sprechers", "brücke")]
        ['h', 'g', 'D', 'h', None]
        """
        if lower not in self._noun_tags_found:
            if len(self._noun_tags_found) >= MAX_WORDS:
                self._noun_tags_found.clear()
            self._noun_tags_found[lower] = self._find_noun_tag(lower)
        return self._noun_tags_found[lower]

    def _find_noun_tag(self, lower: str) -> str | None:
        if (tag := self.noun_tags.get(lower)) is not None or "compounds" not in self.language.traits:
            return tag
        last = lower.rpartition("-")[2]
        for form in forms_of_noun(last):
            if (tag := self.noun_tags.get(form)) is not None:
                return tag
        for form in forms_of_noun(last):
            for start in range(1, len(form) - _FEWEST_CHARS_OF_LAST_PART + 1):
                if (tag := self.noun_tags.get(form[start:])) is not None:
                    return tag
        return PERSON_NOUN if last.endswith(self.language.person_endings) else None

    def base_noun(self, lower: str) -> str:
        """A noun of the lists without the ending of its case: werftsprechers → werftsprecher."""
        if lower in self.noun_tags or "compounds" not in self.language.traits or lower.endswith(_ENDINGS_OF_WOMEN):
            return lower
        return next((form for form in forms_of_noun(lower) if form in self.noun_tags or self.last_parts(form)), lower)

    def last_parts(self, lower: str) -> list[str]:
        """The nouns of the lists that a compound ends in, the longest first: hafenmeister → meister."""
        if "compounds" not in self.language.traits:
            return []
        last = lower.rpartition("-")[2]
        starts = range(0 if last != lower else 1, len(last) - _FEWEST_CHARS_OF_LAST_PART + 1)
        return [last[start:] for start in starts if last[start:] in self.noun_tags]

    def singular_of(self, word: str) -> str | None:
        """The singular of a plural noun for people, None for other words: Singer-guitarists → Singer-guitarist."""
        lower = word.lower().rpartition("-")[2]
        return word[:-1] if lower.endswith("s") and lower[:-1] in self.role_nouns else None

    def split(self, found: list[Word], words: list[str], word_tags: list[str]) -> None:
        """Appends the words and signs of what stands between white space to `words`, and the tag of each to `word_tags`.

        >>> from newsx import languages
        >>> from newsx.text.words import read
        >>> words, tags = [], []
        >>> tagger_of(languages.of("en")).split(read("“No,” said O’Hara-Kane’s aide (in 2.5 hours).", languages.of("en")), words, tags)
        >>> " ".join(words)
        '“ No , ” said O’Hara-Kane ’s aide ( in 2.5 hours ) .'
        """
        known, parts = self._tags, self._parts
        for word in found:
            text = word.text
            tags = known.get(text)
            if tags is None:
                tags = self._take_apart(text, words)
                word_tags += tags
            elif len(tags) == 1:
                words.append(text)
                word_tags.append(tags)
            else:
                words += parts[text]
                word_tags += tags

    def _take_apart(self, text: str, words: list[str]) -> str:
        """Appends the words and signs of which a text without white space consists; their tags. Both are remembered for the next time."""
        if text.isalnum():
            parts = [text]
        elif text[-1] in _USUAL_ENDS and text[:-1].isalnum():  # most of the others, and quicker than the pattern
            parts = [text[:-1], text[-1]]
        else:
            parts = self._pattern.findall(text)
        tags = "".join([self.tag_of(part) for part in parts])
        if self._joined and len(parts) > 2 and parts[1] in LINKS and parts[2] in self._joined:
            tags = tags[0] + OTHER + tags[2:]  # dit-il
        if len(text) <= MAX_WORD_CHARS:
            if len(self._tags) >= MAX_WORDS:
                self._tags.clear()
                self._parts.clear()
            self._tags[text] = tags
            if len(parts) > 1:
                self._parts[text] = parts
        words += parts
        return tags


def joined(verb: str) -> str:
    """The forms of a separable verb as one word each: an|legen → anlegen."""
    return verb.replace("|", "")


def _separable(reporting: tuple[frozenset[str], ...]) -> dict[tuple[str, str], str]:
    """The base form of each separable verb by its form without particle, and its particle: (legt, an) → anlegen."""
    found: dict[tuple[str, str], str] = {}
    for verb in sorted(verb for verbs in reporting for verb in verbs):
        base, *forms = verb.split()
        for form in forms:
            particle, bar, rest = form.partition("|")
            if bar:
                found[rest, particle] = joined(base)
    return found


def forms_of_noun(word: str) -> list[str]:
    """A noun and what is left of it without the endings of cases and plurals, and of women: lehrerinnen → lehrer, lotsin → lotse.

    >>> forms_of_noun("lotsin")
    ['lotsin', 'lots', 'lotse']
    """
    found = [word]
    for ending in _ENDINGS_OF_WOMEN:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found += [word[: -len(ending)], word[: -len(ending)] + "e"]
            return found
    for ending in ("en", "es", "n", "s", "e", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found.append(word[: -len(ending)])
    return found


def tagger_of(language: Language) -> Tagger:
    """The tagger of a language, which is made when it is first needed."""
    found = _taggers.get(language)
    if found is None:
        found = _taggers[language] = Tagger(language)
    return found


def _calendar(language: Language) -> frozenset[str]:
    """The names of months and weekdays, in lower case."""
    return language.calendar["month"] | language.calendar["weekday"]


def _tags_of_nouns(language: Language) -> dict[str, str]:
    tags: dict[str, str] = {}
    for nouns, tag in (
        (language.document_nouns, DOCUMENT),
        (language.organization_nouns, ORGANIZATION_NOUN),
        (language.group_nouns, GROUP_NOUN),
        (language.person_nouns, PERSON_NOUN),
    ):
        tags.update(dict.fromkeys(nouns, tag))
    return tags


def _tags_of_words(language: Language, noun_tags: dict[str, str]) -> dict[str, str]:
    tags: dict[str, str] = dict.fromkeys(language.role_modifiers, MODIFIER)
    for verbs, tag in (
        (language.other_verbs, OTHER_VERB),
        (language.verbs_of_manner, GESTURE),
        (language.verbs_of_calling, CALLING),
        (language.verbs_of_saying, SAYING),
    ):
        tags.update(dict.fromkeys((form for verb in verbs for form in joined(verb).split()), tag))
    for word, tag in noun_tags.items():
        if tags.setdefault(word, tag) == MODIFIER:
            tags[word] = tag
    tags.update(dict.fromkeys(language.plain_adverbs, ADVERB))
    for group, tag in _CLASS_TAGS:
        tags.update(dict.fromkeys(language.closed_classes.get(group, _NO_WORDS), tag))
    tags.update(dict.fromkeys(_calendar(language), OTHER))  # “may” is more often a month with a capital
    tags.update(_SIGN_TAGS)
    return tags
