"""The byline among a page's lines, and the authors that it and the lines below it name."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import Label
from newsx.fields import headline
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import agencies, byline, dateline, dates, pictures, roles
from newsx.record import Author
from newsx.text import names

_SCORES: Final = {
    "labelled byline": 3.0,  # times the probability of the model's label
    "announced": 2.5,  # "By" stands before the name
    "page's title": -2.0,
    "below the headline": 0.5,
    "above the headline": -0.5,
    "a block from the headline": -0.03,  # for each block between, down to the next value
    "far from the headline": -1.0,
    # of a name that neither "By" nor the model's label announces
    "unannounced": -0.8,
    "unknown name": -0.3,  # a person's whose first word is no given name
    "role or date in the line": 1.2,
    "role or date below": 1.2,
    "date above": 0.6,
    "just below the headline": 1.0,  # within two lines
    "near below the headline": 0.6,  # within three, or within two for an unknown name
    "in the body": -0.6,  # or a name that looks like other words of the page
}
"""What each sign adds to the score of a line as a byline. Set by hand."""
_MAX_BYLINE_WORDS: Final = 30
_MAX_BYLINE_LINES: Final = 12
_MAX_NAME_WORDS: Final = 14
"""Words, dates apart, of a line that is a signature without "By"."""
_MAX_ORGANIZATION_WORDS: Final = 6
_MAX_LINE_WORDS: Final = 10
"""Words of a line that continues a byline."""
_MAX_NEIGHBOUR_CHARS: Final = 120
"""Characters of a line beside a byline that can be of it; a longer one is a paragraph."""
_MAX_SIGNATURE_CHARS: Final = 300
"""Characters of a signature below the story: "Reporting by … and …; editing by …"."""
_BLOCKS_INTO_BODY: Final = 3
_BLOCKS_ABOVE_BODY: Final = 10
_BLOCKS_ABOVE_HEADLINE: Final = 3
_BLOCKS_NEAR_HEADLINE: Final = 3
"""Blocks below the headline in which a name is likely that no "By" announces."""
_LAST_PARAGRAPHS: Final = 2
_BLOCKS_BELOW_BODY: Final = 4
_BEGIN_A_DESK: Final = frozenset({"the", "our"})
_JOINING: Final = frozenset({"and", "&", ","})


class Byline:
    """A byline as printed, the authors that it names and the indices of the blocks that it stands in; None and empty if there is none."""

    def __init__(self, line: str | None = None, authors: list[Author] | None = None, blocks: range = range(0)) -> None:
        self.line, self.authors, self.blocks = line, authors or [], blocks


def find_byline(page: Page) -> Byline:
    """The byline with the highest score near the headline; if there is none, a signature after the body."""
    rest = headline.run_on(page).strip()
    if page.headline is not None and rest and (authors := byline.parse(rest, page.language)):
        return Byline(rest, authors, range(page.headline, page.headline + 1))
    best, found = 0.0, Byline()
    for index in page.head_blocks():
        score = _score(page, index)
        if score > best and (read := _read(page, index)).authors:
            best, found = score, read
    return found if found.authors else _at_the_end(page)


def _score(page: Page, index: int) -> float:
    """The sum of `_SCORES` for a line as the beginning of a byline; 0 if it can be none."""
    item = page.items[index]
    line, words = item.block.text, item.block.words
    if words > _MAX_BYLINE_WORDS or index == page.headline:
        return 0.0
    if (line.endswith(")") and pictures.credit_of(line, page.language)) or dateline.split(line, page.language):
        return 0.0
    announced = page.introduced(index)
    if not announced and (not _may_sign(page, index, words) or pictures.credit_of(line, page.language) is not None):
        return 0.0
    score = _SCORES["labelled byline"] * item.probability if item.label is Label.BYLINE else 0.0
    if announced:
        score += _SCORES["announced"]
    elif item.label is not Label.BYLINE:
        authors = byline.parse(line, page.language)
        if not authors or (authors[0].type == "organization" and words > _MAX_ORGANIZATION_WORDS):
            return 0.0
        score += _unannounced(page, index, authors)
    if line == page.title:
        score += _SCORES["page's title"]
    if score > 0 and page.headline is not None:
        score += _SCORES["below the headline" if index > page.headline else "above the headline"]
        score += max(_SCORES["far from the headline"], _SCORES["a block from the headline"] * abs(index - page.headline))
    return score


def _may_sign(page: Page, index: int, words: int) -> bool:
    """Whether a line that no "By" announces can be a signature by its place and form."""
    above = page.start - _BLOCKS_ABOVE_BODY if page.headline is None else page.headline - _BLOCKS_ABOVE_HEADLINE
    line = page.text(index)
    words -= sum(line.count(" ", printed.start, printed.stop) + 1 for printed in page.dates(index))
    if not above <= index <= page.start + _BLOCKS_INTO_BODY or words > _MAX_NAME_WORDS or not line[:1].isupper() or line.endswith(":"):
        return False
    first = line.partition(" ")[0].strip(",.").lower()
    likely = first in _BEGIN_A_DESK or first not in page.language.not_names or page.label(index) is Label.BYLINE
    return likely or agencies.leading(line) is not None


def _unannounced(page: Page, index: int, authors: list[Author]) -> float:
    """The score of a line with a name that no "By" announces: for a date or role beside it and its place below the headline."""
    line, first = page.text(index), authors[0]
    if not byline.without_portrait(line, page.language).lower().startswith(first.name.lower()):
        return 0.0
    if first.type == "organization" and not agencies.lookup(first.name):
        return 0.0
    score = _SCORES["unannounced"]
    known = first.type != "person" or names.is_given_name(first.name.split()[0])
    if not known:
        score += _SCORES["unknown name"]
    if page.dates(index) or "@" in line or any(author.role or author.organization for author in authors):
        score += _SCORES["role or date in the line"]
    if _is_followed(page, index, first):
        score += _SCORES["role or date below"]
    elif page.dates(index - 1):
        score += _SCORES["date above"]
    if page.headline is not None and page.headline < index <= page.headline + _BLOCKS_NEAR_HEADLINE:
        score += _SCORES[
            "just below the headline" if known and index < page.headline + _BLOCKS_NEAR_HEADLINE else "near below the headline"
        ]
    if page.label(index) is Label.BODY or (not known and _looks_common(page, line, first.name)):
        score += _SCORES["in the body"]
    return score


def _is_followed(page: Page, index: int, author: Author) -> bool:
    """Whether a date stands within three lines below a name, or just below a person's name a line that only an author has."""
    if any(page.dates(at) for at in (index + 1, index + 2, index + 3)):
        return True
    below = next((text for at in (index + 1, index + 2) if any(map(str.isalpha, text := _line(page, at)))), "")
    return author.type == "person" and _is_about_author(below, page.language)


