"""Pages for training: dumps and HTML with a label for each block.

The labels come from aligning the blocks with the article that a person or another program found on the page.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from newsx import pages
from newsx.blocks.labels import Label
from newsx.fields.titles import separators
from newsx.languages import Language
from newsx.lines import dateline
from newsx.lines.date_tokens import months, tokens_of
from newsx.pages.block import Block
from newsx.sources.document import Document

MARKUP, DUMPS = "html", ("inscriptis", "html_text", "soup", "lynx")
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
"""A word; in Thai, Chinese and Japanese, which put no spaces between words, a character."""
_GRAM = 4
"""Words of the sequences by which a block is compared with the body."""
_SHARED_WITH_BODY = 0.6
"""The part of a block's sequences that the body must have."""
_STILL_IN_BODY = 0.5
"""The part of them that must be left in the body after the same text nearer to the other paragraphs."""
_ALIKE = 0.8
"""The likeness of a line to the gold headline or summary from which it is that."""
_HEAD_BLOCKS = 25
"""Blocks around the body's first one in which byline and date can stand."""
_MAX_SITE_WORDS = 5
"""Words of an outlet's name in a page's title."""
_BLOCKS_COPIED_ABOVE, _BLOCKS_COPIED_BELOW = 3, 2
"""Blocks around a story that are copied with it."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of pages as HTML and in forms of dump, with gold in a file of JSON Lines.

    Rows of the batches in `measured` only measure. `is_read` says that people read the gold; otherwise it is what another program gives.
    """

    folder: str
    gold: str = "gold.jsonl"
    measured: frozenset[int] = frozenset()
    is_read: bool = True

    def rows(self, corpora: Path) -> Iterator[dict[str, Any]]:
        """The rows to train on, in the order of the file: those that have a body and no doubt about it."""
        for line in (corpora / self.folder / self.gold).read_text(encoding="utf-8").split("\n"):  # bodies have U+2028, too
            row = json.loads(line) if line else {}
            if row.get("body") and not row.get("body_doubt") and row.get("batch") not in self.measured:
                yield row


CORPORA = (
    Corpus("pages"),
    Corpus("silver", gold="silver.jsonl", is_read=False),
    Corpus("wcxb/pages", measured=frozenset({7, 8, 9})),
    Corpus("world/de/pages"),
    Corpus("world/other/pages"),
)


@dataclass(slots=True)
class TrainingPage:
    """One dump of one page, or its HTML: its blocks with the right label for each, and the language by whose words it is read."""

    id: str
    form: str
    fold: int
    language: Language
    blocks: list[Block]
    labels: list[Label]
    gold: dict[str, Any]


def read_pages(corpora: Path, forms: tuple[str, ...] = DUMPS) -> Iterator[TrainingPage]:
    """All pages of the corpora in every form of dump that there is of them, in a fixed order.

    The form "html" is the page itself; in that form, pages whose gold nobody has read are left out if their body includes captions or
    tables, which are no body elsewhere.
    """
    for corpus in CORPORA:
        folder = corpora / corpus.folder
        for row in corpus.rows(corpora):
            paths = {form: folder / form / f"{row['id']}.{'html.gz' if form == MARKUP else 'txt'}" for form in (MARKUP, *DUMPS)}
            if not row.get("published") and "domain" not in row:
                row = _with_metadata(row, paths[MARKUP])
            for form in forms:
                page = _read(row, paths[form], form) if paths[form].exists() else None
                if page and (corpus.is_read or form != MARKUP or not _has_captions_in_body(page)):
                    yield page


def _read(row: dict[str, Any], path: Path, form: str) -> TrainingPage:
    markup = form == MARKUP
    with (
        gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") if markup else path.open(encoding="utf-8", newline="") as file
    ):
        blocks, _, language = pages.read(Document(row["id"], file.read(), html=markup))
    return TrainingPage(row["id"], form, row["fold"], language, blocks, align(blocks, row, language), row)


