"""Which quotations of a record are meant: what newsx counts and shows as quotations, unless somebody asks for others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from newsx.record import PLACE_FIELDS, QUOTE_KINDS, Article, PlaceField, Quote, QuoteKind

SPEECH: frozenset[QuoteKind] = frozenset({"direct", "partial", "turn", "post", "indirect"})
"""The kinds of quotations that are somebody's speech."""


class Selection(msgspec.Struct, frozen=True):
    """Quotations of these `kinds` in these fields of the record (`places`; `None` for those in the body that repeat no other), with this
    `confidence` at least, and if there is a `speaker`, a name or some words of one, only what that speaker says.

    The usual selection is somebody's speech in the body, without repeats: "12 quotations" means these, wherever newsx says it.
    """

    kinds: frozenset[QuoteKind] = SPEECH
    places: frozenset[PlaceField] | None = None
    speaker: str | None = None
    confidence: float = 0.0

    def of(self, article: Article) -> Iterator[tuple[int, Quote]]:
        """The chosen quotations of an article, each with its index."""
        for number, quote in enumerate(article.quotes):
            if quote.kind in self.kinds and quote.confidence >= self.confidence and self._has_place(quote) and self._is_by(quote, article):
                yield number, quote

    def count(self, article: Article) -> int:
        return sum(1 for _ in self.of(article))

    def _has_place(self, quote: Quote) -> bool:
        if self.places is None:
            return quote.at.field == "body" and quote.repeat_of is None
        return quote.at.field in self.places

    def _is_by(self, quote: Quote, article: Article) -> bool:
        """Whether a quotation is by the chosen speaker: one whose name has all words of the chosen one."""
        if self.speaker is None or quote.speaker is None:
            return self.speaker is None
        wanted, name = (speaker_key(words, article.language).split() for words in (self.speaker, quote.speaker.name))
        return set(wanted) <= set(name)


USUAL = Selection()
ALL = Selection(frozenset(QUOTE_KINDS), frozenset(PLACE_FIELDS))


@lru_cache(4096)
def speaker_key(name: str, code: str | None = None) -> str:
    """A name without what its spellings differ in: case, accents, titles, middle initials, suffixes; `code` is its article's language.

    >>> speaker_key("Joseph R. Biden Jr."), speaker_key("Dr. José Ruiz"), speaker_key("J. D. Vance"), speaker_key("J.D. Vance")
    ('joseph biden', 'jose ruiz', 'jd vance', 'jd vance')
    """
    from newsx import languages
    from newsx.text import name_forms

    return name_forms.key(name, languages.of_text(code))