def _looks_common(page: Page, line: str, name: str) -> bool:
    """Whether the page prints a line often, or its body has a word of the name in small letters: "Weight Loss" is no name."""
    return page.counts.get(line.lower(), 0) > 2 or any(word.lower() in page.common for word in name.split())


def _is_about_author(line: str, language: Language) -> bool:
    """Whether a line stands below authors' names and nobody else's: "Chief Reporter", "BBC News, Leeds", "@jroe", "Follow"."""
    if line in language.line_words["below an author"] or roles.is_role(line, language):
        return True
    return names.is_handle(line) or names.employer(line, language) is not None


def _line(page: Page, index: int) -> str:
    """The line at an index; "" for an index off the page or a long line."""
    text = page.text(index) if 0 <= index < len(page.items) else ""
    return text if len(text) < _MAX_NEIGHBOUR_CHARS else ""


def _read(page: Page, index: int) -> Byline:
    """The byline that a block is part of, from its "By" to the names and roles on the lines that follow."""
    while index and _begins_above(page, index):
        index -= 1
    lines = [page.text(index)]
    announced = byline.announces(lines[0], page.language)
    stop = index + 1
    while stop < min(len(page.items), index + _MAX_BYLINE_LINES):
        if not _continues(_line(page, stop), lines, announced or page.label(stop) is Label.BYLINE, page.language):
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


def _at_the_end(page: Page) -> Byline:
    """A signature below the last paragraph ("Reporting by Jane Roe; Editing by Tom Okoro"), an empty byline if there is none."""
    for index in [*range(max(page.start, page.stop - _LAST_PARAGRAPHS), page.stop), *page.blocks_below(_BLOCKS_BELOW_BODY)]:
        line = page.text(index)
        if len(line) >= _MAX_SIGNATURE_CHARS or not byline.introduces(line, page.language):
            continue
        if authors := byline.parse(line.strip("()"), page.language):
            return Byline(line, [author for author in authors if author.type == "person"], range(index, index + 1))
    return Byline()
