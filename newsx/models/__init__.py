"""Where trained weights are found: the folder that NEWSX_MODELS names, or this package. `newsx/training` writes them."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Any

import msgspec


def folder() -> Path:
    """The folder of the models in force."""
    return Path(os.environ.get("NEWSX_MODELS") or Path(__file__).parent)


@cache
def load(name: str) -> Any:
    """The model `name`, from `NAME.json` in the folder. Raises FileNotFoundError where there is none."""
    return msgspec.json.decode(_content(name))


@cache
def checksum(name: str) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the model's file."""
    return hashlib.sha256(_content(name)).hexdigest()[:12]


def save(name: str, model: Any, into: Path) -> None:
    """Writes a model as `NAME.json`, the same bytes for the same model."""
    into.mkdir(parents=True, exist_ok=True)
    (into / f"{name}.json").write_bytes(msgspec.json.encode(model, order="deterministic"))


@cache
def _content(name: str) -> bytes:
    return (folder() / f"{name}.json").read_bytes()
