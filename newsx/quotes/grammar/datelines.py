"""The dateline at the beginning of a passage: LEEDS, England (PA) — …; it says nothing, and nobody in it does.

`fields` reads the story's dateline from the text of its first lines. Here any passage may have one, a caption or a later story, too, and
rules need the place of its dash among the chunks; so it is found in the tags.

That is done twice. While names are made, `begins_with_dateline` looks at word tags only, so that the name becomes a place and nobody who
speaks; once there are chunks, `end_of_dateline` says what the rules for subjects and clauses leave out.
"""

from __future__ import annotations

from typing import Final

from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.grammar.tags import (
    ABBREVIATION_STOP,
    CAPITALISED,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    DASH,
    NUMBER,
    OPENING_BRACKET,
    OTHER,
    PLACE,
)

_WORD_TAGS: Final = frozenset([CAPITALISED, COMMA, OPENING_BRACKET, CLOSING_BRACKET, ABBREVIATION_STOP, NUMBER, OTHER, DASH])
"""What stands in a dateline."""
_MAX_WORDS: Final = 9
"""Words and signs from the end of a dateline's first name to its dash."""
_MAX_CHUNKS: Final = 9
"""Chunks of a dateline with its dash."""


def begins_with_dateline(chunks: Chunks, last: int) -> bool:
    """Whether the name at the beginning, up to word `last`, begins a dateline: a city and a colon; capitals and a dash. LEEDS (PA) — …"""
    if chunks.word_tag(last) == COLON and " ".join(chunks.words[:last]) in chunks.language.dateline_cities:
        return True
    near = chunks.word_tags[last : last + _MAX_WORDS]
    return DASH in near and all(tag in _WORD_TAGS for tag in near[: near.index(DASH)])


def end_of_dateline(chunks: Chunks) -> int:
    """The chunk after a dateline's dash; 0 if the passage has no dateline with a dash. It begins with a place, or a word in capitals."""
    tags = chunks.tags
    if DASH not in tags[:_MAX_CHUNKS] or not (tags[0] == PLACE or chunks.words[0].isupper()):
        return 0
    return tags.index(DASH) + 1
