"""The headline: of the lines around the body's beginning, and what the metadata say, the one that learned weights choose."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate
from typing import Final

from newsx.blocks.labels import Label
from newsx.fields import choice, metadata, section
from newsx.fields.choice import Candidate, Steps
from newsx.fields.page import Page
from newsx.fields.titles import beginnings, separators, without_printed_site
from newsx.lines import byline, dates, notes, pictures, promos
from newsx.text import names, sentences
from newsx.text.likeness import content_words, likeness, share

_BLOCKS_ABOVE_BODY: Final = 200
_BLOCKS_INTO_BODY: Final = 8
_LABELLED_BLOCKS: Final = 40
"""Blocks below the body's beginning among which those labelled as headlines are candidates."""
_ROW: Final = "row"
_MIN_WORDS: Final = 2
_MAX_WORDS: Final = 50
_MIN_TITLE_WORDS: Final = 4
_MAX_USUAL_WORDS: Final = 22
_SELDOM_ENDS: Final = (".", ":", ",", "…")
"""The usual length and form of headlines."""
_SENTENCE_END: Final = re.compile(r"[a-zäöüß][a-zäöüß][.!?] [A-ZÄÖÜ„“]")
_MAX_RUN_ON_WORDS: Final = 14
_BLOCKS_TO_BYLINE: Final = 12
"""Blocks above a line among which the byline can stand."""
_BLOCKS_BESIDE: Final = 6
"""Blocks above and below a line whose words tell menus from stories."""
_BLOCKS_TO_SIGNATURE: Final = 8
"""Blocks below a headline among which byline or date stand."""
_MIN_LIKENESS_OF_TITLE: Final = 0.15
_MIN_LIKENESS_OF_PLAIN_TITLE: Final = 0.3
"""The likeness to the body that the page's title must have, with a separator or a repeat below, or without."""
_BLOCKS_OF_TITLE: Final = 2
"""Blocks at the top of a dump in one of which the page's title stands."""
_MAX_SMALL_WORD_CHARS: Final = 3
"""Characters of words that may be small in a title in capitals."""
_TITLE_CASE: Final = 0.8
"""The part of a line's longer words above which it is a title in capitals if they are capitalised."""
_OFTEN: Final = 5
"""Paragraphs with a word from which the body is about that."""
_FEW_WORDS: Final = 2
"""Content words that a line must have to speak of nothing but the body's topics."""


_WORDS_BELOW: Final = Steps("words below {}", (12, 25, 50, 100, 200, 400))
_WORDS_ABOVE: Final = Steps("words above {}", (12, 25, 50, 100, 200, 400))
_BELOW_BYLINE: Final = Steps("below byline {}", (1, 2, 4, 12))
_BYLINE_BELOW: Final = Steps("byline below {}", (1, 2, 3, 5, 8))
_DATE_BELOW: Final = Steps("date below {}", (1, 2, 3, 5, 8))
_CHANCE_OF_HEADLINE: Final = Steps("chance of headline {}", (1, 4, 10, 25, 50, 75, 95))
_AND_WORDS: Final = Steps(", words {}", (2, 3, 5, 9, 16, 25))
_TOPICS: Final = Steps("topics {}", (0, 1, 2, 3))
_BETWEEN: Final = Steps("{} candidates between line and byline", (0, 1, 2))
_CLAIMED_WORDS: Final = Steps("claimed words {}", (1, 2, 4, 22, 34))


class Headline:
    """The headline, the index of its block (None if only the metadata have it), and all lines that were weighed."""

    def __init__(self, text: str | None, block: int | None, candidates: list[Candidate]) -> None:
        self.text, self.block, self.candidates = text, block, candidates


def find_title(page: Page) -> str | None:
    """The line at the top of a dump that is the page's title, or None.

    It is known by a separator before the site's name, or because the page repeats the line, or a line that begins with it, below.
    """
    for index in range(min(_BLOCKS_OF_TITLE, len(page.items), page.start)):
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
    return found + _claimed(page)


