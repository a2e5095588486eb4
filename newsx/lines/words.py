"""Words as they are compared: in lower case, without the signs around them."""

from __future__ import annotations

MARKS = "“”\"'’‘„«».,;:!?()[]|<>…–—-*_،؛؟।۔"
_MOST, _LONGEST = 100_000, 40
_known: dict[str, str] = {}
"""The words seen last; most come in many texts."""


def bare(text: str, most: int = -1) -> list[str]:
    """The first so many words of a text, by default all; a sign that stands alone gives an empty one.

    >>> bare("“No,” said Ann’s brother – (he", 5)
    ['no', 'said', 'ann’s', 'brother', '']
    """
    known, found = _known, []
    for word in text.split(None, most):
        low = known.get(word)
        if low is None:
            low = word.lower().strip(MARKS)
            if len(known) > _MOST:
                known.clear()
            if len(word) <= _LONGEST:
                known[word] = low
        found.append(low)
    return found[:most] if most >= 0 else found