def _has_captions_in_body(page: TrainingPage) -> bool:
    """Whether a caption or a cell of a table is labelled as body."""
    return any(
        label is Label.BODY and (block.tag in {"figcaption", "caption", "td", "th"} or "own:caption" in block.cues)
        for block, label in zip(page.blocks, page.labels, strict=True)
    )


def _with_metadata(row: dict[str, Any], page: Path) -> dict[str, Any]:
    """A gold row completed with headline, authors and date from the page's own metadata."""
    import trafilatura

    found = trafilatura.extract_metadata(gzip.decompress(page.read_bytes()))
    if found is None:
        return row
    metadata = {"title": found.title, "published": found.date, "authors": [name for name in (found.author or "").split("; ") if name]}
    if found.description and len(found.description) > 40:
        metadata["summary"] = [found.description]
    return {**row, **{key: value for key, value in metadata.items() if value and not row.get(key)}}


def copied(page: TrainingPage) -> Iterator[TrainingPage]:
    """The story of a page as people copy it: with a few lines above the headline and below the body, and below its outlet's name alone."""
    body = [index for index, label in enumerate(page.labels) if label is Label.BODY]
    titles = [index for index in range(body[0]) if page.labels[index] is Label.HEADLINE] if body else []
    if not titles:
        return
    around = slice(max(0, titles[-1] - _BLOCKS_COPIED_ABOVE), body[-1] + 1 + _BLOCKS_COPIED_BELOW)
    yield replace(page, form="copied", blocks=page.blocks[around], labels=page.labels[around])
    site = separators().split(page.blocks[0].text)[-1].strip()
    if titles[-1] > 0 and site != page.blocks[0].text and len(site.split()) <= _MAX_SITE_WORDS:
        story = slice(titles[-1], body[-1] + 1)
        masthead = Block(site, 0, len(site), 1)
        yield replace(page, form="copied", blocks=[masthead, *page.blocks[story]], labels=[Label.OTHER, *page.labels[story]])


def read_articles(corpus: Path, every: int = 3) -> Iterator[TrainingPage]:
    """Every third plain article of `corpus`/quotes/train: a headline and paragraphs that are all body, like a story that somebody pastes.

    Excerpts of a few lines without a headline made the model worse on pages; a rule of `blocks.rules` labels those.
    """
    rows = [json.loads(line) for line in (corpus / "quotes/train.jsonl").read_text(encoding="utf-8").split("\n") if line]
    for row in rows[::every]:
        with (corpus / "quotes/train" / row["file"]).open(encoding="utf-8", newline="") as file:
            blocks, _, language = pages.read(Document(row["file"], file.read()))
        if blocks:
            labels = [Label.OTHER if block.text.rstrip(".") in _SCAFFOLDING else Label.BODY for block in blocks]
            labels[0] = Label.HEADLINE
            if len(blocks) > 2 and blocks[1].text.rstrip(".") == "ABSTRACT":
                labels[2] = Label.DEK
            yield TrainingPage(row["file"], "article", row["fold"], language, blocks, labels, row)


_SCAFFOLDING = frozenset({"ABSTRACT", "FULL TEXT"})


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return _WORD.findall(text.lower())


def align(blocks: list[Block], gold: dict[str, Any], language: Language) -> list[Label]:
    """The label of each block by the gold article: its `body` and, if known, `title`, `summary`, `authors` and `published`."""
    body = words(gold["body"])
    running, grams = f" {' '.join(body)} ", Counter(_grams(body))
    tokens = [words(block.text) for block in blocks]
    labels = [Label.OTHER] * len(blocks)
    for index, found in enumerate(map(_grams, tokens)):
        if found and sum(gram in grams for gram in found) >= _SHARED_WITH_BODY * len(found):
            labels[index] = Label.BODY
    _drop_repeats(tokens, labels, grams)
    _add_short(tokens, labels, running)
    _head(tokens, labels, gold)
    for block, (index, label) in zip(blocks, enumerate(labels), strict=True):
        if label is Label.DEK and dateline.split(block.text, language):
            labels[index] = Label.BODY  # some gold takes the first paragraph for the summary
    return labels


