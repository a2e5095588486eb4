"""How surely a page holds an article, and is not a front page, a list of links, a form, a page that says that there is none."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from newsx import lexicons
from newsx.blocks.labels import IN_BODY, Labelled
from newsx.fields.layout import Page, content_words
from newsx.lines.stories import is_sentence

_WEIGHTS = {
    "running text": 2.6,  # the longest run of paragraphs: a front page has a sentence or two between headlines
    "surely body": 1.0,  # how sure the model is of the body's blocks
    "share of sentences": 0.4,  # of the page's sentences, how much is in the body
    "share of words": 2.2,  # of the page's words, likewise
    "short lines": -3.2,  # how many of the page's blocks are menus, prices, names
    "one story": 2.0,  # how many paragraphs take up what others or the headline speak of
    "headline told": 1.2,  # how many of the headline's words the body has
    "quotations": 1.6,
    "addresses reader": -3.8,  # forms, terms, offers and pages of errors say "you" and "we"
    "numbers": -4.6,  # tables and lists of prices
    "code": -5.0,
    "signed": 1.0,
    "dated": 0.5,
    "dateline": 1.4,
    "declared": 1.2,  # what the markup says that the page is: 1 for a story, -1 for a collection
}
"""What each sign adds, in a logistic scale. Fitted on news pages against front pages, forms, lists and pages with their story taken out,
and rounded."""
_BIAS = -2.8
_FEWEST_WORDS = 8
"""Words of a line that may be a paragraph."""
_LONGEST_SHORT = 5
_LONGEST_ITEM = 40
_PARAGRAPHS, _LOOKED_AT = 10, 300
"""How much of the body is looked at word by word: enough to tell."""
_ENOUGH_RUNNING = 256
_USUAL_NUMBERS = 0.05
_STORIES = ("article", "Article", "BlogPosting", "Report", "Review", "Reportage")
_COLLECTIONS = frozenset("CollectionPage SearchResultsPage ItemList ProfilePage AboutPage ContactPage FAQPage Product".split())
_ADDRESS = frozenset("you your yours we our us please".split())
_MARKS = ".,:;!?\"'“”‘’()"


def score(page: Page, headline: str | None, *, signed: bool, dated: bool, dateline: bool) -> float:
    """0 to 1: how surely the page holds an article; from 0.5 on it rather does."""
    found = signs(page, headline) | {"signed": signed, "dated": dated, "dateline": dateline}
    return round(1 / (1 + math.exp(-_BIAS - sum(_WEIGHTS[name] * value for name, value in found.items()))), 3)


def signs(page: Page, headline: str | None) -> dict[str, float]:
    """What speaks for an article and against it, each from 0 to 1 (for `declared` from -1)."""
    body = [item for item in page.items if item.label in IN_BODY]
    paragraphs = [item.block.text for item in body if _is_paragraph(item)]
    words = " ".join(item.block.text for item in body[: 2 * _PARAGRAPHS]).lower().split(maxsplit=_LOOKED_AT)[:_LOOKED_AT]
    return _proportions(page.items) | _wording(words) | {
        "surely body": sum(item.probability for item in body) / (len(body) or 1),
        "one story": _one_story(list(dict.fromkeys(paragraphs))[:_PARAGRAPHS], headline),
        "headline told": _told(headline, words),
        "quotations": any(mark in paragraph for paragraph in paragraphs for mark in "“\"«„‘"),
        "declared": _declared(page),
    }  # fmt: skip


def _proportions(items: list[Labelled]) -> dict[str, float]:
    """How much of the page is body, sentences and short lines, and how many words the longest run of paragraphs has."""
    words = inside = sentences = told = short = run = longest = 0
    for item in items:
        count = item.block.text.count(" ") + 1
        words += count
        short += count <= _LONGEST_SHORT
        in_body = item.label in IN_BODY
        inside += count if in_body else 0
        if not _is_paragraph(item):
            run = 0
            continue
        sentences += count
        if in_body:
            told += count
            run += count
            longest = max(longest, run)
    return {
        "running text": min(1.0, math.log(1 + longest, _ENOUGH_RUNNING)),
        "share of sentences": told / (sentences or 1),
        "share of words": inside / (words or 1),
        "short lines": short / (len(items) or 1),
    }


def _is_paragraph(item: Labelled) -> bool:
    """Whether a block is a sentence of some length, or more words than a headline or an item of a list has."""
    words = item.block.text.count(" ") + 1
    return words >= _FEWEST_WORDS and (words > _LONGEST_ITEM or is_sentence(item.block.text.rstrip("’'")))


def _wording(words: list[str]) -> dict[str, float]:
    """How many of the body's first words address the reader, are numbers or are code."""
    share = 1 / (len(words) or 1)
    return {
        "addresses reader": min(1.0, 10 * share * sum(word.strip(_MARKS) in _ADDRESS for word in words)),
        "numbers": min(1.0, 5 * max(0.0, share * sum(any(map(str.isdigit, word)) for word in words) - _USUAL_NUMBERS)),
        "code": min(1.0, 10 * share * sum(map(_is_code, words))),
    }


def _is_code(word: str) -> bool:
    """
    >>> [word for word in "for (i = 0; n_rows) { load(path); } costs; more (so) it".split() if _is_code(word)]
    ['=', 'n_rows)', '{', 'load(path);', '}']
    """
    return word[0] in "{}<=/" or word.endswith((");", "{", "}", "()")) or "_" in word or "=" in word


def _one_story(paragraphs: list[str], headline: str | None) -> float:
    """The share of paragraphs that have a word in common with others or the headline; at least a half for one by itself."""
    common: Counter[str] = Counter(_topics(headline or ""))
    topics = [_topics(paragraph) for paragraph in paragraphs]
    for topic in topics:
        common.update(topic)
    taken_up = sum(any(common[word] > 1 for word in topic) for topic in topics)
    return max(taken_up, 0.5) if len(topics) == 1 else taken_up / (len(topics) or 1)


def _told(headline: str | None, words: list[str]) -> float:
    topics = _topics(headline or "")
    return len(topics.intersection(word.strip(_MARKS) for word in words)) / (len(topics) or 1)


def _topics(text: str) -> set[str]:
    return set(content_words(text)) - _function_words()


def _declared(page: Page) -> int:
    kinds = [testimony.value for testimony in page.evidence.on("kind")]
    if any(kind.endswith(_STORIES) for kind in kinds):
        return 1
    return -1 if not _COLLECTIONS.isdisjoint(kinds) else 0


@cache
def _function_words() -> frozenset[str]:
    return lexicons.load("function_words")
