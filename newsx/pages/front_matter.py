"""The head that programs write above a page's Markdown: what its metadata say of title, author and date.

Two kinds: a block of YAML between lines of three hyphens, as site generators and trafilatura write it, and the labels of Jina's reader
("Title: …", "URL Source: …", "Markdown Content:"). Only what is written on one line, or as a list, is read.
"""

from __future__ import annotations

import re
from typing import Final

from newsx.pages.evidence import Evidence, Subject

_SUBJECTS: Final[dict[str, Subject]] = {
    "title": "headline", "headline": "headline", "og:title": "headline",
    "description": "dek", "summary": "dek", "excerpt": "dek", "subtitle": "dek", "og:description": "dek",
    "author": "author", "authors": "author", "byline": "author", "creator": "author",
    "date": "published", "published": "published", "pubdate": "published", "datepublished": "published", "date_published": "published",
    "published_at": "published", "publish_date": "published", "published_time": "published", "published time": "published",
    "updated": "modified", "modified": "modified", "lastmod": "modified", "datemodified": "modified", "date_modified": "modified",
    "sitename": "publisher", "site": "publisher", "site_name": "publisher", "publisher": "publisher", "source": "publisher",
    "section": "section", "category": "section",
    "url": "url", "link": "url", "canonical": "url", "permalink": "url", "source_url": "url", "url source": "url", "original_url": "url",
    "language": "language", "lang": "language",
    "pagetype": "kind", "type": "kind",
}  # fmt: skip
"""The keys, in lower case, and the subject of each."""
_SOURCE: Final = "front matter"
_FENCE: Final = "---"
_CONTENT: Final = "markdown content:"
"""The label below which the page's Markdown stands."""
_MAX_CHARS: Final = 20_000
"""Characters of a head, at most."""
_MAX_LINES: Final = 200
_MIN_KEYS: Final = 2
"""Known keys that a block of YAML has, at least: two rules in a text can have anything between them."""
_KEY: Final = re.compile(r"([A-Za-z][\w :.-]{0,40}?):(?:\s+(.*)|)\Z")
_NO_VALUES: Final = frozenset({"null", "none", "~", "[]", "''", '""'})


def read(text: str) -> tuple[int, Evidence]:
    """The characters that the head above a page's Markdown takes, and what it says; 0 and no evidence if there is none."""
    evidence = Evidence()
    start = text[:_MAX_CHARS].lstrip("\ufeff\n\r \t")
    if start.startswith(_FENCE):
        length = _yaml(start, evidence)
    elif start[:6].lower() == "title:" or start[:11].lower() == "url source:":
        length = _labels(start, evidence)
    else:
        return 0, evidence
    return (len(text[:_MAX_CHARS]) - len(start) + length, evidence) if length else (0, Evidence())


def _yaml(start: str, evidence: Evidence) -> int:
    """The length of a block of YAML, whose claims are added to `evidence`; 0 if it is none."""
    lines = start.splitlines(keepends=True)[:_MAX_LINES]
    stop = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), 0)
    if lines[0].rstrip() != _FENCE or not stop:
        return 0
    known = 0
    subject: Subject | None = None
    for line in lines[1:stop]:
        item = line.strip()
        if match := _KEY.match(line.rstrip()):
            subject = _SUBJECTS.get(match[1].lower())
            known += subject is not None
            _add(evidence, subject, match[2] or "")
        elif item.startswith("- "):
            _add(evidence, subject, item[2:])
    return sum(map(len, lines[: stop + 1])) if known >= _MIN_KEYS else 0


def _labels(start: str, evidence: Evidence) -> int:
    """The length of the labels above "Markdown Content:", whose values are added to `evidence`; 0 if there is no such line."""
    length = 0
    for line in start.splitlines(keepends=True)[:_MAX_LINES]:
        length += len(line)
        if line.strip().lower() == _CONTENT:
            return length
        if match := _KEY.match(line.strip()):
            _add(evidence, _SUBJECTS.get(match[1].lower()), match[2] or "")
    return 0


def _add(evidence: Evidence, subject: Subject | None, value: str) -> None:
    """Adds a value as YAML writes it: bare, in quotation marks, or as a list of such; authors may be divided by semicolons."""
    if subject is None:
        return
    value = value.strip()
    if value[:1] == "[" and value[-1:] == "]":
        for item in value[1:-1].split(","):
            _add(evidence, subject, item)
        return
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace('\\"', '"').replace("''", "'")
    if value.lower() in _NO_VALUES or (subject == "published" and not any(map(str.isdigit, value))):
        return
    for part in value.split(";") if subject == "author" else [value]:
        evidence.add(subject, _SOURCE, part)
