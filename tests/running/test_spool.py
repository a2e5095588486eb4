"""The spool of a run: what it has done, in the order of the inputs."""

from __future__ import annotations

import pytest

from newsx.batch.outcomes import Outcome
from newsx.running.fingerprint import CannotResume, Fingerprint
from newsx.running.spool import Spool

RUN = Fingerprint("1", {}, {})


def spool_with(folder, *names: str) -> Spool:
    """A spool in which these inputs were done in this order."""
    spool = Spool(str(folder), RUN)
    for name in names:
        if not spool.take(name):
            spool.add(Outcome(name, b"{}"))
    return spool


def test_an_input_that_was_done_is_not_done_again(tmp_path):
    spool = spool_with(tmp_path / "run")
    assert spool.is_empty()
    spool.close()
    spool_with(tmp_path / "run", "a", "b").close()
    spool = Spool(str(tmp_path / "run"), RUN)
    assert [spool.take(name) for name in ("a", "c", "b")] == [True, False, True]
    spool.add(Outcome("c", b"{}"))
    assert [outcome.name for outcome in spool.outcomes()] == ["a", "c", "b"]
    assert not spool.is_in_order()
    spool.close()


def test_records_are_in_order_if_inputs_only_came_at_the_end(tmp_path):
    spool_with(tmp_path / "run", "a", "b").close()
    spool = spool_with(tmp_path / "run", "a", "b", "c")
    assert spool.is_in_order()
    spool.close()


def test_a_run_with_other_options_is_not_resumed(tmp_path):
    spool_with(tmp_path / "run", "a").close()
    with pytest.raises(CannotResume, match="no --url"):
        Spool(str(tmp_path / "run"), Fingerprint("1", {}, {"--url": "https://example.org/"}))


def test_the_spool_of_another_user_is_not_used(tmp_path, monkeypatch):
    spool_with(tmp_path / "run", "a").close()
    assert (tmp_path / "run").stat().st_mode & 0o777 == 0o700
    monkeypatch.setattr("os.geteuid", lambda: 12345)
    with pytest.raises(CannotResume, match="belongs to another user"):
        Spool(str(tmp_path / "run"), RUN)
