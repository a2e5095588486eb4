"""Signatures: the people whom a line may name as authors, each with what stands beside the name.

`byline.parse` reads what surely is a byline. Here all is found that may be one, in any language whose "by" is known: "Von Ivo Bern",
"March 3, 2025 by Ann Roe", "Ann Roe | Leeds". Whether it is somebody's who wrote the story is for others to judge.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx import languages
from newsx.languages import Language
from newsx.lines import byline, dates
from newsx.text import name_forms, names

_MAX_CHARS: Final = 300
_MAX_LABEL_WORDS: Final = 3
"""Words before a colon that can say whose the name after it is: "Author: "."""
_MIN_NAME_WORDS: Final = 2
_MAX_NAME_WORDS: Final = 4


class Signature:
    """A name in a line.

    `by` is the "by" before it with the word before that ("written by", "von"), or the label ("author"), "" if there is none; `before` and
    `after` are what separates it from the rest: "" for the line's end, "date", "word", or a mark; `cut` is the number of words that follow
    the name and may be of it: "Ann Roe" in "Ann Roe Politics Editor" has two.
    """

    def __init__(self, name: str, by: str, before: str, after: str, cut: int) -> None:
        self.name, self.by, self.before, self.after, self.cut = name, by, before, after, cut


def find(line: str, language: Language) -> list[Signature]:
    """The names in a line, in order.

    >>> english = languages.of("en")
    >>> [(s.name, s.by, s.before, s.after) for s in find("March 3, 2025 by Ann Roe and IVO BERN | Leeds", english)]
    [('Ann Roe', 'by', 'date', 'and'), ('Ivo Bern', 'by', 'and', '|')]
    """
    if not _may_name(line):
        return []
    line = byline.unglued(line[:_MAX_CHARS], language)
    for printed in reversed(dates.find(line)):
        line = f"{line[: printed.start]}\n{line[printed.stop :]}"
    found: list[Signature] = []
    before, position, by = "", 0, ""
    for match in [*_separators(language).finditer(line), None]:
        piece = line[position : match.start() if match else len(line)].strip()
        after = _mark(match.group()) if match else ""
        if piece:
            words = piece.split()
            by = _read(words, by if before in _JOINING else "", before, after, found, language)
            label = piece.rpartition(". ")[2]
            if after == ":" and label.count(" ") < _MAX_LABEL_WORDS:
                by = label.lower()
        if match and (piece or not before):
            before = after
        position = match.end() if match else len(line)
    return found + _without_capitals(line, found, language) if _has_no_case(line) else found


def may_announce(line: str, language: Language) -> bool:
    """Whether a line has what can announce a name: a "by" of any language, or a label. A cheap check: most lines have neither."""
    return ":" in line or not _words_for_by(language).isdisjoint(line.lower().split())


@cache
def _words_for_by(language: Language) -> frozenset[str]:
    return frozenset(_phrases_for_by(language))


def _may_name(line: str) -> bool:
    """Whether a line may have a name, which most have not. A cheap check first: words with capitals side by side, or run together."""
    beside = False
    for word in line.split():
        lower = word.lower()
        if word == lower:
            beside = beside and name_forms.is_particle(word)
        elif beside or (word[1:] != lower[1:] and not word.isupper()):
            return True
        else:
            beside = True
    return "&nbsp" in line or _has_no_case(line)


def _has_no_case(line: str) -> bool:
    """Whether a line has signs of a script without capitals."""
    return not line.isascii() and _without_case().search(line) is not None


@cache
def _without_case() -> re.Pattern[str]:
    """From Hebrew to the last scripts of Asia, and from Tifinagh on: all but what stands before and between, which is compiled faster."""
    return re.compile("[^\0-\u058f\u1e00-\u2d2f]")


def _without_capitals(line: str, found: list[Signature], language: Language) -> list[Signature]:
    """The names in a script without capitals, which only count where something announces them."""
    known = {signature.name for signature in found}
    people = [author.name for author in byline.parse(line, language) if author.type == "person" and author.name not in known]
    return [Signature(name, "by", "", "", 0) for name in people if not names.has_case(name[0])]


_JOINING: Final = frozenset({",", "/", "and", ":"})
"""Marks after which a "by" still holds."""


def _mark(separator: str) -> str:
    """The kind of a separator: "date", "and", or the mark itself."""
    mark = separator.strip()
    if "\n" in separator:
        return "date"
    return "and" if mark[:1].isalpha() or mark == "&" else mark[:1]


def _read(words: list[str], by: str, before: str, after: str, found: list[Signature], language: Language) -> str:
    """Adds the names in the words between two marks; returns the "by" that holds for what follows."""
    start = 0
    phrases = _phrases_for_by(language)
    for index in range(len(words)):
        if index >= start and (length := _by_at(words, index, phrases)):
            by = " ".join(words[max(0, index - 1) : index + length]).lower().rstrip(":")
            before = "word" if index else before
            start = index + length
    run = start
    while run < len(words) and run - start <= _MAX_NAME_WORDS + 1 and _may_be_of_name(words[run], run == start, language):
        run += 1
        if words[run - 1].endswith((",", ";")):
            break
    while run > start and name_forms.is_particle(words[run - 1]):
        run -= 1
    name_words = [word.strip("“”\"'*") for word in words[start:run]]
    if name_words and name_words[0].rstrip(".").lower() in language.name_prefixes:
        name_words = name_words[1:]
    rest = len(words) - run
    for length in range(_MIN_NAME_WORDS, min(_MAX_NAME_WORDS, len(name_words)) + 1):
        if name_forms.is_particle(name_words[length - 1]):
            continue
        cut = len(name_words) - length
        name = name_forms.natural_case(" ".join(name_words[:length]))
        found.append(Signature(name, by, before, "word" if rest or cut else after, cut))
    return by


def _may_be_of_name(word: str, first: bool, language: Language) -> bool:
    """Whether a word can stand in a name: capitalised and no small word or button, or a particle amid it."""
    bare = word.strip("“”\"'*")
    lower = bare.lower().rstrip(".,")
    if name_forms.is_particle(bare):
        return not first or bare[:1].isupper()
    if lower in language.function_words or lower in language.byline_words["after names"]:
        return len(lower) == 1 and bare.isupper()
    return names.is_name_word(bare)


def _by_at(words: list[str], index: int, phrases: dict[str, list[list[str]]]) -> int:
    """The number of words that say "by", one of these phrases, at an index, 0 if there is something else: "By", "von", "a cura di".

    A word that also stands within names does only at the beginning, or after a small word: "Von Ivo Bern", not "Ivo von Bern".
    """
    first = words[index].lower().rstrip(":")
    if first not in phrases:
        return 0
    for phrase in phrases[first]:
        length = len(phrase)
        if [word.lower().rstrip(":") for word in words[index : index + length]] == phrase:
            return length if index == 0 or not name_forms.is_particle(first) or words[index - 1].islower() else 0
    return 0


@cache
def _phrases_for_by(language: Language) -> dict[str, list[list[str]]]:
    """The words and phrases for "by" by their first word, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for phrase in language.byline_words["by"] | languages.anywhere().byline_words["by"]:
        found.setdefault(phrase.split()[0], []).append(phrase.split())
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in found.items()}


@cache
def _separators(language: Language) -> re.Pattern[str]:
    """What stands between names, roles, dates and places in a line."""
    ands = sorted(language.byline_words["and"] | language.byline_words["with"] | languages.anywhere().byline_words["and"])
    words = "|".join(re.escape(form) for word in ands for form in dict.fromkeys((word, word.upper(), word.capitalize())))
    signs = r",;|/•·–—()\[\]\n:"  # the pattern begins with a set of signs so that a search is quick
    return re.compile(rf"[\s{signs}](?:(?<=\s)\s*(?:[{signs}]|(?<!\n)(?:-|{words})\s)|(?<=[{signs}]))\s*(?:(?<=, )(?:{words})\s+)?")
