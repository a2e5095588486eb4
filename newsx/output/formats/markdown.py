"""Markdown: a story below its metadata (front matter in YAML), and who says what; with `--quotes` or `--fields` a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import msgspec

from newsx.output.cells import cell
from newsx.output.formats import Writer
from newsx.output.statements import Statement, voices
from newsx.output.target import Target
from newsx.output.terminal.safe import plain
from newsx.output.view import View, value_of
from newsx.record import Article

SUFFIXES = (".md", ".markdown")

_FRONT_MATTER = {
    "title": "headline",
    "authors": "authors.name",
    "publisher": "publisher",
    "section": "section",
    "published": "published",
    "modified": "modified",
    "place": "dateline.place",
    "agency": "agency",
    "language": "language",
    "url": "url",
    "input": "input",
    "words": "word_count",
    "warnings": "warnings",
}
"""The keys of the front matter, and the field of the record that each has the value of."""
_QUOTATION_COLUMNS = ("input", "speaker_name", "speaker_role", "text")
"""The table's columns if `--fields` names none."""
_BETWEEN_STORIES = "\n* * *\n\n"


def writer(target: Target, view: View) -> MarkdownStories | MarkdownTable:
    return MarkdownStories(target) if view.whole else MarkdownTable(target, view)


class MarkdownStories(Writer):
    """The stories, with a rule between them."""

    def __init__(self, target: Target) -> None:
        self._out = _TextOut(target)
        self._first = True

    def write(self, record: bytes) -> None:
        article = msgspec.json.decode(record, type=Article)
        self._out.write(("" if self._first else _BETWEEN_STORIES) + front_matter(article) + "\n" + "\n\n".join(_parts(article)) + "\n")
        self._first = False


class MarkdownTable(Writer):
    """A table with a row for each quotation, or for each story's fields."""

    def __init__(self, target: Target, view: View) -> None:
        self._out = _TextOut(target)
        self._view = view
        self._columns = view.fields or _QUOTATION_COLUMNS
        self._out.write(_row(self._columns) + _row(["---"] * len(self._columns)))

    def write(self, record: bytes) -> None:
        rows = self._view.rows(record)
        self._out.write("".join(_row([escaped(cell(row[name])) for name in self._columns]) for row in rows))


class _TextOut:
    """Writes text to the target, for a terminal without control characters."""

    def __init__(self, target: Target) -> None:
        self._file = target.file
        self._on_terminal = target.is_terminal

    def write(self, text: str) -> None:
        if self._on_terminal:
            text = "\n".join(plain(line) for line in text.split("\n"))
        self._file.write(text.encode())
        self._file.flush()


def front_matter(article: Article) -> str:
    """An article's metadata in YAML: each value as JSON, in which characters that YAML does not allow are escaped."""
    lines = ["---"]
    for key, name in _FRONT_MATTER.items():
        value = value_of(article, name)
        if value is not None and value != []:
            lines.append(f"{key}: {re.sub(_UNPRINTABLE, _numbered, msgspec.json.encode(value).decode())}")
    return "\n".join([*lines, "---", ""])


_UNPRINTABLE = "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""Characters that YAML does not allow, or that break its lines."""


def _numbered(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _parts(article: Article) -> Iterator[str]:
    """The parts of a story's text, which empty lines separate: its headline, its paragraphs and so on."""
    if article.headline:
        yield f"# {heading(article.headline)}"
    if article.dek:
        yield f"*{escaped(article.dek)}*"
    if article.byline:
        yield escaped(article.byline)
    for image in article.images:
        yield f"*Picture: {escaped(' '.join(filter(None, [image.caption, image.credit and f'({image.credit})'])))}*"
    if article.key_points:
        yield "\n".join(_lines(point, "- ", "  ") for point in article.key_points)
    yield from _body(article)
    for note in article.notes:
        yield f"*{note.kind.capitalize()}: {escaped(note.text)}*"
    if article.topics:
        yield f"*Topics: {escaped(', '.join(article.topics))}*"
    quotations = "\n".join(_quotations(article))
    if quotations:
        yield "## Who says what"
        yield quotations


def _body(article: Article) -> Iterator[str]:
    """The paragraphs of the body, marked up by their kinds; list items that follow each other are one list."""
    for kind, group in groupby(zip(article.blocks, article.body, strict=True), key=lambda pair: pair[0].kind):
        texts = [text for _, text in group]
        if kind == "list_item":
            yield "\n".join(_lines(text, "- ", "  ") for text in texts)
        elif kind == "subhead":
            yield from (f"## {heading(text)}" for text in texts)
        elif kind == "paragraph":
            yield from (_lines(text) for text in texts)
        else:
            yield "\n>\n".join(_lines(text, "> ", "> ") for text in texts)


def _quotations(article: Article) -> Iterator[str]:
    """The lines of a list of the speakers and their statements."""
    spoken = voices(article)
    for speaker, statements in spoken.by_speaker:
        role = f", {escaped(speaker.role)}" if speaker.role else ""
        yield f"- **{escaped(speaker.name)}**{role}"
        yield from (f"  - {_statement(statement, article)}" for statement in statements)
    if spoken.unattributed:
        yield "- *not attributed*"
        yield from (f"  - {_statement(statement, article)}" for statement in spoken.unattributed)


def _statement(statement: Statement, article: Article) -> str:
    before, after = statement.around(article) if statement.is_fragment else ("", "")
    return escaped(before + statement.text() + after)


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def heading(text: str) -> str:
    r"""The text of a heading, escaped; a # at its end would be taken for markup.

    >>> print(heading("The winner is #"))
    The winner is \#
    """
    return re.sub(r"(?<=\s)#(?=#*$)", r"\\#", escaped(text))


def _lines(text: str, first: str = "", rest: str = "") -> str:
    """A text with its line breaks; `first` is put before its first line, `rest` before the others."""
    lines = [escaped(line) for line in text.splitlines() if line.strip()]
    return first + f"\\\n{rest}".join(lines)


_INLINE = r"[\\`*\[|~]|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])"
"""Characters that begin code, emphasis, a link, a cell, HTML or an entity; an underscore within a word does not."""
_AT_START = r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|>|[-+:](?:\s|$)|[-=:][-=:\s]*$))"
"""Where a line begins that would be a list item, a heading, a quotation or a rule."""


def escaped(text: str) -> str:
    r"""A text as one line of Markdown that is shown as that text.

    >>> print(escaped("1. He *said* a_b <i>no</i> at AT&T [sic]"))
    1\. He \*said\* a_b \<i>no\</i> at AT&T \[sic]
    """
    line = " ".join(text.splitlines()).strip()
    return re.sub(_AT_START, r"\1\\", re.sub(_INLINE, r"\\\g<0>", line))
