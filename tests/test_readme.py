"""The README's console examples, run as they stand: what is shown is what comes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, re.S | re.M)
STEP = r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that looks like the checkout to those who only read the samples, for what they write to be gone afterwards."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


@pytest.mark.parametrize("block", BLOCKS, ids=[block.partition("\n")[0][2:62] for block in BLOCKS])
def test_an_example_prints_what_the_readme_shows(block: str, checkout: Path) -> None:
    environment = dict(os.environ, PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}", COLUMNS="80", LC_ALL="C.UTF-8")
    for command, shown in re.findall(STEP, block, re.M):
        if "| jq" in command and not shutil.which("jq"):
            pytest.skip("jq is not installed")
        run = subprocess.run(["bash", "-c", command], cwd=checkout, env=environment, capture_output=True, text=True, encoding="utf-8")
        assert run.stderr == ""
        assert run.stdout == shown


def test_the_readme_shows_or_explains_every_option() -> None:
    shown = re.sub(r"^\$ newsx --help\n.*?^```", "", README, flags=re.S | re.M)  # elsewhere than in the help itself
    missing = [names for names in option_names() if not any(re.search(rf"(?<![\w-]){name}(?![\w-])", shown) for name in names)]
    assert missing == []


def option_names() -> list[list[str]]:
    """The names of each option, the long and the short one, as the help lists them."""
    environment = dict(os.environ, COLUMNS="80")
    run = subprocess.run([sys.executable, "-m", "newsx", "--help"], capture_output=True, text=True, check=True, env=environment)
    lines = re.findall(r"^  (-.+?)(?:  |$)", run.stdout, re.M)
    return [re.findall(r"(?<![\w-])--?[a-z0][a-z-]*", line) for line in lines]


PROGRAMS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_readmes_python_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(PROGRAMS[0], {})
    assert "Paula Drexler It touched the defender's boot," in capsys.readouterr().out


def test_the_readmes_recipes_for_other_packages_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("pandas", "fastapi", "httpx"):
        pytest.importorskip(package)
    from fastapi.testclient import TestClient

    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    exec(PROGRAMS[1], names)
    assert "Thandi Rowe       2" in capsys.readouterr().out
    page = "Ferry stays\n\nThe council keeps it. “It is a lifeline,” said Ivo Bern, the mayor."
    answer = TestClient(names["app"]).post("/articles", content=page.encode(), headers={"content-type": "text/plain"})
    assert [speaker["name"] for speaker in answer.json()["speakers"]] == ["Ivo Bern"]
