"""What each block is to the story, by a second model that sees what the first one made of the page.

The first model (model.py) knows headline, dek, byline, date and body; it was trained on a thousand pages. This one was trained on pages
whose every line was read by hand: it tells captions, credits, promos, other stories and their teasers, notes, kickers and tags from each
other and from the body. Each block near the story is judged by its own features and first words, by what the first model and the rules
think of it, of its neighbours, of its fellows (fellows.py) and of its place, and by the blocks beside it (network.py).
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from itertools import pairwise
from typing import Final

from newsx import models
from newsx.blocks import body_kinds
from newsx.blocks.body_span import main_stretch
from newsx.blocks.features import BlockFeatures
from newsx.blocks.fellows import Fellows
from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.blocks.network import Network
from newsx.languages import Language
from newsx.lines import roles
from newsx.text import names
from newsx.text.sentences import is_sentence
from newsx.text.speakers import turn_label

KINDS: Final = (
    "other", "body", "headline", "dek", "byline", "date", "caption", "credit",
    "promo", "related", "teaser", "note", "bio", "section", "topic",
)  # fmt: skip
"""What a block can be."""
_LABELS: Final = {
    "caption": Label.CAPTION, "credit": Label.CREDIT, "promo": Label.PROMO, "related": Label.RELATED, "teaser": Label.TEASER,
    "note": Label.NOTE, "bio": Label.NOTE, "section": Label.SECTION, "topic": Label.TOPIC,
}  # fmt: skip
"""The labels of kinds; headline, byline, dek and date are chosen among all blocks by `newsx.fields`."""
_KEPT: Final = frozenset({Label.HEADLINE, Label.BYLINE, Label.DATE, Label.PROMO, Label.NOTE, Label.ADVERTISEMENT})
"""Labels of the first model, and of lines that say what they are, that are kept unless the block is of the body."""
_LISTED: Final = frozenset({Label.RELATED, Label.TEASER})
_PICTURED: Final = frozenset({Label.CAPTION, Label.CREDIT})
_NO_BODY: Final = (
    _LISTED
    | _PICTURED
    | {Label.PROMO, Label.NOTE, Label.LEGAL, Label.ADVERTISEMENT, Label.DATE, Label.BYLINE, Label.ROLE, Label.COMMENT, Label.PULL_QUOTE}
)
"""Labels of lines that say what they are, and are not of the body whatever the chances."""
_OF_BODY, _STAYS_WITH_MARKUP = 0.5, 0.2
"""The probability from which a block is of the body; with markup, of which the first model knows more, one stays that it took for body."""
_LIKELY: Final = 0.25
"""The probability from which another block is of a kind: a list's lines are found best, by F1, well below even odds."""
_UNLIKELY: Final = 0.98
"""The probability of being nothing from which the rules' label of a list or picture is taken from a block."""
_MIN_CHANCE: Final = 0.05
"""The least probability of a kind that is kept with a block."""
_BLOCKS_ABOVE, _BLOCKS_BELOW = 15, 60
"""Blocks above headline and body and below the body that are judged: menus and footers are not."""
_CHANCE_STEPS: Final[tuple[float, ...]] = (0.05, 0.2, 0.5, 0.8, 0.95)
_DISTANCE_STEPS: Final = (0, 1, 2, 3, 5, 8, 13, 30)
_DISTANCES: Final = [str(bisect(_DISTANCE_STEPS, blocks)) for blocks in range(_DISTANCE_STEPS[-1] + 1)]
"""The buckets of chances and of distances between blocks, and those of short distances."""
_MAX_NAME_WORDS: Final = 4
"""Words of a line that can be a name, a role or a section."""
WORD: Final = "w:"
"""What the features of words begin with."""
_WORDS_KNOWN: Final = 16
"""Words of a block that are features each."""
_MIN_NOTE_WORDS: Final = 9
"""Words of a line that can be a note on its author."""
_WORDS_AFTER_NAME: Final = 5
"""Words at such a note's beginning among which its verb stands: "Ann Roe covers the harbour"."""


def refine(labelled: list[Labelled], page: list[BlockFeatures], language: Language) -> None:
    """Gives the blocks near the story the chances of each kind, and the labels that follow; `page` has the features of each block."""
    around = Surroundings(labelled, language)
    near = labelled[around.first : around.last]
    features = [around.features(index, page[index]) for index in range(around.first, around.last)]
    for item, chances in zip(near, _network().chances(features), strict=True):
        item.kinds = chances
    for item in near:
        label = _label(item)
        if label is not None:
            item.label = label
    _mark_announced(labelled, language)
    start, stop = main_stretch(labelled, language)
    body_kinds.mark(labelled, start, stop, language)


def _mark_announced(labelled: list[Labelled], language: Language) -> None:
    """Labels what a promo's line with a colon announces as a promo, too: "Read more:" / "Ferry sails again"."""
    for above, item in pairwise(labelled):
        if above.label is Label.PROMO and above.block.text.endswith(":") and not is_sentence(item.block.text, language):
            item.label = Label.PROMO


def _label(item: Labelled) -> Label | None:
    """The label that a block's chances give it; None if it keeps the one that it has."""
    in_body = item.label in IN_BODY
    if item.label is Label.POST or (in_body and turn_label().match(item.block.text)):
        return None  # posts and turns say what they are
    least = _STAYS_WITH_MARKUP if in_body and item.block.tag else _OF_BODY
    if item.kinds.get("body", 0.0) >= least and item.label not in _NO_BODY:
        return None if in_body else Label.BODY
    if item.label in _KEPT:
        return None
    best = _likeliest(item)
    if best is Label.OTHER:
        doubted = item.label in _LISTED or item.label in _PICTURED
        return best if in_body or (doubted and item.kinds.get("other", 0.0) >= _UNLIKELY) else None
    if best in _LISTED and (item.label in _LISTED or item.label in _PICTURED):
        return None  # the rules see which of the lines are headlines and which teasers, and credits
    return best


