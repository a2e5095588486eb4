from __future__ import annotations

import threading
import time

import pytest

from newsx.batch.outcomes import Outcome
from newsx.running import messages, progress
from newsx.running.messages import RunReport
from newsx.running.progress import Bar, Log


@pytest.fixture
def report(capsys):
    """A report on two articles and a failure."""
    made = RunReport()
    for outcome in (Outcome("a", b"{}", quotes=1), Outcome("b", b"{}", quotes=1200), Outcome("c", problem="is empty")):
        made.add(outcome)
    assert capsys.readouterr().err == "newsx: c: is empty\n"
    return made


def test_a_log_gets_a_line_per_minute(report, monkeypatch, capsys):
    now = 1000.0
    monkeypatch.setattr(progress.time, "monotonic", lambda: now)
    monkeypatch.setattr(RunReport, "seconds", property(lambda _: now - 1000.0))
    log = Log(report)
    for now in (1030.0, 1059.0, 1060.0, 1061.0, 1125.0):  # noqa: B007 (the clock's)
        log.tick()
    assert capsys.readouterr().err.splitlines() == [
        "newsx: 3 inputs in 1 min 0 s, 0 a second: 2 articles, 1,201 quotations, 1 failed",
        "newsx: 3 inputs in 2 min 5 s, 0 a second: 2 articles, 1,201 quotations, 1 failed",
    ]


def test_a_bar_knows_how_many_files_there_are_unless_they_hold_more_pages(report, monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(progress, "BAR_AFTER_SECONDS", 0)
    monkeypatch.setattr(progress, "REFRESH_SECONDS", 0)
    for files, shown in ((40, "13 of 40, "), (5, "13 inputs, ")):
        counted = threading.Event()
        bar = Bar(report, lambda files=files, counted=counted: (files, counted.set())[0])
        bar.tick(done_before=10)
        assert counted.wait(20)
        sent, deadline = "", time.monotonic() + 20
        while shown not in sent and time.monotonic() < deadline:
            bar.tick(done_before=10)
            sent += capsys.readouterr().err
        bar.close()
        assert shown in sent
        assert "of 5" not in sent


def test_a_longer_run_is_summed_up(report, monkeypatch, capsys):
    monkeypatch.setattr(messages, "SUMMARY_SECONDS", 0)
    report.finish(done_before=7)
    assert capsys.readouterr().err == "newsx: 3 inputs in 0 s: 2 articles, 1,201 quotations, 1 failed; 7 done before\n"
