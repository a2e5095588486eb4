"""Ctrl-C and SIGTERM: both end a run, but never in the middle of a record."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Interrupts:
    """Raises KeyboardInterrupt for either signal: at once, or at the end of what is `held`. A second signal does not wait."""

    def __init__(self) -> None:
        self.status = 0
        """The exit status that the last signal asks for: 130 for Ctrl-C."""
        self._holding = False
        self._asked = False

    def install(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._take)

    def _take(self, number: int, _frame: Any) -> None:
        self.status = 128 + number
        if not self._holding or self._asked:
            raise KeyboardInterrupt
        self._asked = True

    @contextmanager
    def held(self) -> Iterator[None]:
        """Around what must be done whole."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._asked:
            self._asked = False
            raise KeyboardInterrupt
