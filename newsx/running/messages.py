"""What a run says on standard error: problems as they come, at the end what was skipped and done."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import BinaryIO

import msgspec

from newsx.batch.outcomes import Outcome

SUMMARY_SECONDS = 5.0
"""How long a run over several inputs takes at least for its end to be summed up."""


class Failure(msgspec.Struct, forbid_unknown_fields=True):
    """A line of --errors: an input that failed, and why."""

    input: str
    error: str | None


class RunReport:
    """Counts outcomes. Failures go to standard error, unless `quiet`, and as JSON Lines to the file `errors`."""

    def __init__(self, errors: BinaryIO | None = None, quiet: bool = False) -> None:
        self.articles = self.quotations = self.failed = self.failed_before = 0
        self._begun = time.monotonic()
        self._errors = errors
        self._quiet = quiet
        self._skipped: Counter[str] = Counter()
        self._first_skipped: dict[str, Outcome] = {}

    @property
    def inputs(self) -> int:
        """How many outcomes there have been."""
        return self.articles + self.failed + self._skipped.total()

    @property
    def seconds(self) -> float:
        """How long the run has taken so far."""
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
        """Counts a failure of an earlier run, which said so then."""
        self.failed_before += 1
        self._keep(outcome)

    def finish(self, done_before: int = 0) -> None:
        """Says how many inputs were skipped, for each reason with an example, and after a longer run what was done."""
        self._sum_up_skipped()
        if self.failed_before:
            self._say(f"{counted(self.failed_before, 'input')} failed in the earlier run; --retry-failed tries them again")
        if self.inputs > 1 and self.seconds >= SUMMARY_SECONDS:
            before = f"; {done_before:,} done before" if done_before else ""
            self._say(f"{counted(self.inputs, 'input')} in {duration(self.seconds)}: {self.tally()}{before}")

    def finish_adding(self, name: str, changed: int, done_before: int) -> None:
        """Says how many inputs were skipped, and in one line, with the time, what was added to the output of this name, even if it was
        nothing: the line of a log, which a run writes also if it is to be quiet."""
        self._sum_up_skipped()
        numbers = {"new": self.articles - changed, "changed": changed, "failed": self.failed + self.failed_before}
        now = time.strftime("%Y-%m-%d %H:%M:%S")
        if any(numbers.values()):
            done = ", ".join(f"{number:,} {what}" for what, number in numbers.items() if number)
            say(f"{now} {name}: {done}, {done_before:,} as before")
        else:
            say(f"{now} {name} is complete: nothing new")

    def _sum_up_skipped(self) -> None:
        for reason, number in self._skipped.items():
            first = self._first_skipped[reason]
            if number == 1:
                self._say(f"skipped {first.name}: {first.problem}")
            else:
                self._say(f"skipped {number:,} {reason}, such as {first.name}")

    def tally(self) -> str:
        """What has been done so far: "1 article, 3 quotations"."""
        parts = [counted(self.articles, "article"), counted(self.quotations, "quotation")]
        return ", ".join(parts + ([f"{self.failed:,} failed"] if self.failed else []))

    def _keep(self, outcome: Outcome) -> None:
        if self._errors is not None:
            self._errors.write(msgspec.json.encode(Failure(outcome.name, outcome.problem)) + b"\n")
            self._errors.flush()

    def _say(self, message: str) -> None:
        if not self._quiet:
            say(message)


def say(message: str) -> None:
    """One line on standard error, if that is open. Characters that a terminal might obey are replaced."""
    line = "".join(character if character.isprintable() else "\ufffd" for character in message)
    try:
        print(f"newsx: {line}", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return  # standard error is closed


def say_lines(text: str) -> None:
    """Several lines on standard error, of newsx's own text."""
    print(f"newsx: {text}", file=sys.stderr)


def counted(number: int, thing: str) -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """Seconds in words.

    >>> duration(7.4), duration(192), duration(7384)
    ('7 s', '3 min 12 s', '2 h 3 min')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
