"""Whose story it is: the byline among a page's lines, and the authors that it and the lines below it name."""

from __future__ import annotations

from newsx.blocks.labels import Label
from newsx.fields import headline
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import agencies, byline, dateline, dates, pictures, roles
from newsx.record import Author
from newsx.text import names

_LONGEST = 30
_MOST_LINES = 12
_TAIL = 4
_INTO_BODY = 3
_ABOVE_BODY = 10
_ABOVE_HEADLINE = 3
_BEGIN_A_DESK = frozenset({"the", "our"})


class Signed:
    """A byline as printed, the authors that it names and the blocks that it takes."""

    def __init__(self, line: str | None = None, authors: list[Author] | None = None, blocks: range = range(0)) -> None:
        self.line, self.authors, self.blocks = line, authors or [], blocks


def choose(page: Page) -> Signed:
    """The byline: near the headline, the better announced the likelier; else a signature after the body."""
    rest = headline.run_on(page).strip()
    if page.headline is not None and rest and (authors := byline.parse(rest, page.language)):
        return Signed(rest, authors, range(page.headline, page.headline + 1))
    best, signed = 0.0, Signed()
    for index in page.head():
        score = _score(page, index)
        if score > best and (found := _read(page, index)).authors:
            best, signed = score, found
    return signed if signed.authors else _at_the_end(page)


def _score(page: Page, index: int) -> float:
    """How much speaks for a byline's beginning here; 0 where nothing does."""
    item = page.items[index]
    line, words = item.block.text, item.block.words
    if words > _LONGEST or index == page.headline:
        return 0.0
    if (line.endswith(")") and pictures.credit_of(line, page.language)) or dateline.split(line, page.language):
        return 0.0
    introduced = page.introduced(index)
    if not introduced and not (_may_sign(page, index, words) and pictures.credit_of(line, page.language) is None):
        return 0.0
    score = 3 * item.probability if item.label is Label.BYLINE else 0.0
    score += 2.5 if introduced else 0.0
    if not introduced and item.label is not Label.BYLINE:
        authors = byline.parse(line, page.language)
        if not authors or (authors[0].type == "organization" and words > 6):
            return 0.0
        score += _unannounced(page, index, authors)
    score -= 2.0 if line == page.title else 0.0
    if score > 0 and page.headline is not None:
        score += 0.5 if index > page.headline else -0.5
        score -= min(1.0, 0.03 * abs(index - page.headline))
    return score


def _may_sign(page: Page, index: int, words: int) -> bool:
    """Whether a line that no "By" announces can be a signature by its place and shape."""
    above = page.start - _ABOVE_BODY if page.headline is None else page.headline - _ABOVE_HEADLINE
    line = page.text(index)
    words -= sum(line.count(" ", printed.start, printed.stop) + 1 for printed in page.dates(index))
    if not above <= index <= page.start + _INTO_BODY or words > 14 or not line[:1].isupper() or line.endswith(":"):
        return False
    first = line.partition(" ")[0].strip(",.").lower()
    likely = first in _BEGIN_A_DESK or first not in page.language.not_names or page.label(index) is Label.BYLINE
    return likely or agencies.leading(line) is not None


def _unannounced(page: Page, index: int, authors: list[Author]) -> float:
    """How much speaks for a name's being the author's that no "By" announces: a date or role beside it, the place below the headline."""
    line = page.text(index)
    first = authors[0]
    if not byline.without_portrait(line).lower().startswith(first.name.lower()) or (
        first.type == "organization" and not agencies.lookup(first.name)
    ):
        return 0.0
    score = -0.8
    known = first.type != "person" or names.is_given_name(first.name.split()[0])
    score -= 0.0 if known else 0.3
    if page.dates(index) or "@" in line or any(author.role or author.organization for author in authors):
        score += 1.2
    below = next((text for at in (index + 1, index + 2) if any(map(str.isalpha, text := _line(page, at)))), "")
    if any(page.dates(i) for i in (index + 1, index + 2, index + 3)) or (first.type == "person" and _tells_of_writer(below, page.language)):
        score += 1.2
    elif page.dates(index - 1):
        score += 0.6
    if page.headline is not None and page.headline < index <= page.headline + 3:
        score += 1.0 if known and index <= page.headline + 2 else 0.6
    if page.label(index) is Label.BODY or (not known and (page.counts.get(line.lower(), 0) > 2 or _is_common(page, first.name))):
        score -= 0.6
    return score


