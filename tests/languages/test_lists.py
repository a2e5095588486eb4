"""Word lists: their form, and how they stand to one another."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest

from newsx import languages
from newsx.languages import Language
from newsx.quotes.grammar.tags import ADVERB, DOCUMENT, FULL_VERBS, GROUP_NOUN, MODIFIER, ORGANIZATION_NOUN, PERSON_NOUN
from newsx.quotes.grammar.tokens import tagger_of

FOLDER = Path(languages.__file__).parent
LISTS = sorted(FOLDER.glob("*/*.txt"))
ENGLISH, GERMAN, FRENCH, SPANISH = map(languages.of, ("en", "de", "fr", "es"))
ANYWHERE = languages.anywhere()
VERBS = ("verbs_of_saying", "verbs_of_calling", "verbs_of_manner", "other_verbs")

SOURCES = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py") if path.parent != FOLDER)
"""The code that asks for lists."""
OWNER = r"(?:[Ll]anguage|anywhere\(\)|english)"
"""What code calls the object whose attribute a list is."""

every_list = pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.name}/{path.stem}")


def groups(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\[.+\]", line):
            entries = found.setdefault(line[1:-1], [])
        elif not line.startswith("#"):
            entries = found.setdefault("", []) if not found else entries
            entries.append(line)
    return found


@every_list
def test_entries_are_sorted_and_stand_once(path: Path) -> None:
    for entries in groups(path).values():
        assert entries == sorted(set(entries), key=lambda entry: (entry.casefold(), entry))


@every_list
def test_no_group_is_empty_and_none_comes_twice(path: Path) -> None:
    headings = re.findall(r"^\[.+\]$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert all(groups(path).values())


@every_list
def test_comments_stand_at_the_top(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert not any(line.startswith("#") for line in lines[len(list(takewhile(lambda line: line.startswith("#"), lines))) :])


@every_list
def test_no_line_has_stray_white_space(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    for line in text[:-1].split("\n"):
        assert line == line.strip()
        assert line
        assert not re.search(r"\s\s|\t", line)


@every_list
def test_a_list_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    above = list(takewhile(lambda line: line.startswith("#"), lines))
    assert len(above) == sum(line.startswith("#") for line in lines)
    heading = " ".join(line.removeprefix("#").strip() for line in above)
    assert len(heading.split()) > 5
    assert re.search(r"[Oo]wn compilation|[Cc]ompiled (?:for newsx|from)|from the 1990 census", heading), heading


@every_list
def test_a_list_is_an_attribute(path: Path) -> None:
    assert hasattr(ENGLISH, path.stem) or (path.parent.name == "any" and hasattr(ANYWHERE, path.stem))


def test_the_readme_names_every_list_and_no_other() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    tables = readme.partition("## The lists of a language")[2]
    english, _, anywhere = tables.partition("## The lists that hold anywhere")
    for table, folders in ((english, ("en", "de", "fr", "es")), (anywhere, ("any",))):
        rows = [line.split("|")[1] for line in table.split("\n") if line.startswith("| `")]
        assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row)) == sorted(
            {path.stem for path in LISTS if path.parent.name in folders}
        )


def test_the_readme_says_which_lists_have_groups() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8").partition("## The lists of a language")[2]
    english, _, anywhere = readme.partition("## The lists that hold anywhere")
    for table, folder in ((english, "en"), (anywhere, "any")):
        for line in table.split("\n"):
            if line.startswith("| `"):
                _, names, _, form, _, _ = line.split("|")
                for name in re.findall(r"`(\w+)`", names):
                    paths = [FOLDER / other / f"{name}.txt" for other in (folder, "de", "fr")]
                    found = groups(next(path for path in paths if path.exists()))
                    assert ("group" in form) == (set(found) != {""}), name
                    if "lower" in form and "printed" not in form:
                        assert all(entry == entry.lower() for entries in found.values() for entry in entries) or name in {"person_nouns"}, (
                            name
                        )


# relations


def test_a_verb_is_in_one_list() -> None:
    bases = [verb.split()[0] for name in VERBS for verb in getattr(ENGLISH, name)]
    assert len(bases) == len(set(bases))
    forms = [{form for verb in getattr(ENGLISH, name) for form in verb.split()} for name in VERBS]
    shared = [one & other for number, one in enumerate(forms) for other in forms[number + 1 :]]
    assert not any(shared)


def test_what_is_a_part_of_what() -> None:
    assert ENGLISH.honorifics <= ENGLISH.titles
    assert ENGLISH.forms_of_address | ENGLISH.men_honorifics | ENGLISH.women_honorifics <= ENGLISH.honorifics
    assert ENGLISH.men_names | ENGLISH.women_names | ENGLISH.either_names <= ENGLISH.given_names
    assert {name.capitalize() for name in ENGLISH.short_names} <= ENGLISH.given_names
    assert ENGLISH.calendar["also a word"] <= ENGLISH.calendar["month"] | ENGLISH.calendar["weekday"]
    assert ENGLISH.abbreviations_before_names <= ENGLISH.abbreviations & ENGLISH.name_prefixes
    assert ENGLISH.name_prefixes - {title.lower() for title in ENGLISH.titles} == {"baron", "baroness", "st"}  # other words with a capital
    reporting = {verb.split()[0] for name in VERBS[:3] for verb in getattr(ENGLISH, name)}
    assert set().union(*ENGLISH.verbs_with_clauses.values()) <= reporting


def test_relatives_are_people_and_most_tell_the_gender() -> None:
    relatives = ENGLISH.relatives["relative"] | ENGLISH.relatives["parent"]
    assert relatives <= ENGLISH.person_nouns
    assert relatives - ENGLISH.gender_nouns["woman"] - ENGLISH.gender_nouns["man"] == {"cousin", "parent", "partner"}
    titles = {title.lower() for title in ENGLISH.titles}
    assert ENGLISH.gender_nouns["woman"] | ENGLISH.gender_nouns["man"] <= ENGLISH.person_nouns | titles


def test_what_joins_words_is_in_no_name() -> None:
    assert ENGLISH.small_words - ENGLISH.not_names == {"it’s", "vs"}
    assert ENGLISH.open_ended_words - ENGLISH.not_names == {"been", "during", "may", "nor", "onto", "per", "whose", "will"}


def test_what_shares_nothing() -> None:
    assert not ENGLISH.men_names & ENGLISH.women_names
    assert not ENGLISH.men_honorifics & ENGLISH.women_honorifics
    assert "Dr" not in ENGLISH.forms_of_address
    assert not ENGLISH.gender_nouns["woman"] & ENGLISH.gender_nouns["man"]


def test_months_and_weekdays_are_whole() -> None:
    assert set(ANYWHERE.months.values()) == set(range(1, 13))
    assert len([day for day in ANYWHERE.weekdays if day.endswith("day")]) == 7
    assert ENGLISH.calendar["month"] <= set(ANYWHERE.months)
    topics = {topic: {word for word, other in ENGLISH.page_words.items() if other == topic} for topic in ("day", "month")}
    assert topics["day"] <= ENGLISH.calendar["weekday"]
    assert topics["month"] == ENGLISH.calendar["month"] - {"may"}  # a verb
    assert {"tuesday", "feb"} <= ENGLISH.not_names
    assert "june" not in ENGLISH.not_names  # a given name


# no entry that no code can reach

OF_PHRASES = {
    "caption_phrases", "dateline_cities", "demonyms", "places", "sections", "skip_phrases", "teaser_endings", "wall_phrases", *VERBS,
}  # fmt: skip
"""The plain lists whose entries may be several words; in the others code looks for one word."""


@pytest.mark.parametrize(
    "path", [path for path in LISTS if path.parent.name == "en" and path.stem not in OF_PHRASES], ids=lambda path: path.stem
)
def test_code_that_looks_for_a_word_can_find_each_entry(path: Path) -> None:
    assert not [entry for entry in groups(path).get("", ()) if " " in entry]


@pytest.mark.parametrize(
    ("name", "tags"),
    [
        ("document_nouns", {DOCUMENT}),
        ("organization_nouns", {ORGANIZATION_NOUN, GROUP_NOUN}),
        ("group_nouns", {GROUP_NOUN}),
        ("person_nouns", {PERSON_NOUN}),
    ],
)
def test_a_noun_is_in_the_list_that_counts(name: str, tags: set[str]) -> None:
    """An organization's noun may be one for a group, too: the council is an organization, whose members speak."""
    tagger = tagger_of(ENGLISH)
    assert {noun for noun in getattr(ENGLISH, name) if tagger.noun_tags[noun] not in tags} == set()


