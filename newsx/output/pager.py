"""A pager between newsx and the terminal, for tables that are longer than the window."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from contextlib import suppress
from typing import BinaryIO, cast

from newsx.output.target import Target

USUAL_PAGER = "less"
_LESS = "FRX"
"""Options for less, unless the user has some: end if all fits the window, show colours, leave the text where it is."""


def pager_command() -> list[str]:
    """The user's pager ($PAGER, or less) as a command; empty if there is none, or one that only copies."""
    try:
        command = shlex.split(os.environ.get("PAGER", USUAL_PAGER))
    except ValueError:
        return []
    return command if command and command[0] != "cat" and shutil.which(command[0]) else []


class Paged(Target):
    """Standard output on a terminal, seen through a pager that starts with the first words."""

    is_paged = True

    def __init__(self, command: list[str]) -> None:
        super().__init__()
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": _LESS, **os.environ})
        self.file = cast(BinaryIO, self._process.stdin)

    def finish(self) -> None:
        """Waits until the reader has seen all."""
        with suppress(BrokenPipeError):
            self.file.close()
        self._process.wait()


def on_terminal() -> Target:
    """Standard output, through a pager if it is a terminal and there is one."""
    plain = Target()
    command = pager_command() if plain.is_terminal and os.environ.get("TERM") not in (None, "", "dumb") else []
    return Paged(command) if command else plain
