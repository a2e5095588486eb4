"""What can be seen of a block, of its neighbours and of its page: the features by which blocks are labelled.

A feature is a short string such as `words=4` or `end=.`; all are categories, numbers are put into buckets. Some features of the two
blocks before and after count too, marked `-1:`, `+1:`, `-2:`, `+2:`.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from newsx.languages import Language
from newsx.lines import notes, pictures, promos
from newsx.pages.block import Block
from newsx.text.words import Word, of

_WORD_STEPS = (2, 3, 4, 6, 9, 13, 19, 31, 61)
_SHARE_STEPS = (0.001, 0.12, 0.22, 0.3, 0.38, 0.46, 0.55)
_COUNT_STEPS = (1, 2, 3, 5, 8)
_DISTANCE_STEPS = (1, 2, 3, 5, 8, 13, 30)
_PROSE_STEPS = (1, 20, 60, 150)
_LOOKED_AT: Final = 48
"""Words of a long block that are looked at one by one: enough to tell prose from a list."""
_SHORT: Final = 80
_LONGEST_LINE: Final = 600
"""Characters of a block that may still be a caption, a promo or a note."""
_HEADINGS: Final = frozenset({"related", "comment", "newsletter", "legal", "advertisement", "share", "contact"})
_FURNITURE: Final = frozenset({"legal", "newsletter", "share", "advertisement", "comment"})
_NEAR: Final = 12
_FAR: Final = 2
"""How many of a block's features its neighbours look at, and the neighbours' neighbours."""
PLACES = ("", "-1:", "+1:", "-2:", "+2:")
_NONE: Final = ["none"]
_CUES_NEAR: Final = 6
"""How many cues of a block's markup they look at, which say more than all but its length."""
_DIGIT: Final = re.compile(r"\d")


class Sight:
    """What is seen of one block by itself.

    `prose` counts words of running text and is negative for what is none. `names` are the block's own features, of which its neighbours
    look at those in `brief`, the weightier first. `content` are those of its first `words` that say what it is about.
    """

    def __init__(
        self, words: list[str], content: set[str], count: int, topics: list[str], prose: int, names: list[str], brief: list[str]
    ) -> None:
        self.words, self.content, self.count, self.topics = words, content, count, topics
        self.prose, self.names, self.brief = prose, names, brief


class _Told:
    """What the words of a block tell one by one: how many are function words, have capitals or speak to the reader."""

    def __init__(self, words: list[Word]) -> None:
        self.bare: list[str] = []
        self.topics: list[str] = []
        self.content: set[str] = set()
        self.functional = self.capitalised = self.address = 0
        self.has_digits = False
        for word in words:
            self.bare.append(word.bare)
            self.functional += word.is_function
            self.capitalised += word.is_capitalised
            self.address += word.is_address
            if word.has_digits:
                self.has_digits = True
            if word.topic is not None:
                self.topics.append(word.topic)
            if word.is_content:
                self.content.add(word.bare)


def see(blocks: list[Block], language: Language) -> list[Sight]:
    """What is seen of each block of a page."""
    sights = [look(block, language) for block in blocks]
    _see_repeats(sights)
    _see_title(sights)
    _see_vocabulary(sights)
    _see_margin(blocks, sights)
    _see_place(sights)
    _see_surroundings(sights)
    return sights


def seen_from(sights: list[Sight], index: int) -> list[tuple[str, list[str]]]:
    """The features of one of the blocks and of those around it, each with where they stand to it: "", "-1:", "+1:", "-2:", "+2:"."""
    last = len(sights) - 1
    return [
        (PLACES[0], sights[index].names),
        (PLACES[1], sights[index - 1].brief[:_NEAR] if index >= 1 else _NONE),
        (PLACES[2], sights[index + 1].brief[:_NEAR] if index < last else _NONE),
        (PLACES[3], sights[index - 2].brief[:_FAR] if index >= 2 else _NONE),
        (PLACES[4], sights[index + 2].brief[:_FAR] if index < last - 1 else _NONE),
    ]


