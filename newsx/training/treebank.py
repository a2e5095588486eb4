"""Sentences of treebanks, cut into the words that newsx cuts text into.

Universal Dependencies split what newsx keeps together (nine-month-old, French “au”): such a word has the part of speech and the head of
that of its parts which depends on a word outside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from newsx.grammar.tokens import Token, tokenize
from newsx.languages import Language
from newsx.training import annotated_names
from newsx.training.conllu import Row, blocks, placed, placed_in

FOLDS = 5


@dataclass(slots=True)
class Sentence:
    """A sentence with its gold values, a value for each word.

    `tags` are UPOS.XPOS, in silver sentences .XPOS. `heads` are indices, the number of words for the root. `names` are None in sentences
    without annotated names. `guessed` are the numbers of the tags that a tagger found which was not trained on the sentence.
    """

    document: str
    fold: int
    genre: str
    silver: bool
    words: list[str]
    tags: list[str]
    heads: list[int]
    labels: list[str]
    names: list[str] | None
    guessed: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Silver:
    """The articles that silver analyses are of, and the fold of each, by its file's name."""

    folder: Path
    folds: dict[str, int]


def read(path: Path, language: Language, silver: Silver | None = None, change: Callable[[list[Row]], None] | None = None) -> list[Sentence]:
    """The sentences of a file; `change` mends the rows of each. The fold of a gold document is told by its name."""
    found = []
    text, loaded = "", ""
    for document, genre, lines in blocks(path):
        if silver is not None:
            if document != loaded:
                text, loaded = (silver.folder / document).read_text(encoding="utf-8"), document
            rows = placed_in(text, lines)
        else:
            text, rows = placed(lines)
        if change is not None:
            change(rows)
        tokens = tokenize(text, rows[0].start, rows[-1].stop, language)
        if tokens:
            fold = silver.folds[document] if silver is not None else crc32(document.encode()) % FOLDS
            found.append(_sentence(tokens, rows, (document, fold, genre, silver is not None)))
    return found


def _sentence(tokens: list[Token], rows: list[Row], of: tuple[str, int, str, bool]) -> Sentence:
    """The sentence in newsx's words. A piece of a longer word of the treebank depends on the piece before it."""
    owners = _owners(tokens, rows)
    names = annotated_names.of_silver(rows) if of[3] else annotated_names.of_gold(rows)
    root = len(tokens)
    tags: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    parts: list[str] = []
    for token, index in enumerate(_heads_of_tokens(owners, rows, root)):
        if index < 0:
            tags.append(tags[-1] if tags else ".")
            heads.append(token - 1 if token else root)
            labels.append("flat")
            parts.append(parts[-1].replace("B-", "I-") if parts else "O")
            continue
        row = rows[index]
        tags.append(_tag(row))
        heads.append(root if row.head < 0 or owners[row.head] == token else owners[row.head])
        labels.append(row.label)
        parts.append(names[index] if names is not None else "O")
    _mend_roots(heads, labels, root)
    return Sentence(*of, [word for word, _ in tokens], tags, heads, labels, _mended(parts) if names is not None else None)


def drop_finer_tags(rows: list[Row]) -> None:
    """Leaves words the universal part of speech only: for a treebank that has two sets of finer tags, as the German one does."""
    for row in rows:
        row.xpos = "_"


def _owners(tokens: list[Token], rows: list[Row]) -> list[int]:
    """The token that the middle of each row stands in."""
    owners = []
    at = 0
    for row in rows:
        middle = max(row.start, (row.start + row.stop - 1) // 2)
        while at + 1 < len(tokens) and tokens[at + 1][1] <= middle:
            at += 1
        while at > 0 and tokens[at][1] > middle:
            at -= 1
        owners.append(at)
    return owners


def _heads_of_tokens(owners: list[int], rows: list[Row], count: int) -> list[int]:
    """For each token the row that depends on a word outside it; -1 for a token without rows."""
    found = [-1] * count
    outside = [False] * count
    for index, token in enumerate(owners):
        leaves = rows[index].head < 0 or owners[rows[index].head] != token
        if found[token] < 0 or (leaves and not outside[token]):
            found[token], outside[token] = index, leaves
    return found


def _tag(row: Row) -> str:
    """The part of speech with its finer class: that of the corpus, or for verbs by their form."""
    part = row.upos.replace("_", "")
    if row.xpos != "_":
        return f"{part}.{row.xpos}"
    values = dict(pair.split("=", 1) for pair in row.feats.split("|") if "=" in pair)
    return f"{part}.{values.get('VerbForm', '')}" if part in {"VERB", "AUX"} else f"{part}."


def _mend_roots(heads: list[int], labels: list[str], root: int) -> None:
    """Leaves a sentence one root."""
    roots = [at for at, head in enumerate(heads) if head == root]
    first = next((at for at in roots if labels[at] == "root"), roots[0] if roots else 0)
    heads[first], labels[first] = root, "root"
    for at in roots:
        if at != first:
            heads[at], labels[at] = first, "parataxis" if labels[at] == "root" else labels[at]


def _mended(parts: list[str]) -> list[str]:
    """Parts of names in which each name begins with B, though its first word was joined with another."""
    found: list[str] = []
    for part in parts:
        goes_on = bool(found) and found[-1][2:] == part[2:]
        found.append(f"B-{part[2:]}" if part[0] == "I" and not goes_on else part)
    return found
