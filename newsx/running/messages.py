"""What is said on standard error while documents are read: problems as they come, and at the end what was left out and what was done."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import BinaryIO

import msgspec

from newsx.batch.outcomes import Outcome

WORTH_A_SUMMARY = 5.0
"""Seconds from which on a run with several inputs is summed up at its end."""


class Report:
    """Takes every outcome and counts. Problems go to standard error, unless `quiet`, and as JSON Lines to `errors`."""

    def __init__(self, errors: BinaryIO | None = None, quiet: bool = False) -> None:
        self.articles = self.quotations = self.failed = self.failed_before = 0
        self._begun = time.monotonic()
        self._errors = errors
        self._quiet = quiet
        self._skipped: Counter[str] = Counter()
        self._first_skipped: dict[str, Outcome] = {}

    @property
    def inputs(self) -> int:
        """How many have come by."""
        return self.articles + self.failed + self._skipped.total()

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return time.monotonic() - self._begun

    def add(self, outcome: Outcome) -> None:
        if outcome.record is not None:
            self.articles += 1
            self.quotations += outcome.quotes
        elif outcome.skipped is not None:
            self._skipped[outcome.skipped] += 1
            self._first_skipped.setdefault(outcome.skipped, outcome)
        else:
            self.failed += 1
            self._say(f"{outcome.name}: {outcome.problem}")
            self._keep(outcome)

    def add_failed_before(self, outcome: Outcome) -> None:
        """Takes what an earlier run could not read and has said."""
        self.failed_before += 1
        self._keep(outcome)

    def finish(self, done_before: int = 0) -> None:
        """Says how many inputs were skipped, for each reason, and names one; after a longer run also what was done."""
        for reason, number in self._skipped.items():
            first = self._first_skipped[reason]
            if number == 1:
                self._say(f"skipped {first.name}: {first.problem}")
            else:
                self._say(f"skipped {number:,} {reason}, such as {first.name}")
        if self.failed_before:
            self._say(f"{counted(self.failed_before, 'input')} failed in the earlier run; --retry-failed tries them again")
        if self.inputs > 1 and self.seconds >= WORTH_A_SUMMARY:
            before = f"; {done_before:,} done before" if done_before else ""
            self._say(f"{counted(self.inputs, 'input')} in {duration(self.seconds)}: {self.tally()}{before}")

    def tally(self) -> str:
        """What has been done so far, in words."""
        parts = [counted(self.articles, "article"), counted(self.quotations, "quotation")]
        return ", ".join(parts + ([f"{self.failed:,} failed"] if self.failed else []))

    def _keep(self, outcome: Outcome) -> None:
        if self._errors is not None:
            self._errors.write(msgspec.json.encode({"input": outcome.name, "error": outcome.problem}) + b"\n")
            self._errors.flush()

    def _say(self, message: str) -> None:
        if not self._quiet:
            say(message)


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


def counted(number: int, thing: str) -> str:
    """
    >>> counted(1, "article"), counted(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """
    >>> duration(7.4), duration(192), duration(7384)
    ('7 s', '3 min 12 s', '2 h 3 min')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
