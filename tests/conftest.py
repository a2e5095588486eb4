"""Fixtures for tests that start the command."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import pytest

from tests.command import NEWSX, STORY


@pytest.fixture
def started():
    """Starts newsx; whatever a test has left of it after half a minute is ended, so that what waits for it fails."""
    processes = []

    def start(*arguments: str, **options) -> subprocess.Popen[bytes]:
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        processes.append(subprocess.Popen([*NEWSX, *arguments], **pipes, **options))
        return processes[-1]

    watchdog = threading.Timer(30, lambda: [process.kill() for process in processes])
    watchdog.start()
    yield start
    watchdog.cancel()
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with a story in it."""
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path
