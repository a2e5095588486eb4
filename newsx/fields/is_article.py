"""The probability that a page holds an article and is not a front page, a list of links, a form or an error message."""

from __future__ import annotations

import math
from typing import Final

from newsx.blocks.labels import IN_BODY, Labelled
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.pages.block import Block
from newsx.pages.evidence import STORY_TYPES
from newsx.text.likeness import content_words
from newsx.text.sentences import is_sentence
from newsx.text.words import Word, has_no_spaces
from newsx.text.words import of as words_of

_WEIGHTS: Final = {
    "running text": 3.8,  # the longest run of paragraphs: a front page has a sentence or two between headlines
    "surely body": 0.6,  # the mean probability of the body's blocks
    "share of sentences": 2.0,  # the part of the page's sentences that is in the body
    "short lines": -4.0,  # the part of the page's blocks that are menus, prices, names
    "one story": 2.0,  # the part of the paragraphs that share a topic with others or with the headline
    "headline in body": 1.2,  # the part of the headline's words that the body has
    "quotations": 1.6,
    "addresses reader": -3.4,  # forms, terms, offers and error messages say "you" and "we"
    "numbers": -5.0,  # tables and lists of prices
    "code": -4.0,
    "cut short": -3.0,  # teasers that end in "…"
    "signed": 0.9,
    "dated": 0.6,
    "dateline": 1.3,
    "declared": 1.0,  # the type of page in the markup: 1 for a story, -1 for a collection
}
"""The weight of each sign in a logistic regression, fitted on news pages against front pages, forms, lists and pages without their story,
and rounded."""
_BIAS: Final = -3.5
_MIN_WORDS, _MIN_CHARS = 8, 40
"""Of a line that may be a paragraph."""
_MIN_CHARS_WITHOUT_SPACES: Final = 16
"""The same in scripts that put no spaces between words."""
_MAX_SHORT_WORDS: Final = 5
_MAX_ITEM_WORDS: Final = 40
"""Words of a headline or an item of a list; a longer line is a paragraph."""
_MAX_BLOCKS, _MAX_WORDS = 10, 40
"""How many of the body's blocks are looked at, and how many words of each: enough to know."""
_LONG_RUN_WORDS: Final = 256
"""Words of a run of paragraphs that counts fully."""
_USUAL_NUMBERS: Final = 0.05
"""The part of a story's words that are usually numbers."""
_SCALES: Final = {"addresses reader": 10.0, "numbers": 5.0, "code": 10.0}
"""By what these parts of the words are multiplied: a tenth of them, or a fifth, counts fully."""
_CHARS_PER_WORD: Final = 8
"""Characters for each word that is looked at, when code is looked for."""
_MIN_TOPIC_LETTERS: Final = 4
_CODE: Final = {"{": ("{",), "}": ("}",), "=": ("=",), "_": ("_",), ")": (");", "()"), "<": ("</",), "/": ("//",)}
"""Signs of code, each under a character of it that most texts lack: one character is quickly looked for."""
_STORIES: Final = (*STORY_TYPES, "article")
_COLLECTIONS: Final = frozenset("CollectionPage SearchResultsPage ItemList ProfilePage AboutPage ContactPage FAQPage Product".split())


def score(page: Page, headline: str | None, *, signed: bool, dated: bool, dateline: bool) -> float:
    """The probability that the page holds an article, 0 to 1."""
    found = signs(page, headline) | {"signed": signed, "dated": dated, "dateline": dateline}
    return round(1 / (1 + math.exp(-_BIAS - sum(_WEIGHTS[name] * value for name, value in found.items()))), 3)


