"""What the user typed, checked, as the rooms want it. What is wrong with it is said in a sentence, with the option's name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from newsx.cli import completion
from newsx.output import formats

if TYPE_CHECKING:
    from datetime import date

    from newsx.output.view import View
    from newsx.sources.settings import Settings


def listed(files_from: str | None, null: bool) -> Iterator[str] | None:
    """The paths that a list names."""
    from newsx.errors import sentence
    from newsx.sources import walk

    if null and not files_from:
        raise typer.BadParameter("it is about --files-from", param_hint="--null")
    try:
        return walk.listed(files_from, null) if files_from else None
    except OSError as error:
        raise typer.BadParameter(f"{files_from}: {sentence(error)}", param_hint="--files-from") from None


def cluster(format_: str, output: str | None, timeout: float | None) -> None:
    """Whether a cluster can do it."""
    if output is None:
        raise typer.BadParameter("a cluster writes into a folder: add -o DIR/", param_hint="--scheduler")
    if timeout is not None:
        raise typer.BadParameter("--timeout is not for clusters", param_hint="--scheduler")
    if not formats.load(format_).SUFFIXES:
        raise typer.BadParameter(f"a cluster does not write {format_}", param_hint="--format")


def output_is_free(output: str | None, force: bool, resume: bool, retry_failed: bool) -> None:
    """Nothing is overwritten that the user did not mean to be."""
    from newsx.output.target import is_folder, is_special

    if retry_failed and not resume:
        raise typer.BadParameter("it is about a run that is gone on with: add --resume", param_hint="--retry-failed")
    if resume and (output is None or force):
        raise typer.BadParameter("--force starts anew" if force else "it goes on with a file: add -o FILE", param_hint="--resume")
    if output is None or force or is_folder(output) or is_special(output):
        return
    from newsx.running.spool import folder_of

    stopped = os.path.isdir(folder_of(output))
    if resume and not stopped and os.path.exists(output):
        from newsx.running.messages import say

        say(f"{output} is complete")
        raise typer.Exit
    if stopped and not resume:
        raise typer.BadParameter(f"a run to {output} was stopped; --resume goes on with it, --force starts anew", param_hint="--output")
    if os.path.exists(output) and not resume:
        raise typer.BadParameter(f"{output} is there already; --force overwrites it", param_hint="--output")


def settings(text_key: str | None, separator: str | None, include: list[str] | None, exclude: list[str] | None) -> Settings:
    """How inputs are taken apart."""
    from newsx.sources.settings import TEXT_KEYS, Settings, unescaped

    try:
        keys, between = tuple(_names(text_key)) or TEXT_KEYS, unescaped(separator) if separator else None
        return Settings(keys, between, include=tuple(include or ()), exclude=tuple(exclude or ()))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--separator") from None


def view(quotes: bool, fields: str | None, kinds: str | None, places: str | None, explain: bool, spreadsheet: bool) -> View:
    """What of the records is shown."""
    from newsx.output.rows import SPEECH
    from newsx.output.view import UnknownField, View

    if (kinds or places) and not quotes:
        raise typer.BadParameter("it chooses among quotations: add --quotes", param_hint="--kinds" if kinds else "--in")
    if explain and (quotes or fields):
        raise typer.BadParameter("it shows neither --quotes nor --fields", param_hint="--explain")
    try:
        return View(
            quotes=quotes,
            fields=tuple(_names(fields)),
            kinds=frozenset(_chosen(kinds, completion.kinds(), "--kinds")) if kinds else SPEECH,
            places=frozenset(_chosen(places, completion.places(), "--in")) if places else None,
            explanation=explain,
            spreadsheet=spreadsheet,
        )
    except UnknownField as error:
        raise typer.BadParameter(str(error), param_hint="--fields") from None


def _names(given: str | None) -> list[str]:
    """
    >>> _names("headline, authors.name")
    ['headline', 'authors.name']
    """
    return [name for name in map(str.strip, (given or "").split(",")) if name]


def _chosen(given: str, known: list[Any], option: str) -> list[Any]:
    """The names given, each checked; all of them for "all"."""
    names = _names(given)
    for name in names:
        if name != "all" and name not in known:
            raise typer.BadParameter(_unknown(name, ["all", *known]), param_hint=option)
    return known if "all" in names else names


def near(name: str, known: list[str]) -> list[str]:
    """The name that was meant, if one is like the name given."""
    from difflib import get_close_matches

    return get_close_matches(name, known, 1)


def _unknown(name: str, known: list[str]) -> str:
    meant = near(name, known)
    return f"{name!r}: did you mean {meant[0]}?" if meant else f"{name!r} is none of {', '.join(known)}"


def format_name(format_: str | None, as_json: bool, output: str | None, scheduler: str | None) -> str:
    """The name of the format that is asked for, or that fits where the output goes."""
    if as_json and format_ not in (None, "json"):
        raise typer.BadParameter(f"--json and --format {format_} exclude each other", param_hint="--format")
    name = "json" if as_json else format_
    if name is not None:
        if name not in formats.names():
            raise typer.BadParameter(_unknown(name, formats.names()), param_hint="--format")
        return name
    if scheduler is not None:
        return "jsonl"
    if output is not None:
        from newsx.output.target import is_folder

        if is_folder(output):
            return "json"
        name = formats.by_suffix(output)
        if name is None:
            ends = ", ".join(formats.suffixes())
            raise typer.BadParameter(f"{output} does not end with {ends}; --format says what to write", param_hint="--output")
        return name
    return "table" if sys.stdout is not None and sys.stdout.isatty() else "jsonl"


def languages(given: str | None) -> frozenset[str]:
    """The codes of languages."""
    codes = frozenset(name.lower() for name in _names(given))
    for code in codes:
        if len(code) != 2 or not code.isalpha():
            raise typer.BadParameter(f"{code!r} is no code of two letters like en", param_hint="--language")
    return codes


def day(given: str | None) -> date | None:
    """The day of an ISO date."""
    from datetime import date

    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no date like 2026-05-31", param_hint="--reference-date") from None