def _likeliest(item: Labelled) -> Label:
    """The likeliest of the labels that a kind has; OTHER if none is likely."""
    best, likely = Label.OTHER, _LIKELY
    sums: dict[Label, float] = {}
    for kind, chance in item.kinds.items():
        label = _LABELS.get(kind)
        if label is not None:
            sums[label] = sums.get(label, 0.0) + chance
            if sums[label] >= likely:
                best, likely = label, sums[label]
    return best


class Surroundings:
    """What the first model and the rules make of a page: what surrounds each of its blocks.

    The blocks from `first` to `last` are near the story. `_above` and `_below` count the blocks since the last paragraph and to the next.
    """

    def __init__(self, labelled: list[Labelled], language: Language) -> None:
        self.labelled, self.language = labelled, language
        self.start, self.stop = main_stretch(labelled, language)
        self.headline = -1
        for index in range(min(self.start + 1, len(labelled))):
            if labelled[index].state == "headline":
                self.headline = index
        top = self.start if self.headline < 0 else min(self.headline, self.start)
        self.first, self.last = max(0, top - _BLOCKS_ABOVE), min(len(labelled), self.stop + _BLOCKS_BELOW)
        self._states = [item.state if item.state in _STATES else "x" for item in labelled]
        self._above, self._below = _distances(self._states), _distances(self._states[::-1])[::-1]
        self._fellows = Fellows(labelled, self.first, self.last)
        self._markup = "m" if labelled and labelled[0].block.tag else "d"

    def features(self, index: int, block: BlockFeatures) -> list[str]:
        """The features of a block: its own, and

        - `c:` the chances of the first model, also with the number of its words
        - `p:`, `h:` where it stands, relative to the body and to the headline
        - `s:`, `r:` the states of the blocks beside it, and how far the paragraphs above and below are
        - `l:` its label by the rules, with those of the blocks beside it
        - `a:`, `i:`, `t:` what its fellows are (`newsx.blocks.fellows`)
        - `w:` its first words
        - `x:` whether it is a section's name, a role, a person's name, or begins as a note on somebody does
        """
        item, size = self.labelled[index], block.names[0]
        found = list(block.names)
        for state, chance in item.chances.items():
            if chance >= _MIN_CHANCE:
                found.append(f"c:{state}{bisect(_CHANCE_STEPS, chance)}")
                found.append(f"c:{state}{int(4 * chance)}{size}")
        found += self._place(index)
        found += self._beside(index)
        found += self._fellows.features(index)
        found += dict.fromkeys([f"{WORD}{word}" for word in block.words[:_WORDS_KNOWN]])
        found += _words(item, block, self.language)
        if item.repeat_of is not None:
            found.append("x:again")
        found.append(self._markup)
        return found

    def _place(self, index: int) -> list[str]:
        """Where a block stands."""
        part, away = "in", 0
        if index < self.start:
            part, away = "above", self.start - index
        elif index >= self.stop:
            part, away = "below", index - self.stop + 1
        place = f"p:{part}{_bucket(away)}"
        state = self._states[index]
        runs = f"r:{_bucket(self._above[index])}/{_bucket(self._below[index])}{part}"
        if self.headline < 0:
            return [place, "h:no", f"s:{state}{part}", runs]
        side = "a" if index < self.headline else "b"
        return [place, f"h:{_bucket(abs(index - self.headline))}{side}{part}", f"s:{state}{part}", runs]

    def _beside(self, index: int) -> list[str]:
        """What stands above and below a block."""
        above, here, below = "^", str(self.labelled[index].label), "$"
        state_above, state_below = "^", "$"
        if index:
            above, state_above = str(self.labelled[index - 1].label), self._states[index - 1]
        if index + 1 < len(self.labelled):
            below, state_below = str(self.labelled[index + 1].label), self._states[index + 1]
        return [f"l:{here}", f"l:{above}>{here}", f"l:{here}>{below}", f"s:{state_above}>{self._states[index]}>{state_below}"]


def _bucket(distance: int) -> str:
    """The bucket of a distance between blocks."""
    return _DISTANCES[min(distance, len(_DISTANCES) - 1)]


_STATES: Final = frozenset({"headline", "dek", "byline", "date", "body"})


def _distances(states: list[str]) -> list[int]:
    """For each block how many since the last paragraph, itself included; 0 for a paragraph."""
    found, away = [], 0
    for state in states:
        away = 0 if state == "body" else away + 1
        found.append(away)
    return found


def _words(item: Labelled, block: BlockFeatures, language: Language) -> list[str]:
    """What a line's words say that it is."""
    text, count = item.block.text, item.block.words
    if count <= _MAX_NAME_WORDS:
        found = ["x:section"] if item.block.lower in language.sections else []
        if roles.is_role(text, language):
            found.append("x:role")
        if names.is_person(text, language):
            found.append("x:person")
        return found
    if count < _MIN_NOTE_WORDS or not names.is_given_name(text.partition(" ")[0]):
        return []
    return [f"x:bio={word}" for word in text.split(" ", _WORDS_AFTER_NAME)[1:-1] if word.islower()][:1]


@cache
def _network() -> Network:
    return Network(models.load("kinds"))
