"""What goes wrong outside of an input (for that there is `sources.raw.Unreadable`), in words that a user can act on; exit statuses."""

from __future__ import annotations

from importlib import import_module
from typing import Any

SOME_FAILED, USAGE, INCOMPLETE = 1, 2, 3
"""Exit statuses: some inputs gave no record; the command was used wrongly; the run did not complete."""


class CannotWrite(Exception):
    """Why a format cannot be written here, in words: a package is not installed, or the target or the view does not suit it."""


class Incomplete(Exception):
    """Why a run ended before all was done, in words."""


def need(package: str, what: str, extra: str) -> Any:
    """The module of a package that one of newsx's extras brings, needed to write `what`.

    Raises CannotWrite if it is not installed, with the command that installs it.
    """
    try:
        return import_module(package)
    except ImportError:
        raise CannotWrite(f'{what} needs a package that is not installed: pip install "newsx[{extra}]"') from None


def sentence(error: OSError) -> str:
    """What the system says is wrong, without numbers and file names.

    >>> sentence(PermissionError(13, "Permission denied", "story.txt"))
    'permission denied'
    """
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
