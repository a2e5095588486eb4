"""Speech that a dash opens at the beginning of a paragraph, as in Spanish and French: — [Llegamos tarde] —dijo Roe—. [Nadie esperó.]

In Spanish dashes stand around what the reporter says within it; in French a comma, ? or ! and a verb of saying begin that, and the sentence
ends it. A paragraph without such an interruption is no speech here: a dash opens items of lists, too.
"""

from __future__ import annotations

import re
from typing import Final

from newsx.languages import Language

_DASHES: Final = "—–―"
_OPENING: Final = re.compile(rf"(?:[{_DASHES}]\s?|-\s)(?=[^\W\d_]|[¿¡«“\"…])")
_INTERRUPTION: Final = re.compile(rf"\s[{_DASHES}]\s?(?=[^\W\d_])")
_RESUMPTION: Final = re.compile(rf"(?<=\S)[{_DASHES}](?=[\s.,;:]|$)[.,;:]?")
_SENTENCE_END: Final = re.compile(r"[.;](?=\s|$)")
_MAX_CHARS: Final = 5_000
"""Characters of a paragraph that is looked at."""

_verbs: Final[dict[Language, re.Pattern[str]]] = {}

Piece = tuple[int, int, int, int]
"""The first character of speech and the one after it, without and with the dashes at its edges."""


def speech_of(text: str, language: Language) -> list[Piece]:
    """The pieces of speech of a paragraph that a dash opens, in order; none of others.

    >>> from newsx import languages
    >>> pieces = speech_of("—Llegamos tarde —dijo Roe—. Nadie esperó.", languages.of("es"))
    >>> ["—Llegamos tarde —dijo Roe—. Nadie esperó."[start:stop] for start, stop, _, _ in pieces]
    ['Llegamos tarde', 'Nadie esperó.']
    """
    if "dashes open speech" not in language.traits or text[:1] not in f"{_DASHES}-" or len(text) > _MAX_CHARS:
        return []
    opening = _OPENING.match(text)
    if opening is None:
        return []
    found: list[Piece] = []
    start, outer = opening.end(), 0
    while start < len(text):
        dash = _INTERRUPTION.search(text, start)
        verb = _verb_of(language).search(text, start)
        if dash is None and verb is None:
            break
        if dash is not None and (verb is None or dash.start() <= verb.start()):
            found.append((start, dash.start(), outer, dash.end()))
            end = _RESUMPTION.search(text, dash.end())
        else:
            assert verb is not None
            found.append((start, verb.start(), outer, verb.start()))
            end = _SENTENCE_END.search(text, verb.end())
        if end is None:
            return found
        outer = end.start() if text[end.start()] in _DASHES else end.end()
        start = end.end() + (text[end.end() : end.end() + 1].isspace())
    if found and start < len(text):
        found.append((start, len(text), outer, len(text)))
    return found


def _verb_of(language: Language) -> re.Pattern[str]:
    """A comma, ? or ! and what a verb of saying begins with: [, a dit] Roe; [, s’écria] Roe; [ !, dit]-elle."""
    found = _verbs.get(language)
    if found is None:
        found = _verbs[language] = _compile_verbs(language)
    return found


def _compile_verbs(language: Language) -> re.Pattern[str]:
    forms = sorted({form for verb in language.verbs_of_saying for form in verb.split()})
    auxiliaries = "|".join(sorted(language.closed_classes["auxiliary"]))
    clitics = "|".join(sorted(language.closed_classes.get("clitic", ())))
    return re.compile(rf"(?:,|(?<=[?!…]))\s(?:(?:{clitics})\s?)?(?:(?:{auxiliaries})(?:-t?-?\w+)?\s)?(?:{'|'.join(forms)})\b")
