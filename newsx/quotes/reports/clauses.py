"""Where the clause stands that tells what a reporting verb reports: after the verb, before it, or on both sides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsx import languages
from newsx.quotes.attribution.cues import SUBJECTS, Cue
from newsx.quotes.grammar.chunks import Line
from newsx.quotes.grammar.tokens import CALENDAR

FILLERS = frozenset("dmx0H")
FINITE = ("ed", "id", "says", "say", "told", "wrote")
"""Endings of verbs that are no nouns and no infinitives."""

SURE_LINKS = frozenset(["<", "r<", ",<", ">", ",>", "A>"])
"""How a verb and a subject beside it are linked (see `cues`)."""

_IN_PHRASE = FILLERS | {"'"}
_VERBS = frozenset("BVSCG")
_FIRST_IN_CLAUSE = frozenset("MOLPURDHdmx0")
_ADVERBIAL = frozenset("rdmx0aMOLURDjH'~,")
_QUESTIONS = frozenset("if whether why how what where when who".split())
_CONTRASTS = frozenset("but though although while whereas".split())
_NOT_CLAUSES = frozenset("nothing little something so much more yes no".split())
_TELLING = frozenset("tell inform remind assure warn promise".split())
_DAYS = frozenset(CALENDAR.split())
_FEWEST = 3
_FEWEST_WITHOUT_VERB = 6
_LONGEST = 150
_LONGEST_ADVERBIAL = 14
_LONGEST_DATELINE = 10

Piece = tuple[int, int]
"""Items of a line, half-open."""


def content(line: Line, cue: Cue) -> list[Piece]:
    """The pieces of the clause that goes with a cue; none where there is no clause."""
    begin, end = sentence(line, cue.at)
    if end - cue.at > _LONGEST or cue.at - begin > _LONGEST:
        return []
    if cue.lemma == "according":
        return _around_according(line, cue, begin, end)
    start = _clause_start(line, cue, end)
    if start is not None:
        return [(start, _clause_stop(line, cue, start, end))]
    return _before_verb(line, cue, begin, end) if takes(cue, "before") else []


def sentence(line: Line, at: int) -> Piece:
    """The sentence around an item, without a dateline and a conjunction before it and the stop at its end."""
    letters, number = line.letters, line.sentences[at]
    begin, end = bisect_left(line.sentences, number), bisect_right(line.sentences, number)
    while end > at and letters[end - 1] in ".!":
        end -= 1
    if begin == 0 and line.words[0].isupper() and "-" in letters[: min(at, _LONGEST_DATELINE)]:
        begin = letters.index("-") + 1
    return begin + (letters[begin] == "&"), end


def takes(cue: Cue, *kinds: str) -> bool:
    """Whether the verb takes one of these kinds of clauses."""
    sets = languages.of("en").verbs_with_clauses
    return any(cue.lemma in sets[kind] for kind in kinds)


def word_of(line: Line, item: int) -> str:
    return line.words[line.firsts[item]].lower()


def _phrase_begin(line: Line, item: int) -> int:
    """Where the phrase of the mention at an item begins: [the] Harbour Board, [her] brother, [the union’s] director."""
    letters = line.letters
    while item > 0 and (letters[item - 1] in _IN_PHRASE or (letters[item] == "'" and letters[item - 1] in SUBJECTS)):
        item -= 1
    return item


def before_subject(line: Line, cue: Cue) -> int:
    """The item before the phrase of the verb's subject, -1 where there is none in the sentence."""
    before = _phrase_begin(line, cue.subject) - 1
    return before if before >= 0 and line.sentences[before] == line.sentences[cue.at] else -1


def _is_participle(line: Line, item: int) -> bool:
    """Whether an item is a reporting participle: adding, noting."""
    return line.letters[item] in "SCG" and word_of(line, item).endswith("ing")


def _has_verb(line: Line, start: int, stop: int) -> bool:
    return any(letter in _VERBS for letter in line.letters[start:stop])


def _clause_start(line: Line, cue: Cue, end: int) -> int | None:
    """Where the clause after a verb begins: said that [it]; said [it]; told the board on Monday that [it]; asked [whether it]."""
    letters, at = line.letters, cue.at + 1
    if cue.link in (">", ",>", "w"):
        return None
    if cue.lemma in _TELLING:
        at = _after_object(letters, at, end)
    if at >= end:
        return None
    if letters[at] == "k" and word_of(line, at) in _QUESTIONS:
        return at if takes(cue, "question") and cue.link in SURE_LINKS else None
    that = _that(line, at, end)
    if that is not None:
        return that + 1 if takes(cue, "clause", "that") else None
    start = _bare_start(line, cue, at, end) if takes(cue, "clause") else None
    return start if start is not None and _is_clause(line, cue, start, end) else None


def _after_object(letters: list[str], at: int, end: int) -> int:
    """The item after whom something is told: told [the board] that, told [him] that."""
    here = at
    while here < end and letters[here] in _IN_PHRASE:
        here += 1
    if here >= end or not (letters[here] in SUBJECTS or letters[here] == "j"):
        return at
    here += 1
    while here + 1 < end and letters[here] == "'" and letters[here + 1] in SUBJECTS:
        here += 2
    return here


def _that(line: Line, at: int, end: int) -> int | None:
    """The conjunction "that" at an item, or after an adverbial that begins there: said [in a letter to the board on Monday] that."""
    letters = line.letters
    adverbial = letters[at] in "ra," or word_of(line, at) in _DAYS
    for here in range(at, min(end - 1, at + (_LONGEST_ADVERBIAL if adverbial else 1))):
        if letters[here] == "t":
            return here if letters[here + 1] not in "BVS'" else None
        if letters[here] not in _ADVERBIAL or (letters[here] == "P" and letters[here - 1] not in "r,"):
            break
    return None


