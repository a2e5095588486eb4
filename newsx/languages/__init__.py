"""What newsx knows of languages: a folder of word lists for each, `en/`, and `any/` for what holds in all.

`of("en")` is a `Language`, which has each list as an attribute; README.md says what each list is and what needs it.

A list is a text file in one of two formats. Plain: an entry a line. In groups: the same under headings in brackets, `[weekday]`.
Lines that begin with # say what the list is and where it comes from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from newsx.languages.openings import Openings

Groups = dict[str, list[str]]
"""The entries of a list by their group, in the order of the file; those above the first heading are in the group ""."""

DEFAULT: Final = "en"
"""The language by whose words a text is read if its own is unknown or has no folder."""

_languages: Final[dict[str, Language]] = {}
_anywhere: Final[list[Anywhere]] = []


class Anywhere:
    """The lists that hold in every language. They are read once, when they are first needed."""

    def __init__(self) -> None:
        # names
        self.given_names = _words("any", "given_names")
        self.men_names = _words("any", "men_names")
        self.women_names = _words("any", "women_names")
        self.either_names = _words("any", "either_names")
        self.name_particles = _words("any", "name_particles")
        self.name_suffixes = _sets("any", "name_suffixes")
        self.suffixes = {suffix.lower(): suffix for suffixes in self.name_suffixes.values() for suffix in suffixes}
        self.company_endings = frozenset([word.lower() for word in _words("any", "company_endings")])
        # agencies and dates
        self.wires = _by_entry("any", "wires")
        self.months = {name: int(number) for name, number in _by_entry("any", "months").items()}
        self.date_words = _sets("any", "date_words")
        # pages and exports
        self.markup_words = _sets("any", "markup_words")
        self.database_labels = _sets("any", "database_labels")
        self.languages = _groups("any", "languages")


class Language:
    """The word lists of one language, read once, when the language is first needed. Two languages are equal if they are the same object.

    An entry of a list of verbs is one verb, all its forms with spaces between, the base form first.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        # names and places
        self.short_names = _sets(code, "short_names")
        self.name_prefixes = _words(code, "name_prefixes")
        honorifics = _sets(code, "honorifics")
        self.honorifics = frozenset().union(*honorifics.values())
        self.office_honorifics = honorifics["office"] | honorifics["office of a man"]
        self.men_honorifics = honorifics["man"] | honorifics["office of a man"]
        self.women_honorifics = honorifics["woman"]
        self.titles = _words(code, "titles")
        self.places = _words(code, "places")
        self.nationals = _words(code, "nationals")
        self.parties = _words(code, "parties")
        self.surname_nouns = _words(code, "surname_nouns")
        self.demonyms = _words(code, "demonyms")
        self.dateline_cities = _words(code, "dateline_cities")
        self.shouted = _words(code, "shouted")
        self.not_names = _words(code, "not_names")
        # nouns
        self.person_nouns = _words(code, "person_nouns")
        self.person_plurals = _words(code, "person_plurals")
        self.person_endings = tuple(sorted(_words(code, "person_endings")))
        self.gender_nouns = _sets(code, "gender_nouns")
        self.relatives = _sets(code, "relatives")
        self.epithets = _sets(code, "epithets")
        self.group_nouns = _words(code, "group_nouns")
        self.organization_nouns = _words(code, "organization_nouns")
        self.organization_kinds = _sets(code, "organization_kinds")
        self.organization_words = _words(code, "organization_words")
        self.document_nouns = _words(code, "document_nouns")
        self.works = _words(code, "works")
        self.role_modifiers = _words(code, "role_modifiers")
        self.role_words = _sets(code, "role_words")
        self.title_nouns = _by_entry(code, "title_nouns")
        self.plural_titles = _by_entry(code, "plural_titles")
        # verbs and other words
        self.verbs_of_saying = _words(code, "verbs_of_saying")
        self.verbs_of_calling = _words(code, "verbs_of_calling")
        self.verbs_of_manner = _words(code, "verbs_of_manner")
        self.verbs_with_clauses = _sets(code, "verbs_with_clauses")
        self.other_verbs = _words(code, "other_verbs")
        self.plain_adverbs = _words(code, "plain_adverbs")
        self.closed_classes = _sets(code, "closed_classes")
        self.pronouns = _by_entry(code, "pronouns")
        self.abbreviations = _words(code, "abbreviations")
        self.calendar = _sets(code, "calendar")
        self.compound_participles = _words(code, "compound_participles")
        self.clipped_words = _words(code, "clipped_words")
        self.naming_words = _words(code, "naming_words")
        self.small_words = _words(code, "small_words")
        self.no_labels = _words(code, "no_labels")
        self.function_words = _words(code, "function_words")
        self.address_words = _words(code, "address_words")
        # bylines
        self.desk_words = _sets(code, "desk_words")
        self.link_words = _sets(code, "link_words")
        self.byline_words = _sets(code, "byline_words")
        self.role_nouns = _words(code, "role_nouns")
        self.beats = _words(code, "beats")
        self.outlet_words = _words(code, "outlet_words")
        # pages
        self.page_words = _by_entry(code, "page_words")
        self.sections = _words(code, "sections")
        self.not_sections = _words(code, "not_sections")
        self.caption_phrases = _words(code, "caption_phrases")
        self.credit_words = _words(code, "credit_words")
        self.wall_phrases = _words(code, "wall_phrases")
        self.note_openings = Openings(_groups(code, "note_openings"))
        self.promo_openings = Openings(_groups(code, "promo_openings"))
        self.related_openings = Openings(_groups(code, "related_openings"))
        self.teaser_endings = tuple(sorted(_words(code, "teaser_endings")))
        self.furniture_openings = Openings(_groups(code, "furniture_openings"))
        # what holds anywhere
        everywhere = anywhere()
        self.given_names = everywhere.given_names
        self.men_names = everywhere.men_names
        self.women_names = everywhere.women_names
        self.either_names = everywhere.either_names


