"""A sentence with its grammar, as the search for reports sees it."""

from __future__ import annotations

from typing import Final

from newsx.grammar.analysis import Parse
from newsx.languages import Language
from newsx.quotes.spans.marks import Span

MAX_WORDS: Final = 150
"""Words of a sentence; longer ones are lists and lost full stops, and are not read."""
NO_WORD: Final = "#"
"""What stands beside a sentence's first and last word."""

_SIGN_ENDS: Final = frozenset(["''", "”", '"', "’", "'", ")", "]"])
_SIGNS: Final = frozenset([",", ";", ":", "-", "--", "–", "—", "…", "...", "``", "“", "‘", "(", "["]) | _SIGN_ENDS
_PLAIN: Final = "PUNCT"
CONJUNCTIONS: Final = ("CCONJ", "SCONJ")
_CLOSED: Final = frozenset(["SCONJ", "CCONJ", "ADP", "PRON", "DET", "ADV", "AUX"])
"""The parts of speech of words that count as themselves where a clause begins; others count as their tags."""
_TENSES: Final = {"VBD": "past", "VBP": "present", "VBZ": "present", "MD": "modal"}
"""The tense that a finite verb's tag tells."""


class Sentence:
    """The words of a sentence and what is known of each, in parallel lists.

    `words` are as written, `lower` in lower case, `bases` the base form of a listed verb, of other words the same as `lower`. `starts` and
    `stops` are their characters in the passage. `tags` are finer parts of speech (VBD) where the grammar has them, otherwise universal
    ones; `verbs` says which words are verbs. `heads` and `labels` are the dependencies, `children` the words that depend on each, `firsts`
    and `lasts` the first and the last word of all that depends on it. `quoted` says which stand in quotation marks, those of `spans`;
    `quoted_before` and `verbs_before` are the numbers of those before each word, and before the end, and `next_finite` is the first finite
    verb from each on. `chances` says how likely each is a cue, once that is known. `begin` and `end` are the words without signs at both
    ends, half-open, and without a dateline, which stops at the character `dateline`.
    """

    def __init__(self, parse: Parse, spans: list[Span], language: Language, dateline: int = 0) -> None:
        self.words, self.starts, self.heads, self.labels, self.names = parse.words, parse.starts, parse.heads, parse.labels, parse.names
        bases = bases_of(language)
        self._saying = saying_of(language)
        self.negations = language.closed_classes["negation"]
        self.lower = [word.lower() for word in parse.words]
        self.bases = [bases.get(word, word) for word in self.lower]
        self.stops = [start + len(word) for start, word in zip(parse.starts, parse.words, strict=True)]
        self.parts = parse.tags
        self.tags = [form or tag for form, tag in zip(parse.forms, parse.tags, strict=True)]
        self.verbs = [tag in ("VERB", "AUX") for tag in parse.tags]
        count = len(self.words)
        self.children: list[list[int]] = [[] for _ in range(count)]
        for at, head in enumerate(self.heads):
            if head >= 0:
                self.children[head].append(at)
        self.firsts, self.lasts = list(range(count)), list(range(count))
        self._extend()
        self.spans = spans
        self.quoted = _quoted(self.starts, spans)
        self.quoted_before, self.verbs_before = numbers_before(self.quoted), numbers_before(self.verbs)
        self.has_quotations = self.quoted_before[count] > 0
        self.next_finite = _next([tag in _TENSES for tag in self.tags])
        self._joints: list[str | None] = [None] * count
        self.chances = [0.0] * count
        begin, end = 0, count
        while begin < end and self.starts[begin] < dateline:
            begin += 1
        while end > begin and self.is_sign(end - 1):
            end -= 1
        while begin < end and self.is_sign(begin):
            begin += 1
        self.begin, self.end = begin, end

    def __len__(self) -> int:
        return len(self.words)

    def _extend(self) -> None:
        """Finds the first and last word of what depends on each word: from the words that nothing depends on up to the root."""
        waiting = [len(children) for children in self.children]
        ready = [at for at, number in enumerate(waiting) if not number]
        while ready:
            at = ready.pop()
            head = self.heads[at]
            if head < 0:
                continue
            self.firsts[head] = min(self.firsts[head], self.firsts[at])
            self.lasts[head] = max(self.lasts[head], self.lasts[at])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)

    def is_sign(self, at: int) -> bool:
        """Whether a word is a sign."""
        return self.parts[at] == _PLAIN or self.words[at] in _SIGNS

    def word(self, at: int) -> str:
        """A word in lower case; `NO_WORD` beside the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else NO_WORD

    def tag(self, at: int) -> str:
        return self.tags[at] if 0 <= at < len(self.tags) else NO_WORD

    def says(self, at: int) -> bool:
        """Whether a word is a listed verb of saying."""
        return self.bases[at] in self._saying

    def joint(self, at: int) -> str:
        """The sign before a word and the word, if a clause may begin there; otherwise nothing."""
        found = self._joints[at]
        if found is None:
            found = self._joints[at] = self._joint(at)
        return found

    def _joint(self, at: int) -> str:
        part, word = self.parts[at], self.lower[at]
        after_sign = at == 0 or self.is_sign(at - 1)
        if self.is_sign(at) or not (after_sign or part in CONJUNCTIONS):
            return ""
        kind = word if part in _CLOSED else self.tags[at]
        if self.says(at) and self.tags[at] == "VBG":
            kind = "saying"
        return f"{self.word(at - 1) if after_sign else ''} {kind}"

    def tense(self, at: int) -> str:
        """The tense of a finite verb, of other words the tag."""
        return _TENSES.get(self.tags[at], self.tags[at])

    def labels_below(self, at: int) -> set[str]:
        """The labels of what depends on a word."""
        return {self.labels[child] for child in self.children[at]}


def _quoted(starts: list[int], spans: list[Span]) -> list[bool]:
    """Which words stand in quotation marks: `spans` are those of the passage that are in no other."""
    found = [False] * len(starts)
    number = 0
    for at, start in enumerate(starts):
        while number < len(spans) and spans[number].outer_stop <= start:
            number += 1
        if number == len(spans):
            break
        found[at] = spans[number].outer_start <= start
    return found


def numbers_before(true: list[bool]) -> list[int]:
    """How many are true before each place and before the end."""
    found, number = [0], 0
    for one in true:
        if one:
            number += 1
        found.append(number)
    return found


def _next(true: list[bool]) -> list[int]:
    """For each place, and the end, the first place from it on that is true; the end if there is none."""
    found = [len(true)] * (len(true) + 1)
    for at in range(len(true) - 1, -1, -1):
        found[at] = at if true[at] else found[at + 1]
    return found


def bases_of(language: Language) -> dict[str, str]:
    """The base form of each form of the listed verbs."""
    if language not in _bases:
        verbs = language.other_verbs | language.verbs_of_calling | language.verbs_of_manner | language.verbs_of_saying
        found: dict[str, str] = {}
        for verb in sorted(verbs):
            forms = verb.split()
            found.update(dict.fromkeys(forms, forms[0]))
        _bases[language] = found
    return _bases[language]


def saying_of(language: Language) -> frozenset[str]:
    """The base forms of the listed verbs of saying."""
    if language not in _sayings:
        _sayings[language] = frozenset([verb.split()[0] for verb in language.verbs_of_saying])
    return _sayings[language]


_sayings: Final[dict[Language, frozenset[str]]] = {}
_bases: Final[dict[Language, dict[str, str]]] = {}
