"""Bylines: the people, desks and organizations that sign a story, from the line as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from newsx import languages
from newsx.languages import Language
from newsx.lines import agencies, dates, east_asian, roles
from newsx.record import Author
from newsx.text import name_forms, names

_MAX_CHARS: Final = 300
_MAX_ANNOUNCEMENT_CHARS: Final = 23
_MIN_CHARS_BESIDE_SEAM: Final = 2
"""Characters of either of two words that a dump ran together."""
_FEW_FORMS: Final = 9
"""Forms of "by" that are quicker looked for one by one than among the words of a line."""
_NAME_WORDS: Final = (2, 3, 4)
"""Words of a name that runs on into a role."""


def parse(line: str, language: Language, role_lines: Sequence[str] = ()) -> list[Author]:
    """The authors that a byline names, in order; `role_lines` are the lines below it that may hold their role or organization.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> [(a.name, a.role, a.organization) for a in parse("By JANE ROE and Tom Okoro", english, ["AP Diplomatic Writers"])]
    [('Jane Roe', 'AP Diplomatic Writers', 'AP'), ('Tom Okoro', 'AP Diplomatic Writers', 'AP')]
    """
    if signers := east_asian.signers(line, language):
        return [Author(name=name) for name in signers]
    if len(line) > _MAX_CHARS or _is_contributor_note(line, language):
        return []
    signed = _Signatures(language)
    for text, introduced in _credits(unglued(line, language), language):
        _read_parties(_cut_tail(text, language), introduced, signed, language)
    for role_line in role_lines:
        if roles.is_role(role_line, language):
            signed.add_role(role_line)
        elif employer := names.employer(role_line, language):
            signed.add_organization(employer, own=False)
    return signed.authors


def introduces(line: str, language: Language) -> bool:
    """Whether a line announces a writer: "By Jane Roe", "Story by …", "Harbor | Written by …"; not "Photo by …"."""
    if not line.isascii() and east_asian.signers(line, language):
        return True
    return _may_introduce(line, language) and any(
        _is_writing(match, language) for match in _by_pattern(language).finditer(unglued(line, language))
    )


def _may_introduce(line: str, language: Language) -> bool:
    """Whether a "by" may stand in a line. A cheap check before the pattern: of a few forms each is looked for, of many the line's words."""
    forms = _forms_of_by(language)
    if len(forms) <= _FEW_FORMS:
        return any(form in line for form in forms)
    return not _first_words_of_by(language).isdisjoint(line.lower().replace(":", " ").replace("|", " ").replace("(", " ").split())


@cache
def _first_words_of_by(language: Language) -> frozenset[str]:
    return frozenset([by.split()[0] for by in _words("by", language)])


def begins_with_by(line: str, language: Language) -> bool:
    """Whether a line begins as "By Ann Roe" does."""
    return line.startswith(_openings(language))


def announced(names_below: str, language: Language) -> str:
    """Names as they stand after a "By" on the line above: "Ann Roe" → "By Ann Roe"."""
    openings = _openings(language)
    return openings[-1] + names_below if openings else names_below


def announces(line: str, language: Language) -> bool:
    """Whether a line only announces the names on the lines below: "By", "Author of the article:"."""
    return len(line) <= _MAX_ANNOUNCEMENT_CHARS and line.lower().rstrip(":") in _words("announcement", language)


def _is_writing(match: re.Match[str], language: Language) -> bool:
    """Whether the words before a "by" are of writing, or none: "Story by"; not "Photos by"."""
    verb = (match.group(1) or "").lower().split()
    return not verb or (verb[-1] in _words("writing", language) and not set(verb) & _words("other work", language))


