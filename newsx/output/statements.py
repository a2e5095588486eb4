"""What an article's speakers say, put together from its quotations: one statement may be printed in pieces."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsx.output.rows import SPEECH, text_at
from newsx.record import Article, Quote, Speaker

LONGEST_FRAGMENT = 5
"""Partial quotations of no more words than these are shown among the reporter's words: alone they say little."""
WORDS_AROUND = 8
FARTHEST = 400
"""Characters in which they stand."""


@dataclass(slots=True)
class Statement:
    """The pieces of one utterance, in reading order."""

    pieces: list[Quote]

    def text(self) -> str:
        """The pieces as one quotation: what the reporter put between them becomes an ellipsis.

        “It is a lifeline,” he said. “The island needs it.” is shown as “It is a lifeline … The island needs it.”
        """
        if len({piece.marks is None for piece in self.pieces}) > 1:  # what is reported has no marks, what is quoted has its own
            return " … ".join(_without_comma(piece.text).join(_marks(piece)) for piece in self.pieces)
        opening, closing = _marks(self.pieces[0])[0], _marks(self.pieces[-1])[1]
        return opening + " … ".join(_without_comma(piece.text) for piece in self.pieces) + closing

    @property
    def is_fragment(self) -> bool:
        """Whether it is a few words woven into a sentence of the reporter's."""
        first = self.pieces[0]
        return len(self.pieces) == 1 and first.kind == "partial" and len(first.text.split()) <= LONGEST_FRAGMENT

    def around(self, article: Article) -> tuple[str, str]:
        """The reporter's words before and after it, in its sentence as far as can be told."""
        at = self.pieces[0].at
        whole = text_at(article, at)
        before = whole[max(0, at.start - FARTHEST) : at.start].rpartition(". ")[2][:-1].split(" ")
        after = whole[at.stop + 1 : at.stop + FARTHEST].partition(". ")[0].split(" ")
        start = " ".join(before if len(before) <= WORDS_AROUND else ["…", *before[-WORDS_AROUND:]])
        stop = " ".join(after if len(after) <= WORDS_AROUND else [*after[:WORDS_AROUND], "…"])
        return start, stop


@dataclass(slots=True)
class Voices:
    """Who says what in an article: the speakers, most first, with their statements; statements of nobody in particular; and what
    stands in quotation marks without being speech."""

    by_speaker: list[tuple[Speaker, list[Statement]]] = field(default_factory=list)
    unattributed: list[Statement] = field(default_factory=list)
    not_speech: list[Quote] = field(default_factory=list)


def voices(article: Article) -> Voices:
    """The voices of an article; repeats (in headlines, in pull quotes) count once."""
    statements: dict[tuple[int | None, int], list[Quote]] = {}
    result = Voices()
    for quote in article.quotes:
        if quote.repeat_of is not None:
            continue
        if quote.kind not in SPEECH:
            result.not_speech.append(quote)
            continue
        if _is_read_elsewhere(quote, article):
            continue
        statements.setdefault((quote.speaker.id if quote.speaker else None, quote.utterance), []).append(quote)
    by_id: dict[int | None, list[Statement]] = {}
    for (speaker, _), pieces in statements.items():
        by_id.setdefault(speaker, []).append(Statement(pieces))
    result.by_speaker = [(speaker, by_id[speaker.id]) for speaker in article.speakers if speaker.id in by_id]
    result.unattributed = by_id.get(None, [])
    return result


def _is_read_elsewhere(quote: Quote, article: Article) -> bool:
    """Whether it is part of what the same speaker says, or of what somebody says who cites nobody in particular."""
    if quote.inside is None:
        return False
    outer = article.quotes[quote.inside].speaker
    return quote.speaker is None or (outer is not None and outer.id == quote.speaker.id)


def _marks(quote: Quote) -> tuple[str, str]:
    marks = quote.marks or ""
    return (marks[: len(marks) // 2], marks[len(marks) // 2 :])


def _without_comma(text: str) -> str:
    """A piece without the comma that led to "he said"."""
    return text.rstrip().removesuffix(",")
