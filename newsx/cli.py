"""The command's options, and what they may be; `running` does the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from newsx import __version__, completion
from newsx.output import formats

if TYPE_CHECKING:
    from datetime import date

    from newsx.output.view import View
    from newsx.sources.settings import Settings

USAGE = 2
INDIFFERENT = frozenset({"paths", "jobs", "scheduler", "timeout", "errors", "output", "force", "resume", "retry_failed", "quiet"})
"""What a run that is stopped may be gone on with in another way."""

EXPLAINED = ("table", "json", "jsonl")
"""The formats that show reasons."""

LEAST_ARTICLE = 0.5
"""What --only-articles alone takes for an article."""

INPUT, OUTPUT, BATCH, DIAGNOSIS = "Input", "Output", "Many inputs", "Diagnosis"
EXAMPLES = """
Examples:
  newsx story.txt                              a story and who says what in it
  lynx -dump -nolist URL | newsx               the same for a page from the web
  newsx --json story.txt                       everything, as JSON
  newsx dumps/ -o report.html                  a page to read, in colours
  newsx --quotes dumps/ -o quotes.csv          every quotation in a directory
  newsx dumps/ | jq -r '.speakers[].name'      who speaks, in a pipe
  newsx --fields input,headline,authors.name dumps/

Exit status: 0 all done, 1 some inputs failed, 2 usage, 3 did not complete.
"""
HINT = """nothing to read. Name a file or a directory, or pipe a page in:
  newsx story.txt
  lynx -dump -nolist URL | newsx
newsx --help tells the rest."""


class Command(TyperCommand):
    """A command whose help groups the options by purpose, in plain text: Rich would take longer to import than all the rest."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Gives --only-articles, which may go without a value, its usual one: Click would take the next argument, a path."""
        options = args[: args.index("--")] if "--" in args else args
        usual = [f"{arg}={LEAST_ARTICLE}" if arg == "--only-articles" else arg for arg in options]
        try:
            return super().parse_args(ctx, usual + args[len(options) :])
        except Exception as error:  # Typer's own, whose names differ between its versions
            if getattr(error, "possibilities", None):
                _name_what_was_meant(error)
            raise

    def format_options(self, ctx: Any, formatter: Any) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            entry = param.get_help_record(ctx)
            if entry is not None:
                group = getattr(param, "rich_help_panel", None) or ("Arguments" if param.param_type_name == "argument" else "Help")
                groups.setdefault(group, []).append(entry)
        for group, entries in groups.items():
            with formatter.section(group):
                formatter.write_dl(entries, col_max=26)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        formatter.write(EXAMPLES)


def _name_what_was_meant(error: Any) -> None:
    """Of the options that Typer calls possible, leaves the likeliest."""
    near = _near(error.option_name, error.possibilities)
    error.message += f"; did you mean {near[0]}?" if near else ""
    error.possibilities = None


app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]})


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"newsx {__version__}")
        raise typer.Exit


def _print_schema(wanted: bool) -> None:
    if wanted:
        import msgspec

        from newsx.record import json_schema

        print(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2).decode())
        raise typer.Exit


