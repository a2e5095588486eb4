"""Reported speech without marks: the mayor said [it would open in May]; [it was late], said Roe; according to the union, [it leaks].

A report is a reporting verb that takes a clause (`lexicons/verbs_with_clauses.txt`) or "according to", its subject, and the clause, which
stands after it, before it or on both sides. Rules find it in the letters of a line (see `lines`); no model does.

Measured on 840 annotated articles (nothing is trained; the rules were made with them in view)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from newsx import lexicons
from newsx.quotes import cues
from newsx.quotes.cues import SUBJECTS, Cue
from newsx.quotes.lines import Line, Mention
from newsx.quotes.spans import Span
from newsx.quotes.tokens import CALENDAR

_VERBS = frozenset("BVSCG")
_FILLERS = frozenset("dmx0")
_FIRST_IN_CLAUSE = frozenset("MOLPURDHdmx0")
_ADVERBIAL = frozenset("rdmx0aMOLURDjH'~,")
_QUESTIONS = frozenset("if whether why how what where when who".split())
_EMBEDDING = frozenset("if whether why how what where".split())
_CONTRASTS = frozenset("but though although while whereas".split())
_NOT_CLAUSES = frozenset("nothing little something so much more yes no".split())
_TELLING = frozenset("tell inform remind assure warn promise".split())
_FINITE = ("ed", "id", "says", "say", "told", "wrote")
_DAYS = frozenset(CALENDAR.split())
_BE = frozenset("is are was were be been being ’s 's".split())
_FEWEST = 3
_LONGEST = 150
_LONGEST_ADVERBIAL = 14
_LONGEST_DATELINE = 10

_CONFIDENCE = {"that": 0.86, "bare": 0.85, "loose": 0.75, "question": 0.95, "before": 0.93, "around": 0.86, "according": 0.84}

Piece = tuple[int, int]
"""Items of a line, half-open."""


@dataclass(slots=True)
class Report:
    """Somebody's words as a reporter gives them: whose, by what cue, and what, in one piece or, where the cue interrupts it, in two.

    `cue` and `pieces` are characters of the passage, half-open. `confidence` is how often such a report is one.
    """

    mention: Mention
    cue: tuple[int, int]
    pieces: list[tuple[int, int]]
    confidence: float
    pattern: str
    lemma: str


def reports(line: Line, spans: list[Span]) -> list[Report]:
    """The reports of a line, in the order of their cues. What is reported within a report is part of it."""
    found: list[Report] = []
    told = 0  # up to here all is part of a report
    spoke: Cue | None = None
    for cue in cues.cues_of(line):
        if cue.at < told or not _is_report(line, cue):
            continue
        cue.subject = _subject(line, cue, spoke)
        mention = line.mentions[cue.subject] if cue.subject >= 0 else None
        if mention is None:
            continue
        spoke = cue
        how, pieces = _content(line, cue)
        pieces = [piece for piece in pieces if not _is_quoted(line, piece)]
        if pieces and pieces[0][0] >= told:
            told = pieces[-1][1]
            characters = [_characters(line, spans, piece) for piece in pieces]
            found.append(Report(mention, _cue(line, cue), characters, _CONFIDENCE[how], how + " " + cue.link, cue.lemma))
    return found


# which verbs report, and who


def _takes(cue: Cue, *kinds: str) -> bool:
    """Whether the verb takes one of these kinds of clauses."""
    sets = lexicons.load_sets("verbs_with_clauses")
    return any(cue.lemma in sets[kind] for kind in kinds)


def _word(line: Line, item: int) -> str:
    return line.words[line.firsts[item]].lower()


def _is_report(line: Line, cue: Cue) -> bool:
    """Whether something is reported as said: not “did not say”, “to say”, “was told”, “whether he said”, nor a noun such as “the claim”."""
    if cue.lemma == "according":
        return True
    if not _takes(cue, "clause", "that", "question", "before"):
        return False
    letters, word = line.letters, _word(line, cue.at)
    if cue.link in ("far", ",far", "r<") and not word.endswith(_FINITE):
        return False
    left = cue.at - 1
    while left >= 0 and letters[left] in "aBn":
        helper = _word(line, left)
        if letters[left] == "n" or helper.endswith(("n’t", "n't")) or (helper in _BE and not word.endswith("ing")):
            return False
        left -= 1
    if left >= 0 and letters[left] == "T":
        return left > 1 and _word(line, left - 1) == "on" and _word(line, left - 2) in ("went", "goes")
    if left >= 0 and letters[left] in "dHr" and not word.endswith("ing"):
        return False
    return not _is_embedded(line, cue)


def _phrase_begin(line: Line, item: int) -> int:
    """Where the phrase of the mention at an item begins: [the] Harbour Board."""
    while item > 0 and line.letters[item - 1] in _FILLERS:
        item -= 1
    return item


def _is_embedded(line: Line, cue: Cue) -> bool:
    """Whether the verb is in a clause that asks or defines: whether he said; the bridge that he says leaks."""
    before = _phrase_begin(line, cue.subject) - 1
    if cue.subject < 0 or before < 0 or line.sentences[before] != line.sentences[cue.at]:
        return False
    return line.letters[before] in "tw" or _word(line, before) in _EMBEDDING


def _subject(line: Line, cue: Cue, spoke: Cue | None) -> int:
    """The subject of the verb; of a participle or a second verb that of the verb before it: Roe [said] it was late, [adding] that …"""
    if cue.link not in ("ing", "&", "&far"):
        return cue.subject
    if spoke is not None and line.sentences[spoke.at] == line.sentences[cue.at]:
        return spoke.subject
    if cue.link == "&" or cue.subject < 0:
        return cue.subject
    first = cue.subject
    begin = bisect_left(line.sentences, line.sentences[cue.at])
    while first > begin and line.letters[first - 1] in "dmx0&":
        first -= 1
    return cue.subject if first == begin else -1


# where the clause stands


def _content(line: Line, cue: Cue) -> tuple[str, list[Piece]]:
    """How the verb's clause stands to it, and its pieces; none where there is no clause."""
    begin, end = _sentence(line, cue.at)
    if end - cue.at > _LONGEST or cue.at - begin > _LONGEST:
        return "", []
    if cue.lemma == "according":
        return "according", _according(line, cue, begin, end)
    how, start = _opening(line, cue, end)
    if how:
        return how, [(start, _stop(line, cue, start, end))]
    if _takes(cue, "before"):
        pieces = _before(line, cue, begin, end)
        return ("before" if len(pieces) == 1 else "around"), pieces
    return "", []


