"""What the first model makes of a block's fellows: those printed alike, the other items of its list, those with the same words.

All items of a list are of the story, or none is; what a table of contents names stands again as a subhead.
"""

from __future__ import annotations

from bisect import bisect
from typing import Final

from newsx.blocks.labels import Labelled
from newsx.pages.block import Block

_CHANCE_STEPS: Final[tuple[float, ...]] = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)
_NUMBER_STEPS: Final[tuple[int, ...]] = (3, 6, 12)
"""Where the buckets of chances and of numbers of blocks begin."""
_MAX_SHORT_WORDS: Final = 12
"""Words of a block that can be a subhead or an item."""
_MAX_GAP: Final = 3
_NUMBERING: Final = "0123456789.):#-– \t"
"""What can stand before the words of a subhead and not before those that name it elsewhere."""
_STATES_OF_STORY: Final = frozenset({"headline", "dek", "byline", "date", "body"})


class Fellows:
    """The fellows of the blocks from `first` to `last`."""

    def __init__(self, labelled: list[Labelled], first: int, last: int) -> None:
        self._labelled, self._first = labelled, first
        self._chances = [item.chances.get("body", 0.0) for item in labelled]
        self._forms = [_form(item.block) for item in labelled[first:last]]
        self._alike: dict[str, tuple[float, int]] = {}
        for form, own in zip(self._forms, self._chances[first:last], strict=True):
            chance, number = self._alike.get(form, (0.0, 0))
            self._alike[form] = (chance + own, number + 1)
        self._list_means, self._list_lengths = self._lists()
        self._words = [item.block.lower.lstrip(_NUMBERING) for item in labelled]
        self._firsts: dict[str, int] = {}
        self._lasts: dict[str, int] = {}
        for index, words in enumerate(self._words):
            self._firsts.setdefault(words, index)
            self._lasts[words] = index

    def _lists(self) -> tuple[list[float], list[int]]:
        """For each block the mean chance of the items of its list, and their number: 0 for what is no item."""
        means, lengths = [0.0] * len(self._labelled), [0] * len(self._labelled)
        start = 0
        while start < len(self._labelled):
            stop = start
            while stop < len(self._labelled) and self._labelled[stop].block.bullet.strip("#"):
                stop += 1
            if stop - start > 1:
                mean = sum(self._chances[start:stop]) / (stop - start)
                means[start:stop], lengths[start:stop] = [mean] * (stop - start), [stop - start] * (stop - start)
            start = max(stop, start + 1)
        return means, lengths

    def features(self, index: int) -> list[str]:
        """The features of a block by its fellows:

        - `a:` the mean chance of being body of the blocks printed alike, with their number and with the block's own chance
        - `i:` the same of the items of its list
        - `t:` whether its words stand above or below, too, and what they are there
        """
        own, block = self._chances[index], self._labelled[index].block
        size = "s" if block.words <= _MAX_SHORT_WORDS else "l"
        chance, number = self._alike[self._forms[index - self._first]]
        bucket = bisect(_CHANCE_STEPS, own)
        if number > 1:
            others = bisect(_CHANCE_STEPS, (chance - own) / (number - 1))
            found = [f"a:{others}{bisect(_NUMBER_STEPS, number)}{size}", f"a:{others}c{bucket}"]
        else:
            found = [f"a:alone{size}"]
        if length := self._list_lengths[index]:
            mean = bisect(_CHANCE_STEPS, self._list_means[index])
            found += [f"i:{mean}{bisect(_NUMBER_STEPS, length)}", f"i:{mean}c{bucket}"]
        words = self._words[index]
        if (below := self._lasts[words]) > index:
            found += [f"t:below{size}", f"t:below:{self._state(below)}{size}{block.bullet[:1]}"]
        if (above := self._firsts[words]) < index:
            found += [f"t:above{size}", f"t:above:{self._state(above)}{size}"]
        return found

    def _state(self, index: int) -> str:
        state = self._labelled[index].state
        return state if state in _STATES_OF_STORY else "x"


def _form(block: Block) -> str:
    """How a block is printed: its markup, or in dumps its list mark, indent and gap, and whether it is long."""
    if block.tag:
        return block.markup
    bullet = "1" if block.bullet[:1].isdigit() else block.bullet[:1]
    return f"{bullet} {block.indent} {min(block.gap, _MAX_GAP)} {block.words > _MAX_SHORT_WORDS}"