def _drop_repeats(tokens: list[list[str]], labels: list[Label], grams: Counter[tuple[str, ...]]) -> None:
    """Takes the label body from text that the page has more often than the article, farthest from the other paragraphs first."""
    body = [index for index, label in enumerate(labels) if label is Label.BODY]
    centre = median(body) if body else 0
    left = grams.copy()
    for index in sorted(body, key=lambda i: abs(i - centre)):
        block = _grams(tokens[index])
        if sum(left[gram] > 0 for gram in block) < _STILL_IN_BODY * len(block):
            labels[index] = Label.OTHER
        left.subtract(block)


def _grams(block: list[str]) -> list[tuple[str, ...]]:
    """Each four words that follow one another."""
    return list(zip(*(block[start:] for start in range(_GRAM)), strict=False))


def _add_short(tokens: list[list[str]], labels: list[Label], running: str) -> None:
    """Labels blocks of one to three words as body if they stand in the article and between its paragraphs."""
    long = [index for index, label in enumerate(labels) if label is Label.BODY]
    if not long:
        return
    for index, block in enumerate(tokens):
        if 0 < len(block) < _GRAM and long[0] < index <= long[-1] + 2 and f" {' '.join(block)} " in running:
            before = index > 0 and (labels[index - 1] is Label.BODY or (index > 1 and labels[index - 2] is Label.BODY))
            after = any(label is Label.BODY for label in labels[index + 1 : index + 3])
            pair = " ".join(tokens[index - 1][-2:] + block)
            if before and (after or f" {pair} " in running) and f" {pair} " in running:
                labels[index] = Label.BODY


def _head(tokens: list[list[str]], labels: list[Label], gold: dict[str, Any]) -> None:
    """Labels headline, dek, byline and date, which stand near the body's beginning."""
    title, summary = set(words(gold.get("title") or "")), words(" ".join(gold.get("summary") or []))
    names = [words(name) for name in [*(gold.get("authors") or []), *(gold.get("not_people") or [])]]
    day = gold.get("published")
    body = [index for index, label in enumerate(labels) if label is Label.BODY]
    first, last = (body[0], body[-1]) if body else (len(labels), len(labels))
    for index, block in enumerate(tokens):
        if not block or labels[index] is Label.BODY:
            continue
        alike = set(block)
        text = f" {' '.join(block)} "
        if title and len(block) <= 3 * len(title) and 2 * len(alike & title) >= _ALIKE * (len(alike) + len(title)):
            labels[index] = Label.HEADLINE
        elif summary and len(summary) > 3 and len(set(summary) & alike) >= _ALIKE * max(len(alike), len(set(summary))):
            labels[index] = Label.DEK
        elif len(block) <= 25 and abs(index - first) <= _HEAD_BLOCKS and index < last and _names_one(text, names):
            labels[index] = Label.BYLINE
        elif day and len(block) <= 20 and _names_day(block, day) and first - _HEAD_BLOCKS <= index < last:
            labels[index] = Label.DATE


def _names_one(text: str, names: list[list[str]]) -> bool:
    """Whether a text has one of these names."""
    return any(f" {' '.join(name)} " in text for name in names if name)


def _names_day(block: list[str], day: str) -> bool:
    """Whether the words of a line give this day: "march 3 2024", "3. März 2024", "2024年3月3日" for 2024-03-03."""
    year, month, number = day.split("-")
    parts = [token.text for token in tokens_of(" ".join(block))]
    named = any(months().get(part) == int(month) for part in parts) or month in parts or str(int(month)) in parts
    return named and any(year in part for part in parts) and any(part.lstrip("0").startswith(number.lstrip("0")) for part in parts)
