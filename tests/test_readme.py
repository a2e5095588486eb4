"""The README's console examples, run as they stand: what is shown is what comes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ (.+)\n((?:.*\n)*?)```", README)


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command[:60] for command, _ in EXAMPLES])
def test_an_example_prints_what_the_readme_shows(command: str, shown: str) -> None:
    if "| jq" in command and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    environment = dict(os.environ, PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}", COLUMNS="80", LC_ALL="C.UTF-8")
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert run.stderr == ""
    assert run.stdout == shown


def test_the_readme_names_every_option() -> None:
    environment = dict(os.environ, COLUMNS="80")
    run = subprocess.run([sys.executable, "-m", "newsx", "--help"], capture_output=True, text=True, check=True, env=environment)
    assert all(option in README for option in re.findall(r"--[a-z][a-z-]+", run.stdout))
