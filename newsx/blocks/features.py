"""What can be seen of a block, of its neighbours and of its page: the features by which blocks are labelled.

A feature is a short string such as `words=4` or `end=.`; all are categories, numbers are put into buckets. The features of the two blocks
before and after count too, marked `-1`, `+1`, `-2`, `+2`.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate

from newsx import lexicons
from newsx.pages.block import Block

_WORD_STEPS = (2, 3, 4, 6, 9, 13, 19, 31, 61)
_SHARE_STEPS = (0.001, 0.12, 0.22, 0.3, 0.38, 0.46, 0.55)
_COUNT_STEPS = (1, 2, 3, 5, 8)
_DISTANCE_STEPS = (1, 2, 3, 5, 8, 13, 30)
_PROSE_STEPS = (1, 20, 60, 150)
_HEADINGS = frozenset({"related", "comment", "newsletter", "legal", "advertisement", "share", "contact"})
_LOOKED_AT = 48
"""Words of a long block that are looked at one by one: enough to tell prose from a list, and time stays linear."""


@dataclass(slots=True)
class Sight:
    """What is seen of one block by itself."""

    words: list[str]
    count: int
    function_share: float
    topics: set[str]
    prose: int
    """Words of running text; negative for what is none."""
    names: list[str] = field(default_factory=list)
    """The block's own features."""
    brief: list[str] = field(default_factory=list)
    """Those that its neighbours look at, too."""


def features(blocks: list[Block]) -> list[list[str]]:
    """The features of each block of a page."""
    sights = [look(block) for block in blocks]
    _see_repeats(sights)
    _see_vocabulary(sights)
    _see_place(sights)
    _see_surroundings(sights)
    rows = [list(sight.names) for sight in sights]
    for offset, mark in ((1, "-1:"), (2, "-2:")):
        seen = [[mark + name for name in sight.brief[: 12 if offset == 1 else 4]] for sight in sights]
        after = mark.replace("-", "+")
        seen_after = [[after + name for name in sight.brief[: 12 if offset == 1 else 4]] for sight in sights]
        edge = [mark + "none"], [after + "none"]
        for index, row in enumerate(rows):
            row += seen[index - offset] if index >= offset else edge[0]
            row += seen_after[index + offset] if index + offset < len(rows) else edge[1]
    return rows


def look(block: Block) -> Sight:
    """What is seen of a block without its neighbours."""
    text = block.text
    words = text.split()
    count = len(words)
    head = words[:_LOOKED_AT]
    lower = [word.lower() for word in head]
    functions = sum(map(_function_words().__contains__, lower))
    share = functions / len(lower) if lower else 0.0
    stripped = [word.strip(_MARKS) for word in lower]
    last = text[-1:]
    ends = last if last in '.!?:;,…”"’)|>' else "0" if last.isdigit() else "a"
    sentence = ends in '.!?…”"’' and count > 3
    prose = count if share >= 0.22 and count >= 8 and (sentence or count > 25) else -4 - min(count, 8)
    words_bucket = f"words={bisect(_WORD_STEPS, count)}"
    end = "end=" + ends
    first = text[:1]
    start = "start=" + ("A" if first.isupper() else "a" if first.islower() else "0" if first.isdigit() else first)
    first_word, last_word = (stripped[0], stripped[-1]) if stripped else ("", "")
    function = f"function={bisect(_SHARE_STEPS, share)}"
    form = "bullet=" + block.bullet[:1] if block.bullet else f"indent={min(block.indent // 4, 4)}"
    capitals = sum(1 for word in head if word[0].isupper()) / (len(head) or 1)
    digits = sum(1 for word in head if any(map(str.isdigit, word)))
    names = [
        words_bucket,
        end,
        start,
        function,
        form,
        f"gap={min(block.gap, 3)}",
        f"capitals={bisect(_SHARE_STEPS, capitals)}",
        f"digits={min(digits, 4)}",
        f"commas={bisect(_COUNT_STEPS, text.count(','))}",
        "first=" + first_word,
        "last=" + last_word,
        f"{words_bucket}{end}{function}",
        f"sentences={bisect(_COUNT_STEPS, text.count('. ') + text.count('? ') + text.count('! '))}",
    ]
    if text.isupper():
        names.append("upper")
    if count <= 5:
        names.append("text=" + text.lower())
    elif len(stripped) > 1:
        names.append(f"first2={first_word} {stripped[1]}")
    for sign in "|©@#$/•":
        if sign in text:
            names.append("sign=" + sign)
    topics = {topic for word in stripped if (topic := _topics().get(word))}
    names += [f"topic={topic}" for topic in sorted(topics)]
    if count <= 12:
        names += [f"short:topic={topic}" for topic in sorted(topics)]
    if any(mark in text for mark in "“”\""):
        names.append("quoted")
    brief = [words_bucket, end, function, form, start, f"prose={prose > 0}", "first=" + first_word, names[6]]
    brief += [name for name in names if name.startswith(("text=", "short:"))]
    return Sight(stripped, count, share, topics, prose, names, brief)


