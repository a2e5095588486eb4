"""Errors in words that a user can act on. `sources.raw.Unreadable` is the one for an input; here are those of the system and of output."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class CannotWrite(Exception):
    """Why a format cannot be written here, in words: a package is not installed, or the target or the view does not suit it."""


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
