"""Where something stands between quotation marks.

The marks of a passage are read from left to right. Each is an opening or a closing mark by what stands on either side of it; its shape
decides where its sides do not. Doubles (“ ” " « » `` '') carry speech in most papers, singles (‘ ’ ') in British ones and inside doubles;
singles are told from apostrophes by looking for a closing mark that fits. All of it is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from newsx.languages import Language
from newsx.quotes.spans.passage import Passage
from newsx.quotes.spans.unmarked import Unmarked, find_unmarked
from newsx.record import QuoteKind

Side = Literal["open", "close", "either", "neither"]

_SIGNS = ("“", "”", "„", "‟", '"', "«", "»", "‹", "›", "‘", "’", "‚", "‛", "'", "`", "´", "＂", ",,")
_ASCII_SIGNS = ('"', "'", "`", ",,")
_DOUBLED: Final = frozenset("'`,")
_DOUBLES: Final = frozenset(["“", "”", "„", "‟", '"', "«", "»", "``", "''", ",,", "＂"])
_OPENING_SHAPES: Final = frozenset(["“", "„", "‟", "«", "``", ",,", "‘", "‚", "‛", "‹", "`"])
_CLOSING_SHAPES: Final = frozenset(["”", "»", "’", "›", "´"])
_BEFORE_OPENING: Final = frozenset(" \t\n\xa0\u2002\u2003\u2009\u200a\u202f([{<―—–-/…:;=+|*_>") | frozenset("“”„\"«‘'")
_AFTER_CLOSING: Final = frozenset(" \t\n\xa0\u2002\u2003\u2009\u200a\u202f)]}>―—–-/….,:;?!=+|*_<") | frozenset("“”„\"»’'")
_SENTENCE_END: Final = re.compile(r"[.?!…][’'”)\]]*(?=\s)")
_WORD: Final = re.compile(r"\w+")


class Span:
    """Text between marks: characters `start` to `stop` of passage `passage`, without the marks and the white space at its ends.

    `marks` is the opening and the closing mark, the latter the one that was wanted where it is missing. `inside` is the index of the
    span that this one is nested in. `continues` tells that it goes on with what the span before it said, a paragraph later.
    `outer_start` and `outer_stop` take in the marks. Speech without marks has `marks` None, its kind in `unmarked`, and in `label` where
    its speaker's name stands beside it, if it does; `label_apart` counts the passages from there to it.
    """

    def __init__(
        self,
        passage: int,
        start: int,
        stop: int,
        marks: str | None,
        outer_start: int,
        outer_stop: int,
        inside: int | None = None,
        continues: bool = False,
        unmarked: QuoteKind | None = None,
        label: tuple[int, int] | None = None,
        label_apart: int = 0,
    ) -> None:
        self.passage, self.start, self.stop, self.marks = passage, start, stop, marks
        self.outer_start, self.outer_stop, self.inside, self.continues = outer_start, outer_stop, inside, continues
        self.unmarked, self.label, self.label_apart = unmarked, label, label_apart


class _Mark:
    def __init__(self, text: str, start: int, stop: int, side: Side) -> None:
        self.text, self.start, self.stop, self.side = text, start, stop, side


_Pair = tuple[_Mark, int, str]
"""An opening mark, where its text stops, and the mark that closes it ("" where that is missing)."""


def is_double(marks: str | None) -> bool:
    """Whether marks are double ones, which carry speech wherever they stand.

    >>> is_double("“”"), is_double("''''"), is_double("‘’")
    (True, True, False)
    """
    return marks is not None and (marks[0] in _DOUBLES or marks[:2] in _DOUBLES)


def find_spans(passages: list[Passage], language: Language) -> list[Span]:
    """The spans between quotation marks, and speech without them, in reading order, an outer one before those inside it."""
    spans: list[Span] = []
    left_open: _Mark | None = None
    unmarked = find_unmarked(passages, language)
    for number, passage in enumerate(passages):
        if (speech := unmarked.get(number)) is not None:
            spans.append(_span_of(passage.text, number, speech))
            _spans_of(passage.text, number, None, spans, language, len(spans) - 1)
            left_open = None
            continue
        follows = number > 0 and passage.field == "body" == passages[number - 1].field
        carried = left_open if follows else None
        left_open = _spans_of(passage.text, number, carried, spans, language)
    return spans


def _span_of(text: str, number: int, speech: Unmarked) -> Span:
    """The span of speech that no marks enclose. Of a turn that a mark opens, before its label, the closing mark may be left out."""
    start, stop = speech.start, speech.stop
    marks = speech.opening + _counterpart(speech.opening) if speech.opening else None
    if marks is not None and text[-1] == marks[1] and sum(map(text.count, '"“”')) % 2 == 0:
        stop -= 1
    goes_on = speech.label is None and speech.kind == "turn"
    return Span(number, start, stop, marks, start, stop, None, goes_on, speech.kind, speech.label, speech.apart)


def _spans_of(
    text: str, number: int, carried: _Mark | None, spans: list[Span], language: Language, around: int | None = None
) -> _Mark | None:
    """Adds the spans of one passage; `carried` is a mark that the paragraph before left open, `around` the speech that all are in.

    Returns the mark that is left open here.
    """
    marks = _marks(text)
    if around is not None:
        marks = [mark for mark in marks if spans[around].start <= mark.start < spans[around].stop]
    if not marks and carried is None:
        return None
    pairs, left_open, continued = _pairs(text, marks, carried, language)
    pairs.sort(key=lambda pair: (pair[0].start, -pair[1]))
    open_spans: list[int] = [] if around is None else [around]
    for opening, stop, closing in pairs:
        start, end = opening.stop, stop
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if not _WORD.search(text, start, end) or _is_aside(text, start, end):
            continue
        while open_spans and spans[open_spans[-1]].outer_stop <= opening.start:
            open_spans.pop()
        inside = open_spans[-1] if open_spans else None
        wanted = closing or _counterpart(opening.text)
        outer_stop = stop + (len(closing) if closing else 0)
        continues = continued and opening is pairs[0][0] and bool(spans)
        open_spans.append(len(spans))
        spans.append(Span(number, start, end, opening.text + wanted, opening.start, outer_stop, inside, continues))
    return left_open


def _is_aside(text: str, start: int, stop: int) -> bool:
    """Whether what stands between marks is only in brackets, as transcripts tell what is heard: “(Laughter.)”."""
    closing = {"(": ")", "[": "]"}.get(text[start])
    return closing is not None and text.find(closing, start) == stop - 1


def _marks(text: str) -> list[_Mark]:
    """The quotation marks of a text with the side that what stands around them allows; apostrophes inside words are left out."""
    found: list[_Mark] = []
    last = len(text)
    stop = 0
    for start in _places_of_signs(text):
        if start < stop:
            continue
        mark = text[start]
        if mark in _DOUBLED and text[start + 1 : start + 2] == mark:
            mark += mark
        stop = start + len(mark)
        before = text[start - 1] if start else " "
        after = text[stop] if stop < last else " "
        if before.isalnum() and after.isalnum() and mark in "’'´‘`":
            continue
        found.append(_Mark(mark, start, stop, _side(before, after)))
    return found


def _places_of_signs(text: str) -> list[int]:
    """Where there are signs that may be quotation marks. Looking for one after the other is faster than one pattern for all."""
    places: list[int] = []
    for sign in _ASCII_SIGNS if text.isascii() else _SIGNS:
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1)
    places.sort()
    return places


def _side(before: str, after: str) -> Side:
    """Which way a mark faces by the characters on either side of it.

    >>> _side(" ", "W"), _side(",", " "), _side(" ", " "), _side("a", "b")
    ('open', 'close', 'either', 'either')
    """
    may_open = before in _BEFORE_OPENING and not after.isspace()
    may_close = after in _AFTER_CLOSING and not before.isspace()
    if may_open and may_close:
        # —“Yes”— and (“so”): letters are on the inside
        return "open" if after.isalnum() else "close" if before.isalnum() or before in ".,!?…" else "either"
    return "open" if may_open else "close" if may_close else "either"


def _counterpart(opening: str) -> str:
    """The closing mark that an opening one wants.

    >>> _counterpart("“"), _counterpart("``"), _counterpart('"')
    ('”', "''", '"')
    """
    pairs = {"“": "”", "‘": "’", "„": "“", "«": "»", "‹": "›", "``": "''", "`": "'", "»": "«", "‚": "‘", "›": "‹", "‟": "”", ",,": "''"}
    return pairs.get(opening, opening)


def _pairs(text: str, marks: list[_Mark], carried: _Mark | None, language: Language) -> tuple[list[_Pair], _Mark | None, bool]:
    """Opening marks with where their text stops and the mark that closes it ("" where it is missing).

    Also the double mark that is still open at the end, and whether the first pair goes on with what the paragraph before left open.
    """
    doubles = [mark for mark in marks if mark.text in _DOUBLES]
    singles = [mark for mark in marks if mark.text not in _DOUBLES]
    pairs: list[_Pair] = []
    open_marks: list[_Mark] = []
    continued = False
    if carried is not None:
        if doubles and _first_closes(text, doubles[0]):
            open_marks.append(_Mark(carried.text, 0, 0, "open"))  # the paragraph goes on without repeating the mark
            continued = True
        elif doubles and doubles[0].start == len(text) - len(text.lstrip()):
            continued = True
    for number, mark in enumerate(doubles):
        if _is_inches(text, doubles, number, bool(open_marks)):
            continue
        if _closes(mark, open_marks, text):
            if open_marks:
                pairs.append((open_marks.pop(), mark.start, mark.text))
        else:
            if open_marks and not _nests(doubles, number, open_marks[-1]):
                unclosed = open_marks.pop()
                pairs.append((unclosed, _last_sentence(text, unclosed.stop, mark.start), ""))
            open_marks.append(mark)
    left_open = open_marks[0] if open_marks else None
    pairs.extend((mark, len(text), "") for mark in open_marks)
    pairs.extend(_single_pairs(text, singles, pairs, language))
    return pairs, left_open, continued


def _first_closes(text: str, mark: _Mark) -> bool:
    return (
        mark.start > 0
        and (mark.side == "close" or (mark.side == "either" and mark.text in _CLOSING_SHAPES))
        and text[mark.start - 1] in ".,?!…"
    )


def _closes(mark: _Mark, open_marks: list[_Mark], text: str) -> bool:
    """Whether a double mark closes what is open: by its sides, then by its shape, then by what is open."""
    if mark.side == "close":
        return bool(open_marks) or mark.text not in _OPENING_SHAPES or mark.stop >= len(text)
    if mark.side == "open":
        return False
    if mark.text in _CLOSING_SHAPES:
        return bool(open_marks)
    if mark.text in _OPENING_SHAPES and mark.text != "“":
        return False
    return bool(open_marks)


def _is_inches(text: str, doubles: list[_Mark], number: int, is_open: bool) -> bool:
    """A straight mark after a digit that measures something: the 6'2" guard; a 30" screen.

    >>> text = '"It was 30" wide," she said.'
    >>> [_is_inches(text, list(_marks(text)), n, n > 0) for n in range(3)]
    [False, True, False]
    """
    mark = doubles[number]
    if mark.text not in ('"', "”", "''", "´") or mark.start == 0 or not text[mark.start - 1].isdigit() or mark.side == "open":
        return False
    if not is_open:
        return True
    following = doubles[number + 1] if number + 1 < len(doubles) else None
    return following is not None and following.side == "close"


def _nests(doubles: list[_Mark], number: int, outer: _Mark) -> bool:
    """Whether a mark that opens while another is open is nested in it.

    Of the same shape, two closing marks must follow before another opens; a “ within a " is closed before the " is.
    """
    mark = doubles[number]
    if mark.text == '"' == outer.text:
        return False
    following = doubles[number + 1 : number + 3]
    if mark.text == "“" and outer.text == '"':
        return bool(following) and following[0].text == "”"
    return len(following) == 2 and all(mark.side == "close" for mark in following)


def _last_sentence(text: str, start: int, stop: int) -> int:
    """Where the last whole sentence between two places ends, or `stop`: a quotation that was never closed goes no further."""
    end = stop
    for match in _SENTENCE_END.finditer(text, start, stop):
        end = match.end()
    return end


def _single_pairs(text: str, singles: list[_Mark], doubles: list[_Pair], language: Language) -> Iterator[_Pair]:
    """Pairs of single marks, which are many fewer than the apostrophes among them.

    An opening one needs a closing one before the next opens, within the same double marks if any. Of those that could close it, one
    after punctuation or before it is sure; one after an s may be a possessive and is taken only where there is no other.
    """
    opening: tuple[_Mark, int] | None = None
    sure: _Mark | None = None
    doubtful: _Mark | None = None
    for mark, holder in zip(singles, _holders(singles, doubles), strict=True):
        if _opens_single(text, mark, language):
            if opening is not None and (closing := sure or doubtful):
                yield opening[0], closing.start, closing.text
            opening, sure, doubtful = (mark, holder), None, None
        elif opening is not None and sure is None and mark.side != "open" and holder == opening[1]:
            if _surely_closes(text, mark):
                sure = mark
            else:
                doubtful = mark
    if opening is not None and (closing := sure or doubtful):
        yield opening[0], closing.start, closing.text


def _holders(singles: list[_Mark], doubles: list[_Pair]) -> Iterator[int]:
    """For each single mark the start of the innermost double pair that holds it, or -1."""
    edges = sorted([(mark.start, stop) for mark, stop, _ in doubles], key=lambda edge: (edge[0], -edge[1]))
    around: list[tuple[int, int]] = []
    number = 0
    for single in singles:
        while number < len(edges) and edges[number][0] < single.start:
            around.append(edges[number])
            number += 1
        while around and around[-1][1] <= single.start:
            around.pop()
        yield around[-1][0] if around else -1


def _opens_single(text: str, mark: _Mark, language: Language) -> bool:
    """A single mark that opens: ‘so, but neither ’90s nor ’em."""
    if mark.side != "open" or (mark.text in "’´" and mark.start and text[mark.start - 1] not in ' ("“[—―'):
        return False
    word = _WORD.match(text, mark.stop)
    if mark.text in "’´" and (word is None or text.find("’", mark.stop, mark.stop + 400) < 0):
        return False
    return word is None or not (word[0].lower() in language.clipped_words or (word[0][0].isdigit() and word[0].endswith("s")))


def _surely_closes(text: str, mark: _Mark) -> bool:
    """Punctuation before or after the mark, or a letter other than s before it.

    >>> text = "the voters' anger and 'the old guard', he said"
    >>> [_surely_closes(text, mark) for mark in _marks(text) if mark.side == "close"]
    [False, True]
    """
    before = text[mark.start - 1]
    after = text[mark.stop] if mark.stop < len(text) else " "
    return before not in "sS" or not after.isspace()