def test_no_adverb_or_modifier_is_always_something_else() -> None:
    tags = tagger_of(ENGLISH).word_tags
    assert {word for word in ENGLISH.plain_adverbs if tags[word] != ADVERB} == set()
    assert {
        word for word in ENGLISH.role_modifiers if tags[word] not in FULL_VERBS | {MODIFIER}
    } == set()  # verbs may be modifiers: a lead singer


def test_every_list_is_asked_for() -> None:
    no_lists = ("code", "with_words")
    attributes = [name for owner in (ENGLISH, ANYWHERE) for name in dir(owner) if not name.startswith("_") and name not in no_lists]
    assert [name for name in attributes if not re.search(rf"{OWNER}\.{name}\b", SOURCES)] == []


def test_every_group_that_is_asked_for_exists() -> None:
    """A group that English lacks would be a KeyError when the code runs, unless the code is for languages such as German or French."""
    asked = re.findall(rf'{OWNER}\.(\w+)\["([^"]+)"\]', SOURCES)
    assert len(asked) > 50
    owners = (ENGLISH, GERMAN, FRENCH, ANYWHERE)
    missing = [(name, group) for name, group in asked if not any(group in getattr(owner, name, ()) for owner in owners)]
    assert missing == []


def test_bylines_ask_for_groups_that_exist() -> None:
    source = (FOLDER.parent / "lines" / "byline.py").read_text(encoding="utf-8")
    asked = re.findall(r'_words\("([^"]+)"', source)
    assert asked
    assert set(asked) <= set(ENGLISH.byline_words)