def _bare_start(line: Line, cue: Cue, at: int, end: int) -> int | None:
    """Where a clause without "that" may begin: said [the bridge]; said on Monday [it]; said Monday [the bridge]; said [using it]."""
    letters = line.letters
    if letters[at] == "t" or word_of(line, at) == "there":
        return at
    if cue.lemma == "say" and letters[at] in "VxC" and word_of(line, at).endswith("ing"):
        return at
    if word_of(line, at) in _DAYS and at + 1 < end and letters[at + 1] in _FIRST_IN_CLAUSE:
        return at + 1
    if letters[at] in "ra,":
        for here in range(at + 1, min(end, at + _LONGEST_ADVERBIAL)):
            if letters[here] == "P":
                return here if letters[here - 1] not in "r," else None
            if letters[here] not in _ADVERBIAL:
                break
        return None
    return at if letters[at] in _FIRST_IN_CLAUSE else None


def _is_clause(line: Line, cue: Cue, start: int, end: int) -> bool:
    """Whether what begins at an item without "that" is a clause: the bridge was late; but after "say" only, “the bridge leaks”.

    After other verbs a comma, a relative or a quotation must not come before the first verb: suggested a tunnel, which would cost less.
    """
    letters, stop = line.letters, _clause_stop(line, cue, start, end)
    has_verb = _has_verb(line, start, stop)
    if stop - start >= _FEWEST and has_verb and (letters[start] == "P" or _verb_comes_first(letters, start + 1, stop)):
        return True
    fewest = _FEWEST if has_verb or "q" in letters[start:stop] else _FEWEST + 1
    return cue.lemma == "say" and stop - start >= fewest and word_of(line, start) not in _NOT_CLAUSES


def _verb_comes_first(letters: list[str], start: int, stop: int) -> bool:
    first = next((letter for letter in letters[start:stop] if letter in _VERBS or letter in ",twk:;-q"), ",")
    return first in _VERBS


def _clause_stop(line: Line, cue: Cue, start: int, end: int) -> int:
    """Where a clause that begins at `start` stops: at the sentence's end, or where the reporter goes on.

    Said it was late[, adding]; said it was late[, but]; said it was late [and warned]; while she said it was late[,] it was not.
    """
    letters = line.letters
    before = before_subject(line, cue)
    subordinate = before >= 0 and letters[before] == "k"
    for at in range(start, end - 1):
        letter, following = letters[at], letters[at + 1]
        if letter == "q" and at == start and word_of(line, at + 1) in _CONTRASTS:
            return at + 1
        if letter == ",":
            if subordinate or following == "A" or _is_participle(line, at + 1) or word_of(line, at + 1) in _CONTRASTS:
                return at
        elif letter == "&" and _reports_again(line, at + 1, end):
            return at - (letters[at - 1] == ",")
        elif letter == ";" or (letter == "-" and following in "&k"):
            return at
    return end


def _reports_again(line: Line, at: int, end: int) -> bool:
    """Whether another report follows a conjunction: and [warned] that; and [he said]."""
    letters = line.letters
    while at < end and letters[at] in "aB":
        at += 1
    if at + 1 < end and letters[at] == "P" and letters[at + 1] in "SCG":
        return True
    return at < end and letters[at] in "SCG" and word_of(line, at).endswith((*FINITE, "s"))


def _before_verb(line: Line, cue: Cue, begin: int, end: int) -> list[Piece]:
    """The clause before the verb, or on both sides of it: [The bridge is late], Roe said; [the bridge], Roe said, [is late]."""
    letters = line.letters
    left = _phrase_begin(line, min(cue.subject, cue.at)) - 1
    if cue.link not in SURE_LINKS or left <= begin or letters[left] != "," or letters[left - 1] in "q&k":
        return []
    alone = [(begin, left)] if _is_whole(line, begin, left) else []
    after = max(cue.at, cue.subject) + 1
    if cue.lemma in _TELLING:
        after = _after_object(letters, after, end)
    if after >= end:
        return alone
    if letters[after] != ",":
        return alone if letters[after] in "ra" or word_of(line, after) in _DAYS else []
    start = after + 1
    if ">" in cue.link:
        start = next((at + 1 for at in range(start, end - 1) if letters[at] == "," and letters[at + 1] in "BV"), end)
    if start >= end or _is_participle(line, start):
        return alone
    return [(begin, left), (start, _clause_stop(line, cue, start, end))] if letters[start] != "q" else []


def _is_whole(line: Line, begin: int, stop: int) -> bool:
    """Whether a sentence's beginning is a clause: “The bridge is late”, and not “In a meeting with the board” or “Asked about it”."""
    adverbial = line.letters[begin] in "rkV" or word_of(line, begin).endswith("ing")
    has_verb = _has_verb(line, begin, stop) or stop - begin >= _FEWEST_WITHOUT_VERB
    return has_verb and (not adverbial or "," in line.letters[begin:stop])


def _around_according(line: Line, cue: Cue, begin: int, end: int) -> list[Piece]:
    """What goes with according to: According to Roe, [it leaks]; [it leaks], according to Roe."""
    letters = line.letters
    comma = next((at for at in range(cue.subject + 1, end) if letters[at] == ","), end)
    rest = [(comma + 1, end)] if comma + 1 < end else []
    left = cue.at - (letters[cue.at - 1] == ",")
    if left <= begin or letters[left - 1] in "k&t":
        return rest
    bracket = next((at for at in range(left - 1, begin - 1, -1) if letters[at] in "()"), begin)
    if word_of(line, bracket) == "(":
        begin = bracket + 1
    return [(begin, left)] if _has_verb(line, begin, left) else [(begin, left), *rest]
