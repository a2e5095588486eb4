"""What blocks that were taken for body say they are: promotional lines, notes, captions, lists of other stories.

The model sees how a block looks; here is read what it says, and its label set right.
"""

from __future__ import annotations

from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.fields.related import is_heading
from newsx.lines import notes, pictures, promos

_LONGEST_CAPTION = 90
_HEADLINES_BELOW = 8
_LONG_PARAGRAPH = 30
_LINES_AT_END = 3
_TELLING = (" is a", " is the", " writes ", " covers ", " reports ", " receives ")
_LONGEST_BIOGRAPHY = 60


def settle(items: list[Labelled], start: int, stop: int) -> int:
    """Sets right the labels of blocks taken for body, whose main stretch runs from `start` to `stop`; returns where it now stops."""
    end = _list_of_stories(items, start, stop)
    for item in items[end:stop]:
        if item.label in IN_BODY:
            item.label = Label.OTHER
    for index, item in enumerate(items):
        if item.label in IN_BODY:
            item.label = Label.CAPTION if _below_credit(items, index) else _said(item)
    return next((index + 1 for index in range(end - 1, start - 1, -1) if items[index].label in IN_BODY), end)


def settle_end(items: list[Labelled], start: int, stop: int, signers: list[str]) -> int:
    """Takes from the body's end what tells of who signed the story: "Jane Roe writes about art."; returns the new stop."""
    last = [index for index in range(start, stop) if items[index].label in IN_BODY][-_LINES_AT_END:]
    for index in reversed(last):
        text = items[index].block.text
        if text.count(" ") < _LONGEST_BIOGRAPHY and any(_tells_of(text.removeprefix("The "), name) for name in signers):
            items[index].label = Label.OTHER
            stop = index
    return stop


def _tells_of(text: str, name: str) -> bool:
    """ "Jane Roe is the Tribune's art critic." """
    return text.startswith(name) and text[len(name) :].startswith(_TELLING)


def _below_credit(items: list[Labelled], index: int) -> bool:
    """Whether a line without a sentence's end stands below a line that is only an agency's credit: "Getty Images"."""
    text = items[index].block.text
    above = items[index - 1] if index else None
    if above is None or above.label in IN_BODY or not above.block.text.endswith(" Images") or above.block.text.count(" ") > 3:
        return False
    return text.count(" ") > 4 and not text.endswith((".", "?", "!", ":", "”", '"'))


def _said(item: Labelled) -> Label:
    """The label of a block of the body by what it says."""
    text = item.block.text
    if promos.is_promo(text):
        return Label.PROMO
    if notes.kind(text):
        return Label.NOTE
    if text.count(" ") < _LONGEST_CAPTION and _ends_in_credit(text):
        return Label.CAPTION
    return item.label


def _ends_in_credit(text: str) -> bool:
    """Whether a line ends in a credit that no sentence of a story ends in: in brackets, or after a word such as "Photo:"."""
    if "hoto" not in text and "icture" not in text and "mage" not in text and "redit" not in text and not text.endswith(")"):
        return False
    image = pictures.split(text)
    return image.credit is not None and ("/" in image.credit or image.caption is None or any(word in text for word in pictures.MARKS))


def _list_of_stories(items: list[Labelled], start: int, stop: int) -> int:
    """Where a heading such as "More in News" begins a list of other stories' headlines among what was taken for body, else `stop`."""
    for index in range(start + (stop - start) // 2, stop):
        text = items[index].block.text
        if not text.endswith(":") and is_heading(text) and _short_lines(items, index + 1) and not _goes_on(items, index + 1, stop):
            return index
    return stop


def _short_lines(items: list[Labelled], start: int) -> bool:
    """Whether of the next lines several are no sentences."""
    below = [item.block.text for item in items[start : start + _HEADLINES_BELOW]]
    return sum(not text.endswith((".", "?", "!", "”", '"', ":")) and 3 <= len(text.split()) <= 25 for text in below) >= min(2, len(below))


def _goes_on(items: list[Labelled], start: int, stop: int) -> bool:
    """Whether paragraphs of the body follow, which are no captions."""
    long = (item.block.text for item in items[start:stop] if item.label is Label.BODY and item.block.text.count(" ") > _LONG_PARAGRAPH)
    return sum(not _ends_in_credit(text) for text in long) > 1
