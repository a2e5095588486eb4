"""Cues: what an element's name, class, id and role betray of what it is for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsx import languages

_TELLING_TAGS = {
    "article": "article", "main": "main", "nav": "navigation", "aside": "sidebar", "footer": "footer", "header": "header",
    "figure": "figure", "figcaption": "caption", "form": "form", "blockquote": "quotation", "table": "table", "ul": "ul", "ol": "ol",
    "li": "li", "dl": "list", "section": "section", "time": "date", "dialog": "popup", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h3",
    "h5": "h3", "h6": "h3", "details": "details", "center": "center", "pre": "pre", "button": "button", "label": "form",
}  # fmt: skip
_MOST_WORDS = 24
_OF_CONTENT = ("tag-", "category-", "cat-", "type-", "status-", "format-", "has-", "no-", "postid-", "term-", "author-")
"""With these begin class names by which publishing systems say what a story is about, not what the element is for."""


@lru_cache(maxsize=8192)
def cues_of(tag: str, names: str) -> frozenset[str]:
    """What an element betrays, by its tag and the words of its class, id, role and the like.

    >>> sorted(cues_of("div", "c-relatedStory")), sorted(cues_of("aside", ""))
    (['related', 'story'], ['sidebar'])
    """
    cues = {_TELLING_TAGS[tag]} if tag in _TELLING_TAGS else set()
    if "-" in names:
        names = " ".join([name for name in names.split() if not name.startswith(_OF_CONTENT)])
    words = _word_pattern().findall(names)[:_MOST_WORDS]
    return frozenset(cues.union(*filter(None, map(_cues_of_word().get, map(str.lower, words)))))


@cache
def _word_pattern() -> re.Pattern[str]:
    """A word of a name such as "c-relatedStories_2"."""
    return re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@cache
def _cues_of_word() -> dict[str, frozenset[str]]:
    cues: dict[str, frozenset[str]] = {}
    for cue, words in languages.anywhere().markup_words.items():
        for word in words:
            for form in (word, word + "s"):
                cues[form] = cues.get(form, frozenset()) | {cue}
    return cues
