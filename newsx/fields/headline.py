"""The headline: of the lines around the body's beginning, and what the metadata say, the one that learned weights choose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate
from typing import Final

from newsx.blocks.labels import Label
from newsx.fields import choice, metadata, section
from newsx.fields.choice import Candidate, Steps
from newsx.fields.page import Page
from newsx.fields.titles import beginnings, separators, without_printed_site
from newsx.lines import byline, dates, furniture, notes, pictures, promos
from newsx.lines.headings import is_heading
from newsx.text import names
from newsx.text.likeness import content_words, likeness, share

_BLOCKS_ABOVE_BODY: Final = 200
_BLOCKS_INTO_BODY: Final = 8
_LABELLED_BLOCKS: Final = 40
"""Blocks below the body's beginning among which those labelled as headlines are candidates."""
_ROW: Final = "row"
_MIN_WORDS: Final = 2
_MAX_WORDS: Final = 50
_MIN_TITLE_WORDS: Final = 4
_MAX_MENU_WORDS: Final = 4
"""Words of a line that is not looked at if it is surely navigation."""
_MAX_USUAL_WORDS: Final = 22
_SELDOM_ENDS: Final = (".", ":", ",", "…")
"""The usual length and form of headlines."""
_MAX_RUN_ON_WORDS: Final = 14
_BLOCKS_TO_BYLINE: Final = 12
"""Blocks above a line among which the byline can stand."""
_BLOCKS_BESIDE: Final = 6
"""Blocks above and below a line whose words tell menus from stories."""
_BLOCKS_TO_HEADING: Final = 3
"""Blocks above a line among which the heading of a list of stories can stand."""
_BLOCKS_TO_SIGNATURE: Final = 8
"""Blocks below a headline among which byline or date stand."""
_SURE_NAVIGATION: Final = 0.98
"""The probability from which the model's label is believed."""
_MIN_LIKENESS_OF_TITLE: Final = 0.15
_MIN_LIKENESS_OF_PLAIN_TITLE: Final = 0.3
"""The likeness to the body that the page's title must have, with a separator or a repeat below, or without."""
_ALIKE: Final = 0.6
"""The likeness from which two lines say the same."""
_MAX_WORDS_OF_NAME: Final = 5
_OFTEN: Final = 5
"""Paragraphs with a word from which the body is about that."""
_FEW_WORDS: Final = 2
"""Content words that a line must have to speak of nothing but the body's topics."""


_LINE: Final = Steps("line {}", (0, 1, 2, 5, 10, 20, 50))
_ABOVE_BODY: Final = Steps("above body {}", (1, 2, 3, 4, 6, 9, 15, 30, 60))
_WORDS_BELOW: Final = Steps("words below {}", (12, 25, 50, 100, 200, 400))
_WORDS_ABOVE: Final = Steps("words above {}", (12, 25, 50, 100, 200, 400))
_PRINTED: Final = Steps("printed {}", (2, 3, 5))
_BELOW_BYLINE: Final = Steps("below byline {}", (1, 2, 4, 12))
_BYLINE_BELOW: Final = Steps("byline below {}", (1, 2, 3, 5, 8))
_DATE_BELOW: Final = Steps("date below {}", (1, 2, 3, 5, 8))
_WORDS: Final = Steps("words {}", (1, 2, 3, 4, 6, 9, 14, 22, 34))
_DATE_AND_WORDS: Final = Steps("date and words {}", (0, 2, 4, 9, 16))
_FURNITURE: Final = Steps("furniture {}", (0, 1, 3, 5))
_CHANCE_OF_HEADLINE: Final = Steps("chance of headline {}", (1, 4, 10, 25, 50, 75, 95))
_CHANCE_OF_BODY: Final = Steps("chance of body {}", (1, 4, 10, 25, 50))
_AND_WORDS: Final = Steps(", words {}", (2, 3, 5, 9, 16, 25))
_TOPICS: Final = Steps("topics {}", (0, 1, 2, 3))
_LIKE_BODY: Final = Steps("like body {}", (0, 1, 2, 3))
_BETWEEN: Final = Steps("{} candidates between line and byline", (0, 1, 2))
_HAS_WORDS: Final = Steps(" words {}", (1, 3, 6, 14, 25))
_IN_BODY: Final = Steps("in body {}", (0, 1, 4))


