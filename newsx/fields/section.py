"""The section under which a story is printed ("World"): a kicker above its headline, a step of the trail that leads there, a label.

Short lines around the headline and the parts of trails are the candidates; learned weights choose among them by what the model of kinds
thinks of their lines, by where and in what form they stand, and by what else the page has under the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsx.fields import choice
from newsx.fields.choice import Candidate, Steps
from newsx.fields.page import Page
from newsx.fields.titles import separators
from newsx.languages import Language
from newsx.lines import byline
from newsx.text import names

_MAX_WORDS: Final = 6
_MAX_LINE_CHARS: Final = 140
"""Characters of a line that can be or have a section."""
_BLOCKS_ABOVE, _BLOCKS_BELOW = 25, 8
"""Blocks around the headline in which the section is looked for."""
_MIN_HEADLINE_CHARS: Final = 15
"""Characters of a headline's beginning that are enough to know it."""
_MAX_MENU: Final = 9
"""Items of a list above a line, from which it is in a menu of any length."""
_EVEN: Final = 0.35
"""The probability from which a section is right as often as not: by folds, the weights think too little of it."""
_MAX_STEPS: Final = 7
"""Items of a numbered list that can be a trail."""
_STEP: Final = re.compile(r"\s*[»›❯]\s*|\s+[/>|·•→]\s+")
_ENDS_OF_STEPS: Final = frozenset("»›❯>/→")
_TRAIL_SIGNS: Final = "»›❯/>→"
_TRAIL_STEP: Final = re.compile(r"\s*[»›❯]\s*|\s+[/>→]\s+")
_MARKS: Final = " :|»›❯>/·•*→#-–—"
_ENDS_OF_NAMES: Final = re.compile(r"\s*[,|·•]\s*")
"""What stands between the section after a label and further sections or tags."""

_FROM_HOME: Final = "first step of a trail from home"
_STEPS_FURTHER_ON: Final = frozenset({"middle step", "last step"})
_STEPS: Final = _STEPS_FURTHER_ON | {"first step"}

_ABOVE: Final = Steps("above headline {}", (1, 2, 3, 5, 8, 13))
_BELOW: Final = Steps("below headline {}", (0, 1, 2, 4))
_CHANCE: Final = Steps("chance of section {}", (0, 5, 10, 20, 35, 50, 75))
_WORDS: Final = Steps("{} words", (1, 2, 3, 4))
_RANK: Final = Steps("{} names between", (0, 1, 2, 4, 8))
_TIMES: Final = Steps("{} times", (1, 2, 3, 5))
_MENU: Final = Steps("{} items above", (0, 1, 3))


def find_section(page: Page, outlet: str | None) -> tuple[str | None, list[Candidate]]:
    """The section that is likelier than all others and than none, or None, and the candidates. It is not named as the `outlet` is.

    If none is likely, it is the first step of a trail from the home page ("Home / World / Europe") or a section's usual name just above
    the headline. Of a trail it is the first step, whichever is likeliest.
    """
    candidates = [candidate for candidate in candidates_on(page) if candidate.key != (outlet or "").lower()]
    best = choice.one_of(candidates, choice.weights_of("section", page.markup), _EVEN)
    if best is None:
        best = next((candidate for candidate in candidates if _is_plain(candidate, page)), None)
    elif not _STEPS_FURTHER_ON.isdisjoint(best.features):
        best = next((candidate for candidate in candidates if _FROM_HOME in candidate.features), best)
    return best.text if best else None, candidates


def _is_plain(candidate: Candidate, page: Page) -> bool:
    """Whether a trail from home begins with a name, or it is a section's usual name, just above the headline and in no list."""
    if _FROM_HOME in candidate.features:
        return True
    usual = candidate.key in page.language.sections and candidate.text == page.text(candidate.block)
    return usual and candidate.block + 1 == page.headline and not page.items[candidate.block].block.bullet


def is_step(candidate: Candidate) -> bool:
    """Whether a candidate is a step of a trail."""
    return not _STEPS.isdisjoint(candidate.features)


def candidates_on(page: Page) -> list[Candidate]:
    """The names that can be the section's, with the evidence for and against each; those in the same words are one."""
    found: dict[str, Candidate] = {}
    if page.headline is None:
        return []
    sites = _sites(page)
    ranks = _ranks(page)
    steps = _numbered_steps(page)
    for index in range(max(0, page.headline - _BLOCKS_ABOVE), min(len(page.items), page.headline + _BLOCKS_BELOW)):
        line = page.text(index)
        if index == page.headline or len(line) > _MAX_LINE_CHARS or (page.in_body(index) and index > page.headline):
            continue
        for text, form in [*_parts(page, index), *[(line.strip(_MARKS), form) for form in steps.get(index, ())]]:
            candidate = found.setdefault(text.lower(), Candidate(text.lower(), text, index))
            if index <= page.headline:
                candidate.text, candidate.block = text, index  # as it is printed nearest to the headline
            for feature in _features(page, index, form):
                candidate.add(feature)
            if index in ranks:
                candidate.add(f"{form}, {_RANK.of(ranks[index])}, {'in a list' if page.items[index].block.bullet else 'plain'}")
    for candidate in found.values():
        for feature in _form(page, candidate.text, sites):
            candidate.add(feature)
    return list(found.values())


