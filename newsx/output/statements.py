"""What an article's speakers say: the quotations, joined into statements, which are often printed in pieces."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsx.output.rows import text_at
from newsx.record import Article, Quote, Speaker
from newsx.selection import SPEECH

_MAX_FRAGMENT_WORDS = 5
"""Partial quotations up to this length are shown with the reporter's words around them: alone they say little."""
_MAX_WORDS_AROUND = 8
"""Words that are shown on either side of a fragment."""
_MAX_CHARS_AROUND = 400
"""Characters on either side of a fragment in which these words are looked for."""


@dataclass(slots=True)
class Statement:
    """The pieces of one utterance, in reading order."""

    pieces: list[Quote]

    def text(self) -> str:
        """The pieces as one quotation, with an ellipsis for the reporter's words between them.

        “It is a lifeline,” he said. “The island needs it.” is shown as “It is a lifeline … The island needs it.”
        """
        if len({piece.marks is None for piece in self.pieces}) > 1:  # indirect speech has no marks
            return " … ".join(_without_comma(piece.text).join(marks_of(piece)) for piece in self.pieces)
        opening, closing = marks_of(self.pieces[0])[0], marks_of(self.pieces[-1])[1]
        return opening + " … ".join(_without_comma(piece.text) for piece in self.pieces) + closing

    @property
    def is_fragment(self) -> bool:
        """Whether it is a few words within a sentence of the reporter's."""
        first = self.pieces[0]
        return len(self.pieces) == 1 and first.kind == "partial" and len(first.text.split()) <= _MAX_FRAGMENT_WORDS

    def around(self, article: Article) -> tuple[str, str]:
        """The reporter's words before and after it, as far as they seem to belong to its sentence."""
        at = self.pieces[0].at
        whole = text_at(article, at)
        before = whole[max(0, at.start - _MAX_CHARS_AROUND) : at.start].rpartition(". ")[2][:-1].split(" ")
        after = whole[at.stop + 1 : at.stop + _MAX_CHARS_AROUND].partition(". ")[0].split(" ")
        start = " ".join(before if len(before) <= _MAX_WORDS_AROUND else ["…", *before[-_MAX_WORDS_AROUND:]])
        stop = " ".join(after if len(after) <= _MAX_WORDS_AROUND else [*after[:_MAX_WORDS_AROUND], "…"])
        return start, stop


def counts(article: Article) -> dict[int, str]:
    """How many statements are each speaker's, by id, and how many of these are quoted if others are only reported: ×5 (2 quoted)."""
    quoted: dict[int, set[int]] = {}
    reported: set[int] = set()
    for quote in article.quotes:
        is_nested = quote.inside is not None and article.quotes[quote.inside].kind != "indirect"
        if quote.speaker is None or quote.repeat_of is not None or is_nested:
            continue
        if quote.kind == "indirect":
            reported.add(quote.speaker.id)
        else:
            quoted.setdefault(quote.speaker.id, set()).add(quote.utterance)
    return {
        speaker.id: f"×{speaker.utterances}" + (f" ({len(quoted.get(speaker.id, ()))} quoted)" if speaker.id in reported else "")
        for speaker in article.speakers
    }


@dataclass(slots=True)
class Voices:
    """Who says what in an article: the speakers with their statements, most statements first; the statements without a speaker; and what
    stands in quotation marks but is not speech."""

    by_speaker: list[tuple[Speaker, list[Statement]]] = field(default_factory=list)
    unattributed: list[Statement] = field(default_factory=list)
    not_speech: list[Quote] = field(default_factory=list)


def voices(article: Article) -> Voices:
    """The voices of an article, without repeats (in headlines, in pull quotes)."""
    statements: dict[tuple[int | None, int], list[Quote]] = {}
    result = Voices()
    for quote in article.quotes:
        if quote.repeat_of is not None:
            continue
        if quote.kind not in SPEECH:
            result.not_speech.append(quote)
            continue
        if _is_part_of_another(quote, article):
            continue
        statements.setdefault((quote.speaker.id if quote.speaker else None, quote.utterance), []).append(quote)
    by_id: dict[int | None, list[Statement]] = {}
    for (speaker, _), pieces in statements.items():
        by_id.setdefault(speaker, []).append(Statement(pieces))
    result.by_speaker = [(speaker, by_id[speaker.id]) for speaker in article.speakers if speaker.id in by_id]
    result.unattributed = by_id.get(None, [])
    return result


def _is_part_of_another(quote: Quote, article: Article) -> bool:
    """Whether a quotation is inside another one of the same speaker, or inside another one and has no speaker of its own."""
    if quote.inside is None:
        return False
    outer = article.quotes[quote.inside].speaker
    return quote.speaker is None or (outer is not None and outer.id == quote.speaker.id)


def marks_of(quote: Quote) -> tuple[str, str]:
    """The opening and the closing mark of a quotation, two empty strings if it has none."""
    marks = quote.marks or ""
    return marks[: len(marks) // 2], marks[len(marks) // 2 :]


def _without_comma(text: str) -> str:
    """A piece without the comma that led to "he said"."""
    return text.rstrip().removesuffix(",")