def _see_repeats(sights: list[Sight]) -> None:
    """Whether the same words stand elsewhere on the page, before or after."""
    seen: Counter[tuple[str, ...]] = Counter(tuple(sight.words) for sight in sights)
    met: set[tuple[str, ...]] = set()
    for sight in sights:
        key = tuple(sight.words)
        if seen[key] > 1:
            sight.names.append(("repeats" if key in met else "repeated") + ("_long" if sight.count > 5 else ""))
            met.add(key)


def _see_vocabulary(sights: list[Sight]) -> None:
    """How much of what a block speaks of the page's running text speaks of, too."""
    content = [{word for word in sight.words if len(word) > 4 and word not in _function_words()} for sight in sights]
    common: Counter[str] = Counter()
    for sight, words in zip(sights, content, strict=True):
        if sight.prose > 0:
            common.update(words)
    for sight, words in zip(sights, content, strict=True):
        if words:
            least = 2 if sight.prose > 0 else 1
            share = sum(1 for word in words if common[word] >= least) / len(words)
            sight.names.append(f"shared={bisect(_SHARE_STEPS, share)}{'p' if sight.prose > 0 else 's'}")


def _see_place(sights: list[Sight]) -> None:
    """Where a block stands on the page, and in relation to the longest stretch of running text."""
    start, stop = core([sight.prose for sight in sights])
    total = len(sights)
    for index, sight in enumerate(sights):
        if start <= index < stop:
            where = "core"
            sight.names.append(f"core_from_start={bisect(_DISTANCE_STEPS, index - start)}")
            sight.names.append(f"core_to_end={bisect(_DISTANCE_STEPS, stop - 1 - index)}")
        elif index < start:
            where = f"before={bisect(_DISTANCE_STEPS, start - index)}"
        else:
            where = f"after={bisect(_DISTANCE_STEPS, index - stop + 1)}"
        sight.names.append("place=" + where)
        sight.names.append(f"{where}{sight.names[0]}{sight.names[3]}")
        sight.names.append(f"tenth={10 * index // total}")
        if index < 2:
            sight.names.append(f"top={index}")


def _see_surroundings(sights: list[Sight]) -> None:
    """How much running text stands close by, and under which heading ("More in News", "Comments") a block comes."""
    running = list(accumulate((max(sight.prose, 0) for sight in sights), initial=0))
    total, last = running[-1] or 1, len(sights)
    heading, since = "none", 0
    for index, sight in enumerate(sights):
        for reach in (3, 10):
            before = running[index] - running[max(0, index - reach)]
            after = running[min(last, index + 1 + reach)] - running[index + 1]
            sight.names.append(f"prose{reach}={bisect(_PROSE_STEPS, before)}/{bisect(_PROSE_STEPS, after)}")
        sight.names.append(f"read={10 * running[index] // total}")
        sight.names.append(f"under={heading}{bisect(_DISTANCE_STEPS, since)}")
        since += 1
        if sight.count <= 6 and (found := sight.topics & _HEADINGS):
            heading, since = min(found), 0


def core(scores: list[int]) -> tuple[int, int]:
    """The stretch, from start to stop, whose scores sum up to most."""
    best = running = start = 0
    span = (0, 0)
    for index, score in enumerate(scores):
        if running <= 0:
            running, start = 0, index
        running += score
        if running > best:
            best, span = running, (start, index + 1)
    return span


_MARKS = "“”\"'’‘.,;:!?()[]|<>…–—-*_"


def _function_words() -> frozenset[str]:
    return lexicons.load("function_words")


def _topics() -> dict[str, str]:
    return lexicons.load_groups("page_words")