class Headline:
    """The headline, the index of its block (None if only the metadata have it), and all lines that were weighed."""

    def __init__(self, text: str | None, block: int | None, candidates: list[Candidate]) -> None:
        self.text, self.block, self.candidates = text, block, candidates


def find_title(page: Page) -> str | None:
    """The line at the top of a dump that is the page's title, or None.

    It is known by a separator before the site's name, or because the page repeats the line, or a line that begins with it, below.
    """
    for index in range(min(2, len(page.items), page.start)):
        line, words = page.text(index), page.items[index].block.words
        if not _MIN_TITLE_WORDS <= words <= _MAX_WORDS or page.items[index].block.bullet or page.dates(index):
            continue
        heads = beginnings(line)
        if any(page.counts.get(head.lower()) for head in heads):
            return line
        known = heads or page.counts.get(line.lower(), 0) > 1 or _begins_another(page, index)
        if not line.startswith("#") and _likeness_to_body(page, line) > (_MIN_LIKENESS_OF_TITLE if known else _MIN_LIKENESS_OF_PLAIN_TITLE):
            return line
    return None


def find_headline(page: Page) -> Headline:
    """The headline, if one is likelier than all other lines and none."""
    return choose(page, candidates_on(page))


def choose(page: Page, candidates: list[Candidate]) -> Headline:
    """The headline among these candidates."""
    best = choice.one_of(candidates, choice.weights_of("headline", page.markup))
    if best is None:
        return Headline(None, None, candidates)
    if best.block < 0:  # said by the metadata: where the page prints it, too, that is its place
        printed = [candidate for candidate in candidates if candidate.key == best.key and candidate.block >= 0]
        best = max(printed, key=_score_of, default=best)
    return Headline(best.text, best.block if best.block >= 0 else None, candidates)


def _score_of(candidate: Candidate) -> float:
    return candidate.score


def candidates_on(page: Page) -> list[Candidate]:
    """The lines that can be the headline, with the evidence for and against each, and the headlines in the metadata."""
    near = range(max(0, page.start - _BLOCKS_ABOVE_BODY), min(len(page.items), page.start + _BLOCKS_INTO_BODY))
    further = range(near.stop, min(len(page.items), page.start + _LABELLED_BLOCKS))
    indices = [*filter(lambda index: _is_candidate(page, index), near)]
    indices += [index for index in further if page.label(index) is Label.HEADLINE and _is_candidate(page, index)]
    found = []
    lines = _Lines(page, indices)
    for index in indices:
        text, form = _text_of(page, index)
        candidate = Candidate(_folded(text).rstrip("."), text, index)
        candidate.features = lines.evidence(index, text)
        if form:
            candidate.add(form)
        found.append(candidate)
    return found + _claimed(page, found)


def _claimed(page: Page, printed: list[Candidate]) -> list[Candidate]:
    """The headlines in the metadata."""
    sources: dict[str, list[str]] = {}
    for claim in page.evidence.on("headline"):
        if claim.source == _ROW:
            continue  # it decides by itself
        if not (said := metadata.headline_of(claim, page.evidence)):
            continue
        sources.setdefault(said, []).append(claim.source)
    lines = {candidate.key for candidate in printed}
    found = []
    for text, by in sources.items():
        candidate = Candidate(_folded(text).rstrip("."), text, -1)
        candidate.features = {"in metadata": 1.0, "printed, too" if candidate.key in lines else "not printed": 1.0}
        for source in by:
            candidate.add(f"by {source}")
        candidate.add(f"sources {choice.steps(len(by), (1, 2, 3))} of {choice.steps(len(sources), (1, 2))}")
        candidate.add(f"claimed words {choice.steps(text.count(' ') + 1, (1, 2, 4, 22, 34))}")
        candidate.add("claim like body", _likeness_to_body(page, text))
        found.append(candidate)
    return found


def _text_of(page: Page, index: int) -> tuple[str, str]:
    """A line as headline, without the site's name or the byline that a dump joined to it, and which of both it was without, "" if none."""
    line = page.text(index)
    if line == page.title and (cut := without_printed_site(line, page.counts)) != line:
        return cut, "without site"
    if rest := _run_on(page, line):
        return line[: len(line) - len(rest)].rstrip(), "without byline"
    return line, ""


