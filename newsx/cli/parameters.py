"""The command's options as `--help` shows them: names, help texts, groups."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from newsx import __version__
from newsx.cli import completion
from newsx.output import formats

INPUT, CHOICE, OUTPUT, BATCH, DIAGNOSIS = "Input", "Choice", "Output", "Many inputs", "Diagnosis"
"""The groups of the help."""

LEAST_ARTICLE = 0.5
"""The `article` score, 0 to 1, below which --only-articles without a value skips a page."""


def _option(group: str, *names: str, help: str, **settings: Any) -> Any:
    return typer.Option(*names, help=help, rich_help_panel=group, **settings)


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


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATHS]...", help="Files, directories (searched recursively), or - for standard input.", show_default=False),
]

Url = Annotated[str | None, _option(INPUT, "--url", metavar="URL", help="Address of the page, if the input does not contain it.")]
ReferenceDate = Annotated[
    str | None,
    _option(INPUT, "--reference-date", metavar="DATE", help="Day to which “3 hours ago” and “yesterday” refer."),
]
TextKey = Annotated[
    str | None,
    _option(
        INPUT,
        "--text-key",
        metavar="A,B",
        help="Key of JSON or column that holds the page; dotted if nested. Default: text, html, content, body and other usual names.",
    ),
]
Map = Annotated[
    str | None,
    _option(
        INPUT,
        "--map",
        metavar="A=B,C=D",
        help="Fields of the record and the keys or columns that hold them: headline=title,publisher=outlet. Usual names need none.",
    ),
]
NamePattern = Annotated[
    str | None,
    _option(
        INPUT,
        "--name-pattern",
        metavar="PATTERN",
        help="What file names say: '{outlet}_{date}_*'; also {author}, {section}, {headline}, {language}.",
    ),
]
Words = Annotated[
    str | None,
    _option(INPUT, "--words", metavar="FILE", help="Words of your own, such as verbs of saying, as TOML: lists for [en], [de] …"),
]
Separator = Annotated[
    str | None,
    _option(INPUT, "--separator", metavar="TEXT", help=r"Text between two articles in one file, such as '\n---\n' or '\f'."),
]
Include = Annotated[
    list[str] | None,
    _option(INPUT, "--include", metavar="GLOB", help="In directories, read only matching files: '*.txt'. Can be repeated."),
]
Exclude = Annotated[
    list[str] | None,
    _option(INPUT, "--exclude", metavar="GLOB", help="In directories, leave out matching files and folders: 'drafts'. Can be repeated."),
]
FilesFrom = Annotated[
    str | None, _option(INPUT, "--files-from", metavar="FILE", help="Also read the files listed in FILE (or -), one path per line.")
]
Null = Annotated[bool, _option(INPUT, "--null", "-0", help="Paths in --files-from end with a zero byte, as from find -print0.")]
Limit = Annotated[int | None, _option(CHOICE, "--limit", min=1, metavar="N", help="Read at most N pages.")]
DryRun = Annotated[bool, _option(CHOICE, "--dry-run", help="Read nothing, only list what would be read.")]
Since = Annotated[
    str | None, _option(CHOICE, "--since", metavar="DATE", help="Skip pages that were published before that day, or have no date.")
]
Until = Annotated[
    str | None, _option(CHOICE, "--until", metavar="DATE", help="Skip pages that were published after that day, or have no date.")
]
Speaker = Annotated[
    str | None,
    _option(
        CHOICE,
        "--speaker",
        metavar="NAME",
        help="Only stories in which somebody of that name speaks (all words of NAME are in theirs); with --quotes only what they say.",
    ),
]
MinConfidence = Annotated[
    float | None,
    _option(
        CHOICE, "--min-confidence", min=0, max=1, metavar="P", help="With --quotes or --speaker: only quotations that are as sure as P."
    ),
]
Language = Annotated[str | None, _option(CHOICE, "--language", metavar="A,B", help="Skip pages in other languages than these: en,de.")]
OnlyArticles = Annotated[
    float | None,
    _option(
        CHOICE,
        "--only-articles",
        min=0,
        max=1,
        metavar="[=SCORE]",
        help=f"Skip pages that are hardly articles: those that score less than SCORE, or {LEAST_ARTICLE}.",
    ),
]

Json = Annotated[bool, _option(OUTPUT, "--json", help="One indented JSON document: an object, or an array if there are several articles.")]
Format = Annotated[
    str | None,
    _option(
        OUTPUT,
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(formats.names())}. Default: $NEWSX_FORMAT, or table on a terminal, else jsonl.",
        envvar="NEWSX_FORMAT",
        autocompletion=completion.format_,
    ),
]
Output = Annotated[
    str | None,
    _option(
        OUTPUT,
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, in the format of its suffix, or into a folder (DIR/), one file per input; - is standard output.",
    ),
]
Force = Annotated[bool, _option(OUTPUT, "--force", help="Overwrite FILE if it exists.")]
Rows = Annotated[
    str | None,
    _option(
        OUTPUT,
        "--rows",
        metavar="ROWS",
        help="What a row or line is in all formats: articles or quotes. Default: articles.",
        autocompletion=completion.rows,
    ),
]
Quotes = Annotated[bool, _option(OUTPUT, "--quotes", help="The same as --rows quotes: quotations instead of articles, one flat row each.")]
Kinds = Annotated[
    str | None,
    _option(
        CHOICE,
        "--kinds",
        metavar="A,B",
        help="With --quotes: only these kinds, or all. Default: all that are somebody's speech.",
        autocompletion=completion.kind,
    ),
]
Places = Annotated[
    str | None,
    _option(
        CHOICE,
        "--in",
        metavar="A,B",
        help="With --quotes: only from these fields (body, headline, dek, images.caption), or all. Default: body, without repeats.",
        autocompletion=completion.place,
    ),
]
Indirect = Annotated[bool, _option(OUTPUT, "--indirect", help="Also find indirect speech: the mayor said it was late.")]
Fields = Annotated[
    str | None,
    _option(OUTPUT, "--fields", metavar="A,B", help="Only these fields, dotted if nested: authors.name.", autocompletion=completion.field),
]
Spreadsheet = Annotated[bool, _option(OUTPUT, "--spreadsheet", help="With CSV and TSV: safe for Excel; cells are never run as formulas.")]
People = Annotated[
    str | None,
    _option(
        OUTPUT,
        "--people",
        metavar="FILE",
        help="With SQLite and HTML: people you know, as CSV with the columns name and, if you like, aliases, gender and any others.",
    ),
]

NoPager = Annotated[
    bool,
    _option(OUTPUT, "--no-pager", help="On a terminal: show long tables at once, not through $PAGER (less, if there is none)."),
]
Jobs = Annotated[
    int | None,
    _option(
        BATCH,
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        envvar="NEWSX_JOBS",
        help="Number of processes. Default: $NEWSX_JOBS, or all cores, if there are many inputs.",
    ),
]
Errors = Annotated[
    str | None, _option(BATCH, "--errors", metavar="FILE", help="Write the inputs that failed, and why, to FILE as JSON Lines.")
]
Timeout = Annotated[
    float | None,
    _option(BATCH, "--timeout", min=0.01, metavar="SECONDS", help="Stop reading a page that takes longer; it counts as failed."),
]
Resume = Annotated[
    bool,
    _option(
        BATCH, "--resume", help="Continue an interrupted run to FILE; finished records are kept. If it is complete, the same as --append."
    ),
]
Append = Annotated[
    bool,
    _option(
        BATCH, "--append", help="Add to FILE, if it exists, what is new; replace what has changed. For .db, .jsonl, .csv, .tsv, .parquet."
    ),
]
RetryFailed = Annotated[bool, _option(BATCH, "--retry-failed", help="With --resume and --append: try the inputs that failed again.")]
Scheduler = Annotated[
    str | None,
    _option(BATCH, "--scheduler", metavar="ADDRESS", help="Run on this Dask cluster, into a folder of part files (-o s3://bucket/out/)."),
]
Quiet = Annotated[bool, _option(BATCH, "--quiet", "-q", help="No progress and no messages about inputs.")]

Explain = Annotated[bool, _option(DIAGNOSIS, "--explain", help="Show how blocks, fields and quotations were chosen, and why.")]
Schema = Annotated[bool, _option(DIAGNOSIS, "--schema", callback=_print_schema, is_eager=True, help="Print the JSON Schema of a record.")]
Version = Annotated[bool, _option(DIAGNOSIS, "--version", "-V", callback=_print_version, is_eager=True, help="Print the version.")]
