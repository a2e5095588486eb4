"""Where something stands between quotation marks.

The marks of a passage are read from left to right. What stands on either side of a mark says whether it opens or closes; if that says
nothing, its shape does. Double marks (“ ” " « » `` '') enclose speech in most papers, single ones (‘ ’ ') in British papers and within
double ones. A single mark is an apostrophe unless a closing mark fits it. All of this is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from newsx.languages import Language
from newsx.quotes.spans.dashes import speech_of
from newsx.quotes.spans.passage import Passage
from newsx.quotes.spans.unmarked import Unmarked, find_unmarked

Side = Literal["open", "close", "either"]
"""Which way a mark faces."""

_SIGNS = ("“", "”", "„", "‟", '"', "«", "»", "‹", "›", "‘", "’", "‚", "‛", "'", "`", "´", "＂", ",,")
_ASCII_SIGNS = ('"', "'", "`", ",,")
_DOUBLED: Final = frozenset("'`,")
_DOUBLES: Final = frozenset(["“", "”", "„", "‟", '"', "«", "»", "``", "''", ",,", "＂"])
_OPENING_SHAPES: Final = frozenset(["“", "„", "‟", "«", "``", ",,", "‘", "‚", "‛", "‹", "`"])
_CLOSING_SHAPES: Final = frozenset(["”", "»", "’", "›", "´"])
_BEFORE_OPENING: Final = frozenset(" \t\n\xa0\u2002\u2003\u2009\u200a\u202f([{<―—–-/…:;=+|*_>") | frozenset("“”„\"«‘'")
_AFTER_CLOSING: Final = frozenset(" \t\n\xa0\u2002\u2003\u2009\u200a\u202f)]}>―—–-/….,:;?!=+|*_<") | frozenset("“”„\"»’'")
_BEFORE_SPACED: Final = frozenset(" \t\n\xa0\u2009\u202f([’'")
_SENTENCE_END: Final = re.compile(r"[.?!…][’'”)\]]*(?=\s)")
_WORD: Final = re.compile(r"\w+")
_MAX_CLOSING_CHARS: Final = 400
"""Characters after a single mark with the shape of an apostrophe in which its closing mark must stand."""


class Span:
    """Quoted text: characters `start` to `stop` of passage `passage`, without its marks and the white space at its ends.

    `marks` is the opening and the closing mark, the latter the one that was expected if it is missing; None for speech without marks.
    `outer_start` and `outer_stop` are the characters with the marks. `inside` is the index of the span that this one is nested in, None
    for others. `continues`: it continues the span before it in a new paragraph. `unmarked` says more of speech without marks.
    """

    def __init__(
        self,
        passage: int,
        start: int,
        stop: int,
        marks: str | None,
        *,
        outer_start: int,
        outer_stop: int,
        inside: int | None = None,
        continues: bool = False,
        unmarked: Unmarked | None = None,
    ) -> None:
        self.passage, self.start, self.stop, self.marks = passage, start, stop, marks
        self.outer_start, self.outer_stop, self.inside, self.continues = outer_start, outer_stop, inside, continues
        self.unmarked = unmarked


class _Mark:
    def __init__(self, text: str, start: int, stop: int, side: Side) -> None:
        self.text, self.start, self.stop, self.side = text, start, stop, side


_Pair = tuple[_Mark, int, str]
"""An opening mark, where its text stops, and the mark that closes it ("" if that is missing)."""


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
            _add_spans(passage.text, number, None, spans, language, len(spans) - 1)
            left_open = None
            continue
        if passage.field == "body" and (pieces := speech_of(passage.text, language)):
            for start, stop, outer_start, outer_stop in pieces:
                speech = Unmarked(start, stop, "direct", is_spoken=True)
                spans.append(Span(number, start, stop, None, outer_start=outer_start, outer_stop=outer_stop, unmarked=speech))
            left_open = None
            continue
        follows = number > 0 and passage.field == "body" == passages[number - 1].field
        carried = left_open if follows else None
        left_open = _add_spans(passage.text, number, carried, spans, language)
    return spans


def _span_of(text: str, number: int, speech: Unmarked) -> Span:
    """The span of speech without marks. If a mark opens a turn before its label, the closing mark is not part of the text: “ROE: Yes.”"""
    start, stop = speech.start, speech.stop
    marks = speech.opening + _counterpart(speech.opening) if speech.opening else None
    if marks is not None and text[-1] == marks[1] and sum(map(text.count, '"“”')) % 2 == 0:
        stop -= 1
    return Span(number, start, stop, marks, outer_start=start, outer_stop=stop, continues=speech.continues, unmarked=speech)


def _add_spans(
    text: str, number: int, carried: _Mark | None, spans: list[Span], language: Language, around: int | None = None
) -> _Mark | None:
    """Adds the spans of one passage; `carried` is a mark left open by the paragraph before, `around` the index of the span around all.

    Returns the mark that this passage leaves open, or None.
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
        spans.append(
            Span(
                number,
                start,
                end,
                opening.text + wanted,
                outer_start=opening.start,
                outer_stop=outer_stop,
                inside=inside,
                continues=continues,
            )
        )
    return left_open