@app.command(cls=Command)
def command(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATHS]...", help="Files, directories (with all below them), or - for standard input.", show_default=False),
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="The page's address, where the input does not tell.", rich_help_panel=INPUT)
    ] = None,
    reference_date: Annotated[
        str | None,
        typer.Option("--reference-date", metavar="DATE", help="The day from which “3 hours ago” counts.", rich_help_panel=INPUT),
    ] = None,
    text_key: Annotated[
        str | None,
        typer.Option(
            "--text-key",
            metavar="A,B",
            help="Where in JSON and tables the page is; dotted for what is inside. Without it: text, html, content, body.",
            rich_help_panel=INPUT,
        ),
    ] = None,
    separator: Annotated[
        str | None,
        typer.Option(
            "--separator",
            metavar="TEXT",
            help=r"What stands between articles in one text, such as '\n---\n' or '\f'.",
            rich_help_panel=INPUT,
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include", metavar="GLOB", help="In directories, read only files like this: '*.txt'. Can be repeated.", rich_help_panel=INPUT
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="GLOB",
            help="In directories, leave out what is like this: 'drafts'. Can be repeated.",
            rich_help_panel=INPUT,
        ),
    ] = None,
    files_from: Annotated[
        str | None,
        typer.Option("--files-from", metavar="FILE", help="Read also what FILE (or -) names, a path a line.", rich_help_panel=INPUT),
    ] = None,
    null: Annotated[
        bool, typer.Option("--null", "-0", help="Paths in --files-from end with a zero byte: find -print0.", rich_help_panel=INPUT)
    ] = False,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="A,B", help="Only pages in these languages: en,de. Others are skipped.", rich_help_panel=INPUT),
    ] = None,
    only_articles: Annotated[
        float | None,
        typer.Option(
            "--only-articles",
            min=0,
            max=1,
            metavar="[=SCORE]",
            help=f"Skip what is hardly an article: scores less than SCORE, or {LEAST_ARTICLE}.",
            rich_help_panel=INPUT,
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One indented JSON document: an object, or an array for several stories.", rich_help_panel=OUTPUT)
    ] = False,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"{', '.join(formats.names())}. Without it: a table on a terminal, else jsonl.",
            autocompletion=completion.format_,
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE, in the format its name ends with; into a folder (DIR/) a file an input.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE where it is there.", rich_help_panel=OUTPUT)] = False,
    quotes: Annotated[bool, typer.Option("--quotes", help="The quotations, a flat row each.", rich_help_panel=OUTPUT)] = False,
    kinds: Annotated[
        str | None,
        typer.Option(
            "--kinds",
            metavar="A,B",
            help="With --quotes: these kinds, or all. Without it: somebody's speech.",
            autocompletion=completion.kind,
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    places: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="A,B",
            help="With --quotes: from these fields (body, headline, dek, images.caption), or all. Without it: the body.",
            autocompletion=completion.place,
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="A,B",
            help="These fields only; dotted for what is inside: authors.name.",
            autocompletion=completion.field,
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    spreadsheet: Annotated[
        bool,
        typer.Option("--spreadsheet", help="With CSV: made for Excel and its like, which run no cell of it.", rich_help_panel=OUTPUT),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes. Without it: all cores for many inputs.", rich_help_panel=BATCH),
    ] = None,
    errors: Annotated[
        str | None, typer.Option("--errors", metavar="FILE", help="Keep what failed, and why, as JSON Lines.", rich_help_panel=BATCH)
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", min=0.01, metavar="SECONDS", help="Give up a page that takes longer.", rich_help_panel=BATCH),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run to FILE that was stopped: what is done stays.", rich_help_panel=BATCH)
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="With --resume: try what failed once more.", rich_help_panel=BATCH)
    ] = False,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Let this Dask cluster do it, into a folder of part files (-o s3://bucket/out/).",
            rich_help_panel=BATCH,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress, no lines about inputs; the exit status tells.", rich_help_panel=BATCH)
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="What each block and quotation was taken for, and why.", rich_help_panel=DIAGNOSIS)
    ] = False,
    schema: Annotated[
        bool,
        typer.Option("--schema", callback=_print_schema, is_eager=True, help="The JSON Schema of a record.", rich_help_panel=DIAGNOSIS),
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="The version.", rich_help_panel=DIAGNOSIS)
    ] = False,
) -> None:
    """What a news story says, and who said what in it, from the text of its page."""
    if not paths and not files_from and sys.stdin is not None and sys.stdin.isatty():
        from newsx.reporting import say_lines

        say_lines(HINT)
        raise typer.Exit(USAGE)
    view = _view(quotes, fields, kinds, places, explain, spreadsheet)
    name = _format(format_, as_json, output, scheduler)
    if spreadsheet and name != "csv":
        raise typer.BadParameter(f"it is for csv, not for {name}", param_hint="--spreadsheet")
    if explain and name not in EXPLAINED:
        raise typer.BadParameter(f"it is shown as {', '.join(EXPLAINED)}, not as {name}", param_hint="--explain")
    day = _date(reference_date)
    languages = _languages(language)
    settings = _settings(text_key, separator, include, exclude)
    listed = _listed(files_from, null)
    if scheduler:
        _check_cluster(name, output, timeout)
    else:
        _check_output(output, force, resume, retry_failed)

    from newsx import batch, running
    from newsx.sources.reading import STANDARD_INPUT

    named = paths or ([] if files_from else [STANDARD_INPUT])
    plan = running.Plan(
        named=named,
        listed=listed,
        settings=settings,
        options=batch.Options(url, day, explain, only_articles or 0.0, languages),
        view=view,
        format=name,
        head=running.head(_given(ctx), named),
        output=output,
        force=force,
        errors=errors,
        jobs=jobs,
        timeout=timeout,
        resume=resume,
        retry_failed=retry_failed,
        quiet=quiet,
        scheduler=scheduler,
    )
    raise typer.Exit(running.run(plan))


