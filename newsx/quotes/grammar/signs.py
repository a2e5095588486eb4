"""What a sign between words is: an apostrophe that says whose, the end of a sentence, the stop of an abbreviation or an ordinal."""

from __future__ import annotations

from typing import Final

from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.grammar.tags import (
    ABBREVIATION_STOP,
    CAPITALISED,
    CLOSED_CLASSES,
    DOCUMENT,
    MODIFIER,
    NOUNS,
    OTHER,
    POSSESSIVE,
    SAYING,
    SIGN,
    STOP,
)
from newsx.text import sentences

_AFTER_PLURAL: Final = (NOUNS - {DOCUMENT}) | {CAPITALISED, MODIFIER, OTHER}
"""What belongs to a plural with an apostrophe: Goldman Sachs’ Ann Roe. Not a document: its phrase has the whole of it."""
_SENTENCE_SIGNS: Final = frozenset(sentences.SENTENCE_ENDS)
_MAX_ORDINAL_CHARS: Final = 2
"""Digits of an ordinal before its stop, in languages that write it so: am 19. November."""
_ROMAN_DIGITS: Final = frozenset("IVX")


def tag_of_sign(chunks: Chunks, index: int) -> str:
    """What a sign is: an apostrophe that says whose, the end of a sentence, the stop of an abbreviation."""
    sign = chunks.words[index]
    if sign in _SENTENCE_SIGNS:
        return STOP if sign != "." or _ends_sentence(chunks, index) else ABBREVIATION_STOP
    if (sign == "’" or sign == "'") and index and chunks.words[index - 1].endswith("s"):
        following = chunks.word_tag(index + 1)
        if following in _AFTER_PLURAL:
            return POSSESSIVE  # Goldman Sachs’ Ann Roe
    return SIGN


def _is_ordinal(before: str, after: str) -> bool:
    """Whether the stop between two words is that of an ordinal: am 19. November; Johann II., der König. Not unter Johann II. Er kam."""
    if before.isdigit():
        return len(before) <= _MAX_ORDINAL_CHARS
    return _ROMAN_DIGITS.issuperset(before) and not after[0].isupper()


def _ends_sentence(chunks: Chunks, index: int) -> bool:
    """Whether the full stop at a word ends a sentence, rather than an abbreviation or an initial: Inc. The ferry …; not Sen. Roe."""
    before, after = chunks.word_at(index - 1), chunks.word_at(index + 1)
    if not after or not before:
        return True
    language = chunks.language
    if "ordinal stops" in language.traits and _is_ordinal(before, after):
        return False
    if before.lower() not in language.abbreviations and not (len(before) == 1 and before.isupper()) and "." not in before:
        return not after[0].islower()
    if not after[0].isupper() or before.lower() in language.abbreviations_before_names:
        return False
    tag = chunks.tagger.word_tags.get(after.lower(), OTHER)
    return tag in CLOSED_CLASSES or tag == SAYING