class _Lines:
    """The evidence of lines as headlines."""

    def __init__(self, page: Page, indices: list[int]) -> None:
        self.page, self.indices = page, indices
        self.labelled = [index for index in indices if page.label(index) is Label.HEADLINE]
        self.surest = max(self.labelled, key=self._probability_of, default=-1)
        self.like_body = {index: _likeness_to_body(page, page.text(index)) for index in indices}
        self.most = max(self.like_body.values(), default=0.0)
        titles = [index for index in indices if index < page.start and not page.text(index).endswith(_SELDOM_ENDS)]
        self.rival = max((self.like_body[index] for index in titles if page.items[index].block.words <= _MAX_USUAL_WORDS), default=0.0)
        self.topics = {index: _topics(page, page.text(index)) for index in indices}
        self.most_topics = max(self.topics.values(), default=0.0)
        chances = sorted([0.0, 0.0, *(page.items[index].chances.get("headline", 0.0) for index in indices)])
        self.second_chance, self.most_chance = chances[-2:]
        self.headings = [index for index in indices if page.items[index].block.bullet == "#"]
        claims = [claim for claim in page.evidence.on("headline") if claim.source != _ROW]
        self.said = [(claim.source, content_words(metadata.headline_of(claim, page.evidence), page.language)) for claim in claims]
        self.words = [0, *accumulate(item.block.words for item in page.items)]
        gaps = Counter(page.items[index].block.gap for index in indices)
        self.usual_gap = gaps.most_common(1)[0][0] if gaps else 0
        self.h1 = [index for index, item in enumerate(page.items) if item.block.tag == "h1"]

    def _probability_of(self, index: int) -> float:
        return self.page.items[index].probability

    def evidence(self, index: int, text: str) -> choice.Features:
        item = self.page.items[index]
        found = {f"label {item.label}": item.probability, "candidate": 1.0}
        signs = [*self._label_signs(index), *_form(text, item.block.bullet), *self._place(index), *self._neighbours(index)]
        signs += _something_else(self.page, index)
        found |= dict.fromkeys(signs, 1.0)
        alike = self.like_body.get(index, 0.0)
        found["like body"] = alike
        found["topics"] = topics = self.topics.get(index, 0.0)
        if topics >= self.most_topics > 0:
            found["most topics"] = 1.0
        words = _AND_WORDS.of(item.block.words)
        found[_TOPICS.of(int(5 * topics)) + words] = 1.0
        found[_LIKE_BODY.of(int(4 * alike)) + words] = 1.0
        chance = item.chances.get("headline", 0.0)
        found["chance of headline"] = chance
        lead = chance - (self.second_chance if chance == self.most_chance else self.most_chance)
        found[f"chance beside others {choice.steps(round(10 * lead), (-8, -5, -2, 0, 2, 5, 8))}"] = 1.0
        found[_CHANCE_OF_HEADLINE.of(int(100 * chance))] = 1.0
        found[_CHANCE_OF_BODY.of(int(100 * item.chances.get("body", 0.0)))] = 1.0
        if chance > 0 and chance >= self.most_chance:
            found["best chance"] = 1.0
        behind = int(4 * (self.rival - alike))
        found["most like body of titles" if alike >= self.rival > 0 else f"less like body than a title by {behind} of 4"] = 1.0
        if alike >= self.most > 0:
            found["most like body"] = 1.0
        found |= self._like_title(index, text)
        if item.block.tag:
            found |= self._markup(index, text)
        return found

    def _label_signs(self, index: int) -> list[str]:
        if index == self.surest:
            return ["surest headline", f"surest headline of {choice.steps(len(self.labelled), (1, 2, 4))}"]
        if index in self.labelled:
            return ["another is surer"]
        return ["another is labelled" if self.labelled else "none is labelled"]

    def _place(self, index: int) -> list[str]:
        page = self.page
        found = [_LINE.of(index)]
        if index < page.start:
            found.append(_ABOVE_BODY.of(page.start - index))
        else:
            found.append(f"{_IN_BODY.of(index - page.start)}, {page.label(index)}")
        if index in self.headings:
            found.append("first heading" if index == self.headings[0] else "later heading")
        gap = page.items[index].block.gap
        found.append(f"blank lines {min(gap, 3)}, usually {min(self.usual_gap, 2)}")
        below = self.words[min(len(page.items), index + 1 + _BLOCKS_BESIDE)] - self.words[index + 1]
        found.append(_WORDS_BELOW.of(below))
        above = self.words[index] - self.words[max(0, index - _BLOCKS_BESIDE)]
        found.append(_WORDS_ABOVE.of(above))
        repeats = page.counts.get(page.items[index].block.lower, 0)
        if repeats > 1:
            found.append(_PRINTED.of(repeats))
        signed = [at for at in range(max(0, index - _BLOCKS_TO_BYLINE), index) if page.introduced(at)]
        if signed:
            found.append(_BELOW_BYLINE.of(index - signed[-1]))
        if any(is_heading(page.text(at), page.language) for at in range(max(0, index - _BLOCKS_TO_HEADING), index)):
            found.append("in list of stories")
        return found

    def _neighbours(self, index: int) -> list[str]:
        """What stands below and above: byline, date, dek, paragraph, or a line that may be the headline more likely."""
        page, found = self.page, []
        for below in range(index + 1, min(index + 1 + _BLOCKS_TO_SIGNATURE, len(page.items))):
            if page.label(below) is Label.BYLINE or page.introduced(below):
                found.append(_BYLINE_BELOW.of(below - index))
                between = bisect_left(self.indices, below) - bisect_right(self.indices, index)
                found.append(_BETWEEN.of(between))
                break
        for below in range(index + 1, min(index + 1 + _BLOCKS_TO_SIGNATURE, len(page.items))):
            if page.label(below) is Label.DATE or page.dates(below):
                found.append(_DATE_BELOW.of(below - index))
                break
        for at, name in ((index - 1, "above"), (index + 1, "below"), (index + 2, "second below")):
            if 0 <= at < len(page.items):
                block = page.items[at].block
                found.append(f"{page.label(at)} {name}")
                found.append(name + _HAS_WORDS.of(block.words))
                if name != "second below" and self.like_body.get(at, 0.0) > self.like_body.get(index, 0.0):
                    found.append(f"{name} is more like body")
            else:
                found.append(f"nothing {name}")
        return found

    def _like_title(self, index: int, text: str) -> choice.Features:
        """How like a line is to the page's title and to the other lines."""
        page, title = self.page, self.page.title
        found: choice.Features = {}
        if title is None:
            found["no title"] = 1.0
        elif page.text(index) == title:
            found["title's line" if index < 2 else "is title"] = 1.0
            found[f"title's line, {'with site' if separators().search(title) else 'plain'}"] = 1.0
        else:
            folded = _folded(text)
            alike = likeness(content_words(text, page.language), content_words(title, page.language))
            found["like title"] = alike
            if _folded(title).startswith(folded) and page.items[index].block.words > 1:
                found["begins title"] = 1.0
            elif alike < 0.1:
                found["unlike title"] = 1.0
        return found

    def _markup(self, index: int, text: str) -> choice.Features:
        """What the markup says of a line."""
        page, block = self.page, self.page.items[index].block
        found: choice.Features = {f"tag {block.tag}": 1.0}
        if block.tag == "h1":
            found["only h1" if len(self.h1) == 1 else "first h1" if self.h1[0] == index else "later h1"] = 1.0
        found |= dict.fromkeys([f"cue {cue}" for cue in block.cues], 1.0)
        words = content_words(text, page.language)
        best = 0.0
        for source, said in self.said:
            alike = likeness(words, said)
            best = max(best, alike)
            if alike > _ALIKE:
                found[f"said by {source}"] = 1.0
        found["like metadata"] = best
        if self.said and best < _ALIKE:
            found["metadata say otherwise"] = 1.0
        return found


