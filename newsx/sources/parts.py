r"""Many articles in one text: parts that form feeds separate, or whatever the user says (`--separator`).

Each part is an input of its own, named after its number ("dump.txt#2", blank parts not counted), and offsets in its record count from its
start. A text that is not separated keeps its name.

Form feeds also stand between the pages of one printed story. They separate articles unless the text itself says that it goes on: unless at
one in three of them, or more, pages are numbered on, a sentence breaks off, or what follows begins with a paragraph and no heading, menu or
dateline. Of stories printed by Chromium and read by pdftotext nine in ten stay whole; of dumps joined by twos, one in twenty-five is not
parted, of those joined by tens none. HTML is left whole: there form feeds mean nothing. With a separator given ("\f" too), nothing else
separates, and in HTML as well.
"""

from __future__ import annotations

import codecs
import operator
import re
from collections.abc import Iterator
from itertools import dropwhile, takewhile

from newsx.sources.decoding import BYTE_ORDER_MARKS, decode, is_html, what_it_is_instead
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import LIMIT, PIECE, Stream

SAMPLE = 4 << 20
"""So much of a text is looked at to see what its form feeds mean. Hardly a page is longer."""
GOES_ON = 1 / 3
LONGEST_SEPARATOR = 4096
NEAR = 5000
HEADING_LINES = 5
"""No heading has so many lines."""
FEW_WORDS = 8
FILLED_LINE = 0.7
"""How long the lines of a paragraph but its last are at least, of its longest; those of a menu are longer and shorter."""
FULL_STOP = r"[a-z0-9)]\.[”’\"')]*(?!\S)"
DATELINE = r"[A-Z][A-Z.’' -]{2,40}(?:, [^—–-]{2,20})?(?: \([^)]{2,30}\))? ?[—–-]{1,2} "
FORM_FEED = rb"\f"
UNFINISHED = frozenset("a an and as at but by for from in into its of on or than that the their to was were which who with".split())
SENTENCE_ENDS = ".!?…”’\"')]"
PAGE_NUMBERS = (r"\W*(\d{1,4})\W*", r".*\b[Pp]age\s+(\d{1,4})\b.*", r".*\b(\d{1,4})\s?(?:/|of)\s?\d{1,4}\W*")
"""Lines that number the pages of what is printed."""


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    """The articles in a text, or the one that it is."""
    separator = stream.settings.separator
    if separator is not None:
        yield from _named(stream, _split(_in_utf8(stream), _pattern(separator)))
        return
    start = stream.file.read(SAMPLE)
    if b"\f" in start and _separates(start):
        yield from _named(stream, _split(_pieces(stream, start), FORM_FEED))
    else:
        rest = stream.file.read(LIMIT + 1 - SAMPLE) if len(start) == SAMPLE else b""
        yield _part(stream, None, start + rest)


def _named(stream: Stream, parts: Iterator[bytes]) -> Iterator[Raw | Unreadable]:
    """The parts that are not blank, by their numbers; where there is only one, by the name of the whole."""
    number, first = 0, b""
    for part in parts:
        if not part or part.isspace():
            continue
        number += 1
        if number == 1:
            first = part
            continue
        if number == 2:
            yield _part(stream, 1, first)
        yield _part(stream, number, part)
    if number < 2:
        yield _part(stream, None, first)


def _part(stream: Stream, number: int | None, content: bytes) -> Raw | Unreadable:
    name = stream.name if number is None else f"{stream.name}#{number}"
    if len(content) > LIMIT:
        why = f"is larger than {LIMIT >> 20} MB, which no news page is"
        return Unreadable(name, why, "files that are not text" if stream.walked else None)
    return Raw(name, content, walked=stream.walked)


def _pieces(stream: Stream, start: bytes = b"") -> Iterator[bytes]:
    yield start
    while piece := stream.file.read(PIECE):
        yield piece


def _in_utf8(stream: Stream) -> Iterator[bytes]:
    """The bytes of a text, in UTF-8 where it is marked as UTF-16 or UTF-32, in which separators would be other bytes."""
    encoding = next((encoding for mark, encoding in BYTE_ORDER_MARKS if stream.head().startswith(mark)), "utf-8")
    if encoding == "utf-8":
        return _pieces(stream)
    decode = codecs.getincrementaldecoder(encoding)("replace").decode
    return (decode(piece).encode() for piece in _pieces(stream))


def _pattern(separator: str) -> bytes:
    """The regular expression of a separator; a line end in it matches either kind of line end."""
    return re.escape(separator.encode()).replace(b"\\\n", rb"\r?\n")


