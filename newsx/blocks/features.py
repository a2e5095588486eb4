"""The features by which the model labels blocks: of a block itself, of its place on the page, and of its neighbours.

A feature is a short string such as `words=4` or `end=.`; all are categories, numbers are put into buckets. A block also has some features
of the two blocks before and after it, marked `-1:`, `+1:`, `-2:`, `+2:`. The models' weights are stored under these strings.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from newsx.blocks.crf import FAR, NEAR, NOBODY, PLACES
from newsx.languages import Language
from newsx.lines import notes, pictures, promos
from newsx.pages.block import Block
from newsx.text.likeness import likeness
from newsx.text.sentences import with_latin_signs
from newsx.text.words import Word
from newsx.text.words import of as words_of

_WORD_STEPS: Final[tuple[int, ...]] = (2, 3, 4, 6, 9, 13, 19, 31, 61)
_SHARE_STEPS: Final[tuple[float, ...]] = (0.001, 0.12, 0.22, 0.3, 0.38, 0.46, 0.55)
_COUNT_STEPS: Final[tuple[int, ...]] = (1, 2, 3, 5, 8)
_DISTANCE_STEPS: Final[tuple[int, ...]] = (1, 2, 3, 5, 8, 13, 30)
_PROSE_STEPS: Final[tuple[int, ...]] = (1, 20, 60, 150)
"""Where the buckets of numbers begin: words of a block, parts of a whole, counts in a block, blocks between two, words of prose nearby."""
_KEPT_STEPS: Final[tuple[float, ...]] = (0.001, 0.2, 0.5, 0.8, 0.95)
"""The same for the part of the words with some markup that trafilatura kept."""
_KEPT: Final = "kept=whole"
_KEPT_REACHES: Final = (2, 6)
"""How many blocks before and after count as near."""
_UNKEPT: Final = 8.0
"""What a block that trafilatura did not keep takes from the stretch of those that it kept, in words."""
_MAX_WORDS: Final = 48
"""Words of a long block that are looked at one by one: enough to tell prose from a list."""
_MAX_COUNTED: Final = _WORD_STEPS[-1]
"""Words from which all blocks are in one bucket."""
_MAX_SHORT_CHARS: Final = 80
"""Characters of a block whose features are cached."""
_MAX_LINE_CHARS: Final = 600
"""Characters of a block that may still be a caption, a promo or a note."""
_MAX_BYLINE_WORDS: Final = 29
_MAX_HEADING_WORDS: Final = 6
_MAX_PHRASE_WORDS: Final = 5
"""Words of a block that is a feature as a whole, `text=read more`."""
_MIN_PROSE_WORDS: Final = 8
_MIN_UNFINISHED_WORDS: Final = 25
"""Words of running text: of a sentence, and of text that does not end as one."""
_MIN_FUNCTION_SHARE: Final = 0.22
"""The part of running text that is function words."""
_SHARE_IF_UNKNOWN: Final = 0.4
"""The part of a sentence that is taken to be function words where those of the language are not known."""
_MIN_TITLE_WORDS, _MIN_HEADLINE_WORDS = 4, 3
_MIN_LIKENESS: Final = 0.3
"""The likeness to the page's title from which it is a feature."""
_HEADINGS: Final = frozenset({"related", "comment", "newsletter", "legal", "advertisement", "share", "contact"})
_FURNITURE: Final = frozenset({"legal", "newsletter", "share", "advertisement", "comment"})
_NONE: Final = [NOBODY]
_CUES_NEAR: Final = 6
"""How many cues of a block's markup count for its neighbours; they say more than all its other features but its length."""
_NO_BULLETS: Final = frozenset({"#", ">"})
"""Marks before headings and quoted text, which few dumps have: the model judges these as it does without."""
_DOTS: Final = frozenset("•·▪◦‣●■–-")
"""List marks of dumps that mean what "*" does."""
_DIGIT: Final = re.compile(r"\d")


class BlockFeatures:
    """The features of a block, and what the features of its page are computed from.

    `names` are the features; `brief` those that count for the block's neighbours, the weightier first. `words` are its first words, bare,
    `content` those of them that say what it is about, `topics` the groups of page words that they are in, `count` the number of all its
    words. `prose` counts words of running text and is negative for a block that is none.
    """

    def __init__(
        self, words: list[str], content: set[str], count: int, topics: list[str], prose: int, names: list[str], brief: list[str]
    ) -> None:
        self.words, self.content, self.count, self.topics = words, content, count, topics
        self.prose, self.names, self.brief = prose, names, brief


