"""The command as a real process, and stories for it to read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

TEXT_FORMATS = ("csv", "html", "jsonl", "markdown")
"""The formats that can be read as they come, beside json and table."""
NEWSX = [sys.executable, "-m", "newsx"]
STORY = """Council votes to keep the ferry

By Ann Roe

PORT ELLIS, Maine — The council voted on Monday to keep the ferry running through the winter after a long debate.

“It is a lifeline,” said Ivo Bern, the mayor. “Without it the island is a rock with a post office.”

The owner of the ferry, Marguerite Delacroix, called the vote “a relief” and said the boat would sail on Tuesday.
"""
LONG_STORY = STORY + "\n“We will see,” Bern said of the ice in the harbor and of the winter that was to come.\n" * 40
NUMBERED_STORY = (
    "Ferry number {} stays\n\nBy Ann Roe\n\nThe council voted to keep the ferry. “It is a lifeline,” said Ivo Bern, the mayor.\n"
)
"""A story for `format`, so that each of many has a headline of its own."""


def newsx(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command to its end, with these variables in its environment."""
    command = [*NEWSX, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env={**os.environ, **environment}, timeout=300)


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """A line as a user would type it, with "newsx" for the command."""
    program = " ".join(NEWSX)
    return subprocess.run(["bash", "-c", f'newsx() {{ {program} "$@"; }}; {line}'], capture_output=True, timeout=60)


def records(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """The records that a run printed as JSON Lines."""
    return [json.loads(line) for line in run.stdout.splitlines()]


def complaint(run: subprocess.CompletedProcess[bytes]) -> str:
    """What a run said on standard error."""
    return run.stderr.decode()


def write_stories(folder: Path, number: int) -> None:
    """Writes `number` stories into a folder: 000.txt, 001.txt …"""
    folder.mkdir(exist_ok=True)
    for one in range(number):
        (folder / f"{one:03}.txt").write_text(NUMBERED_STORY.format(one), encoding="utf-8")


def inputs(path: str | Path) -> list[str]:
    """The inputs of the records in a file of JSON Lines."""
    return [json.loads(line)["input"] for line in Path(path).read_bytes().splitlines()]
