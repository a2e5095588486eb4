"""The pages, from the templates: `begin`, one `story` after another or a `table`, `end`."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsx import __version__
from newsx.output.report.story import StoryPage, address, author_in_words
from newsx.output.tally import Line, Tally
from newsx.record import Article

MOST_QUOTED = 15
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What HTML does not allow."""


def begin(title: str, stories: bool) -> bytes:
    """A page up to its content, be that stories or a table; nothing in it may run, and nothing is fetched for it."""
    style = files(__package__).joinpath("style.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    return _fill("begin", title=title, stories=stories, style=Markup(style), policy=policy)


def end(stories: bool) -> bytes:
    """The page's end."""
    return _fill("end", stories=stories, version=__version__)


def front(lines: list[Line], tally: Tally, failures: list[tuple[str, str]]) -> bytes:
    """The front page of several stories: who is quoted most, the table of the stories, and the inputs that gave none, with the reason."""
    return _fill("front", lines=lines, tally=tally, most=tally.most_quoted(MOST_QUOTED), failures=failures)


def story(article: Article, number: int, alone: bool) -> bytes:
    """A story's section. `number` counts from 1; a story `alone` is the whole page."""
    return _fill("story", story=StoryPage(article, number), alone=alone)


def table_begin(columns: list[str]) -> bytes:
    """A table up to its rows."""
    return _fill("table_begin", columns=columns)


def table_rows(rows: list[list[str]], columns: list[str]) -> bytes:
    """Some of its rows, a text for each column."""
    return _fill("table_rows", rows=rows, columns=columns)


def table_end() -> bytes:
    """The table's end."""
    return _fill("table_end")


def _fill(template: str, **values: Any) -> bytes:
    return UNPRINTABLE.sub("", _templates().get_template(f"{template}.html").render(values)).encode()


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("newsx.output.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(address=address, author=author_in_words, title=_title)
    return environment


def _title(column: str) -> str:
    """
    >>> _title("speaker_name"), _title("speaker_role"), _title("authors.name")
    ('speaker', 'role', 'authors name')
    """
    return "speaker" if column == "speaker_name" else column.removeprefix("speaker_").replace("_", " ").replace(".", " ")
