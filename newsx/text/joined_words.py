"""What a language writes together and means as several words: l’eau, dit-il.

A language says it with its list `joined_words`. Those without one, and English, whose ’s and n’t hang on to the word before, have patterns
of their own where words are told apart.
"""

from __future__ import annotations

import re
from typing import Final

from newsx.languages import Language

APOSTROPHES: Final = "’'"
LINKS: Final = ("-", "-t-")
"""What stands between a verb and the pronoun after it: dit-il, a-t-elle."""


def pattern_of(language: Language) -> str | None:
    """A pattern of the words and signs of a text, which takes apart what is joined; None for a language that has no list of it.

    >>> from newsx import languages
    >>> re.findall(pattern_of(languages.of("fr")) or "", "L’eau d’Ann, a-t-elle dit aujourd’hui, vient-on ? Celui-ci.")
    ['L’', 'eau', 'd’', 'Ann', ',', 'a', '-t-', 'elle', 'dit', 'aujourd’hui', ',', 'vient', '-', 'on', '?', 'Celui-ci', '.']
    """
    joined = language.joined_words
    if not joined:
        return None
    whole, before, after = [_any_of(joined[group]) for group in ("one word", "before an apostrophe", "after a hyphen")]
    pronoun = rf"(?:{after})\b"
    links = rf"-t-(?={pronoun})|-(?={pronoun})"
    inner = rf"-(?!(?:t-)?{pronoun})\w++|[.&/@]\w++|[{APOSTROPHES}]\w++|(?<=\d),(?=\d)\w++"
    return rf"(?i:{whole})\b|(?i:{before})[{APOSTROPHES}](?=\w)|\w++(?:{inner})*+|{links}|[@#]\w++|\.\.+|--+|[^\w\s]"


def _any_of(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"
