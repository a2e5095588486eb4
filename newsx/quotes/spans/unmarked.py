"""Speech and writing without quotation marks: turns of interviews and transcripts, embedded posts, block quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from newsx.languages import Language
from newsx.quotes.spans.passage import Passage
from newsx.record import QuoteKind
from newsx.text.speakers import INTERVIEWED, INTERVIEWER, signature, speaker_label

_OPENING: Final = "“\"«‘'`„"
_OPENING_OR_BRACKET: Final = _OPENING + "(["
_MIN_TURNS: Final = 4
"""Labelled paragraphs of an interview or transcript."""
_MIN_SPEAKERS: Final = 2
"""Labels that come back."""
_MIN_WORDS: Final = 6
"""Words of a paragraph that says more than a table's row."""
_WORDY_SHARE: Final = 0.5
"""The share of labelled paragraphs that must have as many words."""
_TRANSCRIPT_SHARE: Final = 0.5
"""The share of the body's paragraphs with labels from which on a text is a transcript."""
_MAX_SIGNATURE_CHARS: Final = 140
"""Characters at the end of a post in which its signature is looked for."""
_MORE: Final = " …"
"""Stands for the paragraph after a label that stands alone."""


class Unmarked:
    """Speech without marks: characters `start` to `stop` of a passage, and their `kind`.

    `label` are the characters of the speaker's name, if it stands beside the speech: in the passage that is `label_apart` passages further
    on, -1 for the one before. `opening` is the quotation mark before the label, "" if there is none. `is_spoken`: it is surely somebody's
    words.
    """

    def __init__(
        self, start: int, stop: int, kind: QuoteKind, *, label: tuple[int, int] | None = None, opening: str = "", is_spoken: bool = False
    ) -> None:
        self.start, self.stop, self.kind, self.label, self.opening, self.is_spoken = start, stop, kind, label, opening, is_spoken
        self.label_apart = 0

    @property
    def continues(self) -> bool:
        """Whether it continues the turn in the passage before."""
        return self.label is None and self.kind == "turn"


def find_unmarked(passages: list[Passage], language: Language) -> dict[int, Unmarked]:
    """The speech without marks by the number of its passage: the passage as a whole, or what follows the speaker's label."""
    found = _turns(passages, language)
    for number, passage in enumerate(passages):
        is_set_off = passage.kind in ("post", "blockquote") and any(map(str.isalnum, passage.text))
        if number not in found and is_set_off and not _is_quoted(passage):
            found[number] = _set_off(passage)
    _sign(passages, found)
    return found


# turns


class _Conversation:
    """An interview or transcript: its labels by the number of their passage, those that come back, and the turns found so far."""

    def __init__(self, passages: list[Passage], labels: dict[int, re.Match[str]], is_transcript: bool) -> None:
        self.passages, self.labels, self.is_transcript = passages, labels, is_transcript
        self.returning = _returning(labels)
        self.turns: dict[int, Unmarked] = {}

    def is_alone(self, number: int) -> bool:
        """Whether the passage is a label and nothing else."""
        return number in self.labels and self.labels[number].end() >= len(self.passages[number].text)


_TurnRule = Callable[[_Conversation, int], Unmarked | None]


def after_label(conversation: _Conversation, number: int) -> Unmarked | None:
    """ROE: [The ferry is late.]"""
    if number not in conversation.labels or conversation.is_alone(number):
        return None
    text, match = conversation.passages[number].text, conversation.labels[number]
    if not (conversation.is_transcript or match["label"] in conversation.returning) or text[match.end()] in _OPENING:
        return None
    return Unmarked(match.end(), len(text), "turn", label=match.span("label"), opening=text[: match.start("label")])


def below_label(conversation: _Conversation, number: int) -> Unmarked | None:
    """ROE: / [The ferry is late.]"""
    if number in conversation.labels or not conversation.is_alone(number - 1) or conversation.passages[number].kind != "paragraph":
        return None
    speech = Unmarked(0, len(conversation.passages[number].text), "turn", label=conversation.labels[number - 1].span("label"))
    speech.label_apart = -1
    return speech


