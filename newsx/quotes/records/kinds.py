"""What kind a quotation is: direct speech, a few words within a sentence (partial), the title of a work, or a term (scare quote)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsx.languages import Language
from newsx.quotes.spans.marks import Span
from newsx.record import Place, Quote, QuoteKind

_MAX_CHARS_BEFORE: Final = 30
"""Characters before a quotation that are looked at."""
_FEWEST_WORDS: Final = 3
"""Words of a quotation that may be direct speech although it is set off on one side only."""
_OPENS: Final = tuple(".?!:,;―—–-”\"’)'")
"""What may stand before direct speech."""
_ENDS: Final = tuple(",.?!…―—-")
"""What direct speech may end in."""
_BEGINS: Final = tuple("[…(.")
"""What direct speech may begin with that is no letter: “[We] left”, “… and left”."""
_INTERRUPTED: Final = tuple(",―—-")
_RESUMES: Final = tuple(",;―—–")


def kind_of(text: str, span: Span, language: Language, *, spoken: bool, resumes: bool) -> QuoteKind:
    """The kind of a quotation in marks. `spoken`: it is somebody's words; `resumes`: see `is_resumed`."""
    if not spoken:
        return "title" if is_title(text, span, language) else "scare"
    setting = _Setting(text, span, resumes, "commas after marks" in language.traits)
    return next((answer for rule in _RULES if (answer := rule(setting)) is not None), "partial")


def is_title(text: str, span: Span, language: Language) -> bool:
    """Whether a quotation is the title of a work: words with capitals, or what follows the noun for a work, her novel “The Salt Road”."""
    words = text[span.start : span.stop].split()
    before = text[max(0, span.outer_start - _MAX_CHARS_BEFORE) : span.outer_start].lower().split()
    is_named = bool(before) and before[-1].strip(",") in language.works
    if is_named and text[span.start].isupper():
        return True
    long = [word for word in words if word.lower().strip(",.") not in language.small_words]
    capitals = bool(long) and all(word[0].isupper() or not word[0].isalpha() for word in long)
    return capitals and (is_named or len(words) > 1)


def is_resumed(before: Quote, utterance: int, at: Place, text: str, language: Language) -> bool:
    """Whether a quotation at `at` continues the sentence of the one before: “The pier,” Roe said, “is gone.”

    In some languages the comma stands after the mark: „Der Steg“, sagte Roth, „ist weg.“ `text` is that of the passage.
    """
    if before.utterance != utterance or before.kind != "direct" or before.at.index != at.index:
        return False
    if "commas after marks" in language.traits:
        stop = before.at.stop
        while text[stop : stop + 1].isspace():  # « Le quai », dit Roe
            stop += 1
        return text.startswith(_INTERRUPTED, stop + 1)
    return before.text.endswith(_INTERRUPTED)


class _Setting:
    """What the rules look at: the quotation's text, and how the sentence around it sets it off."""

    def __init__(self, text: str, span: Span, resumes: bool, comma_follows: bool) -> None:
        self.inner, self.resumes = text[span.start : span.stop], resumes
        self.left = text[max(0, span.outer_start - _MAX_CHARS_BEFORE) : span.outer_start].rstrip()
        self.opens = not self.left or self.left.endswith(_OPENS)
        self.ends = self.inner.endswith(_ENDS) or span.outer_stop >= len(text)
        self.ends |= comma_follows and text.startswith(",", span.outer_stop)


def begins_small(setting: _Setting) -> QuoteKind | None:
    """A quotation without a capital is direct only if it continues an interrupted one: “The pier,” Roe said, “[is gone].”"""
    first = next((sign for sign in setting.inner if sign.isalnum()), "a")
    if first.isupper() or first.isdigit() or setting.inner.startswith(_BEGINS):
        return None
    return "direct" if setting.resumes and setting.left.endswith(_RESUMES) else "partial"


def sentence(setting: _Setting) -> QuoteKind | None:
    """Roe said, “[It is gone]”, set off on one side; he called it “[Gone forever]” and left, on neither."""
    return "direct" if len(setting.inner.split()) >= _FEWEST_WORDS and (setting.opens or setting.ends) else None


def short_sentence(setting: _Setting) -> QuoteKind | None:
    """“[Never],” Roe said: a word or two, set off on both sides."""
    return "direct" if setting.opens and setting.ends else None


_RULES: Final[tuple[Callable[[_Setting], QuoteKind | None], ...]] = (begins_small, sentence, short_sentence)
"""Asked in turn; the first answer wins. If there is none, the quotation is partial."""