def _sentence(line: Line, at: int) -> Piece:
    """The sentence around an item, without a dateline and a conjunction before it and the stop at its end."""
    letters, number = line.letters, line.sentences[at]
    begin, end = bisect_left(line.sentences, number), bisect_right(line.sentences, number)
    while end > at and letters[end - 1] in ".!":
        end -= 1
    if begin == 0 and line.words and line.words[0].isupper() and "-" in letters[:_LONGEST_DATELINE]:
        begin = letters.index("-") + 1
    return begin + (letters[begin] == "&"), end


def _is_quoted(line: Line, piece: Piece) -> bool:
    """Whether nothing stands in it but quotations: the work was slow, Roe said, [and “a shame.”]"""
    return all(letter in "q&," for letter in line.letters[piece[0] : piece[1]])


def _opening(line: Line, cue: Cue, end: int) -> tuple[str, int]:
    """How a clause after the verb begins, and where: said [that]; said [the bridge]; told the board on Monday [that]; asked [whether]."""
    at = cue.at + 1
    if cue.link in (">", ",>", "w"):
        return "", at
    if cue.lemma in _TELLING:
        at = _after_object(line.letters, at, end)
    if at >= end:
        return "", at
    how, start = _conjunction(line, cue, at, end)
    if how == "that":
        return (how, start) if _takes(cue, "clause", "that") else ("", start)
    if how == "question":
        return (how, start) if _takes(cue, "question") else ("", start)
    if not how or not _takes(cue, "clause"):
        return "", start
    return _bare(line, cue, start, end), start


def _bare(line: Line, cue: Cue, start: int, end: int) -> str:
    stop = _stop(line, cue, start, end)
    has_verb = any(letter in _VERBS for letter in line.letters[start:stop])
    strict = _is_strict(line, start, stop)
    if stop - start >= _FEWEST and has_verb and strict:
        return "bare"
    if cue.lemma == "say" and _word(line, start) not in _NOT_CLAUSES and stop - start >= _FEWEST + (not has_verb):
        return "loose"
    return ""


def _is_strict(line: Line, start: int, end: int) -> bool:
    if line.letters[start] == "P":
        return True
    for at in range(start + 1, end):
        if line.letters[at] in _VERBS:
            return True
        if line.letters[at] in ",twk:;-q":
            return False
    return False


def _after_object(letters: list[str], at: int, end: int) -> int:
    """The item after whom something is told: told [the board] that, told [him] that."""
    here = at
    while here < end and letters[here] in "dmx0H'":
        here += 1
    if here >= end or not (letters[here] in SUBJECTS or letters[here] == "j"):
        return at
    here += 1
    while here + 1 < end and letters[here] == "'" and letters[here + 1] in SUBJECTS:
        here += 2
    return here


def _conjunction(line: Line, cue: Cue, at: int, end: int) -> tuple[str, int]:
    letters = line.letters
    if letters[at] == "t":
        if at + 1 < end and letters[at + 1] in "BVS'":
            return "bare", at
        return "that", at + 1
    if letters[at] == "k" and _word(line, at) in _QUESTIONS:
        return "question", at
    if _word(line, at) == "there":
        return "bare", at
    if cue.lemma == "say" and letters[at] in "VxC" and _word(line, at).endswith("ing"):
        return "bare", at
    if letters[at] in "ra," or _word(line, at) in _DAYS:
        return _after_adverbial(line, at, end)
    if letters[at] in _FIRST_IN_CLAUSE:
        return "bare", at
    return "", at


