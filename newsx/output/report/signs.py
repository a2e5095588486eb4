"""Each speaker's sign: initials in a colour. Every quotation has one, so that whose it is can be read without seeing colours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsx.record import Article, Speaker

TONES = 8
"""Number of colours in the style sheet. From the ninth speaker on they repeat, and only the initials differ."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands for a speaker on the page; `first` is the index of the speaker's first quotation."""

    speaker: Speaker
    letters: str
    tone: int
    first: int


def signs(article: Article) -> dict[int, Sign]:
    """The signs of an article's speakers by their ids, most quoted first; equal initials are numbered."""
    first: dict[int, int] = {}
    for number, quote in enumerate(article.quotes):
        if quote.speaker:
            first.setdefault(quote.speaker.id, number)
    taken: Counter[str] = Counter()
    result: dict[int, Sign] = {}
    for place, speaker in enumerate(speaker for speaker in article.speakers if speaker.id in first):
        letters = initials(speaker.name)
        taken[letters] += 1
        if taken[letters] > 1:
            letters += str(taken[letters])
        result[speaker.id] = Sign(speaker, letters, place % TONES, first[speaker.id])
    return result


def initials(name: str) -> str:
    """The first letters of the first and the last word.

    >>> initials("Marguerite Delacroix-Whitcombe"), initials("senior official at the ministry"), initials("王小明"), initials("")
    ('MD', 'sm', '王', '?')
    """
    letters = [next((c for c in word if c.isalnum()), "") for word in name.split()]
    letters = [letter for letter in letters if letter]
    return letters[0] + letters[-1] if len(letters) > 1 else "".join(letters) or "?"