def _ranks(page: Page) -> dict[int, int]:
    """The number of lines that can be names between the headline and each such line above it."""
    ranks: dict[int, int] = {}
    headline = page.headline or 0
    for index in range(headline - 1, max(0, headline - _BLOCKS_ABOVE) - 1, -1):
        line = page.text(index)
        if len(line) <= _MAX_LINE_CHARS and _may_be_name(line, page.language) and not page.dates(index):
            ranks[index] = len(ranks)
    return ranks


def _parts(page: Page, index: int) -> Iterator[tuple[str, str]]:
    """The names in a line, each with its form: the line, what follows a label ("Posted in"), or a step of a trail."""
    line, language = page.text(index), page.language
    lower = line.lower()
    if _may_be_name(line, language):
        yield line.strip(_MARKS), "whole"
    for label in language.line_words["section label"]:
        if lower.startswith((f"{label} ", f"{label}:")):
            rest = line[len(label) :].strip(_MARKS)
            if _may_be_name(rest, language):
                yield rest, "after label"
            if _may_be_name(first := _ENDS_OF_NAMES.split(rest, 1)[0], language) and first != rest:
                yield first, "first after label"
    steps = [step for step in _STEP.split(line) if step]
    if len(steps) == 1:
        steps = _glued_steps(page, line)
    if len(steps) > 1:
        headline = page.text(page.headline or 0)
        home = steps[0].lower() in language.line_words["home"]
        for number, step in enumerate(steps):
            if _may_be_name(step, language) and not (number == 0 and home):
                last = number == len(steps) - 1 or steps[number + 1] == headline
                place = "last" if last else "first" if number == int(home) else "middle"
                yield step.strip(_MARKS), f"{place} step"
                if not last and _begins_headline(steps[number + 1], headline):
                    yield step.strip(_MARKS), "step before headline"
                if home and number == 1:
                    yield step.strip(_MARKS), _FROM_HOME


def _numbered_steps(page: Page) -> dict[int, list[str]]:
    """The forms of the lines above the headline that are steps of a trail in a numbered list: "1. Home", "2. World", "3. Europe"."""
    found: dict[int, list[str]] = {}
    headline, home = page.headline or 0, page.language.line_words["home"]
    for first in range(max(0, headline - _BLOCKS_ABOVE), headline):
        if page.items[first].block.bullet != "1.":
            continue
        stop = first + 1
        while stop < headline and page.items[stop].block.bullet == f"{stop - first + 1}.":
            stop += 1
        if stop - first > _MAX_STEPS:
            continue
        if _begins_headline(page.text(stop - 1), page.text(headline)):
            stop -= 1
        begins = first + int(page.text(first).strip(_MARKS).lower() in home)
        for index in range(begins, stop):
            place = "last" if index == stop - 1 else "first" if index == begins else "middle"
            if _may_be_name(page.text(index), page.language):
                found[index] = [f"{place} step", f"{place} step in a numbered list"]
                if index == begins > first:
                    found[index].append(_FROM_HOME)
    return found


def _glued_steps(page: Page, line: str) -> list[str]:
    """The steps of a trail from home whose marks a dump lost, by the other lines of the page: "HomeWorldEurope", "Home News Vote delayed".

    Between home and the headline stand names that are lines elsewhere on the page, and at most one that is not.
    """
    lower, headline = line.lower(), page.text(page.headline or 0)
    home = next((word for word in sorted(page.language.line_words["home"]) if lower.startswith(word)), "")
    rest = line[len(home) :].strip(_MARKS)
    if not home or not rest or rest[0].islower():
        return [line]
    tail: list[str] = []
    at = rest.lower().find(headline.lower()[:_MIN_HEADLINE_CHARS])
    if at >= 0 and len(headline) >= _MIN_HEADLINE_CHARS:
        rest, tail = rest[:at].strip(_MARKS), [headline]
    steps = [line[: len(home)]]
    while rest:
        size = next((size for size in range(len(rest), 1, -1) if _is_line_elsewhere(rest, size, page)), len(rest))
        steps.append(rest[:size].strip(_MARKS))
        rest = rest[size:].strip(_MARKS)
    return steps + tail


def _is_line_elsewhere(text: str, size: int, page: Page) -> bool:
    """Whether the first characters of a text are a line of the page, and what follows begins a name."""
    following = text[size:].lstrip()
    return (not following or following[0].isupper() or following[0].isdigit()) and page.counts.get(text[:size].strip().lower(), 0) > 0