class _Signatures:
    """The authors found so far; a role or an organization belongs to the authors before it that have none."""

    def __init__(self, language: Language) -> None:
        self.authors: list[Author] = []
        self.language = language

    def add_name(self, name: str, role: str | None = None, organization: str | None = None) -> None:
        name = name_forms.natural_case(name)
        known = next((author for author in self.authors if author.name == name), None)
        if known is None:
            self.authors.append(Author(name=name))
        if role:
            self.add_role(role)
        if organization:
            self.add_organization(organization, own=False)

    def add_role(self, role: str) -> None:
        people = [author for author in self.authors if author.type == "person" and author.role is None]
        for author in people if roles.is_plural(role, self.language) else people[-1:]:
            author.role = role
            author.organization = author.organization or roles.employer(role, self.language)

    def add_organization(self, name: str, own: bool) -> None:
        """Adds an organization: as an author if it is its `own` ("By Jane Roe and AP") or there are no people, else as the people's."""
        people = [author for author in self.authors if author.type == "person" and author.organization is None]
        if people and not own:
            for author in people:
                author.organization = agencies.lookup(name) or name_forms.natural_title(name)
        elif all(author.name != name for author in self.authors):
            self.authors.append(Author(name=name, type="organization"))

    def add_desk(self, name: str) -> None:
        if not self.authors:
            self.authors.append(Author(name=name, type="desk", organization=roles.employer(name, self.language)))


def _words(group: str, language: Language) -> frozenset[str]:
    return language.byline_words[group]


@cache
def _forms_of_by(language: Language) -> list[str]:
    """ "by", "By", "BY" """
    return [form for by in sorted(_words("by", language)) for form in _cases(by)]


@cache
def _openings(language: Language) -> tuple[str, ...]:
    """ "by ", "BY ", "By " """
    return tuple([f"{form} " for form in _forms_of_by(language)])


def _cases(word: str) -> list[str]:
    return list(dict.fromkeys((word, word.upper(), word.capitalize())))


@cache
def _by_pattern(language: Language) -> re.Pattern[str]:
    """A "by" with the one or two words before it, at the beginning of a line or after a mark."""
    forms = [re.escape(form) for form in _forms_of_by(language) if form.isalpha()]
    phrases = [f"(?i:{re.escape(phrase)})" for phrase in _words("by", language) if not phrase.isalpha()]
    by = "|".join(sorted(phrases + forms, key=len, reverse=True)) or "(?!)"
    before = r"(?:[A-Za-z]+ )?[A-Za-z]+"
    if any(map(name_forms.is_particle, _words("by", language))):  # Ursula von der Linden is signed by nobody
        nouns = [form for noun in sorted(_words("writing", language) | _words("other work", language)) for form in _cases(noun)]
        before = rf"(?:[^\W\d_]+ )?(?:{'|'.join(map(re.escape, nouns)) or '(?!)'})"
    return re.compile(rf"(?:^|(?<=[|;.•·()\]\[–—-]))\s*(?:({before}) )?(?:{by})\b:?\s*(?=\S|$)")


@cache
def _separator_pattern(language: Language) -> re.Pattern[str]:
    """What separates authors, roles and organizations: ", ", " and ", " | "."""
    words = [form for word in sorted(_words("and", language) | _words("with", language)) for form in _cases(word)]
    words += sorted(languages.anywhere().byline_words["and"])
    return re.compile(rf"\s*(?:[,;]?\s(?:{'|'.join(map(re.escape, words)) or '(?!)'})\s|[,;|/•·–—()\n]|\s-\s)\s*")


def _credits(line: str, language: Language) -> list[tuple[str, bool]]:
    """The parts of a line that name writers, each with whether a "by" introduces it: "Words by A; Photographs by B" → [("A", True)]."""
    found = list(_by_pattern(language).finditer(line))
    if not found:
        label, colon, rest = line.partition(":")
        if colon and label.strip().lower() in _words("label", language):
            return [(rest.strip(), True)]
        first, _, rest = line.partition(" ")
        is_foreign = first.lower() in languages.anywhere().byline_words["by"] and names.is_person(rest, language, introduced=True)
        return [(rest, True)] if is_foreign else [(line, False)]
    parts: list[tuple[str, bool]] = []
    for match, following in zip(found, [*found[1:], None], strict=True):
        if _is_writing(match, language):
            parts.append((line[match.end() : following.start() if following else len(line)].strip(" ;."), True))
    return parts or [(line[: found[0].start()], False)]


