"""Cues in markup: what an element's tag, class, id and role say about its purpose."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from newsx import languages

_CUES_OF_TAGS: Final = {
    "article": "article", "main": "main", "nav": "navigation", "aside": "sidebar", "footer": "footer", "header": "header",
    "figure": "figure", "figcaption": "caption", "form": "form", "blockquote": "quotation", "table": "table", "ul": "ul", "ol": "ol",
    "li": "li", "dl": "list", "section": "section", "time": "date", "dialog": "popup", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h3",
    "h5": "h3", "h6": "h3", "details": "details", "center": "center", "pre": "pre", "button": "button", "label": "form",
}  # fmt: skip
"""The cue of each tag that has one."""
_MAX_WORDS: Final = 24
"""Words of an element's names that are looked at."""
_CONTENT_PREFIXES: Final = ("tag-", "category-", "cat-", "type-", "status-", "format-", "has-", "no-", "postid-", "term-", "author-")
"""Prefixes of class names that say what a story is about, not what the element is for."""


@lru_cache(maxsize=8192)
def cues_of(tag: str, names: str) -> frozenset[str]:
    """The cues of an element, by its tag and by the words of its names (its class, id, role and so on).

    >>> sorted(cues_of("div", "c-relatedStory")), sorted(cues_of("aside", ""))
    (['related', 'story'], ['sidebar'])
    """
    cues = {_CUES_OF_TAGS[tag]} if tag in _CUES_OF_TAGS else set()
    if "-" in names:
        names = " ".join([name for name in names.split() if not name.startswith(_CONTENT_PREFIXES)])
    words = _word_pattern().findall(names)[:_MAX_WORDS]
    return frozenset(cues.union(*filter(None, map(_cues_of_word().get, map(str.lower, words)))))


@cache
def _word_pattern() -> re.Pattern[str]:
    """A word of a name: "related" and "Stories" in "c-relatedStories_2"."""
    return re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@cache
def _cues_of_word() -> dict[str, frozenset[str]]:
    """The cues of each word of a name, singular or plural."""
    cues: dict[str, frozenset[str]] = {}
    for cue, words in languages.anywhere().markup_words.items():
        for word in words:
            for form in (word, word + "s"):
                cues[form] = cues.get(form, frozenset()) | {cue}
    return cues
