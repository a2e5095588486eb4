"""Roles: whether words name a job on a newspaper ("AP Diplomatic Writer"), and for whom."""

from __future__ import annotations

from typing import Final

from newsx.languages import Language
from newsx.lines import agencies
from newsx.text.sentences import STOPS

_MAX_WORDS: Final = 8
_MAX_EMPLOYER_WORDS: Final = 4
"""Words at a role's beginning among which an employer's name ends."""


def is_role(text: str, language: Language) -> bool:
    """Whether `text` is a role and no sentence: "Chief Political Correspondent", "Head of Audio", "AP Diplomatic Writer".

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> is_role("Senior Reporter, Politics", english), is_role("A reporter asked him why.", english)
    (True, False)
    """
    words = _words(text)
    if not 1 <= len(words) <= _MAX_WORDS or text.endswith(STOPS) or any(word.isdigit() for word in words):
        return False
    main = _before_link(words, language)
    if words[0].lower() in language.job_words["first"] and len(words) > 2:
        return True
    return (
        bool(main)
        and _is_role_noun(main[-1], language)
        and all(word[0].isupper() or word in language.beats or _is_role_noun(word, language) for word in main)
    )


def in_sentence(text: str, name: str, language: Language) -> str | None:
    """The job on a newspaper that a sentence gives somebody, without the employer before it; None if it gives none.

    >>> from newsx import languages
    >>> in_sentence("Ann Roe is a Leeds Packet health reporter who covers hospitals.", "Ann Roe", languages.of("en"))
    'health reporter'
    """
    for link in language.job_words["after a name"]:
        at = text.find(f"{name} {link} ")
        if at >= 0:
            return _job(text[at + len(name) + len(link) + 2 :].split(), language)
    return None


def _job(words: list[str], language: Language) -> str | None:
    """The job that these words begin with, after an employer's name: "Leeds Packet health reporter who …" → "health reporter"."""
    stop = 0
    while stop < min(len(words), _MAX_WORDS) and words[stop] not in language.job_words["after a role"]:
        stop += 1
        if words[stop - 1].endswith((",", ".", ";")):
            break
    job = [word.strip(",.;") for word in words[:stop]]
    if not job or not _is_role_noun(job[-1], language):
        return None
    first = len(job) - 1
    while first and not job[first - 1][:1].isupper():
        first -= 1
    return " ".join(job[first:] if first else job)


def is_plain_role(text: str, language: Language) -> bool:
    """Whether every word of a role is a rank, a beat, an agency or the job, so that no word can be of a name."""
    words = _before_link(_words(text), language)
    if not words or not is_role(text, language):
        return False
    while words and agencies.lookup(words[0]):
        words = words[1:]
    return all(word.lower() in language.beats or _is_role_noun(word, language) for word in words)


def is_beat(text: str, language: Language) -> bool:
    """Whether `text` is a beat alone: "Politics"."""
    words = _words(text)
    return bool(words) and all(word.lower() in language.beats for word in words)


def is_plural(text: str, language: Language) -> bool:
    """Whether a role is of several people: "Staff Writers"."""
    words = _before_link(_words(text), language)
    return bool(words) and words[-1].lower().endswith("s") and words[-1].lower() not in language.job_words["no plural"]


def employer(role: str, language: Language) -> str | None:
    """The agency or publisher that a role begins with: "AP Diplomatic Writer" → "AP", "Lakeside Post staff writer" → "Lakeside Post"."""
    if agency := agencies.leading(role):
        return agency
    words = role.split()
    if not words or words[0].lower() in language.beats or _is_role_noun(words[0], language):
        return None
    outlet = language.outlet_words
    for i, word in enumerate(words[:_MAX_EMPLOYER_WORDS]):
        if word.lower() in outlet:
            while i + 1 < len(words) and words[i + 1].lower() in outlet:
                i += 1
            return " ".join(words[: i + 1])
        if not word[0].isupper():
            return None
    return None


def _words(text: str) -> list[str]:
    return [word for word in (word.strip(".;:()[]*|") for word in text.split()) if word.strip(",")]


def _before_link(words: list[str], language: Language) -> list[str]:
    """The words before an "of", "for" or "at", or before a comma and what follows: "Senior Reporter, Politics" → Senior Reporter."""
    for i, word in enumerate(words):
        if (
            i
            and (word.lower() in language.link_words["role"] or words[i - 1].endswith(","))
            and _is_role_noun(words[i - 1].rstrip(","), language)
        ):
            return [word.rstrip(",") for word in words[:i]]
    words = [word.rstrip(",") for word in words]
    while (
        len(words) > 1
        and not _is_role_noun(words[-1], language)
        and any(_is_role_noun(word, language) for word in words[:-1])
        and words[-1].lower() in language.beats
    ):
        words = words[:-1]
    return words


def _is_role_noun(word: str, language: Language) -> bool:
    """Whether a word names a job on a newspaper: "Writer", "editor-at-large", "co-editor"."""
    lower = word.lower()
    with_hyphen = language.job_words["before a hyphen"]
    return lower in language.role_nouns or lower in with_hyphen or lower.partition("-")[0] in with_hyphen
