"""The second pass over a page's blocks: rules that see the page as the model judged it.

The model knows body from the rest; the rules tell subheads, list items and posts within the body, and what the rest is made of.
"""

from __future__ import annotations

from newsx.blocks import model
from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.blocks.model import Verdict
from newsx.pages.block import Block

_LABELS = {
    "headline": Label.HEADLINE,
    "dek": Label.DEK,
    "byline": Label.BYLINE,
    "date": Label.DATE,
    model.BODY: Label.BODY,
}
_SENTENCE_ENDS = tuple(".!?…:;,”\"’")
_LONGEST_SUBHEAD = 12


def settle(blocks: list[Block], verdicts: list[Verdict]) -> list[Labelled]:
    """The blocks with their final labels."""
    labelled = [
        Labelled(block, _LABELS.get(verdict.state, Label.OTHER), verdict.probability, verdict.state)
        for block, verdict in zip(blocks, verdicts, strict=True)
    ]
    _mark_repeats(labelled)
    for index, item in enumerate(labelled):
        if item.label is Label.BODY:
            item.label = _kind_of_paragraph(labelled, index)
    return labelled


def _mark_repeats(labelled: list[Labelled]) -> None:
    """Whose words stood before: captions given twice, headlines in share boxes."""
    first: dict[str, int] = {}
    for index, item in enumerate(labelled):
        earlier = first.setdefault(item.block.text, index)
        if earlier != index:
            item.repeat_of = earlier


def _kind_of_paragraph(labelled: list[Labelled], index: int) -> Label:
    block = labelled[index].block
    if block.bullet == ">" or block.tag == "blockquote":
        return Label.BLOCKQUOTE
    if block.bullet.startswith("#") or _is_subhead(labelled, index):
        return Label.SUBHEAD
    if block.bullet:
        return Label.LIST_ITEM
    return Label.BODY


def _is_subhead(labelled: list[Labelled], index: int) -> bool:
    """A short line without a sentence's end, over a paragraph: "What the neighbors want" """
    block = labelled[index].block
    if block.bullet or block.text.endswith(_SENTENCE_ENDS[:1] + _SENTENCE_ENDS[3:]) or block.text.count(" ") >= _LONGEST_SUBHEAD:
        return False
    if not (block.text[0].isupper() or block.text[0].isdigit() or block.text[0] in "‘“'\""):
        return False
    following = next((item for item in labelled[index + 1 : index + 4] if item.label in IN_BODY), None)
    return following is not None and following.block.text.count(" ") >= _LONGEST_SUBHEAD and index > 0