# forms of verbs

IRREGULAR_FORMS = frozenset(
    (
        "ate beaten became began begun bade bet bought broke brought built came caught chose chosen dealt drew driven drove "
        "eaten fallen fell felt flew flown foresaw forgot fought found gainsaid gave given got grew grown heard held kept knew "
        "laid led left lost made meant met misspoke paid put ran rang read retold rode rose risen said sang sank sat saw sent "
        "shook shot shown slept sold sought spent spoke spoken stole stood struck stuck swam swept swore sworn taught thought "
        "threw told took tore understood went wept withdrew woke won wore worn written wrote"
    ).split()
)
"""Forms of verbs that no rule gives."""
OTHER_SPELLINGS = frozenset(["counselled", "labelled", "labelling", "mimicked", "mimicking", "signalled", "signalling", "quizzes"])
"""Forms by rules of their own: British doubling, k after c, zz."""
STRESSED_ELSEWHERE = frozenset(
    (
        "answer badger bicker blather cancel chatter consider counsel counter cover christen credit deliver discover dither "
        "enter favor gather gossip hammer happen hector holler interpret label liken listen market marvel murmur mutter offer "
        "open order parrot pester ponder posit reason reckon remember signal skewer slander splutter sputter stammer stutter "
        "suffer summon target threaten thunder travel trumpet utter visit wager whimper whisper wonder"
    ).split()
)
"""Verbs of several syllables that are not stressed on the last and do not double their consonant."""


def regular_forms(base: str) -> set[str]:
    """The forms of a verb by the rules of English spelling: nod → nods, nodded, nodding."""
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = base + "es"
    elif re.search(r"[^aeiou]y$", base):
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if base.endswith("ie"):
        past, progressive = base + "d", base[:-2] + "ying"
    elif base.endswith("e"):
        past, progressive = base + "d", base + "ing" if base.endswith("ee") else base[:-1] + "ing"
    elif re.search(r"[^aeiou]y$", base):
        past, progressive = base[:-1] + "ied", base + "ing"
    elif re.search(r"(?:^|[^aeiou]|qu)[aeiou][^aeiouwxy]$", base) and base not in STRESSED_ELSEWHERE:
        past, progressive = base + base[-1] + "ed", base + base[-1] + "ing"
    else:
        past, progressive = base + "ed", base + "ing"
    return {base, third, past, progressive}


@pytest.mark.parametrize("verb", [verb for name in VERBS for verb in sorted(getattr(ENGLISH, name))])
def test_a_form_of_a_verb_is_english(verb: str) -> None:
    base, *forms = verb.split()
    assert set(forms) <= regular_forms(base) | IRREGULAR_FORMS | OTHER_SPELLINGS


def test_the_exceptions_are_in_use() -> None:
    verbs = [verb.split() for name in VERBS for verb in getattr(ENGLISH, name)]
    assert {base for base, *_ in verbs} >= STRESSED_ELSEWHERE
    assert {form for _, *forms in verbs for form in forms} >= IRREGULAR_FORMS | OTHER_SPELLINGS


