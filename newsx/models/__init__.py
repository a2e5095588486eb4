"""The trained models, which `newsx/training` writes: in the folder that NEWSX_MODELS names, or in this package."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

FILES = {"blocks": "blocks.json", "html": "html.json", "fields": "fields.json", "quotes": "quotes.json"}
"""The file of each model."""

Numbers = tuple[float, float, float, float, float, float, float, float]
"""A number for each state of a conditional random field."""


class Chain(msgspec.Struct):
    """The weights of a conditional random field over the blocks of a page.

    `transitions[i][j]` is the weight of state j after state i. `weights[place][feature][i]` is the weight for state i of a block if the
    block at `place` has the feature: "" is the block itself, "-1:" the one above it.
    """

    states: list[str]
    transitions: list[Numbers]
    weights: dict[str, dict[str, Numbers]]


_SHAPES: dict[str, Any] = {"blocks": Chain, "html": Chain, "fields": dict[str, dict[str, float]], "quotes": Any}


def path(name: str) -> Path:
    """The file of the model `name`: in the folder that NEWSX_MODELS names if it is there, otherwise in this package."""
    own = Path(__file__).parent / FILES[name]
    chosen = Path(os.environ.get("NEWSX_MODELS") or own.parent) / FILES[name]
    return chosen if chosen.is_file() else own


@cache
def load(name: str) -> Any:
    """The model `name`. Raises FileNotFoundError if there is none."""
    return msgspec.json.decode(_content(name), type=_SHAPES[name])


@cache
def checksum(name: str) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the model's file."""
    return hashlib.sha256(_content(name)).hexdigest()[:12]


def save(name: str, model: Any, into: Path) -> None:
    """Writes a model as JSON. The same model gives the same bytes."""
    into.mkdir(parents=True, exist_ok=True)
    (into / FILES[name]).write_bytes(msgspec.json.encode(model, order="deterministic"))


@cache
def _content(name: str) -> bytes:
    return path(name).read_bytes()