def _is_contributor_note(line: str, language: Language) -> bool:
    """ "Associated Press writer Jane Roe contributed to this report." """
    end = line.rstrip(".")
    return any(f" {phrase}" in line for phrase in _words("contributor", language)) or any(
        end.endswith(f" {phrase}") for phrase in _words("contributor at the end", language)
    )


def unglued(line: str, language: Language) -> str:
    """A line with two words apart that a dump ran together, if the second is no part of a name: "Jane RoeNews Reporter", "ByJane Roe"."""
    line = line.replace("&nbsp;", " ").replace("&nbsp", " ")
    for by in _words("by", language):
        if line.startswith(by.capitalize()) and line[len(by) : len(by) + 1].isupper():
            line = f"{by.capitalize()} {line[len(by) :]}"
    line = without_portrait(line, language)
    if ", " in line:
        line = _before_company_ending().sub(" ", line)
    if line.isascii() and not _seam().search(line):
        return line
    words = line.split(" ")
    for i, word in enumerate(words):
        for k in range(_MIN_CHARS_BESIDE_SEAM, len(word) - _MIN_CHARS_BESIDE_SEAM):
            if word[k].isupper() and word[k - 1].islower() and word[:k] not in {"Mc", "Mac"} and _starts_a_role(word[k:], language):
                words[i] = word[:k] + " " + word[k:]
                break
    return " ".join(words)


@cache
def _seam() -> re.Pattern[str]:
    return re.compile("[a-z][A-Z]")


@cache
def _before_company_ending() -> re.Pattern[str]:
    """The comma in "Alden News, Inc." """
    endings = "|".join(sorted(languages.anywhere().company_endings.values(), reverse=True))
    return re.compile(rf", (?=(?:{endings})(?![\w-]))")


def without_portrait(line: str, language: Language) -> str:
    """ "Portrait of Jane Roe Jane Roe", as pages describe the small picture beside a byline → "Jane Roe" """
    for phrase in _words("portrait", language):
        words = line.removeprefix(phrase + " ").split() if line.startswith(phrase) else []
        half = len(words) // 2
        if words and len(words) % 2 == 0 and words[:half] == words[half:]:
            return " ".join(words[:half])
    return line


def _starts_a_role(word: str, language: Language) -> bool:
    """Whether a word that a dump ran on to a name begins something else: "Reporter", "Politics", "Published", "March"."""
    lower = word.lower().strip(",.:")
    return roles.is_role(word, language) or roles.is_beat(word, language) or lower in _words("seam", language) or dates.is_month(lower)


def _cut_tail(text: str, language: Language) -> str:
    """The text before a date, an address, an account or what a page says beside a byline ("3 min read", "Follow")."""
    stop = min((printed.start for printed in dates.find(text)), default=len(text))
    position = 0
    words = text.split(" ")
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if (cut := _tail_in(word, following, first=position == 0, language=language)) is not None:
            stop = min(stop, position + cut)
        position += len(word) + 1
    return text[:stop].strip(" ,;|•·–—-/:")


def _tail_in(word: str, following: str, first: bool, language: Language) -> int | None:
    """The index of the letter of a word at which something other than names begins, or None: "Roe@jroe", "Roe24 comments", "March 18"."""
    if "@" in word:
        name, _, domain = word.partition("@")
        return 0 if "." in domain else len(name)
    if word.startswith(("http", "www.")) or (dates.is_month(word.strip(".,")) and following[:1].isdigit()):
        return 0
    if not first and word.lower().strip(",.:;") in _words("after names", language):
        return 0
    return next((k for k, ch in enumerate(word) if ch.isdigit()), None)