def look(block: Block, language: Language) -> Sight:
    """What is seen of a block without its neighbours."""
    text, bullet, indent, gap = block.text, block.bullet[:1], min(block.indent // 4, 4), min(block.gap, 3)
    if len(text) > _SHORT:
        return _look_at(text, block.words, bullet, indent, gap, block.cues, language)
    sight = _look_at_short(text, block.words, bullet, indent, gap, block.cues, language)
    return Sight(sight.words, sight.content, sight.count, sight.topics, sight.prose, list(sight.names), list(sight.brief))


def _look_at(text: str, count: int, bullet: str, indent: int, gap: int, cues: tuple[str, ...], language: Language) -> Sight:
    told = _Told(of(text, language)[:_LOOKED_AT])
    bare, topics = told.bare, told.topics
    looked_at = len(bare) or 1
    share = told.functional / looked_at
    size, end = _WORDS[min(count, 61)], _end(text)
    sentence = end in '.!?…”"’' and count > 3
    prose = count if share >= 0.22 and count >= 8 and (sentence or count > 25) else -4 - min(count, 8)
    function = _FUNCTION[bisect(_SHARE_STEPS, share)]
    form = "bullet=" + bullet if bullet else _INDENTS[indent]
    capitals = _CAPITALS[bisect(_SHARE_STEPS, told.capitalised / looked_at)]
    first, start = "first=" + (bare[0] if bare else ""), "start=" + _shape(text[:1])
    ends = "end=" + end
    names = [size, ends, start, function, form, capitals, first, size + end + function, _GAPS[gap]]
    if told.has_digits and (digits := len(_DIGIT.findall(text, 0, 200))):
        names.append(f"digits={min(digits, 4)}")
    names += _wording(text, bare, count, size, topics)
    if told.address:
        names.append(f"address={bisect(_COUNT_STEPS, told.address)}{size}")
    kinds = _kinds_of_line(text, bare, topics, size, language) if count > 1 and len(text) <= _LONGEST_LINE else []
    brief = [size, ends, function, form, start, _PROSE[prose > 0], first, capitals, *kinds]
    if count <= 5:
        brief.append("text=" + text.lower())
        names.append(brief[-1])
    if cues:
        names += (*cues, f"{cues[0]}{size}", "".join(cues[:2]), "".join(cues[:3]))
        brief = [*cues[:_CUES_NEAR], size]
    return Sight(bare, told.content, count, topics, prose, names + kinds, brief)


_look_at_short = lru_cache(maxsize=1024)(_look_at)  # menus and footers are the same on every page of a site


def _wording(text: str, bare: list[str], count: int, size: str, topics: list[str]) -> list[str]:
    """What the words and signs of a block betray."""
    names = [f"last={bare[-1] if bare else ''}"]
    if commas := text.count(","):
        names.append(f"commas={bisect(_COUNT_STEPS, commas)}")
    if sentences := text.count(". ") + text.count("? ") + text.count("! "):
        names.append(f"sentences={bisect(_COUNT_STEPS, sentences)}")
    if count > 5:
        names.append(f"first2={bare[0]} {bare[1]}")
    if text.isupper():
        names.append("upper")
    names += ["sign=" + sign for sign in "|©@#$/•" if sign in text]
    if topics:
        names += [("short:topic=" if count <= 12 else "topic=") + topic for topic in dict.fromkeys(topics)]
        if furniture := sum(map(_FURNITURE.__contains__, topics)):
            names.append(f"furniture={bisect(_COUNT_STEPS, furniture)}{size}")
    if "“" in text or '"' in text:
        names.append("quoted")
    if text.endswith(("…", "...")):
        names.append("cut")
    if text.rfind("(") > text.rfind(")"):
        names.append("open_bracket")
    return names


def _kinds_of_line(text: str, bare: list[str], topics: list[str], size: str, language: Language) -> list[str]:
    """What a line says that it is: a promo, a note, a caption with its credit, a byline, a date, a social post."""
    kinds = []
    if promos.is_promo(text, language):
        kinds.append("promo")
    elif note := notes.kind(text, language):
        kinds.append(note)
    elif pictures.credit_of(text, language):
        kinds.append("credit")
    if bare[0] == "by" and len(bare) < 30:
        kinds.append("signed")
    if "month" in topics and any(len(word) == 4 and word[:2] in ("19", "20") for word in bare):
        kinds.append("dated")
    if "pic.twitter.com" in text or "(@" in text:
        kinds.append("post")
    return [f"line={kind}{size}" for kind in kinds]


def _end(text: str) -> str:
    last = text[-1:]
    return last if last in '.!?:;,…”"’)|>' else _shape(last)


def _shape(character: str) -> str:
    return "A" if character.isupper() else "a" if character.islower() else "0" if character.isdigit() else character


def _see_repeats(sights: list[Sight]) -> None:
    """Whether the same words stand elsewhere on the page, before or after."""
    alike: dict[tuple[str, ...], list[Sight]] = {}
    for sight in sights:
        alike.setdefault(tuple(sight.words), []).append(sight)
    for same in alike.values():
        for index, sight in enumerate(same if len(same) > 1 else ()):
            sight.names.append(("repeats" if index else "repeated") + ("_long" if sight.count > 5 else ""))


def _see_title(sights: list[Sight]) -> None:
    """Whether a block says what the first line says, in which many dumps give the window's title: "Ferry stays | The Bern Gazette" """
    title = set(sights[0].words) if sights else set()
    if len(title) < 4:
        return
    for sight in sights[1:]:
        if 3 <= sight.count <= len(title) + 4:
            alike = len(title.intersection(sight.words)) / len(title.union(sight.words))
            if alike >= 0.3:
                sight.names.append(f"title={int(alike * 4)}")


def _see_vocabulary(sights: list[Sight]) -> None:
    """How much of what a block speaks of the page's running text speaks of, too."""
    common: set[str] = set()
    shared: set[str] = set()
    for sight in sights:
        if sight.prose > 0:
            shared |= common & sight.content
            common |= sight.content
    _see_again(sights)
    for sight in sights:
        if sight.content:
            known = len(sight.content & (shared if sight.prose > 0 else common))
            sight.names.append(f"shared={bisect(_SHARE_STEPS, known / len(sight.content))}{'p' if sight.prose > 0 else 's'}")


def _see_again(sights: list[Sight]) -> None:
    """How much of what a paragraph says the next one says again: a dek and the first paragraph tell the same news."""
    prose = [index for index, sight in enumerate(sights) if sight.prose > 0]
    for index, following in pairwise(prose):
        if words := sights[index].content:
            again = bisect(_SHARE_STEPS, len(words & sights[following].content) / len(words))
            sights[index].names.append(f"again={again}")
            sights[index].names.append(f"again={again}{'next' if following == index + 1 else 'later'}{sights[index].names[0]}")


def _see_margin(blocks: list[Block], sights: list[Sight]) -> None:
    """Whether a block stands at the margin at which most of the running text stands, and as far below the line above."""
    margins: dict[int, int] = {}
    gaps: dict[int, int] = {}
    for block, sight in zip(blocks, sights, strict=True):
        if sight.prose > 0:
            margins[block.indent] = margins.get(block.indent, 0) + sight.prose
            gaps[block.gap] = gaps.get(block.gap, 0) + sight.prose
    margin, gap = _commonest(margins), _commonest(gaps)
    for block, sight in zip(blocks, sights, strict=True):
        off = min(max(block.indent - margin, -_FARTHEST_OFF), _FARTHEST_OFF)
        name = _MARGINS[off + _FARTHEST_OFF]
        sight.names += (name, f"{name}{'p' if sight.prose > 0 else 's'}{block.gap == gap}")
        sight.brief.insert(_FAR, name)


def _commonest(counts: dict[int, int]) -> int:
    return max(counts, key=lambda value: (counts[value], -value), default=0)


def _see_place(sights: list[Sight]) -> None:
    """Where a block stands on the page, and in relation to the longest stretch of running text."""
    start, stop = core([sight.prose for sight in sights])
    total = len(sights)
    for index, sight in enumerate(sights):
        if start <= index < stop:
            where = "core"
            sight.names.append(_FROM_START[bisect(_DISTANCE_STEPS, index - start)])
            sight.names.append(_TO_END[bisect(_DISTANCE_STEPS, stop - 1 - index)])
        elif index < start:
            where = f"before={bisect(_DISTANCE_STEPS, start - index)}"
        else:
            where = f"after={bisect(_DISTANCE_STEPS, index - stop + 1)}"
        sight.names += ("place=" + where, f"{where}{sight.names[0]}{sight.names[3]}", _TENTHS[10 * index // total])
        if index < 2:
            sight.names.append(f"top={index}")


def core(scores: Sequence[float]) -> tuple[int, int]:
    """The stretch, from start to stop, whose scores sum up to most."""
    best = running = 0.0
    start = 0
    span = (0, 0)
    for index, score in enumerate(scores):
        if running <= 0:
            running, start = 0.0, index
        running += score
        if running > best:
            best, span = running, (start, index + 1)
    return span


def _see_surroundings(sights: list[Sight]) -> None:
    """How much running text stands close by, and under which heading ("More in News", "Comments") a block comes."""
    running = list(accumulate((max(sight.prose, 0) for sight in sights), initial=0))
    total, last = running[-1] or 1, len(sights)
    heading, since = "none", 0
    for index, sight in enumerate(sights):
        for reach, names in _REACHES:
            before = running[index] - running[max(0, index - reach)]
            after = running[min(last, index + 1 + reach)] - running[index + 1]
            sight.names.append(names[_PROSE_BUCKETS[min(before, _MOST_PROSE)]][_PROSE_BUCKETS[min(after, _MOST_PROSE)]])
        sight.names += (_READ[10 * running[index] // total], f"under={heading}{bisect(_DISTANCE_STEPS, since)}")
        since += 1
        if sight.count <= 6 and (found := _HEADINGS.intersection(sight.topics)):
            heading, since = min(found), 0


def _buckets(name: str, number: int) -> list[str]:
    """The features of a number in buckets: made once, for each block has some."""
    return [f"{name}{bucket}" for bucket in range(number)]


_WORDS: Final = [f"words={bisect(_WORD_STEPS, count)}" for count in range(62)]
_FUNCTION, _CAPITALS = _buckets("function=", len(_SHARE_STEPS) + 1), _buckets("capitals=", len(_SHARE_STEPS) + 1)
_INDENTS, _GAPS = _buckets("indent=", 5), _buckets("gap=", 4)
_PROSE: Final = ["prose=False", "prose=True"]
_READ: Final = _buckets("read=", 11)
_TENTHS: Final = _buckets("tenth=", 10)
_FROM_START: Final = _buckets("core_from_start=", len(_DISTANCE_STEPS) + 1)
_TO_END: Final = _buckets("core_to_end=", len(_DISTANCE_STEPS) + 1)
_FARTHEST_OFF: Final = 3
_MARGINS: Final = [f"margin={off}" for off in range(-_FARTHEST_OFF, _FARTHEST_OFF + 1)]
_MOST_PROSE: Final = _PROSE_STEPS[-1]
_PROSE_BUCKETS: Final = [bisect(_PROSE_STEPS, words) for words in range(_MOST_PROSE + 1)]
_REACHES: Final = [
    (reach, [_buckets(f"prose{reach}={before}/", len(_PROSE_STEPS) + 1) for before in range(len(_PROSE_STEPS) + 1)]) for reach in (3, 10)
]
"""How many blocks before and after are looked at, and the names by how much running text there is in them."""
