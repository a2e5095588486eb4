"""Openings: the phrases by which lines of a kind begin, "read more:", "sign up for"."""

from __future__ import annotations

from typing import Final

_KEY_CHARS: Final = 2
_MAX_PHRASE_CHARS: Final = 60


class Openings:
    """A list of phrases in lower case, in groups, looked up by the letters that they begin with."""

    def __init__(self, groups: dict[str, list[str]]) -> None:
        self._by_key: dict[str, list[tuple[str, str]]] = {}
        pairs = [(phrase, group) for group, phrases in groups.items() for phrase in phrases]
        for phrase, group in sorted(pairs, key=_longest_first):
            self._by_key.setdefault(phrase[:_KEY_CHARS], []).append((phrase, group))

    def of(self, text: str) -> tuple[str, str] | None:
        """The group and the phrase with which a text begins, in any case, at the end of a word; None if it begins with none.

        >>> Openings({"appeal": ["sign up"], "label": ["read more"]}).of("READ MORE: Vote delayed")
        ('label', 'read more')
        """
        by_key, key = self._by_key, text[:_KEY_CHARS].lower()
        for found in (by_key.get(key), by_key.get(key[:1])):
            start = text[:_MAX_PHRASE_CHARS].lower() if found else ""
            for phrase, group in found or ():
                if start.startswith(phrase) and not start[len(phrase) : len(phrase) + 1].isalnum():
                    return group, phrase
        return None


def _longest_first(pair: tuple[str, str]) -> tuple[int, str]:
    phrase, _ = pair
    return -len(phrase), phrase
