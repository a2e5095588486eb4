"""What users and other packages add: words of their own, and fields of their own.

A package adds a field to the record by an entry point of the group `newsx.fields`, a function that takes the `newsx.Article` and returns
what JSON can hold. The value stands in the record's `extra` under the entry point's name, and so in a column of its own in tables:

    [project.entry-points."newsx.fields"]
    reading_minutes = "my_package:reading_minutes"
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from glob import escape, iglob
from typing import Any

import msgspec

from newsx import languages
from newsx.languages import Language
from newsx.record import Article

GROUP = "newsx.fields"
_NAMED = b"[newsx.fields]"
OwnWords = tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]
"""For the codes of languages, the names of lists and what they have more."""


class NotWords(ValueError):
    """Why a file has no lists of words, in words that follow its name."""


def read_words(path: str) -> OwnWords:
    """The words in a file of TOML, a table for each language: `[en]`, `verbs_of_saying = ["burble burbles burbled burbling"]`.

    Raises NotWords if it is something else or names no language and list of newsx, OSError if it cannot be read.
    """
    import tomllib

    try:
        with open(path, "rb") as file:
            tables = msgspec.convert(tomllib.load(file), dict[str, dict[str, list[str]]])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise NotWords(f"has no lists of words: {error}") from None
    for code in tables:
        if code not in languages.with_quotations():
            raise NotWords(f"has words of {code!r}, and quotations are read in {', '.join(languages.with_quotations())}")
    words = tuple((code, tuple((name, tuple(entries)) for name, entries in lists.items())) for code, lists in tables.items())
    try:
        own_languages(words)
    except ValueError as error:
        raise NotWords(f"is wrong: {error}") from None
    return words


@cache
def own_languages(words: OwnWords) -> tuple[Language, ...]:
    """The languages with these words. Raises ValueError for what is no list of theirs."""
    return tuple(languages.of(code).with_words(**{name: list(entries) for name, entries in lists}) for code, lists in words)


def add_fields(article: Article) -> None:
    """Adds the fields of other packages to a record's `extra`. Where one of them fails, the value is `None` and `warnings` says so."""
    for name, function in _functions().items():
        try:
            value = msgspec.to_builtins(function(article))
        except Exception as error:
            value = None
            article.warnings.append(f"the field {name}, which another package adds, could not be made: {type(error).__name__}: {error}")
        article.extra = {**(article.extra or {}), name: value}


@cache
def _functions() -> dict[str, Callable[[Article], Any]]:
    """The functions that installed packages add, by their names. Python's own search is only asked if there are some: it is slow."""
    if not any(map(_names_group, _lists_of_entry_points())):
        return {}
    from importlib.metadata import entry_points

    return {entry.name: entry.load() for entry in sorted(entry_points(group=GROUP))}


def _lists_of_entry_points() -> list[str]:
    """The files of installed packages that list their entry points."""
    return [path for folder in sys.path if os.path.isdir(folder) for path in iglob(f"{escape(folder)}/*-info/entry_points.txt")]


def _names_group(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return _NAMED in file.read()
    except OSError:
        return False
