"""How surely a page holds an article, and is not a front page, a list of links, a form, a page that says that there is none."""

from __future__ import annotations

import math

from newsx.blocks.labels import IN_BODY, Labelled
from newsx.fields.page import Page, content_words
from newsx.languages import Language
from newsx.pages.block import Block
from newsx.text.sentences import is_sentence
from newsx.text.words import Word, of

_WEIGHTS = {
    "running text": 3.8,  # the longest run of paragraphs: a front page has a sentence or two between headlines
    "surely body": 0.6,  # how sure the model is of the body's blocks
    "share of sentences": 2.0,  # of the page's sentences, how much is in the body
    "short lines": -4.0,  # how many of the page's blocks are menus, prices, names
    "one story": 2.0,  # how many paragraphs take up what others or the headline speak of
    "headline told": 1.2,  # how many of the headline's words the body has
    "quotations": 1.6,
    "addresses reader": -3.4,  # forms, terms, offers and pages of errors say "you" and "we"
    "numbers": -5.0,  # tables and lists of prices
    "code": -4.0,
    "cut short": -3.0,  # teasers that end in "…"
    "signed": 0.9,
    "dated": 0.6,
    "dateline": 1.3,
    "declared": 1.0,  # what the markup says that the page is: 1 for a story, -1 for a collection
}
"""What each sign adds, in a logistic scale. Fitted on news pages against front pages, forms, lists and pages with their story taken out,
and rounded."""
_BIAS = -3.5
_FEWEST_WORDS, _SHORTEST = 8, 40
"""Words, and characters, of a line that may be a paragraph."""
_LONGEST_SHORT = 5
_LONGEST_ITEM = 40
_BLOCKS, _LOOKED_AT = 10, 40
"""So many of the body's blocks, and of the words of each, are looked at: enough to tell."""
_ENOUGH_RUNNING = 256
_USUAL_NUMBERS = 0.05
_CODE = ("{", "}", "=", "_", ");", "()", "</", "//")
_STORIES = ("article", "Article", "BlogPosting", "Report", "Review", "Reportage")
_COLLECTIONS = frozenset("CollectionPage SearchResultsPage ItemList ProfilePage AboutPage ContactPage FAQPage Product".split())


def score(page: Page, headline: str | None, *, signed: bool, dated: bool, dateline: bool) -> float:
    """0 to 1: how surely the page holds an article; from 0.5 on it rather does."""
    found = signs(page, headline) | {"signed": signed, "dated": dated, "dateline": dateline}
    return round(1 / (1 + math.exp(-_BIAS - sum(_WEIGHTS[name] * value for name, value in found.items()))), 3)


def signs(page: Page, headline: str | None) -> dict[str, float]:
    """What speaks for an article and against it, each from 0 to 1 (for `declared` from -1)."""
    body = [item for item in page.items if item.label in IN_BODY]
    paragraphs = [item.block.text for item in body if _is_paragraph(item.block, page.language)]
    looked_at = list(dict.fromkeys(item.block.text for item in body))[:_BLOCKS]
    words = [of(text, page.language)[:_LOOKED_AT] for text in looked_at]
    told = {word.bare for line in words for word in line}
    topics = content_words(headline or "", page.language) - page.language.function_words
    return _proportions(page.items, page.language) | _wording(looked_at, words) | {
        "surely body": sum(item.probability for item in body) / (len(body) or 1),
        "one story": _one_story([_topics(line) for line in words if len(line) >= _FEWEST_WORDS], topics),
        "headline told": len(topics & told) / (len(topics) or 1),
        "cut short": sum(paragraph.endswith(("…", "...")) for paragraph in paragraphs) / (len(paragraphs) or 1),
        "quotations": any(mark in paragraph for paragraph in paragraphs for mark in "“\"«„‘"),
        "declared": _declared(page),
    }  # fmt: skip


def _proportions(items: list[Labelled], language: Language) -> dict[str, float]:
    """How much of the page is body, sentences and short lines, and how many words the longest run of paragraphs has."""
    sentences = told = short = run = longest = 0
    for item in items:
        count = item.block.words
        if not _is_paragraph(item.block, language):
            short += count <= _LONGEST_SHORT
            run = run if _is_time(item.block.text) else 0
            continue
        sentences += count
        if item.label in IN_BODY:
            told += count
            run += count
            longest = max(longest, run)
    return {
        "running text": min(1.0, math.log(1 + longest, _ENOUGH_RUNNING)),
        "share of sentences": told / (sentences or 1),
        "short lines": short / (len(items) or 1),
    }


def _is_paragraph(block: Block, language: Language) -> bool:
    """Whether a block is a sentence of some length, or more words than a headline or an item of a list has."""
    if len(block.text) < _SHORTEST:
        return False
    return block.words > _LONGEST_ITEM or (block.words >= _FEWEST_WORDS and is_sentence(block.text.rstrip("’'"), language))


def _is_time(text: str) -> bool:
    """Whether a line is a time, as between the entries of a live blog: "14:20"."""
    return text[:1].isdigit() and not any(map(str.isalpha, text))


def _wording(lines: list[str], words: list[list[Word]]) -> dict[str, float]:
    """How many of the words of these lines address the reader, are numbers or are code."""
    text = "\n".join(line[: 8 * _LOOKED_AT] for line in lines)
    addresses = numbers = count = 0
    for line in words:
        count += len(line)
        for word in line:
            addresses += word.is_address
            numbers += word.has_digits
    share = 1 / (count or 1)
    return {
        "addresses reader": min(1.0, 10 * share * addresses),
        "numbers": min(1.0, 5 * max(0.0, share * numbers - _USUAL_NUMBERS)),
        "code": min(1.0, 10 * share * sum(map(text.count, _CODE))),
    }


def _one_story(paragraphs: list[set[str]], headline: frozenset[str]) -> float:
    """The share of paragraphs that have a topic in common with others or the headline; at least a half for one by itself."""
    seen, again = set(headline), set[str]()
    for topics in paragraphs:
        again |= seen & topics
        seen |= topics
    taken_up = sum(not again.isdisjoint(topics) for topics in paragraphs)
    return max(taken_up, 0.5) if len(paragraphs) == 1 else taken_up / (len(paragraphs) or 1)


def _topics(words: list[Word]) -> set[str]:
    """The words of some length that say what a line is about."""
    return {word.bare for word in words if len(word.bare) > 3 and not word.is_function}


def _declared(page: Page) -> int:
    kinds = [claim.value for claim in page.evidence.on("kind")]
    if any(kind.endswith(_STORIES) for kind in kinds):
        return 1
    return -1 if not _COLLECTIONS.isdisjoint(kinds) else 0
