"""Evidence: what is said of a story elsewhere than in its text, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Subject = Literal["headline", "dek", "author", "published", "modified", "publisher", "section", "url", "language", "kind"]

_MOST = 200
"""So much of what a witness says on a subject is heard: stories have a few authors, and twenty times of comments."""


@dataclass(slots=True, frozen=True)
class Testimony:
    """What a witness ("json-ld", "og:title", "time") says."""

    witness: str
    value: str


class Evidence:
    """The testimonies on each subject, in the order in which they were found; a witness may say several things on one."""

    def __init__(self) -> None:
        self.said: dict[Subject, list[Testimony]] = {}
        self._counts: dict[tuple[Subject, str], int] = {}

    def add(self, subject: Subject, witness: str, value: str | None) -> None:
        """Notes what a witness says, white space folded; nothing where that is empty or was said by the same witness."""
        value = " ".join((value or "").split())
        count = self._counts.get((subject, witness), 0)
        if not value or count == _MOST:
            return
        if (testimony := Testimony(witness, value)) not in self.said.setdefault(subject, []):
            self.said[subject].append(testimony)
            self._counts[subject, witness] = count + 1

    def on(self, subject: Subject) -> list[Testimony]:
        """The testimonies on a subject."""
        return self.said.get(subject, [])

    def first(self, subject: Subject, *witnesses: str) -> str | None:
        """What the first of these witnesses says that says anything; of all, where none is named."""
        for witness in witnesses or (None,):
            for testimony in self.on(subject):
                if witness in {None, testimony.witness}:
                    return testimony.value
        return None
