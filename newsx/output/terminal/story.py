"""A story: its headline, authors, date and so on, then who says what in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsx.output.authors import role_and_organization
from newsx.output.statements import Statement, counts, marks_of, voices
from newsx.output.terminal.safe import NAME, UNNAMED, plain
from newsx.record import Article, Image, Quote, Speaker

_SIDE_BY_SIDE = 96
"""Width of the terminal, in characters, from which on speakers stand beside what they say instead of above it."""
_SPEAKER_WIDTH = 30
"""Characters of the speakers' column."""
_MAX_CAPTION_CHARS = 160
"""Characters shown of a caption or note."""
_HEADLINE, _QUIET, _WARNING = "bold", "dim", "magenta"
"""Rich's styles."""


class Story:
    """One article, printed by Rich in any width."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from _parts(self._article, options.max_width)


def _parts(article: Article, width: int) -> Iterator[RenderableType]:
    """The parts of a story, from top to bottom."""
    yield from _head(article, width)
    if article.key_points:
        yield Text()
        yield from (Text(f"• {_brief(point, _MAX_CAPTION_CHARS)}") for point in article.key_points)
    if article.images:
        yield Text()
        yield from map(_picture, article.images)
    for note in article.notes:
        yield Text()
        yield Text(f"{note.kind.capitalize()}: {_brief(note.text, _MAX_CAPTION_CHARS)}", "italic")
    yield from _voices(article, width)
    if article.warnings:
        yield Text()
        yield from (Text(f"! {plain(warning)}", _WARNING) for warning in article.warnings)


def _head(article: Article, width: int) -> Iterator[Text]:
    """Headline, dek, byline, facts and address."""
    if article.headline:
        yield Text(plain(article.headline), _HEADLINE)
    else:
        yield Text("(no headline)", _QUIET)
    if article.dek:
        yield Text(plain(article.dek), "italic")
    by = _byline(article)
    if by:
        yield Text()
        yield by
    yield _joined(_facts(article), width)
    if article.url:
        yield Text(plain(article.url), _QUIET, overflow="fold")


def _byline(article: Article) -> Text | None:
    """The authors with their roles, or the byline as printed if it names none; `None` if there is no byline."""
    if not article.authors:
        return Text(plain(article.byline)) if article.byline else None
    line = Text("By ")
    for number, author in enumerate(article.authors):
        if number:
            line.append(" and " if number == len(article.authors) - 1 else ", ")
        line.append(plain(author.name))
        about = role_and_organization(author)
        if about:
            line.append(f" ({plain(about)})", _QUIET)
    return line


def _facts(article: Article) -> Iterator[str]:
    """The facts in the line below the byline."""
    if article.dateline and article.dateline.place:
        yield article.dateline.place
    if article.published:
        yield _date(article.published)
    if article.modified:
        yield f"updated {_date(article.modified)}"
    yield from filter(None, [article.publisher, article.section])
    if article.agency and not any(article.agency in role_and_organization(author) for author in article.authors):
        yield article.agency
    yield f"{article.word_count:,} word{'' if article.word_count == 1 else 's'}"


def _date(iso: str) -> str:
    """A date of ISO 8601 for reading.

    >>> _date("2026-05-31T14:05:00-04:00")
    '2026-05-31 14:05 -04:00'
    """
    day, t, time = iso.partition("T")
    if not t:
        return day
    clock, zone = time[:5], time[5:].removeprefix(":00")
    return f"{day} {clock} {'UTC' if zone == 'Z' else zone}".rstrip()


def _picture(image: Image) -> Text:
    """A picture's caption and credit."""
    line = Text("Picture: ", _QUIET)
    if image.caption:
        line.append(_brief(image.caption, _MAX_CAPTION_CHARS))
    if image.credit:
        line.append(f" ({plain(image.credit)})" if image.caption else plain(image.credit), _QUIET)
    return line


def _voices(article: Article, width: int) -> Iterator[RenderableType]:
    """The speakers with what they say, statements without a speaker, and what is not speech."""
    spoken, numbers = voices(article), counts(article)
    for speaker, statements in spoken.by_speaker:
        yield Text()
        yield from _voice(_speaker(speaker, numbers[speaker.id]), speaker.role, statements, article, width)
    if spoken.unattributed:
        yield Text()
        yield from _voice(Text("not attributed", _QUIET), None, spoken.unattributed, article, width, _QUIET)
    if spoken.not_speech:
        yield Text()
        yield Text("in quotation marks, but not speech", _QUIET)
        yield Padding(_joined(map(_marked, spoken.not_speech), width - 2), (0, 0, 0, 2))
    if not article.quotes:
        yield Text()
        yield Text("no quotations", _QUIET)


def _speaker(speaker: Speaker, number: str) -> Text:
    """A speaker's name, and the number of statements if there are several."""
    name = Text(plain(speaker.name), NAME if speaker.named else UNNAMED)
    if speaker.utterances > 1:
        name.append(f" {number}", _QUIET)
    return name


def _voice(
    name: Text, role: str | None, statements: list[Statement], article: Article, width: int, style: str = ""
) -> Iterator[RenderableType]:
    """A speaker and what they say: side by side if there is room, else one below the other."""
    about = Text(plain(role or ""), _QUIET)
    rows = Table.grid(padding=0)
    for statement in statements:
        rows.add_row(_statement(statement, article, style))
    if width < _SIDE_BY_SIDE:
        yield Text.assemble(name, (", ", _QUIET), about) if role else name
        yield Padding(rows, (0, 0, 0, 2))
        return
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_SPEAKER_WIDTH, overflow="fold")
    grid.add_column(ratio=1)
    grid.add_row(Group(name, about) if role else name, rows)
    yield grid


def _statement(statement: Statement, article: Article, style: str) -> Text:
    """A quotation; a fragment with the words around it, dimmed."""
    words = Text(plain(statement.text()), style)
    if not statement.is_fragment:
        return words
    before, after = statement.around(article)
    return Text.assemble((plain(before), _QUIET), words, (plain(after), _QUIET))


def _marked(quote: Quote) -> str:
    return quote.text.rstrip(",").join(marks_of(quote))


def _joined(entries: Iterable[str], width: int) -> Text:
    """Entries in lines that break between entries, not within."""
    lines = [""]
    for entry in map(plain, entries):
        longer = f"{lines[-1]} · {entry}" if lines[-1] else entry
        if cell_len(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(entry)
    return Text("\n".join(lines), _QUIET)


def _brief(text: str, length: int) -> str:
    """A text cut to `length` characters.

    >>> _brief("The ferry at the quay on Monday morning.", 20)
    'The ferry at the …'
    """
    text = plain(text)
    return text if len(text) <= length else text[: length - 1].rpartition(" ")[0] + " …"
