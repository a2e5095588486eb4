"""A story for the eyes: its head as a reader would want it, then who says what in it. Made with Rich."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsx.output.statements import Statement, voices
from newsx.output.terminal.safe import NAME, UNNAMED, plain
from newsx.record import Article, Author, Image, Quote, Speaker

SIDE_BY_SIDE = 96
"""Columns from which on speakers stand beside what they say instead of above it."""
SPEAKER_COLUMN = 30
CAPTION = 160

HEADLINE, QUIET, WARNING = "bold", "dim", "magenta"


class Story:
    """One article, as Rich prints it in whatever width there is."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from _parts(self._article, options.max_width)


def _parts(article: Article, width: int) -> Iterator[RenderableType]:
    yield from _head(article, width)
    if article.images:
        yield Text()
        yield from map(_picture, article.images)
    for note in article.notes:
        yield Text()
        yield Text(f"{note.kind.capitalize()}: {_brief(note.text, CAPTION)}", "italic")
    yield from _voices(article, width)
    if article.warnings:
        yield Text()
        yield from (Text(f"! {plain(warning)}", WARNING) for warning in article.warnings)


def _head(article: Article, width: int) -> Iterator[Text]:
    if article.headline:
        yield Text(plain(article.headline), HEADLINE)
    else:
        yield Text("(no headline)", QUIET)
    if article.dek:
        yield Text(plain(article.dek), "italic")
    by = _byline(article)
    if by:
        yield Text()
        yield by
    yield _joined(_facts(article), width)
    if article.url:
        yield Text(plain(article.url), QUIET, overflow="fold")


def _byline(article: Article) -> Text | None:
    """The authors with their roles; the byline as printed where it names none."""
    if not article.authors:
        return Text(plain(article.byline)) if article.byline else None
    line = Text("By ")
    for number, author in enumerate(article.authors):
        if number:
            line.append(" and " if number == len(article.authors) - 1 else ", ")
        line.append(plain(author.name))
        about = _about(author)
        if about:
            line.append(f" ({plain(about)})", QUIET)
    return line


def _about(author: Author) -> str:
    """Role and organization; the latter only where the role does not name it."""
    role, organization = author.role or "", author.organization or ""
    return ", ".join(filter(None, [role, organization if organization not in role else ""]))


def _facts(article: Article) -> Iterator[str]:
    """What stands in the line below the byline."""
    if article.dateline and article.dateline.place:
        yield article.dateline.place
    if article.published:
        yield _date(article.published)
    if article.modified:
        yield f"updated {_date(article.modified)}"
    yield from filter(None, [article.publisher, article.section])
    if article.agency and not any(article.agency in _about(author) for author in article.authors):
        yield article.agency
    yield f"{article.word_count:,} word{'' if article.word_count == 1 else 's'}"


def _date(iso: str) -> str:
    """
    >>> _date("2026-05-31T14:05:00-04:00")
    '2026-05-31 14:05 -04:00'
    """
    day, t, time = iso.partition("T")
    if not t:
        return day
    clock, zone = time[:5], time[5:].removeprefix(":00")
    return f"{day} {clock} {'UTC' if zone == 'Z' else zone}".rstrip()


def _picture(image: Image) -> Text:
    line = Text("Picture: ", QUIET)
    if image.caption:
        line.append(_brief(image.caption, CAPTION))
    if image.credit:
        line.append(f" ({plain(image.credit)})" if image.caption else plain(image.credit), QUIET)
    return line


def _voices(article: Article, width: int) -> Iterator[RenderableType]:
    said = voices(article)
    for speaker, statements in said.by_speaker:
        yield Text()
        yield from _voice(_speaker(speaker), speaker.role, statements, article, width)
    if said.unattributed:
        yield Text()
        yield from _voice(Text("not attributed", QUIET), None, said.unattributed, article, width, QUIET)
    if said.not_speech:
        yield Text()
        yield Text("in quotation marks, but not speech", QUIET)
        yield Padding(_joined(map(_marked, said.not_speech), width - 2), (0, 0, 0, 2))
    if not article.quotes:
        yield Text()
        yield Text("no quotations", QUIET)


def _speaker(speaker: Speaker) -> Text:
    name = Text(plain(speaker.name), NAME if speaker.named else UNNAMED)
    if speaker.utterances > 1:
        name.append(f" ×{speaker.utterances}", QUIET)
    return name


def _voice(
    name: Text, role: str | None, statements: list[Statement], article: Article, width: int, style: str = ""
) -> Iterator[RenderableType]:
    """A speaker and what they say: side by side where there is room, else one below the other."""
    about = Text(plain(role or ""), QUIET)
    said = Table.grid(padding=0)
    for statement in statements:
        said.add_row(_statement(statement, article, style))
    if width < SIDE_BY_SIDE:
        yield Text.assemble(name, (", ", QUIET), about) if role else name
        yield Padding(said, (0, 0, 0, 2))
        return
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=SPEAKER_COLUMN, overflow="fold")
    grid.add_column(ratio=1)
    grid.add_row(Group(name, about) if role else name, said)
    yield grid


def _statement(statement: Statement, article: Article, style: str) -> Text:
    """A quotation; a fragment among the words around it, which stand back."""
    words = Text(plain(statement.text()), style)
    if not statement.is_fragment:
        return words
    before, after = statement.around(article)
    return Text.assemble((plain(before), QUIET), words, (plain(after), QUIET))


def _marked(quote: Quote) -> str:
    marks = quote.marks or "“”"
    return f"{marks[: len(marks) // 2]}{quote.text.rstrip(',')}{marks[len(marks) // 2 :]}"


def _joined(entries: Iterable[str], width: int) -> Text:
    """Entries in lines that break between them rather than within."""
    lines = [""]
    for entry in map(plain, entries):
        longer = f"{lines[-1]} · {entry}" if lines[-1] else entry
        if cell_len(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(entry)
    return Text("\n".join(lines), QUIET)


def _brief(text: str, length: int) -> str:
    """
    >>> _brief("The ferry at the quay on Monday morning.", 20)
    'The ferry at the …'
    """
    text = plain(text)
    return text if len(text) <= length else text[: length - 1].rpartition(" ")[0] + " …"