def _after_adverbial(line: Line, at: int, end: int) -> tuple[str, int]:
    letters = line.letters
    if _word(line, at) in _DAYS and at + 1 < end and letters[at + 1] in _FIRST_IN_CLAUSE:
        return "bare", at + 1
    for here in range(at, min(end, at + _LONGEST_ADVERBIAL)):
        if letters[here] == "t":
            return ("that", here + 1) if here + 1 < end and letters[here + 1] not in "BVS" else ("", at)
        if letters[here] == "P" and here > at and letters[here - 1] not in "r,":
            return "bare", here
        if letters[here] not in _ADVERBIAL:
            return "", at
    return "", at


def _stop(line: Line, cue: Cue, start: int, end: int) -> int:
    """Where a clause that begins at `start` stops: at the sentence's end, or where the reporter goes on."""
    letters = line.letters
    before = _phrase_begin(line, cue.subject) - 1
    subordinate = before >= 0 and letters[before] == "k" and line.sentences[before] == line.sentences[cue.at]
    for at in range(start, end - 1):
        letter, following = letters[at], letters[at + 1]
        if letter == "q" and _word(line, at + 1) in _CONTRASTS:
            return at + 1
        if letter == ",":
            participle = following in "SCG" and _word(line, at + 1).endswith("ing")
            if subordinate or participle or following == "A" or _word(line, at + 1) in _CONTRASTS:
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
    return at < end and letters[at] in "SCG" and _word(line, at).endswith(("ed", "id", "s", "told", "wrote"))


def _before(line: Line, cue: Cue, begin: int, end: int) -> list[Piece]:
    """The clause before the verb, or on both sides: [The bridge is late], Roe said; [the bridge], said Roe, [is late]."""
    letters = line.letters
    if cue.link not in ("<", "r<", ",<", ",>", ">"):
        return []
    left = _phrase_begin(line, min(cue.subject, cue.at)) - 1
    if left <= begin or letters[left] != "," or letters[left - 1] in "q&k":
        return []
    after = max(cue.at, cue.subject) + 1
    if cue.lemma in _TELLING:
        after = _after_object(letters, after, end)
    adverbial = letters[begin] in "rkV" or _word(line, begin).endswith("ing")
    whole = any(letter in _VERBS for letter in letters[begin:left]) and (not adverbial or "," in letters[begin:left])
    alone = [(begin, left)] if whole else []
    if after >= end:
        return alone
    if letters[after] != ",":
        return alone if letters[after] in "ra" or _word(line, after) in _DAYS else []
    if ">" in cue.link:
        comma = next((at for at in range(after + 1, end) if letters[at] == ","), end)
        if comma + 2 < end and letters[comma + 1] in "BV":
            return [(begin, left), (comma + 1, _stop(line, cue, comma + 1, end))]
        return alone
    if after + 1 >= end or letters[after + 1] == "q":
        return []
    if letters[after + 1] in "SCG" and _word(line, after + 1).endswith("ing"):
        return alone
    return [(begin, left), (after + 1, _stop(line, cue, after + 1, end))]


def _according(line: Line, cue: Cue, begin: int, end: int) -> list[Piece]:
    """What goes with according to: According to Roe, [it leaks]; [it leaks], according to Roe."""
    letters = line.letters
    comma = next((at for at in range(cue.subject + 1, end) if letters[at] == ","), end)
    rest = [(comma + 1, end)] if comma + 1 < end else []
    if cue.at <= begin + 1:
        return rest
    left = cue.at - (letters[cue.at - 1] == ",")
    bracket = next((at for at in range(left - 1, begin, -1) if letters[at] in "()"), begin)
    if _word(line, bracket) == "(":
        begin = bracket + 1
    if letters[left - 1] in "k&t":
        return rest
    if any(letter in _VERBS for letter in letters[begin:left]):
        return [(begin, left)]
    return [(begin, left), *rest]


# characters


def _cue(line: Line, cue: Cue) -> tuple[int, int]:
    word = line.firsts[cue.at]
    last = word + 1 if line.letters[cue.at] == "A" and line.word_at(word + 1) == "to" else word
    return line.starts[word], line.end_of(last)


def _characters(line: Line, spans: list[Span], piece: Piece) -> tuple[int, int]:
    """The characters of items, a quotation with its marks."""
    first, last = piece[0], piece[1] - 1
    start = spans[line.quotations[first]].outer_start if first in line.quotations else line.starts[line.firsts[first]]
    if last in line.quotations:
        return start, spans[line.quotations[last]].outer_stop
    following = line.firsts[last + 1] if last + 1 < len(line.firsts) else len(line.words)
    return start, line.end_of(max(line.firsts[last], following - 1))
