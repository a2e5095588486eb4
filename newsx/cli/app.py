"""The command `newsx`: from options to a plan, and from the plan's run to an exit status."""

# no `from __future__ import annotations`: Typer would compile each parameter's type from its text, a millisecond of every start

import sys

import typer

from newsx.cli import options, parameters
from newsx.cli.help import NOTHING_TO_READ, Command
from newsx.errors import USAGE

NOT_IN_FINGERPRINT = frozenset(
    {
        "paths",
        "jobs",
        "scheduler",
        "timeout",
        "errors",
        "output",
        "force",
        "resume",
        "append",
        "retry_failed",
        "quiet",
        "people",
        "limit",
        "no_pager",
    }
)
"""Parameters that do not change any record, so that a run can be resumed with others. (Paths are in the fingerprint by themselves.)"""

STANDARD_OUTPUT = "-"
"""What --output calls it."""

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]})


@app.command(cls=Command)
def command(
    ctx: typer.Context,
    paths: parameters.Paths = None,
    url: parameters.Url = None,
    reference_date: parameters.ReferenceDate = None,
    text_key: parameters.TextKey = None,
    columns: parameters.Map = None,
    name_pattern: parameters.NamePattern = None,
    words: parameters.Words = None,
    separator: parameters.Separator = None,
    include: parameters.Include = None,
    exclude: parameters.Exclude = None,
    files_from: parameters.FilesFrom = None,
    null: parameters.Null = False,
    language: parameters.Language = None,
    only_articles: parameters.OnlyArticles = None,
    since: parameters.Since = None,
    until: parameters.Until = None,
    speaker: parameters.Speaker = None,
    min_confidence: parameters.MinConfidence = None,
    kinds: parameters.Kinds = None,
    places: parameters.Places = None,
    limit: parameters.Limit = None,
    dry_run: parameters.DryRun = False,
    as_json: parameters.Json = False,
    format_: parameters.Format = None,
    output: parameters.Output = None,
    force: parameters.Force = False,
    rows: parameters.Rows = None,
    quotes: parameters.Quotes = False,
    indirect: parameters.Indirect = False,
    fields: parameters.Fields = None,
    spreadsheet: parameters.Spreadsheet = False,
    people: parameters.People = None,
    no_pager: parameters.NoPager = False,
    jobs: parameters.Jobs = None,
    errors: parameters.Errors = None,
    timeout: parameters.Timeout = None,
    resume: parameters.Resume = False,
    append: parameters.Append = False,
    retry_failed: parameters.RetryFailed = False,
    scheduler: parameters.Scheduler = None,
    quiet: parameters.Quiet = False,
    explain: parameters.Explain = False,
    schema: parameters.Schema = False,
    version: parameters.Version = False,
) -> None:
    """What a news story says, and who said what in it, from the text of its page."""
    if not paths and not files_from and sys.stdin is not None and sys.stdin.isatty():
        from newsx.running.messages import say_lines

        say_lines(NOTHING_TO_READ)
        raise typer.Exit(USAGE)
    output = None if output == STANDARD_OUTPUT else output
    if as_json or output is not None:
        format_ = format_ if _is_given(ctx, "format_") else None  # a format that is usual for the user gives way to --json and to suffixes
    quotes = options.rows(rows, quotes) == "quotes"
    selection = options.selection(quotes, kinds, places, indirect, speaker, min_confidence)
    view = options.view(quotes, fields, selection, explain, spreadsheet)
    format_name = options.format_name(format_, as_json, output, scheduler)
    options.check_format(format_name, view)
    view = options.with_people(view, people, format_name)
    day = options.day("--reference-date", reference_date)
    first_day, last_day = options.day("--since", since), options.day("--until", until)
    languages = options.languages(language)
    settings = options.settings(text_key, columns, separator, include, exclude, output, name_pattern)
    options.check_columns(paths or [], settings)
    options.check_folder(output, paths or [])
    options.check_errors(errors, output, [*(paths or []), *filter(None, [files_from])], force)
    listed = options.listed(files_from, null)
    if scheduler:
        options.check_cluster(format_name, output, timeout, limit, dry_run)
    else:
        options.check_output(output, format_name, force, resume, append, retry_failed)
        if resume and output is not None and options.is_complete(output, format_name):
            from newsx.running.messages import say

            say(f"{output} is complete")
            raise typer.Exit

    from newsx.batch.outcomes import Options
    from newsx.running.fingerprint import Fingerprint
    from newsx.running.plan import Plan
    from newsx.running.run import list_inputs, run
    from newsx.sources.reading import STANDARD_INPUT

    named = paths or ([] if files_from else [STANDARD_INPUT])
    plan = Plan(
        named=named,
        listed=listed,
        settings=settings,
        options=Options(
            url=url,
            reference_date=day,
            explain=explain,
            least_article=only_articles or 0.0,
            since=first_day.isoformat() if first_day else None,
            until=last_day.isoformat() if last_day else None,
            languages=languages,
            indirect=indirect,
            selection=selection,
            own_words=options.own_words(words),
        ),
        view=view,
        format=format_name,
        fingerprint=Fingerprint.of_run(_options_in_fingerprint(ctx), named),
        output=output,
        pager=output is None and format_name == "table" and not no_pager,
        force=force,
        errors=errors,
        limit=limit,
        jobs=jobs,
        timeout=timeout,
        resume=resume,
        append=append,
        retry_failed=retry_failed,
        quiet=quiet,
        scheduler=scheduler,
    )
    raise typer.Exit(list_inputs(plan) if dry_run else run(plan))


def _is_given(ctx: typer.Context, name: str) -> bool:
    """Whether the user has given this parameter on the command line."""
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _options_in_fingerprint(ctx: typer.Context) -> dict[str, str]:
    """The options that the user gave, here or as defaults of their own, as far as records depend on them: {"--indirect": "True"}."""
    given = {}
    for param in ctx.command.params:
        source = ctx.get_parameter_source(str(param.name))
        if source is not None and source.name in ("COMMANDLINE", "DEFAULT_MAP") and param.name not in NOT_IN_FINGERPRINT:
            given[max(param.opts, key=len)] = str(ctx.params[str(param.name)])
    return given
