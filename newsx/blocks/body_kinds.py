"""Kinds of body blocks: which paragraphs are subheads, list items, block quotations, posts."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx.blocks.labels import IN_BODY, Label, Labelled

SENTENCE_ENDS = (".", "!", "?", ",", "”", '"', "’", ";", "…", ":", ")")
_ASKING: Final = frozenset({"wha", "why", "how", "who", "whe"})
"""How the words begin with which questions do."""
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_SUBHEAD: Final = 12
_LONGEST_PHRASE: Final = 6
_BLOCKQUOTE_INDENT: Final = 3


def mark(labelled: list[Labelled], start: int, stop: int) -> None:
    """Which blocks of the body are subheads, list items, block quotations, posts."""
    body = [index for index, item in enumerate(labelled) if item.label is Label.BODY]
    indents = [labelled[index].block.indent for index in body]
    usual = max(set(indents), key=indents.count, default=0)
    for place, index in enumerate(body):
        block = labelled[index].block
        set_in = start < index < stop and not block.bullet and block.indent >= usual + _BLOCKQUOTE_INDENT
        if block.tag == "blockquote" or "own:quotation" in block.cues:
            labelled[index].label = Label.POST if "own:embedded" in block.cues else Label.BLOCKQUOTE
        elif set_in or block.bullet == ">":
            labelled[index].label = Label.BLOCKQUOTE
        elif block.bullet and not block.bullet.startswith("#"):
            labelled[index].label = Label.LIST_ITEM
        elif block.bullet or block.tag in _HEADINGS or _is_subhead(labelled, index):
            labelled[index].label = Label.SUBHEAD
        if is_post(block.text):
            labelled[index].label = Label.POST
            if place and body[place - 1] == index - 1 and len(block.text) < 120:
                labelled[index - 1].label = Label.POST


def _is_subhead(labelled: list[Labelled], index: int) -> bool:
    """A short line without a sentence's end, over a paragraph: "What the neighbors want" """
    text = labelled[index].block.text
    heading = not text.endswith(SENTENCE_ENDS) or _is_phrase(text) or _asks(text)
    if not heading or labelled[index].block.words > _LONGEST_SUBHEAD or text[0].islower() or index == 0:
        return False
    if turn().match(text):
        return False
    following = next((item for item in labelled[index + 1 : index + 4] if item.label in IN_BODY), None)
    return following is not None and following.block.words > _LONGEST_SUBHEAD


def _asks(text: str) -> bool:
    """Whether a line is a short question: "What’s next?" """
    return text.endswith("?") and 0 < text.count(" ") < _LONGEST_PHRASE and text.split()[0][:3].lower() in _ASKING


def _is_phrase(text: str) -> bool:
    """Whether a line is a few words in quotation marks and no sentence: "‘No more snow’"."""
    quoted = text[0] in "‘'“\"" and text[-1] in "’'”\"" and text[-2:-1].isalnum()
    return quoted and text.count(" ") <= _LONGEST_PHRASE and text.count(text[-1]) <= 2


def is_post(text: str) -> bool:
    """Whether a line ends as embedded posts do: "… — Ann Roe (@annroe) March 3, 2024"."""
    return "(@" in text and _post_signature().search(text) is not None


@cache
def turn() -> re.Pattern[str]:
    """The beginning of a turn of an interview or transcript: "Q:", "ANN ROE:", "Q. " """
    return re.compile(r"(?:[QA][.:]|[A-Z][A-Z.’' -]{1,40}(?:, [A-Z][A-Z.’' -]{1,40})?:)(?:\s|$)")


@cache
def _post_signature() -> re.Pattern[str]:
    return re.compile(r"[—―] [^—―()]{1,60} \(@\w{1,30}\)")
