"""Roles: whether words name a job on a newspaper ("AP Diplomatic Writer"), and for whom."""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.languages import Language
from newsx.lines import agencies
from newsx.text.sentences import STOPS

_MAX_WORDS: Final = 8
_MAX_JOB_WORDS: Final = 12
_MAX_FIELD_WORDS: Final = 4
"""Words after the "of" of a job: "Director of Harbor Works"."""
_MAX_EMPLOYER_WORDS: Final = 4
"""Words at a role's beginning among which an employer's name ends."""

_SIGNS: Final = frozenset({"&", "/", "+"})
"""Signs that stand for "and" in a job."""


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
    """The job that a sentence gives somebody, without the employer before it; None if it gives none.

    >>> from newsx import languages
    >>> in_sentence("Ann Roe is a Leeds Packet health reporter who covers hospitals.", "Ann Roe", languages.of("en"))
    'health reporter'
    >>> in_sentence("Ann Roe (@annroe) is Director of Ferries at the council.", "Ann Roe", languages.of("en"))
    'Director of Ferries'
    """
    lower = text.lower()
    at = lower.find(name.lower())
    while at >= 0:
        rest = text[at + len(name) :]
        if rest.startswith(" (") and ")" in rest:
            rest = rest[rest.index(")") + 1 :]
        for link in sorted(language.job_words["after a name"], key=len, reverse=True):
            if rest.lower().startswith(f" {link} ") and (job := _job(rest[len(link) + 2 :].split(), language)):
                return job
        for article in sorted(language.job_words["before a role"]):
            if rest.lower().startswith(f", {article} ") and (job := _job(rest[len(article) + 3 :].split(), language)):
                return job
        at = lower.find(name.lower(), at + 1)
    return None


def leading(line: str, language: Language) -> str | None:
    """The role that a line is or begins with, as below an author's name; None if it does not begin with one.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> leading("Science writer at the Leeds Packet and a sailor", english), leading("Founder and CEO, Quay Media.", english)
    ('Science writer', 'Founder and CEO')
    >>> leading("Harbour & Fisheries Expert", english)
    'Harbour & Fisheries Expert'
    >>> leading("Ferries sail again", english), leading("Reporter asks why the ferry is late", english)
    (None, None)
    """
    words = line.split()[: _MAX_WORDS + 1]
    if not words or words[0].lower() in language.function_words:
        return None
    if is_role(line, language):
        links = [place for place, word in enumerate(words) if place and word.lower() in language.job_words["before an employer"]]
        return without_employer(" ".join(words[: links[0]] if links else words).strip(" ,.;:|"), language)
    for stop, word in enumerate(words):
        ends = word.endswith((",", ".", ";", "|"))
        if ends or (stop and word.lower() in language.job_words["after a role"]):
            job = [part.strip(",.;|") for part in words[: stop + ends]]
            if (
                job
                and job[0][:1].isupper()
                and _names_person(job[-1], language)
                and not language.function_words.issuperset(job[:-1] or ["-"])
                and not _says_who_somebody_is(" ".join(job), language)
            ):
                return without_employer(" ".join(job), language)
            return None
    return without_employer(line.strip(" ,;:|"), language) if _is_titled(words, line, language) else None


def _says_who_somebody_is(text: str, language: Language) -> bool:
    """Whether words have a name and a job: "Ann is the harbour editor"."""
    return any(f" {link} " in text for link in language.job_words["after a name"])


def _is_titled(words: list[str], line: str, language: Language) -> bool:
    """Whether a line is somebody's job whatever its field: "Harbour & Fisheries Expert". All words but small ones are capitalised."""
    last = words[-1].strip(",;:|")
    if len(words) > _MAX_WORDS or line.endswith(STOPS) or not _names_person(last, language):
        return False
    if len(words) == 1 and not last.lower().endswith(language.person_endings):
        return False
    return all(word[0].isupper() or word in _SIGNS or word.lower() in language.function_words for word in words)


def without_employer(role: str, language: Language) -> str:
    """A role without the outlet that it begins with; agencies are left: "BBC News Reporter" → "Reporter", "AP Business Writer"."""
    named = employer(role, language)
    if named is None or agencies.leading(role) or role == named:
        return role
    return role[len(named) :].strip(" ,") or role


def _job(words: list[str], language: Language) -> str | None:
    """The job that these words begin with, after an employer's name: "Leeds Packet health reporter who …" → "health reporter"."""
    stop = 0
    while stop < min(len(words), _MAX_JOB_WORDS) and words[stop].lower() not in language.job_words["after a role"]:
        stop += 1
        if words[stop - 1].endswith((".", ";")) or (words[stop - 1].endswith(",") and not _goes_on(words[stop:], language)):
            break
    job = [word.strip(".;") for word in words[:stop]]
    if not job or not _names_person(job[-1].strip(","), language):
        return None
    if job[-1][:1].isupper() and words[stop : stop + 1] == ["of"]:
        field = words[stop : stop + 1 + _MAX_FIELD_WORDS]
        while len(field) > 1 and not field[-1][:1].isupper():
            field.pop()
        cut = next(
            (
                place + 1
                for place, word in enumerate(field)
                if word.endswith((",", ".", ";")) or word in language.job_words["before an employer"]
            ),
            len(field),
        )
        job += [word.strip(",.;") for word in field[:cut] if word not in language.job_words["before an employer"]]
    first = 0
    while first < len(job) and job[first][:1].isupper() and job[first].lower() not in language.role_nouns:
        first += 1
    if 1 < first < len(job) and job[-1][:1].islower():
        job = job[first:]
    return without_employer(" ".join(job).strip(","), language)


def _goes_on(words: list[str], language: Language) -> bool:
    """Whether what follows a comma is a further job: "a baker, writer and sailor"."""
    if not words:
        return False
    after = [word.strip(",.;") for word in words[:3]]
    return any(_names_person(word, language) for word in after) and after[0].lower() not in language.job_words["after a role"]


def _names_person(word: str, language: Language) -> bool:
    """Whether a word is a job or another noun for somebody: "Writer", "playwright", "pianist/songwriter"."""
    lower = word.lower().rpartition("/")[2]
    return _is_role_noun(lower, language) or lower in language.person_nouns or lower.endswith(language.person_endings)


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
    known = languages.anywhere().outlets
    for count in range(min(_MAX_EMPLOYER_WORDS, len(words) - 1), 0, -1):
        if (name := " ".join(words[:count])) in known or f"The {name}" in known:
            return name
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
