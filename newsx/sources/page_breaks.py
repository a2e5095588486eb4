r"""Form feeds: whether they stand between the pages of one printed story, or between articles.

They separate articles unless the text continues across at least a third of them: page numbers count on, a sentence breaks off, or the
next page begins with a paragraph rather than a heading, a menu or a dateline. Nine in ten stories printed by Chromium and converted by
pdftotext stay whole; one in twenty-five pairs of joined dumps is not separated, and hardly any longer series. Joined bodies without
headlines look like printed pages: these need `--separator '\f'`.
"""

from __future__ import annotations

import operator
import re
from itertools import dropwhile, takewhile

from newsx import languages
from newsx.lines import dateline
from newsx.text.sentences import CLOSING_MARKS, SENTENCE_ENDS

_CONTINUED_SHARE = 1 / 3
"""The share of form feeds across which one story continues, from which on all stand between its pages."""
_NEAR_CHARS = 5000
"""Characters that are examined at either end of a long page."""
_MAX_HEADING_LINES = 5
"""A heading has fewer lines."""
_MIN_SPACES = 8
"""Spaces between the words of a paragraph, at least."""
_FILLED_LINE = 0.7
"""A paragraph's lines but the last have at least this share of the length of the longest; those of a menu vary more."""
_FULL_STOP = rf"[a-z0-9)]\.[{re.escape(CLOSING_MARKS)}]*(?!\S)"
"""The end of a sentence, but not of an initial."""
_PAGE_NUMBERS = (r"\W*(\d{1,4})\W*", r".*\b[Pp]age\s+(\d{1,4})\b.*", r".*\b(\d{1,4})\s?(?:/|of)\s?\d{1,4}\W*")
"""Lines that number printed pages: "- 3 -", "Harbour Post, page 3 of 9", "3/9"."""


def is_one_story(text: str) -> bool:
    """Whether the form feeds in a text stand between the pages of one story, as in a text with fewer than two pages."""
    pages = [page for page in text.split("\f") if page and not page.isspace()]
    return sum(map(_continues, pages, pages[1:])) >= _CONTINUED_SHARE * (len(pages) - 1)


def _continues(before: str, after: str) -> bool:
    """Whether a story continues from one page on the next: what is new at its top is prose, not a heading or a menu.

    >>> _continues("The ferry stays, said the", "mayor."), _continues("It sails again.\\n- 3 -", "The pilot\\n- 4 -")
    (True, True)
    >>> _continues("The ferry stays.", "The mayor has not said what the council will do when the ice comes.")
    True
    >>> _continues("The ferry stays.\\nPrivacy", "Pilot quits\\nThe pilot said on Monday that she would not sail again.")
    False
    """
    lines, following = _lines(before), _lines(after)
    if _are_consecutive(lines[0], following[0]) or _are_consecutive(lines[-1], following[-1]):
        return True
    new = _without_shared_top(lines, following)
    return bool(new) and (_breaks_off(lines[-1]) or _is_prose(new) or (_is_within_sentence(new[0]) and not _ends(lines[-1])))


def _without_shared_top(lines: list[str], following: list[str]) -> list[str]:
    """The lines of the second page without those that the first begins with, too: a site's header is on all its pages."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(lines, following, strict=False)))
    return list(dropwhile(operator.not_, following[shared:]))


def _lines(page: str) -> list[str]:
    """The lines of a page without the blank ones around them; of a long page, those near its ends."""
    page = page.strip()
    near = page if len(page) <= 2 * _NEAR_CHARS else f"{page[:_NEAR_CHARS]}\n{page[-_NEAR_CHARS:]}"
    return [line.strip() for line in near.split("\n")]


def _is_prose(lines: list[str]) -> bool:
    """Whether lines begin with a paragraph of a story, not with a heading, a menu, or the dateline that opens another story.

    >>> _is_prose(["The mayor has not said what the council", "will do when the ice comes.", "", "She has until May."])
    True
    >>> _is_prose(["Home", "The mayor has not said what the council will do when the ice comes."])
    False
    """
    opening = list(takewhile(bool, lines))[:_MAX_HEADING_LINES]
    stop = next((number for number, line in enumerate(opening, 1) if re.search(_FULL_STOP + r"\Z", line)), None)
    paragraph = opening[:stop]
    text = " ".join(paragraph)
    filled = all(len(line) >= _FILLED_LINE * max(map(len, paragraph)) for line in paragraph[:-1])
    stopped = stop or (len(paragraph) == _MAX_HEADING_LINES and re.search(_FULL_STOP, text))
    return filled and bool(stopped) and text.count(" ") >= _MIN_SPACES and dateline.split(text, languages.of(languages.DEFAULT)) is None


def _ends(line: str) -> bool:
    return line[-1:] in SENTENCE_ENDS + CLOSING_MARKS


def _is_within_sentence(line: str) -> bool:
    """Whether a line looks like the rest of a sentence: it begins in lower case and is no menu's entry.

    >>> _is_within_sentence("small hall on Quay Street, where the heating had failed"), _is_within_sentence("menu")
    (True, False)
    """
    return line[0].islower() and line.count(" ") > 3


def _are_consecutive(line: str, following: str) -> bool:
    """Whether two lines are the numbers of a page and the next one.

    >>> _are_consecutive("- 3 -", "- 4 -"), _are_consecutive("Harbour Post, page 3 of 9", "Harbour Post, page 4 of 9")
    (True, True)
    >>> _are_consecutive("3 ferries sail", "4 ferries sail")
    False
    """
    for pattern in _PAGE_NUMBERS:
        numbers = re.fullmatch(pattern, line), re.fullmatch(pattern, following)
        if numbers[0] and numbers[1]:
            return int(numbers[1][1]) == int(numbers[0][1]) + 1
    return False


def _breaks_off(line: str) -> bool:
    """Whether a page's last line ends within a sentence.

    >>> _breaks_off("The council voted to keep the"), _breaks_off("She saw the pilot,"), _breaks_off("Terms of use")
    (True, True, False)
    """
    return line.endswith(",") or (line.count(" ") > 3 and line.rpartition(" ")[2] in languages.of(languages.DEFAULT).open_ended_words)
