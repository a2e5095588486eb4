"""What is said on standard error while documents are read: problems as they come, and at the end what was left out."""

from __future__ import annotations

import sys
from collections import Counter
from typing import BinaryIO

import msgspec

from newsx.batch import Outcome


class Report:
    """Takes the outcomes that gave no record. Problems go to standard error, and as JSON Lines to `errors`."""

    def __init__(self, errors: BinaryIO | None = None) -> None:
        self.failed = 0
        self._errors = errors
        self._skipped: Counter[str] = Counter()
        self._first_skipped: dict[str, Outcome] = {}

    def add(self, outcome: Outcome) -> None:
        if outcome.skipped is not None:
            self._skipped[outcome.skipped] += 1
            self._first_skipped.setdefault(outcome.skipped, outcome)
            return
        self.failed += 1
        say(f"{outcome.name}: {outcome.problem}")
        if self._errors is not None:
            self._errors.write(msgspec.json.encode({"input": outcome.name, "error": outcome.problem}) + b"\n")

    def finish(self) -> None:
        """Says how many inputs were skipped, for each reason, and names one."""
        for reason, number in self._skipped.items():
            first = self._first_skipped[reason]
            if number == 1:
                say(f"skipped {first.name}: {first.problem}")
            else:
                say(f"skipped {number} files that are {_plural(reason)}, such as {first.name}")


def say(message: str) -> None:
    """One line on standard error, where there is one."""
    line = "".join(character if character.isprintable() else "\ufffd" for character in message)
    try:
        print(f"newsx: {line}", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return  # nobody is listening


def say_lines(text: str) -> None:
    """Several lines on standard error."""
    print(f"newsx: {text}", file=sys.stderr)


def _plural(reason: str) -> str:
    """
    >>> _plural("a special file"), _plural("not text")
    ('special files', 'not text')
    """
    return f"{reason.removeprefix('a ')}s" if reason.startswith("a ") else reason
