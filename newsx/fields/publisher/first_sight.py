"""What is seen of names at first sight, and which of them look most like an outlet's."""

from __future__ import annotations

from typing import Final

from newsx.fields import choice
from newsx.fields.choice import Steps
from newsx.fields.publisher.known import key_of, known_outlets
from newsx.fields.publisher.names import Name
from newsx.languages import Language

_MAX_CANDIDATES: Final = 12
"""Names whose evidence is gathered: those that look most like a publisher's at first sight."""
FROM_TOP: Final = Steps("line {} from the top", (0, 1, 3, 8, 20, 60))
WORDS: Final = Steps("words {}", (1, 2, 3, 4))
_LINES: Final = Steps("lines {}", (0, 1, 2, 3, 5, 9, 20))
ALONE: Final = Steps("alone {}", (0, 1, 2, 3, 5, 9))


def first_signs(name: Name, language: Language) -> list[str]:
    """What is seen of a name at first sight: how often it stands, what tells it, what its words are."""
    signs = [f"{_LINES.of(len(name.places))}, {ALONE.of(name.alone)}", *name.features]
    if name.addressed:
        signs.append("addressed")
    if name.owned:
        signs.append("owned")
        signs += name.rights
    if len(name.places) == 1 and name.places[0].is_line():
        signs.append(FROM_TOP.of(name.places[0].index))
    text = name.places[0].text() if name.places else name.said[0]
    lower = text.lower()
    words = lower.split()
    if known := known_outlets().get(key_of(text)):
        size = min(2, len(words) - (words[0] == "the"))
        signs += [f"known {known}, words {size}", f"known {known}, words {size}, {ALONE.of(name.alone)}"]
    if lower in language.sections:
        signs.append("section")
    elif text in language.places:
        signs.append("place")
    elif lower in language.line_words["home"]:
        signs.append("home")
    elif all(word in language.page_words or word in language.function_words for word in words):
        signs.append("only words of pages")
    elif words[-1] in language.outlet_words:
        signs.append("ends in word of outlets")
    signs.append(WORDS.of(len(words)))
    return signs


def likely(found: dict[str, Name], weights: choice.Weights, language: Language) -> list[str]:
    """The keys of the names that look most like a publisher's at first sight, without those that are only parts of others."""
    ranks = []
    for key, name in found.items():
        rank = sum([weights.get(sign, 0.0) for sign in first_signs(name, language)])
        ranks.append((-rank, key))
    ranks.sort()
    keys = [key for _, key in ranks[: 2 * _MAX_CANDIDATES]]
    return [key for key in keys if not _is_part(key, keys, found)][:_MAX_CANDIDATES]


def _is_part(key: str, keys: list[str], found: dict[str, Name]) -> bool:
    """Whether a name stands nowhere but in a longer one of these, and nothing else tells it: "Courier" in "West Coast Courier"."""
    name = found[key]
    if name.alone or name.addressed or name.said or "owned before company" in name.rights:
        return False
    return any(key in other and key != other and len(found[other].places) >= len(name.places) for other in keys)