def _claimed(page: Page) -> list[Candidate]:
    """The headlines in the metadata."""
    sources: dict[str, list[str]] = {}
    for claim in page.evidence.on("headline"):
        if claim.source == _ROW:
            continue  # it decides by itself
        if not (said := metadata.headline_of(claim, page.evidence)):
            continue
        sources.setdefault(said, []).append(claim.source)
    found = []
    for text, by in sources.items():
        candidate = Candidate(_folded(text).rstrip("."), text, -1)
        candidate.features = dict.fromkeys([f"by {source}" for source in by], 1.0)
        candidate.add(_CLAIMED_WORDS.of(text.count(" ") + 1))
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
        self.like_body = {index: _likeness_to_body(page, page.text(index)) for index in indices}
        titles = [index for index in indices if index < page.start and not page.text(index).endswith(_SELDOM_ENDS)]
        self.rival = max((self.like_body[index] for index in titles if page.items[index].block.words <= _MAX_USUAL_WORDS), default=0.0)
        self.topics = {index: _topics(page, page.text(index)) for index in indices}
        self.most_topics = max(self.topics.values(), default=0.0)
        self.headings = [index for index in indices if page.items[index].block.bullet == "#"]
        self.words = [0, *accumulate([item.block.words for item in page.items])]
        gaps = Counter([item.block.gap for item in page.items[1:]])
        self.usual_gap = gaps.most_common(1)[0][0] if gaps else 0
        self.h1 = [index for index, item in enumerate(page.items) if item.block.tag == "h1"] if page.markup else []

    def evidence(self, index: int, text: str) -> choice.Features:
        item = self.page.items[index]
        signs = [*_form(text, item.block.bullet), *self._place(index), *self._below(index), *_something_else(self.page, index)]
        signs.append(_CHANCE_OF_HEADLINE.of(int(100 * item.chances.get("headline", 0.0))))
        alike, topics = self.like_body.get(index, 0.0), self.topics.get(index, 0.0)
        signs.append(_TOPICS.of(int(5 * topics)) + _AND_WORDS.of(item.block.words))
        if topics >= self.most_topics > 0:
            signs.append("most topics")
        if alike >= self.rival > 0:
            signs.append("most like body of titles")
        if self.like_body.get(index + 1, 0.0) > alike:
            signs.append("below is more like body")
        if index in self.h1:
            signs.append("only h1" if len(self.h1) == 1 else "first h1" if self.h1[0] == index else "later h1")
        found = dict.fromkeys(signs, 1.0)
        found["like body"] = alike
        found["topics"] = topics
        self._add_title(index, text, found)
        return found

    def _place(self, index: int) -> list[str]:
        page = self.page
        below = self.words[min(len(page.items), index + 1 + _BLOCKS_BESIDE)] - self.words[index + 1]
        above = self.words[index] - self.words[max(0, index - _BLOCKS_BESIDE)]
        found = [_WORDS_BELOW.of(below), _WORDS_ABOVE.of(above)]
        if index in self.headings:
            found.append("first heading" if index == self.headings[0] else "later heading")
        if index:
            found.append(f"blank lines {min(page.items[index].block.gap, 3)}, usually {min(self.usual_gap, 2)}")
        signed = [at for at in range(max(0, index - _BLOCKS_TO_BYLINE), index) if page.introduced(at)]
        if signed:
            found.append(_BELOW_BYLINE.of(index - signed[-1]))
        return found

    def _below(self, index: int) -> list[str]:
        """How far below byline and date stand, and how many lines above the byline may be the headline more likely."""
        page, found = self.page, []
        near = range(index + 1, min(index + 1 + _BLOCKS_TO_SIGNATURE, len(page.items)))
        for below in near:
            if page.label(below) is Label.BYLINE or page.introduced(below):
                found.append(_BYLINE_BELOW.of(below - index))
                between = bisect_left(self.indices, below) - bisect_right(self.indices, index)
                found.append(_BETWEEN.of(between))
                break
        for below in near:
            if page.label(below) is Label.DATE or page.dates(below):
                found.append(_DATE_BELOW.of(below - index))
                break
        return found

    def _add_title(self, index: int, text: str, found: choice.Features) -> None:
        """Adds how like a line is to the page's title."""
        page, title = self.page, self.page.title
        if title is None:
            return
        if page.text(index) == title:
            if index >= _BLOCKS_OF_TITLE:
                found["is title"] = 1.0
            found[f"title's line, {'with site' if separators().search(title) else 'plain'}"] = 1.0
            return
        found["like title"] = likeness(content_words(text, page.language), content_words(title, page.language))
        if _folded(title).startswith(_folded(text)) and page.items[index].block.words > 1:
            found["begins title"] = 1.0


def _form(text: str, bullet: str) -> list[str]:
    """The form of a line: its end, its capitals, its signs."""
    found = []
    if bullet:
        found.append("heading in Markdown" if bullet == "#" else "list item")
    if text.endswith((".", ":", ",", ";", "…", "?", "!")):
        found.append(f"ends in {text[-1]}")
    if text[:1].islower():
        found.append("begins small")
    long = [word for word in text.split() if len(word) > _MAX_SMALL_WORD_CHARS]
    if text.isupper():
        found.append("all capitals")
    elif len(long) > 1 and sum([word[0].isupper() for word in long]) > _TITLE_CASE * len(long):
        found.append("title case")
    if "|" in text or "»" in text or "›" in text:
        found.append("separators")
    return found


def opens_with_paragraph(page: Page) -> bool:
    """Whether a text begins with a long line of several sentences: it has lost its headline, or never had one."""
    first = page.items[0].block
    return first.words > _MAX_USUAL_WORDS and _has_sentences(first.text)


def _has_sentences(line: str) -> bool:
    """Whether a line ends as a sentence does, and has the end of another sentence within."""
    return line.endswith(sentences.STOPS_OR_QUOTES) and len(_SENTENCE_END.findall(line)) > 0


def _is_candidate(page: Page, index: int) -> bool:
    """Whether a line can be the headline.

    The model of blocks must give it a chance, which of three lines two have not. A caption with a credit and a line that is very short
    are none, nor is a paragraph with which a text begins that has lost its headline: a long line of several sentences.
    """
    chances = page.items[index].chances
    if chances and "headline" not in chances and page.label(index) is not Label.HEADLINE:
        return False
    words = page.items[index].block.words
    if index == 0 and opens_with_paragraph(page):
        return False
    if page.label(index) is Label.SECTION or (
        page.label(index) is not Label.HEADLINE and pictures.credit_of(page.text(index), page.language) is not None
    ):
        return False
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
    """What else a line can be: a caption, byline, note, promo, section or outlet."""
    line, language = page.text(index), page.language
    found = []
    if page.introduced(index):
        found.append("byline")
    if notes.kind(line, language):
        found.append("note")
    if pictures.is_caption(line, language):
        found.append("caption")
    if promos.is_promo(line, language):
        found.append("promo")
    if section.is_trail(line):
        found.append("trail")
    if line.lower() in language.sections:
        found.append("section")
    if names.is_organization(line, language):
        found.append("outlet's name")
    return found
