"""Which files of directories are read."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from newsx.sources.settings import Settings
from newsx.sources.walk import walk


def test_files_come_in_the_order_of_their_names(folder):
    for path in ("b/c.txt", "b/a.txt", "a.txt", "c.txt", ".hidden/x.txt"):
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text("It sails.")
    assert list(walk(".")) == ["./a.txt", "./b/a.txt", "./b/c.txt", "./c.txt"]
    assert list(walk(".", Settings(exclude=("b",)))) == ["./a.txt", "./c.txt"]
    assert list(walk(".", Settings(output="b"))) == ["./a.txt", "./c.txt"]


def test_directories_may_be_deep(folder):
    start = os.getcwd()
    for _ in range(3000):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(start)
    Path("d", *"d" * 1500, "a.txt").write_text("It sails.")
    Path("z.txt").write_text("It sails.")
    deep, too_deep, last = walk(".")
    subprocess.run(["rm", "-r", "d"], check=True)  # pytest would not get so deep
    assert deep.count("/d") == 1501
    assert too_deep.why == "file name too long"
    assert last == "./z.txt"
