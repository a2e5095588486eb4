"""What was taken for body and tells of who signed the story."""

from __future__ import annotations

from newsx.blocks.labels import IN_BODY, Label, Labelled

_LINES_AT_END = 3
_TELLING = (" is a", " is the", " writes ", " covers ", " reports ", " receives ")
_LONGEST_BIOGRAPHY = 60


def settle_end(items: list[Labelled], start: int, stop: int, signers: list[str]) -> int:
    """Takes from the body's end what tells of who signed the story: "Jane Roe writes about art."; returns the new stop."""
    last = [index for index in range(start, stop) if items[index].label in IN_BODY][-_LINES_AT_END:]
    for index in reversed(last):
        text = items[index].block.text
        if items[index].block.words <= _LONGEST_BIOGRAPHY and any(_tells_of(text.removeprefix("The "), name) for name in signers):
            items[index].label = Label.OTHER
            stop = index
    return stop


def _tells_of(text: str, name: str) -> bool:
    """ "Jane Roe is the Tribune's art critic." """
    return text.startswith(name) and text[len(name) :].startswith(_TELLING)
