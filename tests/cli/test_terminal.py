"""What newsx sends to a terminal."""

from __future__ import annotations

import os
import re
import threading
import time
from pathlib import Path

import pexpect
import pytest

from tests.command import NEWSX, STORY, TEXT_FORMATS


def on_terminal(*arguments: str, columns: int = 80, **environment: str) -> str:
    """What newsx sends to a terminal with this many columns."""
    env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
    child = pexpect.spawn(
        NEWSX[0],
        [*NEWSX[1:], *arguments],
        dimensions=(40, columns),
        env={**env, "TERM": "xterm-256color", "PAGER": "cat", **environment},
        encoding="utf-8",
    )
    return child.read()


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_a_terminal_gets_a_table_that_fits(folder, columns):
    sent = on_terminal("story.txt", columns=columns)
    assert "\x1b[1m" in sent
    lines = re.sub(r"\x1b\[[\d;]*m", "", sent).splitlines()
    assert max(map(len, lines)) <= columns
    assert any("Council votes to keep the ferry" in line for line in lines)


def test_colours_unless_the_user_wants_none(folder):
    colour = r"\x1b\[(\d+;)*(3|4|9|10)[0-8](;\d+)*m"
    assert re.search(colour, on_terminal("story.txt"))
    plain = on_terminal("story.txt", NO_COLOR="1")
    assert not re.search(colour, plain)
    assert "Council votes" in plain


def test_a_longer_run_shows_how_far_it_is(folder):
    """After a second, on the terminal; the records are in a file. Pipes that are slow to fill make it long."""
    for pipe in ("first", "second"):
        os.mkfifo(pipe)

    def fill():
        for pipe in ("first", "second"):
            with open(pipe, "w", encoding="utf-8") as file:
                time.sleep(1.2)
                file.write(STORY)

    threading.Thread(target=fill, daemon=True).start()
    sent = on_terminal("-j1", "first", "story.txt", "second", "gone.txt", "-o", "out.jsonl", columns=100)
    assert " 3 of 4, " in sent
    assert "3 articles, 9 quotations" in sent
    assert len(Path("out.jsonl").read_bytes().splitlines()) == 3


def test_without_input_it_says_what_to_do(folder):
    sent = on_terminal()
    assert sent.startswith("newsx: nothing to read.")
    assert "newsx story.txt" in sent


@pytest.mark.parametrize("options", [[], ["--json"], ["--quotes"], ["--explain"], *(["--format", name] for name in TEXT_FORMATS)])
def test_a_page_cannot_control_the_terminal(folder, options):
    evil = STORY.replace("ferry", "\x1b]0;owned\x07\x9b31mferry\u202e\u2066")
    Path("evil\x1b[2J.txt").write_text(evil, encoding="utf-8")
    sent = on_terminal("evil\x1b[2J.txt", "gone\x1b[2J.txt", *options)
    assert "ferry" in sent or "a relief" in sent
    for control in ("\x1b]", "\x1b[2J", "\x07", "\x9b", "\u202e", "\u2066"):
        assert control not in sent


@pytest.fixture
def pager(folder):
    """A pager that says that it is one, and keeps what it shows in a file."""
    path = folder / "pager"
    path.write_text("#!/bin/sh\necho the pager\ntee shown\n")
    path.chmod(0o700)
    return str(path)


def test_a_terminal_shows_tables_through_the_users_pager(folder, pager):
    sent = on_terminal("story.txt", PAGER=pager)
    assert sent.startswith("the pager\r\n")
    assert "\x1b[1m" in Path("shown").read_text()
    assert "Council votes to keep the ferry" in sent


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(["--no-pager"], {}), (["--json"], {}), ([], {"TERM": "dumb"}), ([], {"PAGER": "cat"}), ([], {"PAGER": "no-such-pager"})],
)
def test_there_is_no_pager_where_none_is_wanted(folder, pager, arguments, environment):
    sent = on_terminal("story.txt", *arguments, **{"PAGER": pager, **environment})
    assert "the pager" not in sent
    assert "Council votes" in sent


def test_who_leaves_the_pager_early_ends_newsx_quietly(folder):
    early = folder / "early"
    early.write_text("#!/bin/sh\nhead -n 1\n")
    early.chmod(0o700)
    Path("more").mkdir()
    for number in range(30):
        Path(f"more/{number}.txt").write_text(STORY, encoding="utf-8")
    sent = on_terminal("more", PAGER=str(early))
    assert "Traceback" not in sent
    assert "newsx:" not in sent