def _given(ctx: typer.Context) -> dict[str, str]:
    """The options that the user gave, as far as the output depends on them, by their names."""
    given = {}
    for param in ctx.command.params:
        source = ctx.get_parameter_source(str(param.name))
        if source is not None and source.name == "COMMANDLINE" and param.name not in INDIFFERENT:
            given[max(param.opts, key=len)] = str(ctx.params[str(param.name)])
    return given


def _listed(files_from: str | None, null: bool) -> Iterator[str] | None:
    """The paths that a list names."""
    from newsx.sources.walking import listed, sentence

    if null and not files_from:
        raise typer.BadParameter("it is about --files-from", param_hint="--null")
    try:
        return listed(files_from, null) if files_from else None
    except OSError as error:
        raise typer.BadParameter(f"{files_from}: {sentence(error)}", param_hint="--files-from") from None


def _check_cluster(format_: str, output: str | None, timeout: float | None) -> None:
    if output is None:
        raise typer.BadParameter("a cluster writes into a folder: add -o DIR/", param_hint="--scheduler")
    if timeout is not None:
        raise typer.BadParameter("--timeout is not for clusters", param_hint="--scheduler")
    if not formats.load(format_).SUFFIXES:
        raise typer.BadParameter(f"a cluster does not write {format_}", param_hint="--format")


def _check_output(output: str | None, force: bool, resume: bool, retry_failed: bool) -> None:
    """Nothing is overwritten that the user did not mean to be."""
    from newsx.output.target import is_folder, is_special

    if retry_failed and not resume:
        raise typer.BadParameter("it is about a run that is gone on with: add --resume", param_hint="--retry-failed")
    if resume and (output is None or force):
        raise typer.BadParameter("--force starts anew" if force else "it goes on with a file: add -o FILE", param_hint="--resume")
    if output is None or force or is_folder(output) or is_special(output):
        return
    from newsx.spool import folder_of

    stopped = os.path.isdir(folder_of(output))
    if resume and not stopped and os.path.exists(output):
        from newsx.reporting import say

        say(f"{output} is complete")
        raise typer.Exit
    if stopped and not resume:
        raise typer.BadParameter(f"a run to {output} was stopped; --resume goes on with it, --force starts anew", param_hint="--output")
    if os.path.exists(output) and not resume:
        raise typer.BadParameter(f"{output} is there already; --force overwrites it", param_hint="--output")


def _settings(text_key: str | None, separator: str | None, include: list[str] | None, exclude: list[str] | None) -> Settings:
    from newsx.sources.settings import TEXT_KEYS, Settings, unescaped

    try:
        keys, between = tuple(_names(text_key)) or TEXT_KEYS, unescaped(separator) if separator else None
        return Settings(keys, between, include=tuple(include or ()), exclude=tuple(exclude or ()))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--separator") from None


def _view(quotes: bool, fields: str | None, kinds: str | None, places: str | None, explain: bool, spreadsheet: bool) -> View:
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


def _near(name: str, known: list[str]) -> list[str]:
    """The name that was meant, if one is like the name given."""
    from difflib import get_close_matches

    return get_close_matches(name, known, 1)


def _unknown(name: str, known: list[str]) -> str:
    near = _near(name, known)
    return f"{name!r}: did you mean {near[0]}?" if near else f"{name!r} is none of {', '.join(known)}"


def _format(format_: str | None, as_json: bool, output: str | None, scheduler: str | None) -> str:
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


def _languages(given: str | None) -> frozenset[str]:
    codes = frozenset(name.lower() for name in _names(given))
    for code in codes:
        if len(code) != 2 or not code.isalpha():
            raise typer.BadParameter(f"{code!r} is no code of two letters like en", param_hint="--language")
    return codes


def _date(given: str | None) -> date | None:
    from datetime import date

    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no date like 2026-05-31", param_hint="--reference-date") from None
