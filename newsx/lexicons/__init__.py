"""Word lists. Each is a text file here: an entry a line, lines that begin with # say where the list comes from and are no entries."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load(name: str) -> frozenset[str]:
    """The entries of the list `name`, as written in `lexicons/NAME.txt`."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#"))