def of(code: str) -> Language:
    """The language with this ISO 639-1 code. Raises FileNotFoundError if it has no folder."""
    found = _languages.get(code)
    if found is None:
        found = _languages[code] = Language(code)
    return found


def codes() -> frozenset[str]:
    """The ISO 639-1 codes of the languages that have a folder."""
    return frozenset([path.name for path in Path(__file__).parent.iterdir() if path.is_dir() and len(path.name) == 2])


def of_text(code: str | None) -> Language:
    """The language by whose words a text in the language `code` is read: its own if that has a folder, else English."""
    return of(code if code in codes() and code is not None else DEFAULT)


def anywhere() -> Anywhere:
    """The lists that hold in every language."""
    if not _anywhere:
        _anywhere.append(Anywhere())
    return _anywhere[0]


def _groups(folder: str, name: str) -> Groups:
    path = Path(__file__).parent / folder / f"{name}.txt"  # importlib.resources would take 8 ms at every start
    text = path.read_text(encoding="utf-8")
    found: Groups = {}
    entries = found[""] = []
    for line in text.splitlines():
        if line[:1] == "[" and line[-1] == "]" and len(line) > 2:
            entries = found.setdefault(line[1:-1], [])
        elif line and line[0] != "#":
            entries.append(line)
    if not found[""]:
        del found[""]
    return found


def _words(folder: str, name: str) -> frozenset[str]:
    """All entries of a plain list."""
    return frozenset(_groups(folder, name)[""])


def _sets(folder: str, name: str) -> dict[str, frozenset[str]]:
    """The entries of each group; an entry may be in several."""
    return {group: frozenset(entries) for group, entries in _groups(folder, name).items()}


def _by_entry(folder: str, name: str) -> dict[str, str]:
    """The group of each entry, the last one where it is in several."""
    return {entry: group for group, entries in _groups(folder, name).items() for entry in entries}
