"""Ctrl-C and SIGTERM: both end a run, but never in the middle of a record."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Raises KeyboardInterrupt for either signal: at once, or at the end of what is `held`. A second signal does not wait."""

    def __init__(self) -> None:
        self.status = 0
        """The exit status that the last signal asks for: 130 for Ctrl-C."""
        self._holding = False
        self._asked = False

    def install(self) -> None:
        for number in SIGNALS:
            signal.signal(number, self._take)

    def end(self) -> None:
        """From here on there is nothing to stop: the process is about to end."""
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)

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


@contextmanager
def deaf() -> Iterator[None]:
    """A process started here never hears Ctrl-C, which is for the one that the user started."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def delayed() -> Iterator[None]:
    """Either signal is heard at the end only. (A mask would not do: another thread would hear it.)"""
    heard: list[int] = []
    here = threading.current_thread() is threading.main_thread()
    before = {number: signal.signal(number, lambda heard_one, _: heard.append(heard_one)) for number in SIGNALS if here}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for one in heard:
            signal.raise_signal(one)
