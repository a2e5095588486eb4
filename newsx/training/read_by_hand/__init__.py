"""Pages that were read whole by hand: those of CORPUS/annotated, and others of the corpus that were read for newsx.

Of the latter it says here what stands where on them, without their text.

`pages.jsonl` has a line a page: its `id`, the `corpus` folder that holds it, its `fold`, its `fields`, and its `quotes`. Every string of
the page stands there as `[start, stop]`, characters of its inscriptis dump with white space folded to single spaces; names of people,
kinds, and dates in ISO form are written out. `fields` and `quotes` are otherwise those of CORPUS/annotated/gold.jsonl:

    headline, dek, byline, published_text, modified_text, publisher, section    where the page has it, or null
    authors [{name, role, organization}], published, modified
    images [{caption, credit}], promos, related [{headline, teaser}], notes [{kind, text}], topics
    body [{kind, at}]           the blocks of the story in order: paragraph, subhead, list_item, blockquote, post
    quotes [{kind, text, mention, speaker, named, type, role, …}]    in reading order

The readers saw the dumps and no program's output.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

SEALED = {2}
"""Batches of CORPUS/annotated that measure what was learned, so nothing is learned from them."""
PAGES = Path(__file__).parent / "pages.jsonl"
_FORM = "inscriptis"
_SUFFIXES = (".html.gz", ".txt", ".txt.gz", ".html")
_CHARS_OF_START, _CHARS_OF_END = 60, 25
"""Characters by which a block of the body is known."""
_TEXTS = ("headline", "dek", "byline", "published_text", "modified_text", "publisher", "section")


def rows(corpus: Path) -> list[dict[str, Any]]:
    """The pages that may be learned from, as rows of CORPUS/annotated/gold.jsonl; `home` is the folder with the page's forms.

    Raises OSError if a page's dump is not in the corpus.
    """
    home = corpus / "annotated"
    lines = (home / "gold.jsonl").read_text(encoding="utf-8").split("\n")
    found = [json.loads(line) | {"home": home} for line in lines if line]
    own = PAGES.read_text(encoding="utf-8").split("\n")
    return [row for row in found if row["batch"] not in SEALED] + [_with_strings(json.loads(line), corpus) for line in own if line]


def _with_strings(row: dict[str, Any], corpus: Path) -> dict[str, Any]:
    home = corpus / row["corpus"]
    text = folded((home / _FORM / f"{row['id']}.txt").read_text(encoding="utf-8", errors="replace"))

    def string(place: list[int] | None) -> str | None:
        return text[slice(*place)] if place is not None else None

    fields = row["fields"]
    for name in _TEXTS:
        fields[name] = string(fields[name])
    for author in fields["authors"]:
        author["role"], author["organization"] = string(author["role"]), string(author["organization"])
    for item in (*fields["images"], *fields["related"]):
        for name in item:
            item[name] = string(item[name])
    for note in fields["notes"]:
        note["text"] = string(note["text"])
    for name in ("promos", "topics"):
        fields[name] = [string(place) for place in fields[name]]
    fields["body"] = [
        {"kind": block["kind"], "start": text[slice(*block["at"])][:_CHARS_OF_START], "end": text[slice(*block["at"])][-_CHARS_OF_END:]}
        for block in fields["body"]
    ]
    for quote in row["quotes"]:
        quote |= {name: string(quote[name]) for name in ("text", "mention", "cue", "role")}
    return row | {"home": home}


def file_of(home: Path, form: str, page: str) -> Path | None:
    """The file of a page in one of its forms; None if there is none."""
    files = [home / form / f"{page}{suffix}" for suffix in _SUFFIXES]
    return next((file for file in files if file.exists()), None)


def text_of(file: Path) -> str:
    """The text of a page's file."""
    content = file.read_bytes()
    return (gzip.decompress(content) if file.suffix == ".gz" else content).decode("utf-8", "replace")


def folded(text: str) -> str:
    """A text with its white space folded to single spaces."""
    return " ".join(text.split())
