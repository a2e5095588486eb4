"""Kinds of body blocks: which of them are subheads, list items, block quotations, posts."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.languages import Language
from newsx.pages.block import HEADINGS
from newsx.text.speakers import post_signature, turn_label

NOT_AFTER_SUBHEADS: Final = (".", "!", "?", ",", "”", '"', "’", ";", "…", ":", ")")
"""The signs that paragraphs end with and most subheads do not."""
_MAX_SUBHEAD_WORDS: Final = 12
_MAX_PHRASE_SPACES: Final = 6
"""Spaces between the words of a phrase in quotation marks."""
_MAX_QUESTION_SPACES: Final = 5
_MIN_QUOTATION_INDENT: Final = 3
"""Columns by which a block quotation stands farther in than the other paragraphs."""
_BLOCKS_BELOW_SUBHEAD: Final = 3
"""Blocks below a subhead of which one must be a longer one of the body."""
_MAX_LAST_LINE_CHARS: Final = 40
"""Characters before a post's signature that can be its last line: then the block above is of the post, too."""


def mark(labelled: list[Labelled], start: int, stop: int, language: Language) -> None:
    """Labels the blocks of the body between `start` and `stop` that are subheads, list items, block quotations or posts."""
    body = [index for index, item in enumerate(labelled) if item.label is Label.BODY]
    indents = [labelled[index].block.indent for index in body]
    usual = max(set(indents), key=indents.count, default=0)
    for place, index in enumerate(body):
        set_in = start < index < stop and labelled[index].block.indent >= usual + _MIN_QUOTATION_INDENT
        labelled[index].label = _kind(labelled, index, set_in, language)
        if is_post(labelled[index].block.text):
            labelled[index].label = Label.POST
            if place and body[place - 1] == index - 1 and _is_signature(labelled[index].block.text):
                labelled[index - 1].label = Label.POST


def _kind(labelled: list[Labelled], index: int, set_in: bool, language: Language) -> Label:
    """The label of a body block by its markup, its list mark and its place; `set_in` says that it stands farther in than most."""
    block = labelled[index].block
    if block.tag == "blockquote" or "own:quotation" in block.cues:
        return Label.POST if "own:embedded" in block.cues else Label.BLOCKQUOTE
    if block.bullet == ">" or (set_in and not block.bullet):
        return Label.BLOCKQUOTE
    if block.bullet and not block.bullet.startswith("#"):
        return Label.LIST_ITEM
    if block.bullet or block.tag in HEADINGS or _is_subhead(labelled, index, language):
        return Label.SUBHEAD
    return Label.BODY


def _is_subhead(labelled: list[Labelled], index: int, language: Language) -> bool:
    """Whether a block is a short line that ends no sentence, above a paragraph: "What the neighbors want"."""
    text = labelled[index].block.text
    heading = not text.endswith(NOT_AFTER_SUBHEADS) or _is_phrase(text) or _is_question(text, language)
    if not heading or labelled[index].block.words > _MAX_SUBHEAD_WORDS or text[0].islower() or index == 0:
        return False
    if turn_label().match(text):
        return False
    below = labelled[index + 1 : index + 1 + _BLOCKS_BELOW_SUBHEAD]
    following = next((item for item in below if item.label in IN_BODY), None)
    return following is not None and following.block.words > _MAX_SUBHEAD_WORDS


def _is_question(text: str, language: Language) -> bool:
    """ "What’s next?" """
    if not text.endswith("?") or not 0 < text.count(" ") <= _MAX_QUESTION_SPACES:
        return False
    return text.lower().startswith(language.line_parts["question part"])


def _is_phrase(text: str) -> bool:
    """Whether a line is a few words in quotation marks and no sentence: "‘No more snow’"."""
    quoted = text[0] in "‘'“\"" and text[-1] in "’'”\"" and text[-2:-1].isalnum()
    return quoted and text.count(" ") <= _MAX_PHRASE_SPACES and text.count(text[-1]) <= 2


def _is_signature(text: str) -> bool:
    """Whether a block is a post's signature with little or nothing before it."""
    signature = post_signature().search(text)
    return signature is not None and signature.start() < _MAX_LAST_LINE_CHARS


def is_post(text: str) -> bool:
    """Whether a line has the signature of an embedded post: "… — Ann Roe (@annroe) March 3, 2024"."""
    return "(@" in text and post_signature().search(text) is not None
