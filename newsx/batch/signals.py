"""Ctrl-C (SIGINT) and SIGTERM: both end a run, but never in the middle of a record."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)
AT_ONCE = 1.0
"""Seconds in which further signals are one with the first: raised while the run ends by it, they would end it anywhere."""


class Interrupts:
    """Raises KeyboardInterrupt for either signal: at once, or at the end of an `uninterrupted` block. A second signal does not wait."""

    def __init__(self) -> None:
        self.status = 0
        """The exit status for the last signal, 128 and its number: 130 for Ctrl-C. 0 if there was none."""
        self._deferring = False
        self._deferred = False
        self._deaf_until = 0.0

    def install(self) -> None:
        for number in SIGNALS:
            signal.signal(number, self._handle)

    def ignore(self) -> None:
        """For the end of the process, when there is nothing left to interrupt."""
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)

    def _handle(self, number: int, _frame: Any) -> None:
        now = time.monotonic()
        if now < self._deaf_until:
            return
        self._deaf_until = now + AT_ONCE
        self.status = 128 + number
        if not self._deferring or self._deferred:
            raise KeyboardInterrupt
        self._deferred = True

    @contextmanager
    def uninterrupted(self) -> Iterator[None]:
        """Around what must be done whole, such as writing a record."""
        self._deferring = True
        try:
            yield
        finally:
            self._deferring = False
        if self._deferred:
            self._deferred = False
            raise KeyboardInterrupt


@contextmanager
def ignoring_sigint() -> Iterator[None]:
    """Processes that are started here ignore Ctrl-C. A terminal sends it to all, but only the one that the user started acts on it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def signals_deferred() -> Iterator[None]:
    """Both signals arrive when the block ends. (Blocking them would not do: they would go to another thread.)"""
    arrived: list[int] = []
    is_main_thread = threading.current_thread() is threading.main_thread()  # only there can handlers be set
    before = {number: signal.signal(number, lambda one, _: arrived.append(one)) for number in SIGNALS if is_main_thread}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for one in arrived:
            signal.raise_signal(one)
