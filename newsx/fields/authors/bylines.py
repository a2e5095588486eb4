"""The byline that a line is part of, with the lines below it that go on with names and roles."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import Label
from newsx.fields.choice import Candidate
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import byline, dates, roles
from newsx.record import Author
from newsx.text import names

_MAX_BYLINE_LINES: Final = 12
_MAX_LINE_WORDS: Final = 10
"""Words of a line that continues a byline."""
MAX_NEIGHBOUR_CHARS: Final = 120
"""Characters of a line beside a byline that can be of it; a longer one is a paragraph."""
_JOINING: Final = frozenset({"and", "&", ","})


class Byline:
    """A byline as printed but for the date beside it, the authors of the story and the indices of the blocks in which they are named.

    They are None and empty if there is none. `candidates` are all who were weighed.
    """

    def __init__(
        self,
        line: str | None = None,
        authors: list[Author] | None = None,
        blocks: range = range(0),
        candidates: list[Candidate] | None = None,
    ) -> None:
        self.line, self.authors, self.blocks, self.candidates = line, authors or [], blocks, candidates or []


def line_at(page: Page, index: int) -> str:
    """The line at an index; "" for an index off the page or a long line."""
    text = page.text(index) if 0 <= index < len(page.items) else ""
    return text if len(text) < MAX_NEIGHBOUR_CHARS else ""


def byline_at(page: Page, index: int) -> Byline:
    """The byline that a block is part of, from its "By" to the names and roles on the lines that follow."""
    while index and _begins_above(page, index):
        index -= 1
    lines = [page.text(index)]
    announced = byline.announces(lines[0], page.language)
    stop = index + 1
    while stop < min(len(page.items), index + _MAX_BYLINE_LINES):
        if not _continues(line_at(page, stop), lines, announced or page.label(stop) is Label.BYLINE, page.language):
            break
        lines.append(page.text(stop))
        stop += 1
    if announced and len(lines) > 1:
        return Byline(
            f"{lines[0]} {lines[1]}", _parse(byline.announced(lines[1], page.language), lines[2:], page.language), range(index, stop)
        )
    return Byline(lines[0], _parse(lines[0], lines[1:], page.language), range(index, stop))


def _begins_above(page: Page, index: int) -> bool:
    """Whether the line above is part of the byline: labelled so, a "By", or the author's name above the paper's."""
    above = page.text(index - 1)
    if byline.announces(above, page.language):
        return True
    if page.introduced(index) and names.is_person(above, page.language):
        return False  # the name of somebody in a picture, above "By Jane Roe"
    if page.label(index - 1) is Label.BYLINE:
        return True
    return names.is_person(above, page.language) and names.employer(page.text(index), page.language) is not None


def _parse(first: str, rest: list[str], language: Language) -> list[Author]:
    """The authors whom a byline and the lines below it name, each with the roles in the lines below the name."""
    groups: list[tuple[str, list[str]]] = [(first, [])]
    for line in rest:
        if _is_role_line(line, language):
            groups[-1][1].append(line)
        else:
            groups.append((byline.announced(line, language), []))
    authors: list[Author] = []
    for line, role_lines in groups:
        for author in byline.parse(line, language, role_lines):
            if all(author.name != known.name for known in authors):
                authors.append(author)
    return authors


def _is_role_line(line: str, language: Language) -> bool:
    """Whether a line gives the role or employer of the author above it and names nobody: "Chief Reporter", "BBC News, Leeds"."""
    if roles.is_plain_role(line, language) or (names.employer(line, language) and not names.is_desk(line, language)):
        return True
    return roles.is_role(line, language) and all(author.type != "person" for author in byline.parse(line, language))


def _continues(line: str, lines: list[str], names_follow: bool, language: Language) -> bool:
    """Whether a line below a byline continues it: a role, an organization, another name after "By" or "and".

    `lines` are the byline's lines so far; `names_follow` says that the line above is "By", or the model labelled this one as a byline.
    """
    if not line or len(line.split()) > _MAX_LINE_WORDS:
        return False
    if line.lower() in _JOINING:
        return True
    if roles.is_role(line, language) or (names.employer(line, language) and len(lines) < 3):
        return True
    if names_follow or lines[-1].endswith((",", " and", "&")) or lines[-1].lower() in _JOINING:
        if names.is_person(line, language):
            return True
        return bool(byline.parse(byline.announced(line, language), language)) and not dates.find(line)
    return False
