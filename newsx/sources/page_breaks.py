r"""Form feeds: whether they stand between the pages of one printed story, or between articles.

They separate articles unless the text itself says that it goes on: unless at one in three of them, or more, pages are numbered on, a
sentence breaks off, or what follows begins with a paragraph and no heading, menu or dateline. Of stories printed by Chromium and read by
pdftotext nine in ten stay whole; of dumps joined by twos one in twenty-five is not parted, of those joined by tens hardly any. Bodies
without headlines look like printed pages: for these there is `--separator '\f'`.
"""

from __future__ import annotations

import operator
import re
from itertools import dropwhile, takewhile

from newsx.text.sentences import CLOSING_MARKS, SENTENCE_ENDS

GOES_ON = 1 / 3
NEAR = 5000
"""How much of a long page is looked at, at either end."""
HEADING_LINES = 5
"""No heading has so many lines."""
FEW_WORDS = 8
FILLED_LINE = 0.7
"""How long the lines of a paragraph but its last are at least, of its longest; those of a menu are longer and shorter."""
FULL_STOP = r"[a-z0-9)]\.[”’\"')]*(?!\S)"
DATELINE = r"[A-Z][A-Z.’' -]{2,40}(?:, [^—–-]{2,20})?(?: \([^)]{2,30}\))? ?[—–-]{1,2} "
UNFINISHED = frozenset("a an and as at but by for from in into its of on or than that the their to was were which who with".split())
PAGE_NUMBERS = (r"\W*(\d{1,4})\W*", r".*\b[Pp]age\s+(\d{1,4})\b.*", r".*\b(\d{1,4})\s?(?:/|of)\s?\d{1,4}\W*")
"""Lines that number the pages of what is printed."""


def is_printed(text: str) -> bool:
    """Whether the form feeds in a text stand between the pages of one story. A text with fewer than two pages is one anyhow."""
    pages = [page for page in text.split("\f") if page and not page.isspace()]
    return sum(map(_goes_on, pages, pages[1:])) >= GOES_ON * (len(pages) - 1)


def _goes_on(before: str, after: str) -> bool:
    """Whether a story goes on from one page in the next: what is new at the start of that is prose, and no heading or menu.

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
    """The lines of the second page from where they differ from those of the first: what a site puts on top of all its pages left out."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(lines, following, strict=False)))
    return list(dropwhile(operator.not_, following[shared:]))


def _lines(page: str) -> list[str]:
    """The lines of a page, without blank ones around them; of a long one, those at its ends."""
    page = page.strip()
    near = page if len(page) <= 2 * NEAR else f"{page[:NEAR]}\n{page[-NEAR:]}"
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
    return line[-1:] in SENTENCE_ENDS + CLOSING_MARKS


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