# German


GERMAN_VERBS = sorted(verb for name in VERBS[:3] for verb in getattr(GERMAN, name))


def test_a_german_verb_is_in_one_list() -> None:
    bases = [verb.split()[0] for verb in GERMAN_VERBS]
    assert len(bases) == len(set(bases))


@pytest.mark.parametrize("verb", GERMAN_VERBS)
def test_a_german_verb_has_its_forms(verb: str) -> None:
    """An infinitive in -n, a participle present of it, and the same particle in all forms that are separated."""
    base, *forms = verb.split()
    particle, bar, rest = base.rpartition("|")
    assert rest.endswith("n")
    assert particle + rest + "d" in forms
    assert all(form.startswith((particle + bar, particle)) for form in forms)
    assert len(forms) >= 5


def test_german_nouns_are_in_the_list_that_counts() -> None:
    tagger = tagger_of(GERMAN)
    assert {tagger.noun_tag(noun) for noun in GERMAN.person_nouns} == {PERSON_NOUN}
    assert {tagger.noun_tag(noun) for noun in GERMAN.group_nouns} == {GROUP_NOUN}
    assert tagger.noun_tag("hafenmeisterinnen") == PERSON_NOUN


def test_traits_are_known() -> None:
    """A trait that no code asks for does nothing."""
    readers = SOURCES + (FOLDER / "__init__.py").read_text(encoding="utf-8")
    traits = GERMAN.traits | FRENCH.traits | SPANISH.traits
    assert [trait for trait in traits if f'"{trait}"' not in readers] == []


# French and Spanish


@pytest.mark.parametrize("language", [FRENCH, SPANISH], ids=["fr", "es"])
def test_a_french_or_spanish_verb_has_one_list_and_its_forms(language: Language) -> None:
    verbs = [verb.split() for name in VERBS[:3] for verb in getattr(language, name)]
    assert len({base for base, *_ in verbs}) == len(verbs) >= 200
    forms = [{form for verb in getattr(language, name) for form in verb.split()} for name in VERBS[:3]]
    assert not any(one & other for number, one in enumerate(forms) for other in forms[number + 1 :])
    endings = ("er", "ir", "re") if language is FRENCH else ("ar", "er", "ir", "ír")
    assert [base for base, *_ in verbs if not base.endswith(endings)] == []


@pytest.mark.parametrize("language", [FRENCH, SPANISH], ids=["fr", "es"])
def test_what_stands_for_english_words_is_in_the_lists(language: Language) -> None:
    """A verb of saying or a small word: no other word is a feature of the English model."""
    verbs = {verb.split()[0] for name in VERBS[:3] for verb in getattr(language, name)}
    small = set().union(*language.closed_classes.values())
    assert set(language.model_words) <= verbs | small


# a language without lists


def test_a_language_begins_with_the_lists_that_it_has(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "beats.txt").write_text("# Ressorts: own compilation.\npolitik\n", encoding="utf-8")
    german = Language("de", tmp_path)
    assert german.beats == {"politik"}
    assert german.titles == frozenset()
    assert "von" in german.byline_words["by"]  # a list that it lacks is that of any/
    assert german.note_openings.of("This story was corrected on Monday.") is None
    assert german.given_names == ENGLISH.given_names


def test_a_language_without_a_folder_has_no_english_words() -> None:
    norwegian = languages.of("no")
    assert norwegian.code == "no"
    assert {"av"} <= norwegian.byline_words["by"]
    assert "by" not in norwegian.byline_words["by"]
    assert {"ikke", "og"} <= norwegian.function_words
    assert norwegian.page_words["mars"] == "month"
    assert norwegian.verbs_of_saying == frozenset()


def test_a_language_of_which_nothing_is_known_is_read_by_english_words_but_small_ones() -> None:
    assert languages.of("xx").page_words == ENGLISH.page_words
    assert languages.of("xx") is languages.of("yy")
    assert languages.of("xx").code == languages.UNKNOWN
    assert languages.of("xx").function_words == frozenset()


def test_which_language_reads_a_text() -> None:
    assert "en" in languages.codes()
    assert "any" not in languages.codes()
    assert languages.of_text("en") is languages.of_text(None) is ENGLISH
    assert languages.of_text("fr") is languages.of("fr")
