"""Evidence: what is said about a story outside its text, in markup, metadata and containers, by subject and source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

Subject = Literal[
    "headline", "dek", "author", "published", "modified", "publisher", "section", "url", "language", "kind", "date order"
]  # fmt: skip
"""What a claim is about; "kind" is the type of page ("NewsArticle"), "date order" the order of 06/01/2026 ("day first")."""

STORY_TYPES: Final = ("Article", "BlogPosting", "Report", "Review", "Reportage")
"""How the types of pages end that are stories, in JSON-LD and in metadata: "NewsArticle"."""
_MAX_CLAIMS = 200
"""Claims kept of one source on one subject: a story has a few authors, but a page has a `<time>` for each comment."""


@dataclass(slots=True, frozen=True)
class Claim:
    """What a source ("json-ld", "og:title", "time") says on a subject."""

    source: str
    value: str


class Evidence:
    """The claims on each subject, in the order in which they were found. A source may make several on one subject."""

    def __init__(self) -> None:
        self._claims: dict[Subject, list[Claim]] = {}
        self._counts: dict[tuple[Subject, str], int] = {}

    def add(self, subject: Subject, source: str, value: str | None) -> None:
        """Adds a claim, its white space folded, unless it is empty or the source has made it before."""
        value = " ".join((value or "").split())
        count = self._counts.get((subject, source), 0)
        if not value or count == _MAX_CLAIMS:
            return
        if (claim := Claim(source, value)) not in self._claims.setdefault(subject, []):
            self._claims[subject].append(claim)
            self._counts[subject, source] = count + 1

    def on(self, subject: Subject) -> list[Claim]:
        """All claims on a subject."""
        return self._claims.get(subject, [])

    def has(self, source: str) -> bool:
        """Whether a source makes any claim."""
        return any(made_by == source for _, made_by in self._counts)

    def first(self, subject: Subject, *sources: str) -> str | None:
        """The first claim of the first of these sources that makes one, of any source if none is named. `None` if there is none."""
        for source in sources or (None,):
            for claim in self.on(subject):
                if source in {None, claim.source}:
                    return claim.value
        return None


def plain(value: str | None) -> str | None:
    """A value without the entities and tags that many pages leave in it."""
    if value and "&" in value:
        from html import unescape  # its table of names takes two milliseconds of a start

        value = unescape(unescape(value))
    return _tag_pattern().sub(" ", value) if value and "<" in value else value


@cache
def _tag_pattern() -> re.Pattern[str]:
    return re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
