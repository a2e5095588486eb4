"""The authors' roles: from the line below or beside a name, or from what the page says of the author ("Ann Roe is a reporter for …")."""

from __future__ import annotations

from typing import Final

from newsx.fields.page import Page
from newsx.lines import dates, roles
from newsx.record import Author, Note

_MAX_LINE_CHARS: Final = 600
_LINES_BELOW: Final = 4
"""Lines below an author's name among which the role can stand, after a date or an account."""
_MAX_WORDS_BETWEEN: Final = 3
"""Words of a line between a name and the role below it that is no role and no date: "Follow"."""
_MAX_BY_CHARS: Final = 12
"""Characters of what announces a name: "Written by "."""
_MARKS: Final = " ,;:|/•·–—-()[]"


def with_roles(authors: list[Author], notes: list[Note], page: Page) -> list[Author]:
    """The authors, each without a role with the one that the page gives outside its story, in a line of its own or in a sentence."""
    authors = [_without_employer(author, page) for author in authors]
    if not any(_lacks_role(author) for author in authors):
        return authors
    own = [index for index in range(len(page.items)) if len(page.text(index)) <= _MAX_LINE_CHARS]
    lines = [page.text(index) for index in own if not page.in_body(index)]
    texts = [note.text for note in notes] + [page.text(index) for index in own if page.in_body(index)]
    told = []
    for author in authors:
        role = _role_of(author.name, lines, texts, page) if _lacks_role(author) else None
        told.append(Author(name=author.name, type=author.type, role=role, organization=author.organization) if role else author)
    return told


def _without_employer(author: Author, page: Page) -> Author:
    """An author whose role begins with the outlet's name has it as organization only, "Lakeside Post staff writer"; agencies' are kept."""
    if not author.role or not author.organization or not author.role.startswith(f"{author.organization} "):
        return author
    role = roles.without_employer(author.role, page.language)
    return Author(name=author.name, type=author.type, role=role, organization=author.organization)


def _lacks_role(author: Author) -> bool:
    return author.type == "person" and not author.role


def _role_of(name: str, lines: list[str], texts: list[str], page: Page) -> str | None:
    """The role of somebody by the lines below the name, else in the lines that begin with it, else in sentences."""
    lower = name.lower()
    at = [index for index, line in enumerate(lines) if lower in line.lower()]
    for index in at:
        if _is_signed(lines[index].lower().strip(_MARKS), lower) and (role := _role_below(lower, lines, index, page)):
            return role
    for index in at:
        if lines[index].lower().startswith(lower):
            rest = lines[index][len(name) :]
            if rest and not rest[0].isalnum() and lower not in rest.lower() and (role := roles.leading(rest.strip(_MARKS), page.language)):
                return role
    for text in [*[lines[index] for index in at], *[text for text in texts if text.lower().startswith(lower)]]:
        if role := roles.in_sentence(text, name, page.language):
            return role
    return next((role for text in texts if (role := _role_by_part(text, lower, page))), None)


def _role_by_part(text: str, lower: str, page: Page) -> str | None:
    """The role in a sentence that begins with the first or last name of somebody: "Roe is the harbour editor of the Leeds Packet"."""
    words = lower.split()
    begins = text.partition(" ")[0]
    return roles.in_sentence(text, begins, page.language) if begins.lower() in (words[0], words[-1]) else None


def _is_signed(line: str, name: str) -> bool:
    """Whether a line is a name, perhaps after "By"."""
    return line == name or (line.endswith(f" {name}") and len(line) - len(name) <= _MAX_BY_CHARS)


def _role_below(lower: str, lines: list[str], index: int, page: Page) -> str | None:
    """The role in the lines below the one that is a name, unless another sentence or name stands between."""
    for line in lines[index + 1 : index + 1 + _LINES_BELOW]:
        bare = line.strip(_MARKS)
        if lower in bare.lower():
            continue
        if role := _role_by_part(bare, lower, page) or roles.leading(bare, page.language):
            return role
        if bare.count(" ") >= _MAX_WORDS_BETWEEN and not dates.find(bare):
            return None
    return None
