"""Speech and writing without quotation marks: turns of interviews and transcripts, embedded posts, block quotations."""

from __future__ import annotations

import re
from collections import Counter

from newsx.languages import Language
from newsx.quotes.spans.passage import Passage
from newsx.record import QuoteKind
from newsx.text.speakers import signature, speaker_label

_OPENING = "“\"«‘'`„"
_FEWEST_TURNS = 4
_TRANSCRIPT = 0.5
_MORE = " …"
"""Stands for the paragraph after a label that stands alone."""


class Unmarked:
    """Characters `start` to `stop` of a passage that are somebody's speech; `label` is the place of the speaker's name in it, if there:

    `apart` counts the passages from there to the label: -1 where it stands alone in the one before. `opening` is the mark before the label,
    where it has one.
    """

    def __init__(self, start: int, stop: int, kind: QuoteKind, label: tuple[int, int] | None, apart: int = 0, opening: str = "") -> None:
        self.start, self.stop, self.kind, self.label = start, stop, kind, label
        self.apart, self.opening = apart, opening


def find_unmarked(passages: list[Passage], language: Language) -> dict[int, Unmarked]:
    """What passages are speech as a whole or after a speaker's label, by passage number."""
    found = _turns(passages, language)
    for number, passage in enumerate(passages):
        if (
            number not in found
            and passage.kind in ("post", "blockquote")
            and any(map(str.isalnum, passage.text))
            and not _is_quoted(passage)
        ):
            found[number] = _set_off(passage)
    _sign(passages, found)
    return found


def _sign(passages: list[Passage], found: dict[int, Unmarked]) -> None:
    """Gives posts the signature that stands on a line of its own below them; that is no speech itself."""
    signed, name = -1, (0, 0)
    for number in range(len(passages) - 1, -1, -1):
        speech = found.get(number)
        if speech is None or speech.kind != "post":
            signed = -1
            continue
        alone = signature().fullmatch(passages[number].text)
        if alone is not None:
            signed, name = number, alone.span("name")
            del found[number]
        elif speech.label is None and signed > number:
            speech.label, speech.apart = name, signed - number
        else:
            signed = -1


def _is_quoted(passage: Passage) -> bool:
    """Whether its quotation marks tell what is somebody's words: a post may have some within it, a block quotation none."""
    marks = '“"«' if passage.kind == "post" else '“”"«»'
    return any(mark in (passage.text[:1] if passage.kind == "post" else passage.text) for mark in marks)


def _set_off(passage: Passage) -> Unmarked:
    """A post or a block quotation, without the signature at its end: Lovely day. — Jane Roe (@jane) May 5, 2020."""
    text = passage.text
    kind: QuoteKind = "post" if passage.kind == "post" else "direct"
    signed = signature().search(text, max(0, len(text) - 140)) if passage.kind == "post" else None
    if signed is None or not signed.start():
        return Unmarked(0, len(text), kind, None)
    return Unmarked(0, signed.start(), kind, signed.span("name"))


def _turns(passages: list[Passage], language: Language) -> dict[int, Unmarked]:
    """The turns of an interview or transcript: four labelled paragraphs or more, most of several words, with two labels that come back.

    In a transcript, where most paragraphs are labelled, a paragraph without a label goes on with the turn before it.
    """
    labelled: dict[int, re.Match[str]] = {}
    body = 0
    for number, passage in enumerate(passages):
        if passage.field == "body" and passage.kind in ("paragraph", "blockquote"):
            body += 1
            if (match := speaker_label().match(passage.text + _MORE)) and _is_label(match, language):
                labelled[number] = match
    if len(labelled) < _FEWEST_TURNS:
        return {}
    often = Counter(match["label"] for match in labelled.values())
    back = {label for label, times in often.items() if times > 1}
    wordy = sum(len(passages[number].text.split()) > 5 for number in labelled)
    if len(back) < 2 or wordy < len(labelled) / 2:
        return {}
    found: dict[int, Unmarked] = {}
    whole = len(labelled) >= _TRANSCRIPT * body
    last = max(labelled)
    for number in range(min(labelled), last + 1):
        passage = passages[number]
        if number in labelled:
            match = labelled[number]
            if match.end() >= len(passage.text):
                following = passages[number + 1] if number < last else None
                if following is not None and number + 1 not in labelled and following.kind == "paragraph":
                    found[number + 1] = Unmarked(0, len(following.text), "turn", match.span("label"), apart=-1)
            elif (match["label"] in back or whole) and passage.text[match.end()] not in _OPENING:
                opening = passage.text[: match.start("label")]
                found[number] = Unmarked(match.end(), len(passage.text), "turn", match.span("label"), opening=opening)
        elif number in found or passage.kind != "paragraph":
            continue
        elif whole and number - 1 in found and passage.text[:1] not in _OPENING + "([":
            found[number] = Unmarked(0, len(passage.text), "turn", None)
    return found


def _is_label(match: re.Match[str], language: Language) -> bool:
    """A speaker's label: Q and A with a colon or stop, a name with a colon, capitals with a dash.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> texts = ("ROE: Yes.", "Q. Why?", "Jane Roe: No.", "Note: closed.", "Leeds. It rained.")
    >>> [bool((match := speaker_label().match(text)) and _is_label(match, english)) for text in texts]
    [True, True, True, False, False]
    """
    label, sign = match["label"], match["sign"]
    if label in ("Q", "A"):
        return sign in ".:"
    if label.split()[0].lower() in language.no_labels:
        return False
    return sign == ":" or (label.isupper() and sign != ".")
