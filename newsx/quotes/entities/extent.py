"""The characters of a mention as it is written in the record: [Mr. Roe], [the Harbour Board], [two people familiar with the talks]."""

from __future__ import annotations

from typing import Final

from newsx.quotes.grammar.appositions import may_continue
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import (
    DETERMINER,
    DOCUMENT,
    GROUP_PHRASE,
    IN_PHRASE,
    NAMES,
    NOT_AT_EDGE,
    OTHER_VERB,
    OWNERS,
    PEOPLE_PHRASE,
    PERSON,
    TO,
)

_MAX_WORDS: Final = 12
"""Words after the noun that may belong to a mention."""
_WITHIN: Final = IN_PHRASE | {OTHER_VERB}


def extent_of(mention: Mention) -> tuple[int, int]:
    """The first character of a mention and the one after its last, with what belongs to it in writing."""
    if mention.tag in NAMES:
        return mention.chunks.starts[_first_of_name(mention)], mention.stop
    if mention.tag in (PEOPLE_PHRASE, DOCUMENT) or _counts_some_of(mention):
        return mention.start, _end_of_phrase(mention)
    return mention.start, mention.stop


def _first_of_name(mention: Mention) -> int:
    """The first word of a name with the form of address before it, [Mr.] Roe; of other names with the article, [the] Board."""
    chunks, first = mention.chunks, mention.first
    if mention.honorific is not None:
        return first - 2 if chunks.word_at(first - 1) == "." else first - 1
    articles = chunks.language.description_words["definite article"]
    return first - 1 if mention.tag != PERSON and chunks.word_at(first - 1).lower() in articles else first


def _counts_some_of(mention: Mention) -> bool:
    """Whether a mention is a number of a group: [some] of the residents."""
    return (
        mention.tag == GROUP_PHRASE
        and mention.chunks.word_at(mention.last) in mention.chunks.language.closed_classes["of"]
        and mention.head in mention.chunks.language.closed_classes["quantity"]
    )


def _end_of_phrase(mention: Mention) -> int:
    """The character after a description's last word: two people [familiar with the talks]; an official [at the port]."""
    chunks, at = mention.chunks, mention.last
    if not _continues(mention):
        return mention.stop
    words, word_tags = chunks.words, chunks.word_tags
    pronouns = chunks.language.description_words["pronoun within"]
    end = at
    while at < len(words) and at - mention.last < _MAX_WORDS and _belongs(chunks, at):
        if word_tags[at] not in NOT_AT_EDGE or words[at] in pronouns:
            end = at + 1
        at += 1
    return chunks.end_of(end - 1)


def _continues(mention: Mention) -> bool:
    """Whether a description continues after its noun: a sign [on the railings], but a statement on Monday; a report [by the board]."""
    chunks, at = mention.chunks, mention.last
    word = chunks.word_at(at)
    if word == "on":
        return chunks.word_tag(at + 1) == DETERMINER
    return word in chunks.language.description_words["after the noun"] or (
        word in chunks.language.closed_classes["by"] and mention.tag == DOCUMENT
    )


def _belongs(chunks: Chunks, at: int) -> bool:
    """Whether a word after the noun belongs to the description; a verb ends it, unless it is a noun after the or his (his [claims])."""
    word, tag = chunks.words[at], chunks.word_tags[at]
    if chunks.classes and not may_continue(chunks, at):
        return False
    if tag == OTHER_VERB and not chunks.classes and not chunks.language.word_endings["participle"]:
        return False  # it may be any verb, not only a participle: la directora del puerto [dice] que …
    if tag == TO:
        return chunks.words[at - 1] == "close"
    return tag in _WITHIN or chunks.word_tags[at - 1] in OWNERS or word in chunks.language.description_words["pronoun within"]