def _form(text: str, bullet: str) -> list[str]:
    """The form of a line: its length, its end, its capitals."""
    words = text.split()
    found = [_WORDS.of(len(words))]
    if bullet:
        found.append("heading in Markdown" if bullet == "#" else "list item")
    if text.endswith((".", ":", ",", ";", "…", "?", "!")):
        found.append(f"ends in {text[-1]}")
    if text[:1].islower():
        found.append("begins small")
    long = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    if long:
        found.append(
            "all capitals" if text.isupper() else "title case" if capitals > 0.8 * len(long) and len(long) > 1 else "sentence case"
        )
    if any(sign in text for sign in ("|", "»", "›")):
        found.append("separators")
    if text[:1].isdigit():
        found.append("begins with digit")
    return found


def _is_candidate(page: Page, index: int) -> bool:
    """Whether a line can be the headline: not a caption with a credit, nor a line that is very short, or short and surely navigation."""
    words = page.items[index].block.words
    if page.label(index) is Label.SECTION or (
        page.label(index) is not Label.HEADLINE and pictures.credit_of(page.text(index), page.language) is not None
    ):
        return False
    if page.label(index) is Label.NAVIGATION and page.items[index].probability > _SURE_NAVIGATION:
        return words > _MAX_MENU_WORDS
    return _MIN_WORDS <= words <= _MAX_WORDS or page.label(index) is Label.HEADLINE


