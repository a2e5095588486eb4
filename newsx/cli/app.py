"""The command's options: checked by `checks`, done by `running`."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from newsx import __version__
from newsx.cli import completion, options
from newsx.output import formats

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
    near = options.near(error.option_name, error.possibilities)
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
    indirect: Annotated[
        bool,
        typer.Option("--indirect", help="Also what is reported without marks: the mayor said it was late.", rich_help_panel=OUTPUT),
    ] = False,
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
        from newsx.running.messages import say_lines

        say_lines(HINT)
        raise typer.Exit(USAGE)
    view = options.view(quotes, fields, kinds, places, explain, spreadsheet)
    name = options.format_name(format_, as_json, output, scheduler)
    if kinds and "indirect" in kinds and not indirect:
        raise typer.BadParameter("indirect speech is looked for only when asked: add --indirect", param_hint="--kinds")
    if spreadsheet and name != "csv":
        raise typer.BadParameter(f"it is for csv, not for {name}", param_hint="--spreadsheet")
    if explain and name not in EXPLAINED:
        raise typer.BadParameter(f"it is shown as {', '.join(EXPLAINED)}, not as {name}", param_hint="--explain")
    day = options.day(reference_date)
    languages = options.languages(language)
    settings = options.settings(text_key, separator, include, exclude)
    listed = options.listed(files_from, null)
    if scheduler:
        options.cluster(name, output, timeout)
    else:
        options.output_is_free(output, force, resume, retry_failed)

    from newsx import running
    from newsx.batch.outcomes import Options
    from newsx.sources.reading import STANDARD_INPUT

    named = paths or ([] if files_from else [STANDARD_INPUT])
    plan = running.Plan(
        named=named,
        listed=listed,
        settings=settings,
        options=Options(url, day, explain, only_articles or 0.0, languages, indirect),
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
