"""The command `newsx`: from options to a plan, and from the plan's run to an exit status."""

from __future__ import annotations

import sys

import typer

from newsx.cli import options, parameters
from newsx.cli.help import NOTHING_TO_READ, Command
from newsx.errors import USAGE

NOT_IN_FINGERPRINT = frozenset(
    {"paths", "jobs", "scheduler", "timeout", "errors", "output", "force", "resume", "append", "retry_failed", "quiet", "people"}
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
    separator: parameters.Separator = None,
    include: parameters.Include = None,
    exclude: parameters.Exclude = None,
    files_from: parameters.FilesFrom = None,
    null: parameters.Null = False,
    language: parameters.Language = None,
    only_articles: parameters.OnlyArticles = None,
    as_json: parameters.Json = False,
    format_: parameters.Format = None,
    output: parameters.Output = None,
    force: parameters.Force = False,
    rows: parameters.Rows = None,
    quotes: parameters.Quotes = False,
    kinds: parameters.Kinds = None,
    places: parameters.Places = None,
    indirect: parameters.Indirect = False,
    fields: parameters.Fields = None,
    spreadsheet: parameters.Spreadsheet = False,
    people: parameters.People = None,
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
    quotes = options.rows(rows, quotes) == "quotes"
    view = options.view(quotes, fields, kinds, places, indirect, explain, spreadsheet)
    format_name = options.format_name(format_, as_json, output, scheduler)
    options.check_format(format_name, view)
    view = options.with_people(view, people, format_name)
    day = options.day(reference_date)
    languages = options.languages(language)
    settings = options.settings(text_key, columns, separator, include, exclude, output)
    options.check_columns(paths or [], settings)
    options.check_folder(output, paths or [])
    options.check_errors(errors, output, [*(paths or []), *filter(None, [files_from])], force)
    listed = options.listed(files_from, null)
    if scheduler:
        options.check_cluster(format_name, output, timeout)
    else:
        options.check_output(output, format_name, force, resume, append, retry_failed)
        if resume and output is not None and options.is_complete(output, format_name):
            from newsx.running.messages import say

            say(f"{output} is complete")
            raise typer.Exit

    from newsx.batch.outcomes import Options
    from newsx.running.fingerprint import Fingerprint
    from newsx.running.plan import Plan
    from newsx.running.run import run
    from newsx.sources.reading import STANDARD_INPUT

    named = paths or ([] if files_from else [STANDARD_INPUT])
    plan = Plan(
        named=named,
        listed=listed,
        settings=settings,
        options=Options(url, day, explain, only_articles or 0.0, languages, indirect, view.selection),
        view=view,
        format=format_name,
        fingerprint=Fingerprint.of_run(_options_in_fingerprint(ctx), named),
        output=output,
        force=force,
        errors=errors,
        jobs=jobs,
        timeout=timeout,
        resume=resume,
        append=append,
        retry_failed=retry_failed,
        quiet=quiet,
        scheduler=scheduler,
    )
    raise typer.Exit(run(plan))


def _options_in_fingerprint(ctx: typer.Context) -> dict[str, str]:
    """The options that the user gave, as far as records depend on them: {"--indirect": "True"}."""
    given = {}
    for param in ctx.command.params:
        source = ctx.get_parameter_source(str(param.name))
        if source is not None and source.name == "COMMANDLINE" and param.name not in NOT_IN_FINGERPRINT:
            given[max(param.opts, key=len)] = str(ctx.params[str(param.name)])
    return given
