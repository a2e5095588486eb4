"""TSV: as CSV, with tabs between the cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsx.output.formats import csv
from newsx.output.formats.csv import Lines, finished
from newsx.output.target import Target
from newsx.output.view import View

SUFFIXES = (".tsv", ".tab")


def writer(target: Target, view: View) -> Lines:
    return Lines(target, view, "\t")


def rows(path: str) -> Iterator[dict[str, Any]]:
    return csv.rows(path, "\t")


def stories(path: str, view: View) -> dict[str, str]:
    return finished(path, view, "\t").stories()
