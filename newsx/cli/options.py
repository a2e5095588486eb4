"""Checks what the user typed and turns it into what a run needs.

A mistake raises typer.BadParameter. Typer prints it as "Invalid value for --null: only works with --files-from" and exits with status 2.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import typer

from newsx.output import formats

if TYPE_CHECKING:
    from datetime import date

    from newsx.extensions import OwnWords
    from newsx.output.view import View
    from newsx.selection import Selection
    from newsx.sources.settings import Settings

ROWS = ("articles", "quotes")
"""What --rows allows."""
LINKING = ("sqlite", "html")
"""The formats that say which speakers of different stories are one person."""
EXPLAINING = ("table", "json", "jsonl")
"""The formats that can show an explanation."""

MIN_LIKENESS = 0.7
"""How alike a word and a known one must be, from 0 to 1, for the known one to be suggested (as difflib measures it)."""
_MAX_LINE_BYTES = 1 << 16
"""Bytes of a line of --errors, which has a path and a sentence."""

Name = TypeVar("Name", bound=str)


# Input


def listed(files_from: str | None, null: bool) -> Iterator[str] | None:
    """The paths in the file that --files-from names, or None without it."""
    from newsx.errors import sentence
    from newsx.sources import walk

    if null and not files_from:
        raise _invalid("--null", "only works with --files-from")
    try:
        return walk.listed_paths(files_from, null) if files_from else None
    except OSError as error:
        raise _invalid("--files-from", f"{files_from}: {sentence(error)}") from None


def day(option: str, given: str | None) -> date | None:
    """The date that an option gives."""
    from datetime import date

    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise _invalid(option, f"{given!r} is not a date (expected 2026-05-31)") from None


def languages(given: str | None) -> frozenset[str]:
    """The codes of --language.

    >>> sorted(languages("en, DE"))
    ['de', 'en']
    """
    codes = frozenset(name.lower() for name in _names(given))
    for code in codes:
        if len(code) != 2 or not code.isalpha():
            raise _invalid("--language", f"{code!r} is not a two-letter code such as en")
    return codes


def settings(
    text_key: str | None,
    columns: str | None,
    separator: str | None,
    include: list[str] | None,
    exclude: list[str] | None,
    output: str | None = None,
    name_pattern: str | None = None,
) -> Settings:
    """How inputs are taken apart, and which files of directories are read: none in the folder `output`."""
    from newsx.sources.settings import TEXT_KEYS, Settings, unescaped

    try:
        between = unescaped(separator) if separator else None
    except ValueError as error:
        raise _invalid("--separator", str(error)) from None
    if name_pattern is not None:
        from newsx.sources.name_patterns import compiled

        try:
            compiled(name_pattern)
        except ValueError as error:
            raise _invalid("--name-pattern", str(error)) from None
    return Settings(
        text_keys=tuple(_names(text_key)) or TEXT_KEYS,
        columns=columns_of(columns),
        separator=between,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        output=output,
        name_pattern=name_pattern,
    )


def own_words(path: str | None) -> OwnWords:
    """The words in the file of --words."""
    if path is None:
        return ()
    from newsx.errors import sentence
    from newsx.extensions import NotWords, read_words

    try:
        return read_words(path)
    except NotWords as error:
        raise _invalid("--words", f"{path} {error}") from None
    except OSError as error:
        raise _invalid("--words", f"{path}: {sentence(error)}") from None


def columns_of(given: str | None) -> tuple[tuple[str, str], ...]:
    """The subjects and columns of --map.

    >>> columns_of("headline=title, authors=story.by")
    (('headline', 'title'), ('author', 'story.by'))
    """
    from newsx.sources.columns import SUBJECTS

    pairs = []
    for pair in _names(given):
        field, _, column = (part.strip() for part in pair.partition("="))
        if not column:
            raise _invalid("--map", f"{pair!r} does not say which column holds which field (expected headline=title)")
        if field not in SUBJECTS:
            raise _invalid("--map", _unknown(field, list(SUBJECTS)))
        pairs.append((SUBJECTS[field], column))
    return tuple(pairs)


def check_columns(paths: Sequence[str], settings: Settings) -> None:
    """Raises if one of the files does not have a column that --map names. Pipes and what lies in directories are not checked."""
    if not settings.columns:
        return
    from newsx.sources.reading import without_column

    for path in paths:
        if os.path.isfile(path) and (problem := without_column(path, settings)):
            raise _invalid("--map", f"{problem.name} {problem.why}")


# Output


def rows(given: str | None, quotes: bool) -> str:
    """What a row is, by --rows or --quotes."""
    if given is not None and given not in ROWS:
        raise _invalid("--rows", _unknown(given, ROWS))
    if given == "articles" and quotes:
        raise _invalid("--rows", "articles contradicts --quotes")
    return given or ("quotes" if quotes else "articles")


def selection(
    quotes: bool, kinds: str | None, places: str | None, indirect: bool, speaker: str | None = None, confidence: float | None = None
) -> Selection:
    """The quotations that are shown and counted."""
    from newsx.record import PLACE_FIELDS, QUOTE_KINDS
    from newsx.selection import SPEECH, Selection, speaker_key

    if (kinds or places) and not quotes:
        raise _invalid("--kinds" if kinds else "--in", "selects quotations: add --quotes")
    if confidence is not None and not quotes and speaker is None:
        raise _invalid("--min-confidence", "selects quotations: add --quotes")
    if kinds and "indirect" in _names(kinds) and not indirect:
        raise _invalid("--kinds", "indirect speech is found on request: add --indirect")
    if speaker is not None and not speaker_key(speaker):
        raise _invalid("--speaker", f"{speaker!r} is no name")
    return Selection(
        kinds=frozenset(_chosen("--kinds", kinds, QUOTE_KINDS)) if kinds else SPEECH,
        places=frozenset(_chosen("--in", places, PLACE_FIELDS)) if places else None,
        speaker=speaker,
        confidence=confidence or 0.0,
    )


def view(quotes: bool, fields: str | None, selection: Selection, explain: bool, spreadsheet: bool) -> View:
    """What is shown of each record."""
    from newsx.output.view import UnknownField, View

    if explain and (quotes or fields):
        raise _invalid("--explain", "does not work with --quotes or --fields")
    try:
        return View(quotes=quotes, fields=tuple(_names(fields)), selection=selection, explanation=explain, spreadsheet=spreadsheet)
    except UnknownField as error:
        raise _invalid("--fields", str(error)) from None


def format_name(format_: str | None, as_json: bool, output: str | None, scheduler: str | None) -> str:
    """The name of the output format: the one that is given, or the usual one for this output."""
    if as_json and format_ not in (None, "json"):
        raise _invalid("--format", f"{format_} contradicts --json")
    given = "json" if as_json else format_
    if given is not None:
        name = formats.called(given.lower())
        if name is None:
            raise _invalid("--format", _unknown(given, formats.names()))
        return name
    if scheduler is not None:
        return "jsonl"
    if output is not None:
        return _format_for(output)
    return "table" if sys.stdout is not None and sys.stdout.isatty() else "jsonl"


def _format_for(output: str) -> str:
    """The format for a file of this name, or for a folder."""
    from newsx.output.target import is_folder

    if is_folder(output):
        return "json"
    name = formats.by_suffix(output)
    if name is None:
        raise _invalid("--output", f"{output} does not end with {', '.join(formats.suffixes())}: add --format")
    return name


def check_format(name: str, view: View) -> None:
    """Raises if the format cannot show what is wanted."""
    if view.spreadsheet and name not in ("csv", "tsv"):
        raise _invalid("--spreadsheet", f"only works with CSV and TSV, not with {name}")
    if view.explanation and name not in EXPLAINING:
        raise _invalid("--explain", f"only works with {', '.join(EXPLAINING)}, not with {name}")


def with_people(view: View, people: str | None, format_: str) -> View:
    """The view with the file of --people, if that can be read."""
    if people is None:
        return view
    from msgspec.structs import replace

    from newsx.errors import sentence
    from newsx.people import NotPeople, read_known

    if format_ not in LINKING or not view.whole:
        raise _invalid("--people", "only works with whole records in SQLite or HTML: add -o FILE.db")
    try:
        read_known(people)
    except NotPeople as error:
        raise _invalid("--people", f"{people} {error}") from None
    except OSError as error:
        raise _invalid("--people", f"{people}: {sentence(error)}") from None
    return replace(view, people=people)


def check_output(output: str | None, format_: str, force: bool, resume: bool, append: bool, retry_failed: bool) -> None:
    """Raises if a file would be overwritten that the user did not mean to be, or if there is nothing that could be resumed or added to."""
    if retry_failed and not resume and not append:
        raise _invalid("--retry-failed", "only works when a run is resumed or added to: add --resume or --append")
    for option, given in (("--resume", resume), ("--append", append)):
        if given and force:
            raise _invalid(option, "contradicts --force, which starts anew")
        if given and output is None:
            raise _invalid(option, "needs an output file: add -o FILE")
    if append and output is not None:
        _check_append(output, format_)
    if output is None or force or resume or append or not _is_plain_file(output):
        return
    if _is_interrupted(output):
        from newsx.running.spool import folder_of, is_being_written

        if is_being_written(folder_of(output)):
            raise _invalid("--output", f"another newsx is writing {output}")
        raise _invalid("--output", f"a run to {output} was interrupted; --resume continues it, --force starts anew")
    if os.path.exists(output):
        raise _invalid("--output", f"{output} exists already; --force overwrites it")


def _check_append(output: str, format_: str) -> None:
    if not _is_plain_file(output):
        raise _invalid("--append", f"{output} is no file (into a folder, the same command writes what is new)")
    if not formats.can_be_added_to(format_):
        raise _invalid("--append", f"{format_} cannot be added to; {', '.join(filter(formats.can_be_added_to, formats.names()))} can")


def check_folder(output: str | None, inputs: Sequence[str]) -> None:
    """Raises if the records go into a folder that is searched for inputs: the next run would read them."""
    if output is not None and os.path.isdir(output) and any(os.path.isdir(path) and os.path.samefile(path, output) for path in inputs):
        raise _invalid("--output", f"{output} is read, too: choose another folder, which may be within it")


def check_errors(errors: str | None, output: str | None, inputs: Sequence[str], force: bool) -> None:
    """Raises if the errors would overwrite an input or the output, or without `force` anything else that newsx did not write."""
    from newsx.output.target import is_special

    if errors is None or is_special(errors):
        return
    if output is not None and os.path.realpath(errors) == os.path.realpath(output):
        raise _invalid("--errors", f"{errors} is the output, too: choose another file")
    if not os.path.exists(errors):
        return
    if any(os.path.exists(path) and os.path.samefile(path, errors) for path in inputs):
        raise _invalid("--errors", f"{errors} is an input, too: choose another file")
    if not force and not _has_errors_only(errors):
        raise _invalid("--errors", f"{errors} exists already, and was not written by --errors; --force overwrites it")


def _has_errors_only(path: str) -> bool:
    """Whether a file is empty, or begins as --errors writes it. A file that cannot be read counts: opening it will say why."""
    import msgspec

    from newsx.running.messages import Failure

    try:
        with open(path, "rb") as file:
            line = file.readline(_MAX_LINE_BYTES)
        return not line or bool(msgspec.json.decode(line, type=Failure))
    except msgspec.DecodeError:
        return False
    except OSError:
        return True


def is_complete(output: str, format_: str) -> bool:
    """Whether there is nothing to resume, because the file has been written in full and cannot be added to."""
    return _is_plain_file(output) and os.path.exists(output) and not _is_interrupted(output) and not formats.can_be_added_to(format_)


def _is_plain_file(output: str) -> bool:
    """Whether output goes to a file that exists or will: not to a folder, a pipe or a device."""
    from newsx.output.target import is_folder, is_special

    return not is_folder(output) and not is_special(output)


def _is_interrupted(output: str) -> bool:
    """Whether a run to this file has been started and not completed."""
    from newsx.running.spool import folder_of

    return os.path.isdir(folder_of(output))


def check_cluster(format_: str, output: str | None, timeout: float | None, limit: int | None, dry_run: bool) -> None:
    """Raises if a Dask cluster cannot do what is wanted."""
    if output is None:
        raise _invalid("--scheduler", "needs an output folder: add -o DIR/")
    if timeout is not None:
        raise _invalid("--scheduler", "does not work with --timeout")
    if limit is not None or dry_run:
        raise _invalid("--scheduler", f"does not work with {'--dry-run' if dry_run else '--limit'}")
    if not formats.load(format_).SUFFIXES:
        raise _invalid("--format", f"a cluster cannot write {format_}")


# Words that are given


def _invalid(option: str, message: str) -> typer.BadParameter:
    """The error to raise. Its message follows "Invalid value for OPTION:"."""
    return typer.BadParameter(message, param_hint=option)


def _names(given: str | None) -> list[str]:
    """The names in a value with commas.

    >>> _names("headline, authors.name")
    ['headline', 'authors.name']
    """
    return [name for name in map(str.strip, (given or "").split(",")) if name]


def _chosen(option: str, given: str, known: Sequence[Name]) -> list[Name]:
    """The known names that a value lists; all of them if it lists "all"."""
    names = _names(given)
    for name in names:
        if name != "all" and name not in known:
            raise _invalid(option, _unknown(name, ["all", *known]))
    return [name for name in known if "all" in names or name in names]


def nearest(name: str, known: Sequence[str]) -> str | None:
    """The known name that was probably meant, or None if none is like the name given.

    >>> nearest("hedline", ["headline", "dek"]), nearest("zzz", ["headline", "dek"])
    ('headline', None)
    """
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1, MIN_LIKENESS)), None)


def _unknown(name: str, known: Sequence[str]) -> str:
    meant = nearest(name, known)
    return f"{name!r} is unknown; did you mean {meant}?" if meant else f"{name!r} is not one of {', '.join(known)}"
