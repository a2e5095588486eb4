"""Defaults of options that a user keeps in a file: `config.toml` in the folder where the platform has such files.

jobs = 4
language = ["en", "de"]
only-articles = 0.7
"""

from __future__ import annotations

import os
from typing import Any

import typer

FILE = "config.toml"
NOT_BY_DEFAULT = frozenset(
    {"output", "force", "resume", "append", "errors", "files-from", "dry-run", "explain", "schema", "version", "help"}
)
"""Options that a file cannot set: what they do is meant for one run."""


def path() -> str:
    """Where the file lies, if there is one."""
    return os.path.join(typer.get_app_dir("newsx"), FILE)


def read(options: dict[str, str]) -> dict[str, Any]:
    """The defaults in the file by their parameters; `options` gives the parameter of each option, without its dashes.

    Raises typer.BadParameter if the file is damaged or names something else.
    """
    name = path()
    if not os.path.isfile(name):
        return {}
    import tomllib

    try:
        with open(name, "rb") as file:
            given = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"cannot be read: {error}", param_hint=name) from None
    unknown = [key for key in given if key not in options or key in NOT_BY_DEFAULT]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is no option that a file can set", param_hint=name)
    return {options[key]: _value(key, value) for key, value in given.items()}


def _value(key: str, value: Any) -> Any:
    """A value as the command line would give it: a list is one with commas, except for the options that can be repeated."""
    if isinstance(value, list) and key not in ("include", "exclude"):
        return ",".join(map(str, value))
    return value
