"""Markdown: a story with its facts before it (front matter, in YAML) and who says what after it; with `--quotes` or `--fields` a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import msgspec

from newsx.output.formats import Writer
from newsx.output.formats.csv import cell
from newsx.output.statements import Statement, voices
from newsx.output.target import Target
from newsx.output.terminal.safe import plain
from newsx.output.view import View, value_of
from newsx.record import Article

SUFFIXES = (".md", ".markdown")

FACTS = {
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
"""The keys of the front matter, and the fields whose values they have."""
QUOTATION = ("input", "speaker_name", "speaker_role", "text")
"""What the table shows of a quotation where no fields are asked for."""
BETWEEN_STORIES = "\n* * *\n\n"


def writer(target: Target, view: View) -> Stories | Rows:
    return Stories(target) if view.whole else Rows(target, view)


class Stories(Writer):
    """Story after story, with a rule between them."""

    def __init__(self, target: Target) -> None:
        self._page = Page(target)
        self._first = True

    def write(self, record: bytes) -> None:
        article = msgspec.json.decode(record, type=Article)
        self._page.write(("" if self._first else BETWEEN_STORIES) + front_matter(article) + "\n" + "\n\n".join(_parts(article)) + "\n")
        self._first = False


class Rows(Writer):
    """A table with a row for each quotation, or for each story's fields."""

    def __init__(self, target: Target, view: View) -> None:
        self._page = Page(target)
        self._view = view
        self._columns = view.fields or QUOTATION
        self._page.write(_row(self._columns) + _row(["---"] * len(self._columns)))

    def write(self, record: bytes) -> None:
        rows = self._view.rows(record)
        self._page.write("".join(_row([escaped(cell(row[name])) for name in self._columns]) for row in rows))


class Page:
    """Text on a target; on a terminal without what steers it."""

    def __init__(self, target: Target) -> None:
        self._file = target.file
        self._on_terminal = target.is_terminal

    def write(self, text: str) -> None:
        if self._on_terminal:
            text = "\n".join(plain(line) for line in text.split("\n"))
        self._file.write(text.encode())
        self._file.flush()


def front_matter(article: Article) -> str:
    """What is known of an article, in YAML: of each value the JSON, with what YAML does not take written as a number."""
    lines = ["---"]
    for key, name in FACTS.items():
        value = value_of(article, name)
        if value is not None and value != []:
            lines.append(f"{key}: {re.sub(UNPRINTABLE, _numbered, msgspec.json.encode(value).decode())}")
    return "\n".join([*lines, "---", ""])


UNPRINTABLE = "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""What may not stand in YAML, or would break its lines."""


def _numbered(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _parts(article: Article) -> Iterator[str]:
    """The paragraphs of the page, and what else stands between empty lines."""
    if article.headline:
        yield f"# {_heading(article.headline)}"
    if article.dek:
        yield f"*{escaped(article.dek)}*"
    if article.byline:
        yield escaped(article.byline)
    for image in article.images:
        yield f"*Picture: {escaped(' '.join(filter(None, [image.caption, image.credit and f'({image.credit})'])))}*"
    yield from _body(article)
    for note in article.notes:
        yield f"*{note.kind.capitalize()}: {escaped(note.text)}*"
    quotations = "\n".join(_quotations(article))
    if quotations:
        yield "## Who says what"
        yield quotations


def _body(article: Article) -> Iterator[str]:
    """The paragraphs in their forms; items that follow each other are one list."""
    for kind, group in groupby(zip(article.blocks, article.body, strict=True), key=lambda pair: pair[0].kind):
        texts = [text for _, text in group]
        if kind == "list_item":
            yield "\n".join(_lines(text, "- ", "  ") for text in texts)
        elif kind == "subhead":
            yield from (f"## {_heading(text)}" for text in texts)
        elif kind == "paragraph":
            yield from (_lines(text) for text in texts)
        else:
            yield "\n>\n".join(_lines(text, "> ", "> ") for text in texts)


def _quotations(article: Article) -> Iterator[str]:
    said = voices(article)
    for speaker, statements in said.by_speaker:
        role = f", {escaped(speaker.role)}" if speaker.role else ""
        yield f"- **{escaped(speaker.name)}**{role}"
        yield from (f"  - {_statement(statement, article)}" for statement in statements)
    if said.unattributed:
        yield "- *not attributed*"
        yield from (f"  - {_statement(statement, article)}" for statement in said.unattributed)


def _statement(statement: Statement, article: Article) -> str:
    before, after = statement.around(article) if statement.is_fragment else ("", "")
    return escaped(before + statement.text() + after)


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _heading(text: str) -> str:
    r"""
    >>> print(_heading("The winner is #"))
    The winner is \#
    """
    return re.sub(r"(?<=\s)#(?=#*$)", r"\\#", escaped(text))


def _lines(text: str, first: str = "", rest: str = "") -> str:
    """A text with its line breaks, the first line after `first`, others after `rest`."""
    lines = [escaped(line) for line in text.splitlines() if line.strip()]
    return first + f"\\\n{rest}".join(lines)


INLINE = r"[\\`*\[|~]|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])"
"""What begins code, emphasis, a link, a cell, HTML or a character's name; an underscore does not within a word."""
AT_START = r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|>|[-+:](?:\s|$)|[-=:][-=:\s]*$))"
"""After what a line would go on as an item of a list, a heading, a quotation or a rule."""


def escaped(text: str) -> str:
    r"""A text as a line of Markdown that reads as the text stands.

    >>> print(escaped("1. He *said* a_b <i>no</i> at AT&T [sic]"))
    1\. He \*said\* a_b \<i>no\</i> at AT&T \[sic]
    """
    line = " ".join(text.splitlines()).strip()
    return re.sub(AT_START, r"\1\\", re.sub(INLINE, r"\\\g<0>", line))
