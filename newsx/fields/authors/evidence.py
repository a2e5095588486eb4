"""What speaks for and against somebody as an author: the line, what stands beside the name in it, what the name looks like."""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.fields import choice
from newsx.fields.authors.bylines import line_at
from newsx.fields.authors.printed import MARKS
from newsx.fields.choice import Steps
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import byline, notes, promos, roles
from newsx.lines.signatures import Signature
from newsx.text import names

BLOCKS_ABOVE_HEADLINE: Final = 10
BLOCKS_INTO_BODY: Final = 6
LAST_PARAGRAPHS: Final = 3
BLOCKS_BELOW_BODY: Final = 12
"""How far around headline and body, in blocks, an author is named."""
_MAX_WORDS_BESIDE: Final = 8
"""Words beside a name that are evidence themselves."""
_MAX_WORDS_OF_NEIGHBOUR: Final = 3
"""Words of a line below that is evidence as a whole: "Author", "Follow"."""
_CHANCE: Final = Steps("chance of byline {}", (1, 4, 10, 25, 50, 75, 95))
_WORDS: Final = Steps("words {}", (1, 2, 3, 4, 6, 9, 14, 25, 60))
_BELOW_HEADLINE: Final = Steps("below headline {}", (0, 1, 2, 3, 4, 6, 10, 20))
_ABOVE_BODY: Final = Steps("above body {}", (1, 2, 3, 5, 9))
_BELOW_BODY: Final = Steps("below body {}", (0, 1, 2, 4, 8))
_PEOPLE: Final = Steps("{} people in line", (0, 1, 2, 4))
_IN_BODY: Final = Steps("in body {}", (0, 1, 2))
_LAST_IN_BODY: Final = Steps("last word in body {}", (0, 1, 2))
ANNOUNCED: Final = "by in head"
"""The feature of a name that a "by" announces above the body."""


def _zone(page: Page, index: int) -> str:
    """Where a block stands: in the head, below the body, or elsewhere."""
    top = page.start if page.headline is None else min(page.start, page.headline)
    if top - BLOCKS_ABOVE_HEADLINE <= index <= max(page.start, page.headline or 0) + BLOCKS_INTO_BODY:
        return "head"
    return "tail" if page.stop - LAST_PARAGRAPHS <= index < page.stop + BLOCKS_BELOW_BODY else "far"


class Around:
    """The evidence of a line and its neighbours, whoever is named in it: its `features`, and its `zone`.

    `below` and `chance` are the features that say how far below the headline the line stands, "" if it does not, and how likely it is a
    byline: with what stands beside a name they mean more.
    """

    def __init__(self, page: Page, index: int) -> None:
        item = page.items[index]
        line = item.block.text
        chance = item.chances.get("byline", 0.0)
        self.zone = zone = _zone(page, index)
        self.chance = _CHANCE.of(int(100 * chance))
        self.below = ""
        suffix = "" if zone == "head" else f" {zone}"
        beside = item.block.words - sum([line.count(" ", printed.start, printed.stop) + 1 for printed in page.dates(index)])
        found = [f"{_WORDS.of(beside)} in {zone}", *[f"{sign} in {zone}" for sign in _signs(page, index)]]
        if page.headline is not None and index >= page.headline:
            self.below = _BELOW_HEADLINE.of(index - page.headline) + suffix
            found.append(self.below)
        if index < page.start:
            found.append(_ABOVE_BODY.of(page.start - index) + suffix)
        elif index >= page.stop:
            found.append(_BELOW_BODY.of(index - page.stop) + suffix)
        if roles.is_role(line_at(page, index + 1), page.language):
            found.append("role below")
        self.features: choice.Features = dict.fromkeys(found, 1.0)
        self.features["chance of byline"] = chance


def _signs(page: Page, index: int) -> list[str]:
    """What a line and its neighbours are: dates, accounts, notes, promos, a line that announces a name or stands below one."""
    line, language = page.text(index), page.language
    above, below = line_at(page, index - 1), line_at(page, index + 1)
    found = []
    if page.dates(index):
        found.append("date in line")
    for step in (1, 2, 3):
        if page.dates(index + step):
            found.append(f"date {step} below")
            break
    if page.dates(index - 1):
        found.append("date above")
    if "@" in line:
        found.append("address in line" if "." in line.partition("@")[2].partition(" ")[0] else "account in line")
    if byline.announces(above, language):
        found.append("announced above")
    if below.count(" ") < _MAX_WORDS_OF_NEIGHBOUR and below:
        found.append(f"below={below.lower().strip(' :')}")
    if kind := notes.kind(line, language):
        found.append(f"note {kind}")
    if promos.is_promo(line, language):
        found.append("promo")
    return found


