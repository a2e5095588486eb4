"""The words of a line as parts of names, runs of them, and the places where names stand."""

from __future__ import annotations

from typing import Final

from newsx.fields.publisher.addresses import MARKS, may_be_address
from newsx.fields.publisher.known import is_company_ending

MAX_NAME_WORDS: Final = 5
_MAX_LINE_WORDS: Final = 25
"""The first words of a line in which names are looked for."""
_MAX_NUMBER_DIGITS: Final = 2
"""Digits of a number that can be part of a name: "Channel 12"."""
INNER: Final = frozenset(
    {"of", "the", "and", "for", "in", "de", "la", "le", "del", "der", "die", "das", "und", "et", "y", "di", "du", "&", "+"}
)
"""Words in small letters that may stand within a name."""
RIGHTS: Final = frozenset({"©", "(c)", "copyright"})
"""Signs of copyright."""
BREAKS: Final = frozenset({"|", "-", "–", "—", "»", "›", ">", "/", "·", "•", ":", "::", "//", "*", "@"})
"""What stands between names of a line."""
MIN_LETTERS: Final = 2
"""Letters of the shortest name."""
_MAX_KNOWN: Final = 20_000
_MAX_KNOWN_CHARS: Final = 40
"""Words that are kept from other pages, and the characters of the longest."""


class Word:
    """A word of a line as part of a name: `text` without the marks around it, "" if no name has it, and its `letters`.

    "Lakeside's" is "Lakeside" in a name, but Macy's is `whole` in a line that is nothing else.
    """

    def __init__(self, word: str, whole: bool) -> None:
        bare = word.strip(MARKS)
        self.is_owner = len(bare) > 4 and bare.endswith(("’s", "'s"))
        if self.is_owner and not whole:
            bare = bare[:-2]
        breaks = not bare or "@" in word or word in BREAKS or (len(bare) > _MAX_NUMBER_DIGITS and bare[:4].isdigit()) or _is_rights(word)
        is_name = not breaks and (bare[0].isupper() or bare[0].isdigit() or bare in INNER or may_be_address(word))
        self.text = bare.removeprefix("©") if is_name else ""
        lower = self.text.lower()
        self.letters = lower if lower.isalnum() else "".join(filter(str.isalnum, lower))
        self.is_inner, self.is_number = self.text in INNER, self.text.isdigit()
        self.opens = word[0] in '(“"‘['
        self.closes = word[-1] in ",;:.)!?”" and len(word) > MIN_LETTERS
        self.is_rights = word[0] in "©(cC" and _is_rights(word)


class Place:
    """Where a name stands: in the block at `index`, whose words are `words`, `size` of them from `start` on, which is `at` in its run.

    It is `alone` if no other capitalised word stands beside it but the page's furniture, "Follow the Tribune", and `owned` if it comes
    after a sign of copyright, "© 2019 - 2024 The Tribune".
    """

    def __init__(self, run: Run, at: int, size: int, alone: bool) -> None:
        self.run, self.at, self.size, self.alone = run, at, size, alone
        self.index, self.words, self.start, self.owned = run.index, run.words, run.start + at, run.owned

    def is_line(self) -> bool:
        """Whether the line is nothing but the name."""
        return self.size == len(self.words)

    def rights(self) -> str:
        """How much of what follows a sign of copyright the name is: "Tribune" and "Tribune Media" of "© 2024 The Tribune Media Ltd"."""
        line, stop = self.run.line, self.at + self.size
        begins = self.at == 0 or (self.at == 1 and line[0].letters == "the")
        if not begins:
            return "owned within"
        if stop < len(line):
            return "owned beginning"
        return "owned before company" if self.run.company else "owned whole"

    def text(self) -> str:
        """The name as it is spelled here; "The" is of it only where nothing follows: "The Tribune Store"."""
        line, at, stop = self.run.line, self.at, self.at + self.size
        if self.size > 1 and stop < len(line) and line[at].letters == "the":
            at += 1
        return " ".join([word.text for word in line[at:stop]])


class Run:
    """Words that follow one another in a line and can be a name, from the one at `start` on: `line` has what is known of each word.

    A name that begins at one of the first `alone` + 1 words and ends the run stands alone.
    """

    def __init__(self, index: int, words: list[str], start: int, line: list[Word], alone: int, owned: bool) -> None:
        self.index, self.words, self.start, self.line, self.alone, self.owned = index, words, start, line, alone, owned
        self.company = False

    def end_before_company(self) -> None:
        """Leaves out what says that the name is a company's: "Lakeside Tribune Pty Ltd" → "Lakeside Tribune"."""
        while len(self.line) > 1 and is_company_ending(self.line[-1].text):
            self.line.pop()
            self.company = True


_known: Final[dict[str, Word]] = {}


def words_of(words: list[str]) -> list[Word]:
    """The first words of a line; most are kept from other lines and pages."""
    if len(_known) > _MAX_KNOWN:
        _known.clear()
    found: list[Word] = []
    for word in words[:_MAX_LINE_WORDS]:
        known = _known.get(word)
        if known is None:
            known = Word(word, False)
            if len(word) <= _MAX_KNOWN_CHARS:
                _known[word] = known
        found.append(Word(word, True) if known.is_owner and len(words) <= 2 else known)
    return found


def _is_rights(word: str) -> bool:
    return word[0] == "©" or word.lower() in RIGHTS
