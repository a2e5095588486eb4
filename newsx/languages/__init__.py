"""What newsx knows of languages: a folder of word lists for each, `en/`, and `any/` for what holds in all.

`of("en")` is a `Language`, which has each list as an attribute; README.md says what each list is and what needs it.

A list is a text file in one of two formats. Plain: an entry a line. In groups: the same under headings in brackets, `[weekday]`.
Lines at the top that begin with # say what the list is and where it comes from. A list that a language lacks is that of `any/`, if it has
one; any other list and a group that it lacks are empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from newsx.languages.openings import Openings

Groups = dict[str, list[str]]
"""The entries of a list by their group, in the order of the file; those above the first heading are in the group ""."""

DEFAULT: Final = "en"
"""The language by whose words a text is read if its own is unknown."""

UNKNOWN: Final = "und"
"""The code of a language of which newsx knows no word. Most of their pages are printed by programs that speak English, by whose words they
are read but for its function words."""
_ALIASES: Final = {"nb": "no", "nn": "no", "fil": "tl", "iw": "he"}
"""Codes for which newsx has another."""
_CODE_CHARS: Final = 2
_FOLDER: Final = Path(__file__).parent  # importlib.resources would take 8 ms at every start
_ANY: Final = _FOLDER / "any"
_languages: Final[dict[str, Language]] = {}
_anywhere: Final[list[Anywhere]] = []


class Anywhere:
    """The lists that hold in every language. They are read once, when they are first needed."""

    def __init__(self) -> None:
        # names
        self.given_names = _words(_ANY, "given_names")
        self.men_names = _words(_ANY, "men_names")
        self.women_names = _words(_ANY, "women_names")
        self.either_names = _words(_ANY, "either_names")
        self.name_particles = _words(_ANY, "name_particles")
        self.east_asian_surnames = _words(_ANY, "east_asian_surnames")
        self.name_suffixes = _sets(_ANY, "name_suffixes")
        self.suffixes = {suffix.lower(): suffix for suffixes in self.name_suffixes.values() for suffix in suffixes}
        endings = _sets(_ANY, "company_endings")
        self.company_endings = {ending.lower(): ending for group in endings.values() for ending in group}
        self.limited_endings = frozenset([ending.lower() for ending in endings["limited"]])
        # agencies and dates
        self.wires = _by_entry(_ANY, "wires")
        self.outlets = _by_entry(_ANY, "outlets")
        """Names of outlets that are known beyond their town, and of their owners, and which of the two it is: "outlet" or "owner"."""
        self.byline_words = _sets(_ANY, "byline_words")
        calendars = [_sets(_FOLDER / code, "calendar") for code in sorted(codes())]
        self.weekdays = _words(_ANY, "weekdays").union(*[calendar["weekday"] for calendar in calendars])
        self.date_words = _sets(_ANY, "date_words")
        self.relative_days = _sets(_ANY, "relative_days")
        months = _sets(_ANY, "months")
        self.months: dict[str, int] = {}
        """The names of months in lower case, and their numbers."""
        for calendar in (months, *calendars):
            for number in range(1, 13):
                self.months.update(dict.fromkeys(calendar[str(number)], number))
        self.months_after_ordinals = {month: number for number in range(1, 13) for month in months.get(f"{number} after an ordinal", ())}
        """The names that mean another month after an ordinal: "1. listopada"."""
        self.iranian_months = {month: number for number in range(1, 13) for month in months.get(f"{number} in Iran", ())}
        self.month_like_words = months["also a word"]
        """The names of months that are so often other words that they need a day beside them."""
        # pages and exports
        self.markup_words = _sets(_ANY, "markup_words")
        self.database_labels = _sets(_ANY, "database_labels")
        self.languages = _groups(_ANY, "languages")


class Language:
    """The word lists of one language, read once, when the language is first needed. Two languages are equal if they are the same object.

    An entry of a list of verbs is one verb, all its forms with spaces between, the base form first. The lists lie in a folder that is
    named after the language's code, in `root`. A list that it lacks is that of `any/`, which has the commonest words of many languages,
    or empty; `has_folder` says whether it has lists of its own.
    """

    def __init__(self, code: str, root: Path = _FOLDER) -> None:
        self.code = code
        folder = root / (DEFAULT if code == UNKNOWN else code)
        self.has_byline_words = (folder / "byline_words.txt").exists()
        """Whether its bylines are read by its own words, not by those that `any/` has of all languages."""
        self.traits = _words(folder, "traits")
        self.has_word_classes = "learned word classes" in self.traits
        self.is_verb_second = "verb second" in self.traits
        self.names_need_context = self.has_word_classes or "names need context" in self.traits
        # what holds anywhere
        everywhere = anywhere()
        self.given_names = everywhere.given_names
        self.men_names = everywhere.men_names
        self.women_names = everywhere.women_names
        self.either_names = everywhere.either_names
        # names and places
        self.short_names = _sets(folder, "short_names")
        self.name_prefixes = _words(folder, "name_prefixes")
        honorifics = _sets(folder, "honorifics")
        self.honorifics = frozenset().union(*honorifics.values())
        self.forms_of_address = self.honorifics - honorifics["office"] - honorifics["office of a man"]
        self.men_honorifics = honorifics["man"] | honorifics["office of a man"]
        self.women_honorifics = honorifics["woman"]
        self.titles = _words(folder, "titles")
        self.places = _words(folder, "places")
        self.nationals = _words(folder, "nationals")
        self.surname_nouns = _words(folder, "surname_nouns")
        self.demonyms = _words(folder, "demonyms")
        self.dateline_cities = _words(folder, "dateline_cities")
        self.place_openings = _words(folder, "place_openings")
        self.shouted = _words(folder, "shouted")
        # nouns
        self.person_nouns = _words(folder, "person_nouns")
        self.person_plurals = _words(folder, "person_plurals")
        self.person_endings = tuple(sorted(_words(folder, "person_endings")))
        self.gender_nouns = _sets(folder, "gender_nouns")
        self.relatives = _sets(folder, "relatives")
        self.epithets = _sets(folder, "epithets")
        self.description_words = _sets(folder, "description_words")
        self.group_nouns = _words(folder, "group_nouns")
        self.organization_nouns = _words(folder, "organization_nouns")
        self.organization_kinds = _sets(folder, "organization_kinds")
        self.organization_words = _words(folder, "organization_words")
        self.document_nouns = _words(folder, "document_nouns")
        self.works = _words(folder, "works")
        self.role_modifiers = _words(folder, "role_modifiers")
        self.role_words = _sets(folder, "role_words")
        self.title_nouns = _by_entry(folder, "title_nouns")
        self.plural_titles = _by_entry(folder, "plural_titles")
        # verbs and other words
        self.verbs_of_saying = _words(folder, "verbs_of_saying")
        self.verbs_of_calling = _words(folder, "verbs_of_calling")
        self.verbs_of_manner = _words(folder, "verbs_of_manner")
        self.verbs_with_clauses = _sets(folder, "verbs_with_clauses")
        self.verbs_of_telling = _sets(folder, "verbs_of_telling")
        self.other_verbs = _words(folder, "other_verbs")
        self.irregular_participles = _words(folder, "irregular_participles")
        self.plain_adverbs = _words(folder, "plain_adverbs")
        self.closed_classes = _sets(folder, "closed_classes")
        self.case_words = _sets(folder, "case_words")
        self.moods = _sets(folder, "moods")
        self.source_words = _sets(folder, "source_words")
        self.word_endings = {group: tuple(sorted(endings)) for group, endings in _sets(folder, "word_endings").items()}
        self.joined_words = _sets(folder, "joined_words")
        self.model_words = _by_entry(folder, "model_words")
        self.pronouns = _by_entry(folder, "pronouns")
        self.answering_verbs = _words(folder, "answering_verbs")
        abbreviations = _sets(folder, "abbreviations")
        self.abbreviations = abbreviations[""]
        self.abbreviations_before_names = abbreviations["before a name"]
        own = _sets(folder, "calendar")
        months = frozenset([month for number in range(1, 13) for month in own[str(number)]]) or frozenset(everywhere.months)
        self.calendar = {"month": months, "weekday": own["weekday"] or everywhere.weekdays, "also a word": own["also a word"]}
        dates = [word for word in months | self.calendar["weekday"] if word.capitalize() not in self.given_names]
        self.not_names = _words(folder, "not_names").union(dates)
        self.compound_participles = _words(folder, "compound_participles")
        self.clipped_words = _words(folder, "clipped_words")
        self.naming_words = _words(folder, "naming_words")
        self.small_words = _words(folder, "small_words")
        self.open_ended_words = _words(folder, "open_ended_words") or frozenset(everywhere.languages.get(code, ()))
        self.no_labels = _words(folder, "no_labels")
        small = _groups(folder, "function_words")
        function_words = small.get(code, []) if code == UNKNOWN else small.get("") or small.get(code, [])
        self.function_words = frozenset([word for word in function_words if word[0] != "-"])
        self.function_endings = tuple([word[1:] for word in function_words if word[0] == "-"])
        """What ends words in a language that hangs its small words on to others: Korean."""
        self.address_words = _words(folder, "address_words")
        # bylines
        self.desk_words = _sets(folder, "desk_words")
        self.link_words = _sets(folder, "link_words")
        self.byline_words = _sets(folder, "byline_words")
        self.job_words = _sets(folder, "job_words")
        self.role_nouns = _words(folder, "role_nouns")
        self.beats = _words(folder, "beats")
        self.outlet_words = _words(folder, "outlet_words")
        # pages
        self.page_words = _by_entry(folder, "page_words")
        if not (folder / "page_words.txt").exists():
            self.page_words |= dict.fromkeys(everywhere.months, "month") | dict.fromkeys(everywhere.weekdays, "day")
            words = self.function_words.union(self.page_words)
            self.not_names = self.not_names.union([word for word in words if word.capitalize() not in self.given_names])
        self.line_words = _sets(folder, "line_words")
        self.line_parts = {group: tuple(sorted(words)) for group, words in self.line_words.items()}
        """The same as tuples, for the beginnings, ends and parts of lines."""
        self.sections = _words(folder, "sections")
        self.not_sections = _words(folder, "not_sections") or frozenset(self.page_words)
        self.caption_phrases = _words(folder, "caption_phrases")
        self.credit_words = _words(folder, "credit_words")
        self.skip_phrases = _words(folder, "skip_phrases")
        self.promo_words = _sets(folder, "promo_words")
        self.note_phrases = _sets(folder, "note_phrases")
        self.credit_phrases = _sets(folder, "credit_phrases")
        self.wall_phrases = _words(folder, "wall_phrases")
        self.note_openings = Openings(_groups(folder, "note_openings"))
        self.promo_openings = Openings(_groups(folder, "promo_openings"))
        self.heading_words = _words(folder, "heading_words")
        self.related_openings = Openings(_groups(folder, "related_openings"))
        self.teaser_endings = tuple(sorted(_words(folder, "teaser_endings")))
        self.furniture_openings = Openings(_groups(folder, "furniture_openings"))
        self._root = root

    def with_words(self, **lists: Iterable[str]) -> Language:
        """Another language, the same but for more entries in some of its lists, which have the names of their files; `extract` reads
        quotations by its words (`own_words`). It is to be made once, not for each page. Raises ValueError for what is no plain list.

            >>> own = of("en").with_words(verbs_of_saying=["burble burbles burbled burbling"])
            >>> len(own.verbs_of_saying) - len(of("en").verbs_of_saying)
            1
        """
        found = Language(self.code, self._root)
        for name, entries in lists.items():
            there = getattr(found, name, None)
            if isinstance(entries, str) or not isinstance(there, frozenset):
                raise ValueError(f"{name} takes a list of words" if isinstance(entries, str) else f"{name!r} is no plain list of words")
            setattr(found, name, there | frozenset(entries))
        return found


def of(code: str) -> Language:
    """The language with this ISO 639-1 code.

    One without a folder has the lists of `any/` and its function words there; one that is not even there has the code `UNKNOWN`.
    """
    code = _ALIASES.get(code, code)
    found = _languages.get(code)
    if found is None:
        if code not in codes() and code not in _known_codes():
            code = UNKNOWN
        found = _languages.get(code) or _languages.setdefault(code, Language(code))
    return found


@cache
def with_quotations() -> tuple[str, ...]:
    """The codes of the languages in which quotations are read, English first; their lists are not read for that."""
    quoted = [code for code in codes() if (_FOLDER / code / "verbs_of_saying.txt").exists()]
    return tuple(sorted(quoted, key=_english_first))


def _english_first(code: str) -> tuple[bool, str]:
    return code != DEFAULT, code


def codes() -> frozenset[str]:
    """The ISO 639-1 codes of the languages that have a folder."""
    return frozenset([path.name for path in _FOLDER.iterdir() if path.is_dir() and len(path.name) == _CODE_CHARS])


def of_text(code: str | None) -> Language:
    """The language by whose words a text in the language `code` is read; English if that is not known."""
    return of(code or DEFAULT)


@cache
def _known_codes() -> frozenset[str]:
    """The codes of the languages of which some list in `any/` has words."""
    everywhere = anywhere()
    return frozenset([*everywhere.languages, *_groups(_ANY, "function_words"), *everywhere.date_words["day first in"]])


def anywhere() -> Anywhere:
    """The lists that hold in every language."""
    if not _anywhere:
        _anywhere.append(Anywhere())
    return _anywhere[0]


def _groups(folder: Path, name: str) -> Groups:
    """The entries of a list in a folder by their group; those of the list in `any/` if the folder has none; none if that has none."""
    text = _text(f"{folder}/{name}.txt") or _text(f"{_ANY}/{name}.txt")
    while text.startswith("#"):
        text = text.partition("\n")[2]
    plain, *groups = f"\n{text}".split("\n[")  # quicker than a look at each of 30,000 lines
    found: Groups = {"": plain.splitlines()[1:]} if plain.strip() else {}
    for group in groups:
        heading, _, entries = group.partition("]\n")
        found[heading] = entries.splitlines()
    return found


def _text(path: str) -> str:
    """The text of a file, "" if there is none."""
    try:
        with open(path, "rb") as file:
            return file.read().decode()
    except FileNotFoundError:
        return ""


def _words(folder: Path, name: str) -> frozenset[str]:
    """All entries of a plain list."""
    return frozenset(_groups(folder, name).get("", ()))


def _sets(folder: Path, name: str) -> dict[str, frozenset[str]]:
    """The entries of each group; an entry may be in several. A group that only English has is empty."""
    found = {group: frozenset(entries) for group, entries in _groups(folder, name).items()}
    if folder.name != DEFAULT:
        for group in _groups(_FOLDER / DEFAULT, name):
            found.setdefault(group, frozenset())
    return found


def _by_entry(folder: Path, name: str) -> dict[str, str]:
    """The group of each entry; of an entry in several groups, the last one."""
    return {entry: group for group, entries in _groups(folder, name).items() for entry in entries}