class _WordCounts:
    """What a block's words are, counted: function words, words with capitals, words that address the reader."""

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


def page_features(blocks: list[Block], language: Language) -> list[BlockFeatures]:
    """The features of each block of a page, by itself and by its place there."""
    found = [block_features(block, language) for block in blocks]
    _add_repeats(found)
    _add_title(found)
    _add_vocabulary(found)
    _add_margin(blocks, found)
    _add_place(found)
    _add_surroundings(found)
    if any(block.cues for block in blocks):
        _add_kept(blocks, found)
    return found


def features_at(page: list[BlockFeatures], index: int) -> list[tuple[str, list[str]]]:
    """The features that count for a block: its own and those of the blocks around it, each list with its mark from `PLACES`."""
    last = len(page) - 1
    return [
        (PLACES[0], page[index].names),
        (PLACES[1], page[index - 1].brief[:NEAR] if index >= 1 else _NONE),
        (PLACES[2], page[index + 1].brief[:NEAR] if index < last else _NONE),
        (PLACES[3], page[index - 2].brief[:FAR] if index >= 2 else _NONE),
        (PLACES[4], page[index + 2].brief[:FAR] if index < last - 1 else _NONE),
    ]


def block_features(block: Block, language: Language) -> BlockFeatures:
    """The features of a block without its page."""
    text, bullet, indent, gap = with_latin_signs(block.text), block.bullet[:1], min(block.indent // 4, 4), min(block.gap, 3)
    if bullet in _NO_BULLETS:
        bullet = ""
    elif bullet in _DOTS and block.tag is None:
        bullet = "*"
    if len(text) > _MAX_SHORT_CHARS:
        return _features(text, block.words, bullet, indent, gap, block.cues, language)
    found = _short_features(text, block.words, bullet, indent, gap, block.cues, language)
    return BlockFeatures(found.words, found.content, found.count, found.topics, found.prose, list(found.names), list(found.brief))


def _features(text: str, count: int, bullet: str, indent: int, gap: int, cues: tuple[str, ...], language: Language) -> BlockFeatures:
    """The features of a block by its text, list mark, indent (in steps of four columns), blank lines above and markup.

    - `words=`: the bucket of its number of words; most other features stand also with this one
    - `end=`, `start=`: its last and first sign, letters and digits by their shape: "end=.", "start=A"
    - `function=`, `capitals=`: the parts of its words that are function words and that have a capital
    - `bullet=` or `indent=`, `gap=`: its list mark or its indent, and the blank lines above
    - `first=`, `first2=`, `last=`, `text=`: its first, first two and last words; all of a short block
    - `digits=`, `commas=`, `sentences=`, `address=`: the number of these; of words that address the reader
    - `upper`, `sign=`, `quoted`, `cut`, `open_bracket`: signs in it, and how it is printed
    - `topic=`, `furniture=`: the groups of page words that it has words of, and the number of those of furniture
    - `line=`: what it is by the rules of `newsx.lines`: a promo, a note, a credit, a byline, a date, a post
    - the cues of its markup, the first ones also together
    """
    counted = _WordCounts(words_of(text, language)[:_MAX_WORDS])
    bare, topics = counted.bare, counted.topics
    looked_at = len(bare) or 1
    size, end = _WORDS[min(count, _MAX_COUNTED)], _end(text)
    sentence = end in '.!?…”"’' and count > 3
    share = counted.functional / looked_at if language.function_words else (_SHARE_IF_UNKNOWN if sentence else 0.0)
    is_prose = share >= _MIN_FUNCTION_SHARE and count >= _MIN_PROSE_WORDS and (sentence or count > _MIN_UNFINISHED_WORDS)
    prose = count if is_prose else -4 - min(count, _MIN_PROSE_WORDS)
    function = _FUNCTION[bisect(_SHARE_STEPS, share)]
    form = "bullet=" + bullet if bullet else _INDENTS[indent]
    capitals = _CAPITALS[bisect(_SHARE_STEPS, counted.capitalised / looked_at)]
    first, start = "first=" + (bare[0] if bare else ""), "start=" + _shape(text[:1])
    ends = "end=" + end
    names = [size, ends, start, function, form, capitals, first, size + end + function, _GAPS[gap]]
    if counted.has_digits and (digits := len(_DIGIT.findall(text, 0, 200))):
        names.append(f"digits={min(digits, 4)}")
    names += _wording(text, bare, count, size, topics)
    if counted.address:
        names.append(f"address={bisect(_COUNT_STEPS, counted.address)}{size}")
    kinds = _kinds_of_line(text, bare, topics, size, language) if count > 1 and len(text) <= _MAX_LINE_CHARS else []
    brief = [size, ends, function, form, start, _PROSE[prose > 0], first, capitals, *kinds]
    if count <= _MAX_PHRASE_WORDS:
        brief.append("text=" + text.lower())
        names.append(brief[-1])
    if cues:
        names += (*cues, f"{cues[0]}{size}", "".join(cues[:2]), "".join(cues[:3]))
        brief = [*cues[:_CUES_NEAR], size]
    return BlockFeatures(bare, counted.content, count, topics, prose, names + kinds, brief)


_short_features = lru_cache(maxsize=1024)(_features)  # menus and footers are the same on every page of a site


def _wording(text: str, bare: list[str], count: int, size: str, topics: list[str]) -> list[str]:
    """The features of a block's words and signs."""
    names = [f"last={bare[-1] if bare else ''}"]
    if commas := text.count(","):
        names.append(f"commas={bisect(_COUNT_STEPS, commas)}")
    sentences = text.count(". ")
    if "?" in text or "!" in text:
        sentences += text.count("? ") + text.count("! ")
    if sentences:
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
    """The features of a line that says what it is: a promo, a note, a caption with its credit, a byline, a date, a social post."""
    kinds = []
    if promos.is_promo(text, language):
        kinds.append("promo")
    elif note := notes.kind(text, language):
        kinds.append(note)
    elif pictures.credit_of(text, language):
        kinds.append("credit")
    if bare[0] in language.byline_words["by"] and len(bare) <= _MAX_BYLINE_WORDS:
        kinds.append("signed")
    if "month" in topics and any(len(word) == 4 and word[:2] in ("19", "20") for word in bare):
        kinds.append("dated")
    if "pic.twitter.com" in text or "(@" in text:
        kinds.append("post")
    return [f"line={kind}{size}" for kind in kinds]


def _end(text: str) -> str:
    """The sign that a text ends with, or the shape of its last letter or digit."""
    last = text[-1:]
    return last if last in '.!?:;,…”"’)|>' else _shape(last)


def _shape(character: str) -> str:
    """ "A" for a capital, "a" for a small letter, "0" for a digit, else the sign itself."""
    return "A" if character.isupper() else "a" if character.islower() else "0" if character.isdigit() else character


def _add_repeats(page: list[BlockFeatures]) -> None:
    """Whether the same words stand elsewhere on the page, before or after."""
    alike: dict[tuple[str, ...], list[BlockFeatures]] = {}
    for block in page:
        alike.setdefault(tuple(block.words), []).append(block)
    for same in alike.values():
        for index, block in enumerate(same if len(same) > 1 else ()):
            block.names.append(("repeats" if index else "repeated") + ("_long" if block.count > _MAX_PHRASE_WORDS else ""))


def _add_title(page: list[BlockFeatures]) -> None:
    """How like a block is to the first line, which in many dumps is the window's title: "Ferry stays | The Bern Gazette"."""
    title = set(page[0].words) if page else set()
    if len(title) < _MIN_TITLE_WORDS:
        return
    for block in page[1:]:
        if _MIN_HEADLINE_WORDS <= block.count <= len(title) + 4:
            alike = likeness(title, set(block.words))
            if alike >= _MIN_LIKENESS:
                block.names.append(f"title={int(alike * 4)}")


def _add_vocabulary(page: list[BlockFeatures]) -> None:
    """Which part of a block's content words the page's running text has, too."""
    common: set[str] = set()
    shared: set[str] = set()
    for block in page:
        if block.prose > 0:
            shared |= common & block.content
            common |= block.content
    _add_again(page)
    for block in page:
        if block.content:
            known = len(block.content & (shared if block.prose > 0 else common))
            block.names.append(f"shared={bisect(_SHARE_STEPS, known / len(block.content))}{'p' if block.prose > 0 else 's'}")


def _add_again(page: list[BlockFeatures]) -> None:
    """Which part of a paragraph's content words the next one has, too: a dek and the first paragraph give the same news."""
    prose = [index for index, block in enumerate(page) if block.prose > 0]
    for index, following in pairwise(prose):
        if words := page[index].content:
            again = bisect(_SHARE_STEPS, len(words & page[following].content) / len(words))
            page[index].names.append(f"again={again}")
            page[index].names.append(f"again={again}{'next' if following == index + 1 else 'later'}{page[index].names[0]}")


def _add_margin(blocks: list[Block], page: list[BlockFeatures]) -> None:
    """How far a block stands from the margin of most of the running text, and whether it has the usual gap above."""
    margins: dict[int, int] = {}
    gaps: dict[int, int] = {}
    for block, features in zip(blocks, page, strict=True):
        if features.prose > 0:
            margins[block.indent] = margins.get(block.indent, 0) + features.prose
            gaps[block.gap] = gaps.get(block.gap, 0) + features.prose
    margin, gap = _commonest(margins), _commonest(gaps)
    for block, features in zip(blocks, page, strict=True):
        off = min(max(block.indent - margin, -_MAX_OFF), _MAX_OFF)
        name = _MARGINS[off + _MAX_OFF]
        features.names += (name, f"{name}{'p' if features.prose > 0 else 's'}{block.gap == gap}")
        features.brief.insert(FAR, name)


def _commonest(counts: dict[int, int]) -> int:
    """The number with the highest count, the lowest of several, 0 if there is none."""
    return max(counts, key=lambda value: (counts[value], -value), default=0)


def _add_place(page: list[BlockFeatures]) -> None:
    """Where a block stands on the page, and in relation to the longest stretch of running text."""
    start, stop = core([block.prose for block in page])
    total = len(page)
    for index, block in enumerate(page):
        if start <= index < stop:
            place = "core"
            block.names.append(_FROM_START[_far(index - start)])
            block.names.append(_TO_END[_far(stop - 1 - index)])
        elif index < start:
            place = _BEFORE[_far(start - index)]
        else:
            place = _AFTER[_far(index - stop + 1)]
        block.names += ("place=" + place, f"{place}{block.names[0]}{block.names[3]}", _TENTHS[10 * index // total])
        if index < 2:
            block.names.append(f"top={index}")


def core(scores: Sequence[float]) -> tuple[int, int]:
    """The stretch, from start to stop, with the highest sum of scores.

    >>> core([-1, 3, -1, 3, -9, 4])
    (1, 4)
    """
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


def _add_surroundings(page: list[BlockFeatures]) -> None:
    """How much running text stands nearby, and under which heading ("More in News", "Comments") a block comes."""
    running = list(accumulate((max(block.prose, 0) for block in page), initial=0))
    total, last = running[-1] or 1, len(page)
    heading, since = "none", 0
    for index, block in enumerate(page):
        for reach, names in _REACHES:
            before = running[index] - running[max(0, index - reach)]
            after = running[min(last, index + 1 + reach)] - running[index + 1]
            block.names.append(names[_PROSE_BUCKETS[min(before, _MAX_PROSE)]][_PROSE_BUCKETS[min(after, _MAX_PROSE)]])
        block.names += (_READ[10 * running[index] // total], f"under={heading}{_far(since)}")
        since += 1
        if block.count <= _MAX_HEADING_WORDS and (found := _HEADINGS.intersection(block.topics)):
            heading, since = min(found), 0


def _add_kept(blocks: list[Block], page: list[BlockFeatures]) -> None:
    """Where trafilatura's main text is, for HTML: around a block, and in the other blocks with the same markup.

    A list within a story that trafilatura left out stands between paragraphs that it kept; the teasers below a story have markup of which
    it kept nothing.
    """
    kept = [features.count if _KEPT in block.cues else 0 for block, features in zip(blocks, page, strict=True)]
    running = list(accumulate(kept, initial=0))
    total, last = running[-1], len(page)
    if not total:
        return
    alike = _kept_by_markup(blocks, page, kept)
    start, stop = core([float(words) if words else -_UNKEPT for words in kept])
    for index, (block, features) in enumerate(zip(blocks, page, strict=True)):
        size, verdict = features.names[0], "k" if kept[index] else "n"
        for reach in _KEPT_REACHES:
            before = running[index] - running[max(0, index - reach)]
            after = running[min(last, index + 1 + reach)] - running[index + 1]
            near = f"kept{reach}={bisect(_PROSE_STEPS, before)}/{bisect(_PROSE_STEPS, after)}"
            features.names += (near, near + size)
        of_kept, of_all, number = alike[block.markup]
        others = of_all - features.count
        share = f"alike={bisect(_KEPT_STEPS, (of_kept - kept[index]) / others) if others else ''}"
        place = "in"
        if index < start:
            place = f"before{_far(start - index)}"
        elif index >= stop:
            place = f"after{_far(index - stop)}"
        features.names += (share + verdict, share + place + verdict, f"{share}of{bisect(_COUNT_STEPS, number)}{size}")
        features.names += (f"span={place}{verdict}", f"kept_read={10 * running[index] // total}{verdict}")
        features.brief.insert(FAR, share + verdict)


def _kept_by_markup(blocks: list[Block], page: list[BlockFeatures], kept: list[int]) -> dict[str, tuple[int, int, int]]:
    """By markup: the words in its blocks that trafilatura kept, all words in them, and their number."""
    sums: dict[str, tuple[int, int, int]] = {}
    for block, features, words in zip(blocks, page, kept, strict=True):
        of_kept, of_all, number = sums.get(block.markup, (0, 0, 0))
        sums[block.markup] = of_kept + words, of_all + features.count, number + 1
    return sums


def _buckets(name: str, number: int) -> list[str]:
    """The features of a number's buckets, made once: every block has some of them."""
    return [f"{name}{bucket}" for bucket in range(number)]


def _far(blocks: int) -> int:
    """The bucket of a number of blocks between two."""
    return _DISTANCES[min(blocks, _MAX_DISTANCE)]


_MAX_DISTANCE: Final = _DISTANCE_STEPS[-1]
"""Blocks between two from which all numbers are in one bucket."""
_DISTANCES: Final = [bisect(_DISTANCE_STEPS, blocks) for blocks in range(_MAX_DISTANCE + 1)]
_WORDS: Final = [f"words={bisect(_WORD_STEPS, count)}" for count in range(_MAX_COUNTED + 1)]
_FUNCTION, _CAPITALS = _buckets("function=", len(_SHARE_STEPS) + 1), _buckets("capitals=", len(_SHARE_STEPS) + 1)
_INDENTS, _GAPS = _buckets("indent=", 5), _buckets("gap=", 4)
_PROSE: Final = ["prose=False", "prose=True"]
_READ: Final = _buckets("read=", 11)
_TENTHS: Final = _buckets("tenth=", 10)
_FROM_START: Final = _buckets("core_from_start=", len(_DISTANCE_STEPS) + 1)
_TO_END: Final = _buckets("core_to_end=", len(_DISTANCE_STEPS) + 1)
_BEFORE: Final = _buckets("before=", len(_DISTANCE_STEPS) + 1)
_AFTER: Final = _buckets("after=", len(_DISTANCE_STEPS) + 1)
_MAX_OFF: Final = 3
"""Columns from the margin from which all blocks are in one bucket."""
_MARGINS: Final = [f"margin={off}" for off in range(-_MAX_OFF, _MAX_OFF + 1)]
_MAX_PROSE: Final = _PROSE_STEPS[-1]
"""Words of prose nearby from which all blocks are in one bucket."""
_PROSE_BUCKETS: Final = [bisect(_PROSE_STEPS, words) for words in range(_MAX_PROSE + 1)]
_REACHES: Final = [
    (reach, [_buckets(f"prose{reach}={before}/", len(_PROSE_STEPS) + 1) for before in range(len(_PROSE_STEPS) + 1)]) for reach in (3, 10)
]
"""How many blocks before and after count as nearby, and the features by the buckets of the running text in them."""