def _begins_headline(step: str, headline: str) -> bool:
    """Whether a step of a trail is the headline, perhaps cut short."""
    return len(step) >= _MIN_HEADLINE_CHARS and headline.lower().startswith(step.rstrip(" .…").lower())


def _may_be_name(text: str, language: Language) -> bool:
    """Whether words can be a section's name: a few, with a letter first, that end no sentence."""
    bare = text.strip(_MARKS)
    return bool(bare) and bare.count(" ") < _MAX_WORDS and bare[0].isalpha() and not text.endswith((".", "?", "!", ","))


def _features(page: Page, index: int, form: str) -> list[str]:
    """The evidence of a line: where it stands and what it is."""
    item, headline = page.items[index], page.headline or 0
    place = _ABOVE.of(headline - index) if index < headline else _BELOW.of(index - headline)
    chance = _CHANCE.of(int(100 * item.kinds.get("section", 0.0)))
    found = [form, f"{form}, {place}", f"{form}, {chance}", f"{form}, {item.label}", _MENU.of(_items_above(page, index))]
    above = page.text(index - 1).lower().strip(_MARKS) if index else ""
    if above in page.language.line_words["home"]:
        found.append(f"{form}, below home, {'in a list' if item.block.bullet else 'plain'}")
    if page.text(index)[-1:] in _ENDS_OF_STEPS and form == "whole":
        found.append("ends as a step")
    if above[-1:] in _ENDS_OF_STEPS or (index and page.text(index - 1)[-1:] in _ENDS_OF_STEPS):
        found.append(f"{form}, below a step")
    if index < headline and all(
        page.items[between].repeat_of is not None or page.items[between].block.words <= 1 or page.text(between) == page.text(headline)
        for between in range(index + 1, headline)
    ):
        found.append(f"{form}, nothing between")
    found.append(f"{form}, below {_neighbour(page, index - 1)}")
    found.append(f"{form}, above {_neighbour(page, index + 1)}")
    if item.block.bullet:
        found.append("in a list")
    elif item.block.gap and index + 1 < len(page.items) and page.items[index + 1].block.gap:
        found.append(f"paragraph of its own, {place}")
    if item.kinds.get("other", 0.0) < 0.5:
        found.append("hardly furniture")
    if item.kinds.get("topic", 0.0) > 0.2:
        found.append("may be topic")
    if page.dates(index):
        found.append("date in line")
    if item.block.tag:
        found += [f"tag {item.block.tag}", *[f"markup {cue}" for cue in item.block.cues[:3]]]
    return found


def _neighbour(page: Page, index: int) -> str:
    """What the line beside a candidate is: the headline, a date, a byline, or what its label says."""
    if not 0 <= index < len(page.items):
        return "nothing"
    if index == page.headline:
        return "headline"
    if page.dates(index):
        return "date"
    return "byline" if page.introduced(index) else page.label(index)


def _items_above(page: Page, index: int) -> int:
    """How many items of a list stand just above a line that has the same mark."""
    block = page.items[index].block
    count = 0
    while block.bullet and count < _MAX_MENU and index > count and page.items[index - count - 1].block.bullet == block.bullet:
        count += 1
    return count


def _form(page: Page, text: str, sites: frozenset[str]) -> list[str]:
    """What a name's words are, and where else the page has them."""
    lower, language = text.lower(), page.language
    words = lower.split()
    found = ["candidate", _WORDS.of(len(words)), _TIMES.of(page.counts.get(lower, 0))]
    if lower in language.sections:
        found.append("section")
    elif words[0] in language.sections or words[-1] in language.sections:
        found.append("has section")
    if text.isupper():
        found.append("capitals")
    elif text.islower():
        found.append("small letters")
    if lower in sites:
        found.append("site")
    if page.title and lower in [part.strip().lower() for part in separators().split(page.title)[1:-1]]:
        found.append("in title")
    if lower in language.line_words["home"]:
        found.append("home")
    if names.is_person(text, language):
        found.append("person")
        if names.is_given_name(text.split()[0]):
            found.append("person by given name")
    if byline.begins_with_by(text, language):
        found.append("by")
    if any(word in language.not_sections for word in words):
        found.append("no section" if len(words) == 1 else "has word of no section")
    if all(word in language.page_words or word in language.function_words for word in words):
        found.append("only words of pages")
    if any(map(str.isdigit, text)):
        found.append("digits")
    if text in language.places:
        found.append("place")
    if lower in page.running:
        found.append("in body")
    return found


def _sites(page: Page) -> frozenset[str]:
    """What may be the site's name: the last part of the page's title."""
    parts = separators().split(page.title or "")
    return frozenset([parts[-1].strip().lower()] if len(parts) > 1 else [])


def is_trail(line: str) -> bool:
    """Whether a line is a trail of at least two steps from the home page: "News / City News / Harbor vote delayed"."""
    return any(sign in line for sign in _TRAIL_SIGNS) and len(_TRAIL_STEP.findall(line)) > 1
