"""The manual page, which says what the help says."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from newsx.cli import manual
from tests.command import newsx

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "newsx/cli/newsx.1"


def shown() -> str:
    run = subprocess.run(
        ["man", "--warnings", "-l", str(PAGE)], capture_output=True, text=True, env={"MANWIDTH": "200", "LC_ALL": "C.UTF-8"}
    )
    assert run.stderr == ""
    return " ".join(run.stdout.split())


def test_the_page_is_made_of_the_options_of_today():
    assert PAGE.read_text(encoding="utf-8") == manual.page(), "make it again: python -m newsx.cli.manual > newsx/cli/newsx.1"


def test_the_wheel_installs_the_page_where_man_looks():
    targets = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]
    assert targets["wheel"]["shared-data"] == {"newsx/cli/newsx.1": "share/man/man1/newsx.1"}


@pytest.mark.skipif(not shutil.which("man"), reason="no man to show the page with")
def test_man_shows_all_that_the_help_says():
    page = shown()
    options = [line.split()[0].rstrip(",") for line in newsx("--help").stdout.decode().splitlines() if line.startswith("  -")]
    assert len(options) > 40
    assert [option for option in options if option not in page] == []
    assert "lynx -dump -nolist URL | newsx" in page
    assert page.count("\\") == 3  # of a separator: \n---\n, \f
