"""The stories of pages that were read whole by hand, as articles to learn attribution from."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path
from typing import Any

from newsx import pages
from newsx.quotes.grammar.chunking import chunk_passages
from newsx.quotes.spans.marks import find_spans
from newsx.quotes.spans.passage import Passage
from newsx.sources.document import Document
from newsx.training import read_by_hand
from newsx.training.kinds import body_of, letters_of
from newsx.training.quotes import Story

_FORM = "inscriptis"
_SPEECH = ("direct", "partial")
_ALIKE = 0.6
"""The share of letters from which two quotations are the same."""
_PASSAGES_NEAR = 2
"""Passages before and after a quotation's in which its speaker may be mentioned."""
_FAR = 10**9


def stories(corpus: Path, code: str, *, only_whether: bool) -> list[Story]:
    """The stories of the pages in the language with this code with their quotations' speakers, where the page mentions them.

    A term in marks or the title of a work is nobody's words. What the reader left out is not learned from.
    """
    found = [_story(row, code, only_whether) for row in read_by_hand.rows(corpus)]
    return [story for story in found if story is not None and story.gold]


def _story(row: dict[str, Any], code: str, only_whether: bool) -> Story | None:
    text = (row["home"] / _FORM / f"{row['id']}.txt").read_text(encoding="utf-8", errors="replace")
    blocks, _, language = pages.read(Document("-", text, html=False))
    if language.code != code:
        return None
    body = [blocks[index] for index in body_of(row["fields"]["body"], blocks)]
    passages = [Passage(row["fields"]["headline"] or "", "headline")]
    passages += [Passage(block.text, "body", at, _kind_of(block.text, row["fields"]["body"])) for at, block in enumerate(body)]
    offsets = [0, *accumulate(len(passage.text) + 1 for passage in passages)][:-1]
    spans = find_spans(passages, language)
    story = Story(
        row["fold"],
        passages,
        offsets,
        spans,
        chunk_passages(passages, spans, language),
        gold={},
        content=[(0, _FAR)],
        only_whether=only_whether,
        authors=tuple(author["name"] for author in row["fields"]["authors"]),
        speakers=frozenset(quote["speaker"] for quote in row["quotes"] if quote["speaker"]),
    )
    _match(story, [quote for quote in row["quotes"] if quote["where"] in ("headline", "body") and not quote.get("nested")])
    return story


def _kind_of(text: str, body: list[dict[str, Any]]) -> Any:
    """The kind of a block of the body, which the page's reader gave with the block's beginning."""
    return next((part["kind"] for part in body if letters_of(text).startswith(letters_of(part["start"]))), "paragraph")


def _match(story: Story, quotes: list[dict[str, Any]]) -> None:
    """Gives the spans the sources of the annotated quotations with their words, each once."""
    outer = [number for number, span in enumerate(story.spans) if span.inside is None]
    for quote in quotes:
        number = next((number for number in outer if _is_same(quote["text"] or "", _text_of(story, number))), None)
        if number is None:
            continue
        outer.remove(number)
        if quote["kind"] not in _SPEECH:
            story.gold[number] = {"source": None}
        elif quote["speaker"]:
            place = _place_of(story, number, quote["mention"])
            start, stop = place or (-1, -1)
            source = quote["mention"] if place else quote["speaker"]
            story.gold[number] = {"source": source, "source_start": start, "source_end": stop, "speaker": quote["speaker"]}


def _text_of(story: Story, number: int) -> str:
    span = story.spans[number]
    return story.passages[span.passage].text[span.start : span.stop]


def _is_same(one: str, other: str) -> bool:
    one, other = letters_of(one), letters_of(other)
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= _ALIKE * len(long)


def _place_of(story: Story, number: int, mention: str | None) -> tuple[int, int] | None:
    """Where the mention stands that is nearest to a quotation, in the story's characters; None if none is near."""
    span = story.spans[number]
    at = story.offsets[span.passage] + span.start
    first, last = max(0, span.passage - _PASSAGES_NEAR), min(len(story.passages), span.passage + _PASSAGES_NEAR + 1)
    found: list[tuple[int, int]] = []
    for passage in range(first, last) if mention else ():
        offset = story.offsets[passage]
        for match in re.finditer(rf"(?<!\w){re.escape(mention or '')}(?!\w)", story.passages[passage].text):
            start, stop = offset + match.start(), offset + match.end()
            inside = passage == span.passage and match.start() < span.outer_stop and span.outer_start < match.end()
            if not inside:
                found.append((start, stop))
    return min(found, key=lambda place: (place[0] < story.offsets[span.passage], abs(place[0] - at)), default=None)
