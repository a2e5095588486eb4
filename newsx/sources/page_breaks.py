r"""Form feeds: whether they stand between the pages of one printed story, or between articles.

They are page breaks unless most of them are shown to stand between articles: each article has a head of its own (a byline or a date just
above its text, or a dateline), the one before ends with its copyright, both have the menu and the footer of one site, or one is longer
than any printed page. Even then they are page breaks if the text continues across a third of them: page numbers count on, a sentence
breaks off, or the next page begins with a paragraph. Of 133 stories printed by Chromium without page numbers and converted by pdftotext
all but four stay whole; one in ten pairs of joined dumps is not separated, and hardly any longer series. Joined bodies without heads look
like printed pages: these need `--separator '\f'`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from itertools import dropwhile, takewhile

from newsx import languages
from newsx.languages import Language
from newsx.lines import byline, dateline, dates, furniture
from newsx.text.sentences import CLOSING_MARKS, SENTENCE_ENDS

_CONTINUED_SHARE = 1 / 3
"""The share of form feeds across which one story continues, from which on all stand between its pages."""
_SEPARATED_SHARE = 1 / 2
"""The share of form feeds that stand between articles, from which on all do."""
_NEAR_CHARS = 5000
"""Characters that are examined at either end of a long page."""
_MAX_HEADING_LINES = 5
"""A heading has fewer lines."""
_MIN_SPACES = 8
"""Spaces between the words of a paragraph, at least."""
_FILLED_LINE = 0.7
"""A paragraph's lines but the last have at least this share of the length of the longest; those of a menu vary more."""
_MAX_PAGE_WORDS = 1500
"""Words that a printed page has, at most: of 1,500 printed by Chromium, the fullest has 1,200."""
_HEAD_WITHIN_CHARS = 20_000
"""Characters of a part in which its head is looked for, below all menus."""
_MAX_HEAD_CHARS = 120
"""Characters of a byline or a line with a date."""
_HEAD_LINES = 8
"""Lines above a paragraph, blank ones not counted, among which its byline or date can stand."""
_MIN_WORDS = 15
"""Words of a paragraph below a head, at least."""
_MIN_LOWER = 0.55
"""The share of a paragraph's words that begin in lower case, at least."""
_FOOTER_LINES = 25
"""Lines at the end of a page, blank ones not counted, among which its copyright stands."""
_FULL_STOP = rf"[a-z0-9)]\.[{re.escape(CLOSING_MARKS)}]*(?!\S)"
"""The end of a sentence, but not of an initial."""
_PAGE_NUMBERS = (r"\W*(\d{1,4})\W*", r".*\b[Pp]age\s+(\d{1,4})\b.*", r".*\b(\d{1,4})\s?(?:/|of)\s?\d{1,4}\W*")
"""Lines that number printed pages: "- 3 -", "Harbour Post, page 3 of 9", "3/9"."""


def is_one_story(text: str) -> bool:
    """Whether the form feeds in a text stand between the pages of one story, as in a text with fewer than two pages."""
    pages = [page for page in text.split("\f") if page and not page.isspace()]
    breaks = len(pages) - 1
    if sum(map(_continues, pages, pages[1:])) >= _CONTINUED_SHARE * breaks:
        return True
    return sum(map(_separates, pages, pages[1:])) < _SEPARATED_SHARE * breaks


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


def _separates(before: str, after: str) -> bool:
    """Whether another article begins below a form feed.

    >>> _separates("The ferry stays.\\n© 2024 The Packet", "Pilot quits\\nShe will not sail.")
    True
    >>> _separates("Home\\nThe ferry stays.\\nPrivacy", "Home\\nPilot quits\\nPrivacy"), _separates("The ferry stays.", "The pilot")
    (True, False)
    """
    if max(len(before.split()), len(after.split())) > _MAX_PAGE_WORDS:
        return True
    return _have_one_frame(_lines(before), _lines(after)) or _has_copyright(before) or _has_head(after)


def _have_one_frame(lines: list[str], following: list[str]) -> bool:
    """Whether two pages begin and end with the same lines of a site, and not with the running header and footer of a printed page."""
    return lines[0] == following[0] and lines[-1] == following[-1] and not any(map(_is_running, (lines[0], lines[-1])))


def _is_running(line: str) -> bool:
    """Whether a line is a printed page's date or address: "11/30/25, 2:41 AM", "https://packet.example/ferry"."""
    return "://" in line or (any(map(str.isdigit, line)) and dates.is_date(line))


def _has_copyright(page: str) -> bool:
    """Whether a page's last lines claim its rights, as the last page of a story does."""
    lines = [line for line in page[-_NEAR_CHARS:].split("\n") if line.strip()][-_FOOTER_LINES:]
    english = languages.of(languages.DEFAULT)
    return any(_claims_year(line) or furniture.claims_rights(line.lower(), english) for line in lines)


def _claims_year(line: str) -> bool:
    """Whether a line is a page's copyright, with its year, and not a photograph's: "© 2024 The Packet", not "© Ann Roe"."""
    return furniture.has_copyright_sign(line) and re.search(r"\b(?:19|20)\d\d\b", line) is not None


def _has_head(page: str) -> bool:
    """Whether a story begins on a page: a byline or a date stands above a paragraph, or a dateline opens it."""
    english = languages.of(languages.DEFAULT)
    since = _HEAD_LINES + 1  # lines since the last byline or date
    for lines in _groups(page[:_HEAD_WITHIN_CHARS]):
        text = " ".join(lines)
        paragraph = _is_paragraph(text)
        if (paragraph and since <= _HEAD_LINES) or (text.count(" ") >= _MIN_SPACES and dateline.split(text, english) is not None):
            return True
        if paragraph:
            since += len(lines)
        else:
            for line in lines:
                since = 1 if _is_of_head(line, english) else since + 1
    return False


def _groups(text: str) -> Iterator[list[str]]:
    """The lines of a text in groups as blank ones and bylines part them; an overlong line is a group of its own."""
    group: list[str] = []
    for line in [*map(str.strip, text.split("\n")), ""]:
        if line and len(line) <= _MAX_HEAD_CHARS + 1:
            group.append(line)
            continue
        if group:
            yield group
        if line:
            yield [line]
        group = []


def _is_paragraph(text: str) -> bool:
    """Whether a text is a paragraph: many words, most of which begin in lower case."""
    words = text.split()
    return len(words) >= _MIN_WORDS and sum(word[0].islower() for word in words) >= _MIN_LOWER * len(words)


def _is_of_head(line: str, language: Language) -> bool:
    """Whether a line is a byline or has a date."""
    if len(line) > _MAX_HEAD_CHARS:
        return False
    if any(map(str.isdigit, line)) and dates.find(line):
        return True
    return byline.introduces(line, language) and bool(byline.parse(line, language))


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
