"""The page, from its templates: its start, story sections or a table, its end."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsx import __version__
from newsx.output.authors import name_and_role
from newsx.output.report.speakers import Statements
from newsx.output.report.story import StoryPage, address
from newsx.output.tally import StorySummary, Tally
from newsx.record import Article

_MOST_QUOTED = 15
"""Speakers in the chart on the front page."""
_MOST_SHARED = 40
"""Quotations on the front page that several stories have."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that HTML does not allow."""


def page_start(title: str, stories: bool, script: bool = True) -> bytes:
    """A page up to its content, stories or a table. Its policy forbids fetching anything and all scripts, but for its own, which tables
    need that can be searched and sorted."""
    style = _own("style.css")
    policy = f"default-src 'none'; style-src {_digest(style)}"
    if script:
        policy += f"; script-src {_digest(_own('script.js'))}"
    return _fill("begin", title=title, stories=stories, style=Markup(style), policy=policy)


def page_end(stories: bool, script: bool = True) -> bytes:
    """The page's end."""
    return _fill("end", stories=stories, version=__version__, script=Markup(_own("script.js")) if script else None)


def _own(name: str) -> str:
    """The text of a file that comes with this package."""
    return files(__package__).joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    """What a policy calls a style or a script by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def front_page(summaries: list[StorySummary], tally: Tally, statements: Statements, failures: list[tuple[str, str]]) -> Iterator[bytes]:
    """The front page of several stories: totals, who is quoted most, tables of the speakers and of the stories, the same words in several
    stories, and the inputs that gave none, with the reason; then a section for each speaker with all that they say."""
    quoted = tally.quoted()
    shared = statements.shared(_MOST_SHARED)
    yield _fill("front", lines=summaries, tally=tally, quoted=quoted, most=quoted[:_MOST_QUOTED], shared=shared, failures=failures)
    for page in statements.pages(tally):
        yield _fill("speaker", page=page, lines=summaries)


def story_section(article: Article, number: int, alone: bool) -> bytes:
    """A story's section. `number` counts from 1; `alone` says that the page has no other story."""
    return _fill("story", story=StoryPage(article, number), alone=alone)


def table_start(columns: list[str]) -> bytes:
    """A table up to its rows."""
    return _fill("table_begin", columns=columns)


def table_rows(rows: list[list[str]], columns: list[str]) -> bytes:
    """Rows of a table, with a text for each column."""
    return _fill("table_rows", rows=rows, columns=columns)


def table_end() -> bytes:
    """The table's end."""
    return _fill("table_end")


def _fill(template: str, **values: Any) -> bytes:
    return _UNPRINTABLE.sub("", _templates().get_template(f"{template}.html").render(values)).encode()


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("newsx.output.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(address=address, author=name_and_role, title=_title)
    return environment


def _title(column: str) -> str:
    """A column's title.

    >>> _title("speaker_name"), _title("speaker_role"), _title("authors.name")
    ('speaker', 'role', 'authors name')
    """
    return "speaker" if column == "speaker_name" else column.removeprefix("speaker_").replace("_", " ").replace(".", " ")