def _split(pieces: Iterator[bytes], separator: bytes) -> Iterator[bytes]:
    """What stands between separators; of what is larger than LIMIT, that much and a byte."""
    rest, beyond = b"", b""
    for piece in pieces:
        *parts, rest = re.split(separator, rest + piece)
        for part in parts:
            yield beyond or part
            beyond = b""
        if len(rest) > LIMIT:
            beyond, rest = beyond or rest[: LIMIT + 1], rest[-LONGEST_SEPARATOR:]
    yield beyond or rest


def _separates(start: bytes) -> bool:
    """Whether the form feeds in a text that begins so stand between articles."""
    if what_it_is_instead(start):
        return False
    text = decode(start)[0]
    parts = [part for part in text.split("\f") if not part.isspace() and part]
    if len(parts) < 2 or is_html(text):
        return False
    return sum(map(_goes_on, parts, parts[1:])) < GOES_ON * (len(parts) - 1)


def _goes_on(before: str, after: str) -> bool:
    """Whether a story goes on from one part in the next: what is new at the start of that is prose, and no heading or menu.

    >>> _goes_on("The ferry stays, said the", "mayor."), _goes_on("It sails again.\\n- 3 -", "The pilot\\n- 4 -")
    (True, True)
    >>> _goes_on("The ferry stays.", "The mayor has not said what the council will do when the ice comes.")
    True
    >>> _goes_on("The ferry stays.\\nPrivacy", "Pilot quits\\nThe pilot said on Monday that she would not sail again.")
    False
    """
    lines, following = _lines(before), _lines(after)
    if _is_numbered_on(lines[0], following[0]) or _is_numbered_on(lines[-1], following[-1]):
        return True
    new = _without_shared_top(lines, following)
    return bool(new) and (_breaks_off(lines[-1]) or _is_prose(new) or (_is_in_midst(new[0]) and not _ends(lines[-1])))


def _without_shared_top(lines: list[str], following: list[str]) -> list[str]:
    """The lines of the second part from where they differ from those of the first: what a site puts on top of all its pages left out."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(lines, following, strict=False)))
    return list(dropwhile(operator.not_, following[shared:]))


def _lines(part: str) -> list[str]:
    """The lines of a part, without blank ones around them; of a long part, those at its ends."""
    part = part.strip()
    near = part if len(part) <= 2 * NEAR else f"{part[:NEAR]}\n{part[-NEAR:]}"
    return [line.strip() for line in near.split("\n")]


def _is_prose(lines: list[str]) -> bool:
    """Whether lines begin with a paragraph of a story, and not with a heading, a menu, or the dateline that is a story's first.

    >>> _is_prose(["The mayor has not said what the council", "will do when the ice comes.", "", "She has until May."])
    True
    >>> _is_prose(["Home", "The mayor has not said what the council will do when the ice comes."])
    False
    """
    opening = list(takewhile(bool, lines))[:HEADING_LINES]
    stop = next((number for number, line in enumerate(opening, 1) if re.search(FULL_STOP + r"\Z", line)), None)
    paragraph = opening[:stop]
    text = " ".join(paragraph)
    filled = all(len(line) >= FILLED_LINE * max(map(len, paragraph)) for line in paragraph[:-1])
    stopped = stop or (len(paragraph) == HEADING_LINES and re.search(FULL_STOP, text))
    return filled and bool(stopped) and text.count(" ") >= FEW_WORDS and not re.match(DATELINE, text)


def _ends(line: str) -> bool:
    return line[-1:] in SENTENCE_ENDS


def _is_in_midst(line: str) -> bool:
    """
    >>> _is_in_midst("small hall on Quay Street, where the heating had failed"), _is_in_midst("menu")
    (True, False)
    """
    return line[0].islower() and line.count(" ") > 3


def _is_numbered_on(line: str, following: str) -> bool:
    """
    >>> _is_numbered_on("- 3 -", "- 4 -"), _is_numbered_on("Harbour Post, page 3 of 9", "Harbour Post, page 4 of 9")
    (True, True)
    >>> _is_numbered_on("3 ferries sail", "4 ferries sail")
    False
    """
    for pattern in PAGE_NUMBERS:
        numbers = re.fullmatch(pattern, line), re.fullmatch(pattern, following)
        if numbers[0] and numbers[1]:
            return int(numbers[1][1]) == int(numbers[0][1]) + 1
    return False


def _breaks_off(line: str) -> bool:
    """
    >>> _breaks_off("The council voted to keep the"), _breaks_off("She saw the pilot,"), _breaks_off("Terms of use")
    (True, True, False)
    """
    return line.endswith(",") or (line.count(" ") > 3 and line.rpartition(" ")[2] in UNFINISHED)