def _run_on(page: Page, printed: str) -> str:
    """The byline or date that a dump has joined to the headline's line, "" if none: "Harbor vote delayed by Ann Roe" → " by Ann Roe".

    The page has the headline without it elsewhere.
    """
    title = page.title
    if title and _same_start(title, printed):
        return ""
    if title and not _folded(title).startswith(_folded(printed.partition(" ")[0])):
        title = None  # a cheap check first
    counts, head, lower = page.counts, printed, printed.lower()
    for _ in range(1, min(_MAX_RUN_ON_WORDS, printed.count(" ") - 1)):
        head = head.rpartition(" ")[0]
        beginning = lower[: len(head)] if len(lower) == len(printed) else head.lower()
        if counts.get(beginning) or (title and _same_start(title, head)):
            rest = printed[len(head) :]
            return rest if byline.parse(rest, page.language) or byline.announces(rest.strip(), page.language) or dates.find(rest) else ""
    return ""


def _same_start(title: str, head: str) -> bool:
    """Whether a title is these words, or these words, then section and site."""
    folded, head = _folded(title).rstrip("."), _folded(head).rstrip(".")
    return folded.startswith(head) and (len(folded) == len(head) or separators().match(folded, len(head)) is not None)


def _folded(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").lower()


def _begins_another(page: Page, index: int) -> bool:
    """Whether a longer line further down begins with this one."""
    line = page.text(index) + " "
    return any(item.block.text.startswith(line) for item in page.items[index + 1 : page.start])


def _likeness_to_body(page: Page, line: str) -> float:
    """The part of a line's content words that the body's first paragraphs have; 0 for a line with fewer than two."""
    words = content_words(line, page.language)
    return share(words, page.opening) if len(words) > 1 else 0.0


def _topics(page: Page, line: str) -> float:
    """How much a line speaks of what the body speaks of again and again: 1 if all its content words are in five paragraphs or more."""
    words = content_words(line, page.language)
    total = sum(min(_OFTEN, page.topics.get(word, 0)) for word in words)
    return total / (_OFTEN * max(_FEW_WORDS, len(words)))


def _something_else(page: Page, index: int) -> list[str]:
    """What else a line can be: a caption, byline, date, name, note or promo."""
    line, language, words = page.text(index), page.language, page.items[index].block.words
    found = []
    if page.introduced(index):
        found.append("byline")
    if notes.kind(line, language):
        found.append("note")
    if pictures.is_caption(line, language):
        found.append("caption")
    if "@" in line and "." in line.partition("@")[2]:
        found.append("address")
    if printed := page.dates(index):
        beside = words - sum(line.count(" ", one.start, one.stop) + 1 for one in printed)
        found.append(_DATE_AND_WORDS.of(beside))
    if section.is_trail(line):
        found.append("trail")
    if promos.is_promo(line, language):
        found.append("promo")
    if line.partition(" ")[0].lower() in language.line_words["label"]:
        found.append("labels what follows")
    if line.lower() in language.sections:
        found.append("section")
    if len(line.split()) <= _MAX_WORDS_OF_NAME and names.is_person(line.partition(" in ")[0], language):
        found.append("person's name")
    if names.is_organization(line, language):
        found.append("outlet's name")
    if is_heading(line, language):
        found.append("heading of stories")
    found.append(_FURNITURE.of(int(10 * furniture.share(line, language))))
    return found
