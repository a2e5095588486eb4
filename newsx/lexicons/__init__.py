"""Word lists. Each is a text file here: an entry a line, lines that begin with # say where the list comes from and are no entries.

What was read is kept in dictionaries of this module: of a compiled one these are asked six times faster than `functools.cache`.
A list is there once it is whole, as another thread may ask while its file is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_lists: Final[dict[str, frozenset[str]]] = {}
_groups: Final[dict[str, dict[str, str]]] = {}
_sets: Final[dict[str, dict[str, frozenset[str]]]] = {}


def load(name: str) -> frozenset[str]:
    """The entries of the list `name`, as written in `lexicons/NAME.txt`."""
    found = _lists.get(name)
    if found is None:
        found = _lists[name] = frozenset(_lines(name))
    return found


def load_groups(name: str) -> dict[str, str]:
    """Each word of `lexicons/NAME.txt` → its group, from lines such as `group: word word word`."""
    found = _groups.get(name)
    if found is None:
        parts = [line.partition(":") for line in _lines(name)]
        found = _groups[name] = {word: group for group, _, words in parts for word in words.split()}
    return found


def load_sets(name: str) -> dict[str, frozenset[str]]:
    """Each group of `lexicons/NAME.txt` → its words, from lines as above; a word may be in several groups, a group on several lines."""
    found = _sets.get(name)
    if found is None:
        found = {}
        for line in _lines(name):
            group, _, words = line.partition(":")
            found[group] = found.get(group, frozenset()) | frozenset(words.split())
        _sets[name] = found
    return found


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")  # importlib.resources would take 8 ms at every start
    return [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]