def _read_parties(text: str, introduced: bool, signed: _Signatures, language: Language) -> None:
    """Reads the names, roles and organizations between commas, bars and "and"s."""
    ands = _words("and", language) | languages.anywhere().byline_words["and"]
    position, joined = 0, False
    for match in [*_separator_pattern(language).finditer(text), None]:
        piece = text[position : match.start() if match else len(text)].strip(' .:"*')
        if piece:
            _read_party(piece, introduced, joined or position == 0, signed, language)
        if match:
            position, joined = match.end(), match.group().strip(" ,;").lower() in ands


def _read_party(piece: str, introduced: bool, joined: bool, signed: _Signatures, language: Language) -> None:
    """Adds what one piece of a byline names, the surest reading first; `joined` if it is the first or comes after an "and"."""
    if agencies.lookup(piece):
        signed.add_organization(piece, own=joined)
        return
    piece, employer = _without_preposition(piece, language)
    words = piece.split()
    if name_forms.is_suffix(piece) or not words or ":" in piece:
        return
    if signed.authors and roles.is_plain_role(piece, language):
        signed.add_role(piece)
    elif names.is_desk(piece, language):
        signed.add_desk(piece)
    elif names.is_person(piece, language, introduced):
        signed.add_name(piece, organization=employer)
    elif roles.is_plain_role(piece, language):
        signed.add_role(piece)
    elif found := _name_and_rest(words, introduced, language):
        name, role, organization = found
        signed.add_name(name, role, organization or employer)
    elif names.is_organization(piece, language) and not roles.is_role(piece, language):
        signed.add_organization(piece, own=joined)
    elif roles.is_role(piece, language):
        signed.add_role(piece)
    elif introduced and len(words) == 1 and not signed.authors and names.is_given_name(piece) and piece[0].isupper():
        signed.add_name(piece)


def _without_preposition(piece: str, language: Language) -> tuple[str, str | None]:
    """The piece without "in Cairo", "at the scene", "for the Daily Planet", and the organization named there, or None."""
    words = piece.split()
    for i in range(1, len(words)):
        word = words[i].lower()
        is_for, is_of = word in _words("for", language), word in _words("of", language)
        if (is_for or is_of or word in _words("at", language)) and not roles.is_role(piece, language):
            tail = " ".join(words[i + 1 :])
            named = is_for or (is_of and names.is_organization(tail, language))
            organization = tail.removeprefix("the ").removeprefix("The ") if named and tail else None
            return " ".join(words[:i]), organization
    return piece, None


def _may_follow_name(organization: str, name: str, language: Language) -> bool:
    """Whether an organization can begin after a name, and is not a part of it: "Jane Roe The Packet", "Jane Roe Harbor News"."""
    if name_forms.is_company_ending(organization.split()[0].rstrip(",")):
        return False
    first, *middle = name.split()
    known = names.is_given_name(first) and len(middle) == 1 and not names.is_given_name(middle[0])
    return known or organization.startswith("The ") or names.is_organization(organization.split()[0], language)


def _name_and_rest(words: list[str], introduced: bool, language: Language) -> tuple[str, str | None, str | None] | None:
    """A name that runs on into a role or an organization, with these: "Jane Roe Political Correspondent", "Jane Roe BBC News"."""
    splits = [(" ".join(words[:n]), " ".join(words[n:])) for n in _NAME_WORDS if n < len(words)]
    splits = [(name, rest) for name, rest in splits if names.is_person(name, language, introduced)]
    for name, rest in splits:
        if roles.is_plain_role(rest, language):
            return name, rest, None
        for phrase in _words("before a paper", language):
            if rest.lower().startswith(phrase + " "):
                return name, None, rest[len(phrase) + 1 :].removeprefix("The ").removeprefix("the ")
        if names.is_organization(rest, language) and not names.is_person(rest, language) and _may_follow_name(rest, name, language):
            return name, None, rest
    for name, rest in splits:
        if roles.is_role(rest, language):
            return name, rest, None
    return None
