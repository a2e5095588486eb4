"""What a shell may complete."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.command import NEWSX, newsx


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion_can_be_had(folder, name):
    run = newsx(**{"_NEWSX_COMPLETE": f"source_{name}"})
    assert run.returncode == 0
    assert b"newsx" in run.stdout


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsx --format js", ["json", "jsonl"]),
        ("newsx --expl", ["--explain"]),
        ("newsx --quotes --kinds direct,par", ["direct,partial"]),
        ("newsx --quotes --in all,he", ["all,headline"]),
        ("newsx --fields headline,authors.na", ["headline,authors.name"]),
        ("newsx --fields quotes.speaker.men", ["quotes.speaker.mention", "quotes.speaker.mention_at"]),
        ("newsx --quotes --fields speaker_n", ["speaker_name", "speaker_named"]),
        ("newsx --fields nowhere.n", []),
    ],
)
def test_values_are_completed(folder, line, offered):
    run = newsx(_NEWSX_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(line.split()) - 1))
    assert run.stdout.decode().split() == offered
    fish = {"_NEWSX_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    run = newsx(_TYPER_COMPLETE_ARGS=line, **fish)
    assert [entry.split("\t")[0] for entry in run.stdout.decode().splitlines() if entry][: len(offered)] == offered
    run = newsx(_NEWSX_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line)
    assert all(f'"{name}"' in run.stdout.decode() for name in offered)


@pytest.mark.parametrize(
    ("name", "file"),
    [("bash", ".bash_completions/newsx.sh"), ("zsh", ".zfunc/_newsx"), ("fish", ".config/fish/completions/newsx.fish")],
)
def test_completion_is_installed_by_one_command(folder, name, file):
    if not shutil.which(name):
        pytest.skip(f"no {name}")
    command = f"{' '.join(NEWSX)} --install-completion; true"
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": ""}
    run = subprocess.run([name, "-c", command], capture_output=True, env=environment, timeout=60)
    assert f"{name} completion installed" in run.stdout.decode(), run
    assert (folder / file).exists()
