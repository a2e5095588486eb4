"""How the command shows its help and names mistyped options."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import typer
from typer.core import TyperCommand

from newsx.cli import defaults
from newsx.cli.options import nearest
from newsx.cli.parameters import LEAST_ARTICLE

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
NOTHING_TO_READ = """nothing to read. Name a file or a directory, or pipe a page in:
  newsx story.txt
  lynx -dump -nolist URL | newsx
newsx --help shows all options."""

_OPTION = re.compile(r"--?[A-Za-z0]")
"""How an option begins."""


class Command(TyperCommand):
    """A command whose help groups the options by purpose, in plain text. Importing Rich would take longer than all the rest of --help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Also lets --only-articles go without a value: Click would take the next argument for it, which is a path."""
        given = args[: args.index("--")] if "--" in args else args
        self._refuse_options_as_values(given)
        ctx.default_map = defaults.read(
            {name[2:]: str(param.name) for param in self.params for name in param.opts if name.startswith("--")}
        )
        complete = [f"{arg}={LEAST_ARTICLE}" if arg == "--only-articles" else arg for arg in given]
        try:
            return super().parse_args(ctx, complete + args[len(given) :])
        except Exception as error:  # Typer's own, whose names differ between its versions
            if getattr(error, "possibilities", None):
                _suggest_one(error)
            raise

    def _refuse_options_as_values(self, args: list[str]) -> None:
        """Raises if an option whose value was forgotten would take the next option for it."""
        takes_value = {name for param in self.params if not getattr(param, "is_flag", True) for name in param.opts} - {"--only-articles"}
        for arg, following in pairwise(args):
            if arg in takes_value and _OPTION.match(following):
                hint = f"needs a value, and {following} is an option; if it is meant, write {arg}={following}"
                raise typer.BadParameter(hint if arg.startswith("--") else hint.replace("=", ""), param_hint=arg)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        for group, entries in groups_of(self, ctx).items():
            with formatter.section(group):
                formatter.write_dl(entries, col_max=26)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        formatter.write(EXAMPLES)


def groups_of(command: TyperCommand, ctx: Any) -> dict[str, list[tuple[str, str]]]:
    """The arguments and options by purpose, each with its help."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for param in command.get_params(ctx):
        entry = param.get_help_record(ctx)
        if entry is not None:
            group = getattr(param, "rich_help_panel", None) or ("Arguments" if param.param_type_name == "argument" else "Help")
            groups.setdefault(group, []).append(entry)
    return groups


def _suggest_one(error: Any) -> None:
    """Names the likeliest option in an error about an unknown one: "--fromat; did you mean --format?". Typer lists several."""
    meant = nearest(error.option_name, error.possibilities)
    error.message += f"; did you mean {meant}?" if meant else ""
    error.possibilities = None