def _tells_of_writer(line: str, language: Language) -> bool:
    """Whether a line can stand below a writer's name and nobody else's: "Chief Reporter", "BBC News, Leeds", "@jroe", "Follow"."""
    return line == "Follow" or roles.is_role(line, language) or names.is_handle(line) or names.employer(line, language) is not None


def _is_common(page: Page, name: str) -> bool:
    """Whether the body has a word of the name in small letters: "Weight Loss" is no name where the text speaks of loss."""
    return any(word.lower() in page.common for word in name.split())


def _line(page: Page, index: int) -> str:
    """A neighbouring line; a long one is none."""
    text = page.text(index) if 0 <= index < len(page.items) else ""
    return text if len(text) < 120 else ""


def _read(page: Page, index: int) -> Signed:
    """The byline that has a block, from its "By" to the names and roles on the lines that follow."""
    while index and _begins_above(page, index):
        index -= 1
    lines = [page.text(index)]
    announced = byline.announces(lines[0])
    stop = index + 1
    while stop < min(len(page.items), index + _MOST_LINES):
        if not _continues(_line(page, stop), lines, announced or page.label(stop) is Label.BYLINE, page.language):
            break
        lines.append(page.text(stop))
        stop += 1
    if announced and len(lines) > 1:
        return Signed(f"{lines[0]} {lines[1]}", _parse("By " + lines[1], lines[2:], page.language), range(index, stop))
    return Signed(lines[0], _parse(lines[0], lines[1:], page.language), range(index, stop))


def _begins_above(page: Page, index: int) -> bool:
    """Whether the line above a byline's is of it: so labelled, a "By", or the name over the paper's."""
    above = page.text(index - 1)
    if byline.announces(above):
        return True
    if page.introduced(index) and names.is_person(above, page.language):
        return False  # who is in the picture, above "By Jane Roe"
    if page.label(index - 1) is Label.BYLINE:
        return True
    return names.is_person(above, page.language) and names.employer(page.text(index), page.language) is not None


def _parse(first: str, rest: list[str], language: Language) -> list[Author]:
    """The authors of a byline's line and of the lines below, each with the roles that stand below its name."""
    groups: list[tuple[str, list[str]]] = [(first, [])]
    for line in rest:
        if (
            roles.is_plain_role(line, language)
            or (names.employer(line, language) and not names.is_desk(line, language))
            or (roles.is_role(line, language) and all(author.type != "person" for author in byline.parse(line, language)))
        ):
            groups[-1][1].append(line)
        else:
            groups.append(("By " + line, []))
    authors: list[Author] = []
    for line, role_lines in groups:
        for author in byline.parse(line, language, role_lines):
            if all(author.name != known.name for known in authors):
                authors.append(author)
    return authors


def _continues(line: str, lines: list[str], names_follow: bool, language: Language) -> bool:
    """Whether a line below a byline goes on with it: a role, an organization, another name after "By" or "and"."""
    if not line or len(line.split()) > 10:
        return False
    if line.lower() in {"and", "&", ","}:
        return True
    if roles.is_role(line, language) or (names.employer(line, language) and len(lines) < 3):
        return True
    if names_follow or lines[-1].endswith((",", " and", "&")) or lines[-1].lower() in {"and", "&", ","}:
        return names.is_person(line, language) or (bool(byline.parse("By " + line, language)) and not dates.find(line))
    return False


def _at_the_end(page: Page) -> Signed:
    """A signature below the last paragraph: "Reporting by Jane Roe; Editing by Tom Okoro", "By Jane Roe"."""
    for index in [*range(max(page.start, page.stop - 2), page.stop), *page.tail(_TAIL)]:
        line = page.text(index)
        if len(line) < 300 and byline.introduces(line, page.language) and (authors := byline.parse(line.strip("()"), page.language)):
            return Signed(line, [author for author in authors if author.type == "person"], range(index, index + 1))
    return Signed()