def _is_aside(text: str, start: int, stop: int) -> bool:
    """Whether all between the marks stands in brackets, as sounds do in transcripts: “(Laughter.)”."""
    closing = {"(": ")", "[": "]"}.get(text[start])
    return closing is not None and text.find(closing, start) == stop - 1


def _marks(text: str) -> list[_Mark]:
    """The quotation marks of a text, each with the way it faces; without apostrophes inside words."""
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
        found.append(_Mark(mark, start, stop, "either" if _has_space_within(mark, before, after) else _side(before, after)))
    return found


def _has_space_within(mark: str, before: str, after: str) -> bool:
    """Whether a mark stands apart from what it encloses, as in French, so that its shape says which way it faces: « l’eau », (« oui »).

    >>> _has_space_within("«", "’", " "), _has_space_within("»", " ", ","), _has_space_within("»", " ", "W")
    (True, True, False)
    """
    if mark == "«":
        return after.isspace() and before in _BEFORE_SPACED
    return mark == "»" and before.isspace() and not after.isalnum()


def _places_of_signs(text: str) -> list[int]:
    """The places of signs that may be quotation marks. Searching for each sign is faster than one pattern for all."""
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
    """The closing mark that belongs to an opening one.

    >>> _counterpart("“"), _counterpart("``"), _counterpart('"')
    ('”', "''", '"')
    """
    pairs = {"“": "”", "‘": "’", "„": "“", "«": "»", "‹": "›", "``": "''", "`": "'", "»": "«", "‚": "‘", "›": "‹", "‟": "”", ",,": "''"}
    return pairs.get(opening, opening)


def _pairs(text: str, marks: list[_Mark], carried: _Mark | None, language: Language) -> tuple[list[_Pair], _Mark | None, bool]:
    """The pairs of marks, the double mark that is still open at the end, and whether the first pair continues the paragraph before."""
    doubles = [mark for mark in marks if mark.text in _DOUBLES]
    singles = [mark for mark in marks if mark.text not in _DOUBLES]
    pairs: list[_Pair] = []
    open_marks: list[_Mark] = []
    continued = False
    if carried is not None:
        if doubles and _first_closes(text, doubles[0]):
            open_marks.append(_Mark(carried.text, 0, 0, "open"))  # the paragraph continues without repeating the mark
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
    pairs.extend(_single_pairs(text, singles, pairs, language.clipped_words))
    return pairs, left_open, continued


def _first_closes(text: str, mark: _Mark) -> bool:
    return (
        mark.start > 0
        and (mark.side == "close" or (mark.side == "either" and mark.text in _CLOSING_SHAPES))
        and text[mark.start - 1] in ".,?!…"
    )


def _closes(mark: _Mark, open_marks: list[_Mark], text: str) -> bool:
    """Whether a double mark closes a quotation: by the way it faces, then by its shape, then by whether one is open."""
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
    """Whether a mark after a digit is a unit of length: the 6'2" guard; a 30" screen.

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

    Marks of the same shape nest if two closing ones follow before another opens. A “ within a " must be closed before the " is.
    """
    mark = doubles[number]
    if mark.text == '"' == outer.text:
        return False
    following = doubles[number + 1 : number + 3]
    if mark.text == "“" and outer.text == '"':
        return bool(following) and following[0].text == "”"
    return len(following) == 2 and all(mark.side == "close" for mark in following)


def _last_sentence(text: str, start: int, stop: int) -> int:
    """Where the last whole sentence between two places ends, or `stop`: there a quotation ends that was never closed."""
    end = stop
    for match in _SENTENCE_END.finditer(text, start, stop):
        end = match.end()
    return end


def _single_pairs(text: str, singles: list[_Mark], doubles: list[_Pair], clipped: frozenset[str]) -> Iterator[_Pair]:
    """The pairs of single marks; most single marks are apostrophes.

    An opening mark needs a closing one before the next opens, within the same double marks if any. Of those that could close it the first
    beside punctuation is taken; a mark after an s may be a possessive and is taken only if there is no other.
    """
    opening: tuple[_Mark, int] | None = None
    sure: _Mark | None = None
    doubtful: _Mark | None = None
    for mark, holder in zip(singles, _holders(singles, doubles), strict=True):
        if _opens_single(text, mark, clipped):
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


def _opens_single(text: str, mark: _Mark, clipped: frozenset[str]) -> bool:
    """Whether a single mark opens: ‘so; but neither ’90s nor a clipped word, ’em."""
    if mark.side != "open" or (mark.text in "’´" and mark.start and text[mark.start - 1] not in ' ("“[—―'):
        return False
    word = _WORD.match(text, mark.stop)
    if mark.text in "’´" and (word is None or text.find("’", mark.stop, mark.stop + _MAX_CLOSING_CHARS) < 0):
        return False
    return word is None or not (word[0].lower() in clipped or (word[0][0].isdigit() and word[0].endswith("s")))


def _surely_closes(text: str, mark: _Mark) -> bool:
    """Whether a single mark is no possessive: punctuation stands beside it, or a letter other than s before it.

    >>> text = "the voters' anger and 'the old guard', he said"
    >>> [_surely_closes(text, mark) for mark in _marks(text) if mark.side == "close"]
    [False, True]
    """
    before = text[mark.start - 1]
    after = text[mark.stop] if mark.stop < len(text) else " "
    return before not in "sS" or not after.isspace()
