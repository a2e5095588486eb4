"""The manual page newsx(1), from the same text as the help. The wheel installs it; whenever options have changed, make it again:

python -m newsx.cli.manual > newsx/cli/newsx.1
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from newsx.cli.app import app
from newsx.cli.help import EXAMPLES, groups_of


def page() -> str:
    """The page in roff, with the macros of man(7)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    command: Any = typer.main.get_command(app)
    with typer.Context(command, info_name="newsx", **command.context_settings) as context:
        yield from ('.TH NEWSX 1 "" newsx "User Commands"', ".SH NAME", f"newsx \\- {_text(_uncapitalized(command.help))}")
        yield from (".SH SYNOPSIS", ".B newsx", f"{_text(' '.join(command.collect_usage_pieces(context)))}", ".SH OPTIONS")
        for group, entries in groups_of(command, context).items():
            yield f".SS {_text(group)}"
            for names, help_ in entries:
                yield from (".TP", f".B {_text(names)}", _text(help_))
    examples, _, status = EXAMPLES.strip().partition("\n\n")
    yield from (".SH EXAMPLES", ".nf", *map(_text, examples.splitlines()[1:]), ".fi")
    yield from (".SH EXIT STATUS", _text(status.removeprefix("Exit status: ")))


def _uncapitalized(text: str) -> str:
    """A sentence as the name line of a page has it: without a capital and a full stop."""
    return (text[:1].lower() + text[1:]).rstrip(".")


def _text(text: str) -> str:
    """A text in which roff sees no commands.

    >>> _text(".db") == chr(92) + "&.db", _text("-o") == chr(92) + "-o"
    (True, True)
    """
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


if __name__ == "__main__":
    print(page(), end="")
