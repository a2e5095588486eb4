"""Openings: the phrases by which lines of a kind begin."""

from __future__ import annotations

from functools import cache

from newsx import lexicons


def opening(name: str, text: str) -> tuple[str, str] | None:
    """The group and the phrase of the list `name` by which a text in lower case begins, at a word's end; None where none does."""
    for phrase, group in _phrases(name).get(text[:1], ()):
        if text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum():
            return group, phrase
    return None


@cache
def _phrases(name: str) -> dict[str, list[tuple[str, str]]]:
    """The phrases that begin with the same letter, longest first, each with its group, by this letter."""
    phrases: dict[str, list[tuple[str, str]]] = {}
    for group, _, phrase in sorted((line.partition("\t") for line in lexicons.load(name)), key=lambda line: (-len(line[2]), line[2])):
        phrases.setdefault(phrase[0], []).append((phrase, group))
    return phrases