def continued(conversation: _Conversation, number: int) -> Unmarked | None:
    """ROE: The ferry is late. / [It was late last week, too.], in a transcript."""
    passage = conversation.passages[number]
    if number in conversation.labels or passage.kind != "paragraph" or number - 1 not in conversation.turns:
        return None
    if not conversation.is_transcript or passage.text[:1] in _OPENING_OR_BRACKET:
        return None
    return Unmarked(0, len(passage.text), "turn")


_TURNS: Final[tuple[_TurnRule, ...]] = (after_label, below_label, continued)
"""Asked in turn; if none answers, the passage is no turn."""


def _turns(passages: list[Passage], language: Language) -> dict[int, Unmarked]:
    """The turns of an interview or transcript, if the passages are one."""
    body = [number for number, passage in enumerate(passages) if _may_be_turn(passage)]
    labels: dict[int, re.Match[str]] = {}
    for number in body:
        match = speaker_label().match(passages[number].text + _MORE)
        if match and _is_label(match, language):
            labels[number] = match
    if not _is_conversation(passages, labels):
        return {}
    conversation = _Conversation(passages, labels, len(labels) >= _TRANSCRIPT_SHARE * len(body))
    for number in range(min(labels), max(labels) + 1):
        for rule in _TURNS:
            turn = rule(conversation, number)
            if turn is not None:
                conversation.turns[number] = turn
                break
    return conversation.turns


def _may_be_turn(passage: Passage) -> bool:
    return passage.field == "body" and passage.kind in ("paragraph", "blockquote")


def _returning(labels: dict[int, re.Match[str]]) -> set[str]:
    """The labels that stand more than once."""
    often = Counter(match["label"] for match in labels.values())
    return {label for label, times in often.items() if times > 1}


def _is_conversation(passages: list[Passage], labels: dict[int, re.Match[str]]) -> bool:
    """Whether labelled passages are turns: four or more, with two labels that come back, and most of several words."""
    if len(labels) < _MIN_TURNS or len(_returning(labels)) < _MIN_SPEAKERS:
        return False
    return sum(len(passages[number].text.split()) >= _MIN_WORDS for number in labels) >= _WORDY_SHARE * len(labels)


def _is_label(match: re.Match[str], language: Language) -> bool:
    """Whether a label is a speaker's: Q and A with a colon or stop, a name with a colon, capitals with a dash.

    >>> from newsx import languages
    >>> texts = ("ROE: Yes.", "Q. Why?", "Jane Roe: No.", "Note: closed.", "Leeds. It rained.")
    >>> [bool((match := speaker_label().match(text)) and _is_label(match, languages.of("en"))) for text in texts]
    [True, True, True, False, False]
    """
    label, sign = match["label"], match["sign"]
    if label in (INTERVIEWER, INTERVIEWED):
        return sign in ".:"
    if label.split()[0].lower() in language.no_labels:
        return False
    return sign == ":" or (label.isupper() and sign != ".")


# posts and block quotations


def _is_quoted(passage: Passage) -> bool:
    """Whether the passage's own quotation marks say what is speech: a post may have some within it, a block quotation has none."""
    if passage.kind == "post":
        return passage.text[:1] in ("“", '"', "«")
    return any(mark in passage.text for mark in '“”"«»')


def _set_off(passage: Passage) -> Unmarked:
    """A post or a block quotation, without the signature at its end: Lovely day. — Jane Roe (@jane) May 5, 2020."""
    text = passage.text
    if passage.kind != "post":
        return Unmarked(0, len(text), "direct")
    signed = signature().search(text, max(0, len(text) - _MAX_SIGNATURE_CHARS))
    if signed is None or not signed.start():
        return Unmarked(0, len(text), "post")
    return Unmarked(0, signed.start(), "post", label=signed.span("name"))


def _sign(passages: list[Passage], found: dict[int, Unmarked]) -> None:
    """Gives posts the signature below them if that is a passage of its own, and removes it from `found`, because it is no speech."""
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
            speech.label, speech.label_apart = name, signed - number
        else:
            signed = -1
