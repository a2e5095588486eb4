"""Reads files in CoNLL-U: the rows of each sentence, with the places of words in its text."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_SENTENCES_OF_DOCUMENT = 20
"""Sentences that are taken for a document in files that do not say where one begins."""


@dataclass(slots=True)
class Row:
    """A word: `head` is an index, -1 for the root; `start` and `stop` are characters of the sentence's text, half-open."""

    form: str
    upos: str
    xpos: str
    feats: str
    head: int
    label: str
    misc: str
    start: int = 0
    stop: int = 0

    @property
    def is_proper(self) -> bool:
        """Whether it is a proper noun, or tagged as part of a name."""
        return self.xpos.startswith("NNP") or self.upos == "PROPN"


@dataclass(frozen=True, slots=True)
class Contraction:
    """A word of the text that the rows up to the index `last` analyse: “au” is “à” and “le”."""

    last: int
    form: str
    misc: str


Lines = list[Row | Contraction]


def blocks(path: Path) -> Iterator[tuple[str, str, Lines]]:
    """The document, the genre if it is told, and the lines of each sentence."""
    document, genre, number, has_documents = "", "", 0, False
    lines: Lines = []
    with gzip.open(path, "rt", encoding="utf-8") as text:
        for line in text:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document, has_documents = line.partition(" = ")[2], True
            elif line.startswith("# meta::genre = "):
                genre = line.partition(" = ")[2]
            elif line and line[0] != "#":
                lines += _line(line.split("\t"))
            elif not line and lines:
                number += 1
                yield document if has_documents else f"{path.name}#{number // _SENTENCES_OF_DOCUMENT}", genre, lines
                lines = []
    if lines:
        yield document, genre, lines


def _line(cells: list[str]) -> Lines:
    """A row or a contraction; nothing for a word that is not in the text."""
    number = cells[0]
    if "-" in number:
        return [Contraction(int(number.partition("-")[2]) - 1, cells[1], cells[9])]
    if "." in number:
        return []
    return [Row(cells[1], cells[3], cells[4], cells[5], int(cells[6]) - 1, cells[7], cells[9])]


def placed(lines: Lines) -> tuple[str, list[Row]]:
    """The text of a sentence, and its rows with their places in it."""
    text, last, span = "", -1, (0, 0)
    rows: list[Row] = []
    for line in lines:
        if isinstance(line, Row) and len(rows) <= last:
            line.start, line.stop = span
        else:
            span = (len(text), len(text) + len(line.form))
            text += line.form if "SpaceAfter=No" in line.misc else f"{line.form} "
        if isinstance(line, Contraction):
            last = line.last
        else:
            if len(rows) > last:
                line.start, line.stop = span
            rows.append(line)
    return text, rows


def placed_in(text: str, lines: Lines) -> list[Row]:
    """The rows with their places in an article's text; the notes have their beginnings."""
    rows = [line for line in lines if isinstance(line, Row)]
    for row in rows:
        row.start = int(row.misc.partition("Start=")[2].partition("|")[0])
    for row, following in pairwise(rows):
        row.stop = row.start + len(text[row.start : following.start].rstrip())
    rows[-1].stop = min(rows[-1].start + len(rows[-1].form), len(text))
    return rows