def signs(page: Page, headline: str | None) -> dict[str, float]:
    """The value of each sign that the page's blocks give, 0 to 1 (`declared` -1 to 1)."""
    body = [item for item in page.items if item.label in IN_BODY]
    paragraphs = [item.block.text for item in body if _is_paragraph(item.block, page.language)]
    looked_at = list(dict.fromkeys(item.block.text for item in body))[:_MAX_BLOCKS]
    words = [words_of(text, page.language)[:_MAX_WORDS] for text in looked_at]
    bare = {word.bare for line in words for word in line}
    topics = content_words(headline or "", page.language) - page.language.function_words
    return _proportions(page.items, page.language) | _wording(looked_at, words) | {
        "surely body": sum(item.probability for item in body) / (len(body) or 1),
        "one story": _one_story([_topics(line) for line in words if len(line) >= _MIN_WORDS], topics),
        "headline in body": len(topics & bare) / (len(topics) or 1),
        "cut short": sum(paragraph.endswith(("…", "...")) for paragraph in paragraphs) / (len(paragraphs) or 1),
        "quotations": any(mark in paragraph for paragraph in paragraphs for mark in "“\"«„‘"),
        "declared": _declared(page),
    }  # fmt: skip


def _proportions(items: list[Labelled], language: Language) -> dict[str, float]:
    """The parts of the page that are sentences of the body and short lines, and the words of the longest run of paragraphs, 0 to 1."""
    sentences = body = short = run = longest = 0
    for item in items:
        count = item.block.words
        if not _is_paragraph(item.block, language):
            short += count <= _MAX_SHORT_WORDS
            run = run if _is_time(item.block.text) else 0
            continue
        sentences += count
        if item.label in IN_BODY:
            body += count
            run += count
            longest = max(longest, run)
    return {
        "running text": min(1.0, math.log(1 + longest, _LONG_RUN_WORDS)),
        "share of sentences": body / (sentences or 1),
        "short lines": short / (len(items) or 1),
    }


def _is_paragraph(block: Block, language: Language) -> bool:
    """Whether a block is a sentence of some length, or longer than a headline or an item of a list."""
    if len(block.text) < (_MIN_CHARS_WITHOUT_SPACES if has_no_spaces(block.text[:1]) else _MIN_CHARS):
        return False
    return block.words > _MAX_ITEM_WORDS or (block.words >= _MIN_WORDS and is_sentence(block.text.rstrip("’'"), language))


def _is_time(text: str) -> bool:
    """Whether a line is a time, as between the entries of a live blog: "14:20"."""
    return text[:1].isdigit() and not any(map(str.isalpha, text))


def _wording(lines: list[str], words: list[list[Word]]) -> dict[str, float]:
    """The parts of these lines' words that address the reader, are numbers or are code, scaled to 0 to 1."""
    text = "\n".join(line[: _CHARS_PER_WORD * _MAX_WORDS] for line in lines)
    addresses = numbers = count = 0
    for line in words:
        count += len(line)
        for word in line:
            addresses += word.is_address
            numbers += word.has_digits
    share = 1 / (count or 1)
    return {
        "addresses reader": min(1.0, _SCALES["addresses reader"] * share * addresses),
        "numbers": min(1.0, _SCALES["numbers"] * max(0.0, share * numbers - _USUAL_NUMBERS)),
        "code": min(1.0, _SCALES["code"] * share * _signs_of_code(text)),
    }


def _signs_of_code(text: str) -> int:
    """How often brackets, equals signs and the like stand in a text as they do in code."""
    return sum([text.count(sign) for character, signs in _CODE.items() if character in text for sign in signs])


def _one_story(paragraphs: list[set[str]], headline: frozenset[str]) -> float:
    """The part of the paragraphs that have a topic in common with others or the headline; at least a half for a single paragraph."""
    seen, shared = set(headline), set[str]()
    for topics in paragraphs:
        shared |= seen & topics
        seen |= topics
    connected = sum(not shared.isdisjoint(topics) for topics in paragraphs)
    return max(connected, 0.5) if len(paragraphs) == 1 else connected / (len(paragraphs) or 1)


def _topics(words: list[Word]) -> set[str]:
    """The words of some length that say what a line is about."""
    return {word.bare for word in words if len(word.bare) >= _MIN_TOPIC_LETTERS and not word.is_function}


def _declared(page: Page) -> int:
    """What the markup says that the page is: 1 for a story, -1 for a collection, 0 if it says nothing."""
    kinds = [claim.value for claim in page.evidence.on("kind")]
    if any(kind.endswith(_STORIES) for kind in kinds):
        return 1
    return -1 if not _COLLECTIONS.isdisjoint(kinds) else 0
