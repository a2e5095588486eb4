"""Word lists. Each is a text file here: an entry a line, lines that begin with # say where the list comes from and are no entries."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def load(name: str) -> frozenset[str]:
    """The entries of the list `name`, as written in `lexicons/NAME.txt`."""
    return frozenset(_lines(name))


@cache
def load_groups(name: str) -> dict[str, str]:
    """Each word of `lexicons/NAME.txt` → its group, from lines such as `group: word word word`."""
    return {word: group for line in _lines(name) for group, _, words in [line.partition(":")] for word in words.split()}


@cache
def load_sets(name: str) -> dict[str, frozenset[str]]:
    """Each group of `lexicons/NAME.txt` → its words, from lines as above; a word may be in several groups, a group on several lines."""
    sets: dict[str, frozenset[str]] = {}
    for line in _lines(name):
        group, _, words = line.partition(":")
        sets[group] = sets.get(group, frozenset()) | frozenset(words.split())
    return sets


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")  # importlib.resources would take 8 ms at every start
    return [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]