def words_beside(signature: Signature, around: Around, line: str, people: int, language: Language) -> list[str]:
    """What stands beside a name in its line, with how many `people`, and what that means together with the lines around."""
    form = "whole line" if not signature.before and not signature.after else "begins line" if not signature.before else "amid line"
    by, zone = _announcement(signature.by, language), around.zone
    person = "person" if names.is_person(signature.name, language, True) else "no person"
    found = [
        f"after {signature.after} in {zone}",
        f"{by}, cut {min(signature.cut, 2)}",
        f"{by}, before {signature.before}, {person}",
        f"{by}, {form}, {around.chance}",
        f"{by}, {_PEOPLE.of(people)}",
    ]
    if around.below:
        found.append(f"{by}, {around.below}")
    if by == "by" and zone == "head":
        found.append(ANNOUNCED)
    if _role_follows(signature.name, line, language):
        found.append(f"{by}, role follows")
    if signature.by:
        found.append(f"by={signature.by}")
    words = [word.lower().strip(".,:;()|") for word in line.split()]
    own = set(signature.name.lower().split())
    others = [word for word in words if word.isalpha() and word not in own]
    if len(others) <= _MAX_WORDS_BESIDE:
        found += [f"with={word}" for word in others]
    return found


def _announcement(by: str, language: Language) -> str:
    """What announces a name: a "by" of writing ("by", "story by", "author:"), of other work ("photos by"), something else ("met by",
    "contact:"), or nothing."""
    words = by.split()
    if not words:
        return "no by"
    if words[0] in language.byline_words["other work"]:
        return "by of other work"
    said, anywhere = language.byline_words, languages.anywhere().byline_words
    known = words[0] in said["writing"] or by in said["label"] or by in said["by"] or by in anywhere["by"]
    return "by" if known else "other by"


def is_no_author(signature: Signature, language: Language) -> bool:
    """Whether a label before a name says that it is no author's: "Contact: Ann Roe"; of languages whose labels are known."""
    return (
        signature.before == ":" and language.has_byline_words and _announcement(signature.by, language) in {"other by", "by of other work"}
    )


def _role_follows(name: str, line: str, language: Language) -> bool:
    """Whether a role stands after a name in its line: "Ann Roe, Chief Reporter | Leeds", "Ann Roe Staff Writer"."""
    at = line.lower().find(name.lower())
    rest = line[at + len(name) :].strip(MARKS) if at >= 0 else ""
    first = rest.replace("|", ",").replace("·", ",").partition(",")[0].strip()
    return bool(first) and roles.is_role(first, language)


def looks(name: str, page: Page) -> list[str]:
    """What a name looks like, and where else the page has it."""
    language, words = page.language, name.split()
    lower = [word.lower().strip(".") for word in words]
    is_person = names.is_person(name, language)
    found = [f"{len(words)} words"]
    if not is_person:  # an unlisted name says less where few names are listed
        where = "" if language.has_byline_words else " abroad"
        found.append(f"{'person if introduced' if names.is_person(name, language, True) else 'no person'}{where}")
    elif names.is_given_name(words[0]):
        found.append("likely person")
    if any(len(word) == 1 for word in lower):
        found.append("initial")
    if any(any(not (ch.isalpha() or ch in ".'’-") for ch in word) for word in words):
        found.append("odd sign")
    for listed, kind in (
        (language.outlet_words, "outlet"),
        (language.role_nouns, "role"),
        (language.beats, "beat"),
        (language.not_names, "no name"),
        (language.sections, "section"),
        (language.titles, "title"),
    ):
        if any(word in listed for word in lower):
            found.append(f"has word of {kind}")
    if any(names.is_given_name(word) for word in words[1:]):
        found.append("given name further on")
    common = [word in page.common or word in language.function_words for word in lower]
    if any(common):
        found.append("all common" if all(common) else "first common" if common[0] else "last common" if common[-1] else "middle common")
    headline_words = page.items[page.headline].block.lower.split() if page.headline is not None else []
    shared = sum(word in headline_words for word in lower)
    if shared:
        found.append("in headline" if shared == len(lower) else "partly in headline")
    folded = " ".join(words).lower()
    times = page.running.count(folded)
    found.append(_IN_BODY.of(times))
    if not times:
        found.append(_LAST_IN_BODY.of(page.running.count(lower[-1])))
    return found
