"""Reported speech without marks: the mayor said [it would open in May]; [it was late], said Roe; according to the union, [it leaks].

A report is "according to" or a reporting verb that takes a clause (`lexicons/verbs_with_clauses.txt`), with its subject, and the clause,
which stands after it, before it or on both sides. Rules find it in the letters of a line (see `lines`); no model does.

Measured on the annotated articles that `newsx.training.quotes` is trained on (840, with these rules in view) and on 84 others: of what is
found 0.86 and 0.86 is annotated with this cue and at least half the same words, with the right speaker 0.84 and 0.84; most of the rest is
reported speech that was not annotated, or goes on too long. Found is, of what is annotated with a form of say, tell or add or with
according to, 0.72 and 0.74; of all with a verb of the list, noun phrases such as “announced a plan” among them, 0.55 and 0.62. Missed are
subjects far from the verb or in no word list, clauses with who, and such as have a long addition that the annotators leave out.
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
_FILLERS = frozenset("dmx0H")
_IN_PHRASE = _FILLERS | {"'"}
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
_FEWEST_WITHOUT_VERB = 6
_LONGEST = 150
_LONGEST_ADVERBIAL = 14
_LONGEST_DATELINE = 10
_SURE_LINKS = frozenset(["<", "r<", ",<", ">", ",>", "A>"])
_SURE, _LESS_SURE = 0.86, 0.72
"""How often a report is one, and its subject who said it: where the subject stands beside the verb, and where it is farther away."""

Piece = tuple[int, int]
"""Items of a line, half-open."""


@dataclass(slots=True)
class Report:
    """Somebody's words as a reporter gives them: whose, by what cue, and what, in one piece or, where the cue interrupts it, in two.

    `cue` and `pieces` are characters of the passage, half-open. `confidence` is the probability that the mention's words are these.
    """

    mention: Mention
    cue: tuple[int, int]
    pieces: list[tuple[int, int]]
    confidence: float


def reports(line: Line, spans: list[Span]) -> list[Report]:
    """The reports of a line, in the order of their cues. What is reported within a report is part of it."""
    found: list[Report] = []
    told = 0  # up to here all is part of a report
    spoke: Cue | None = None
    for cue in cues.cues_of(line):
        if cue.at < told or not _is_report(line, cue):
            continue
        _find_subject(line, cue, spoke)
        mention = line.mentions[cue.subject] if cue.subject >= 0 else None
        if mention is None:
            continue
        spoke = cue
        pieces = [piece for piece in _content(line, cue) if not _is_quoted(line, piece)]
        if pieces and pieces[0][0] >= told:
            told = pieces[-1][1]
            characters = [_characters(line, spans, piece) for piece in pieces]
            found.append(Report(mention, _cue_characters(line, cue), characters, _SURE if cue.link in _SURE_LINKS else _LESS_SURE))
    return found


def _takes(cue: Cue, *kinds: str) -> bool:
    """Whether the verb takes one of these kinds of clauses."""
    sets = lexicons.load_sets("verbs_with_clauses")
    return any(cue.lemma in sets[kind] for kind in kinds)


def _word(line: Line, item: int) -> str:
    return line.words[line.firsts[item]].lower()


def _is_participle(line: Line, item: int) -> bool:
    """Whether an item is a reporting participle: adding, noting."""
    return line.letters[item] in "SCG" and _word(line, item).endswith("ing")


def _has_verb(line: Line, start: int, stop: int) -> bool:
    return any(letter in _VERBS for letter in line.letters[start:stop])


# which verbs report, and who


def _is_report(line: Line, cue: Cue) -> bool:
    """Whether something is reported as said: not “did not say”, “to say”, “was told”, “whether he said”, nor a noun such as “the claim”."""
    if cue.lemma == "according":
        return _word(line, cue.at) == "according"  # in her words: these are quoted
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
    """Where the phrase of the mention at an item begins: [the] Harbour Board, [her] brother, [the union’s] director."""
    letters = line.letters
    while item > 0 and (letters[item - 1] in _IN_PHRASE or (letters[item] == "'" and letters[item - 1] in SUBJECTS)):
        item -= 1
    return item


def _before_subject(line: Line, cue: Cue) -> int:
    """The item before the phrase of the verb's subject, -1 where there is none in the sentence."""
    before = _phrase_begin(line, cue.subject) - 1
    return before if before >= 0 and line.sentences[before] == line.sentences[cue.at] else -1


def _is_embedded(line: Line, cue: Cue) -> bool:
    """Whether the verb is in a clause that asks or defines: whether he said; the bridge that he says leaks."""
    before = _before_subject(line, cue)
    return before >= 0 and (line.letters[before] in "tw" or _word(line, before) in _EMBEDDING)


def _find_subject(line: Line, cue: Cue, spoke: Cue | None) -> None:
    """Corrects the cue's subject, -1 for none; `spoke` is the report before.

    A participle or second verb has the first one's subject: Roe [said] it was late, [adding] that …; otherwise its subject must begin the
    sentence. A verb after a comma may have it behind: It was late, said [a spokesman] for the board.
    """
    begin, _ = _sentence(line, cue.at)
    if 0 <= cue.subject < begin:  # LEEDS, England — The mayor of the town said
        cue.subject = next((at for at in range(begin, cue.at) if _is_subject(line, at)), -1)
    if (inverted := _inverted(line, cue)) is not None:
        cue.subject, cue.link = inverted, ",>"
    elif cue.link in ("ing", "&", "&far"):
        if spoke is not None and line.sentences[spoke.at] == line.sentences[cue.at]:
            cue.subject = spoke.subject
        elif cue.link != "&" and cue.subject >= 0 and not _begins_sentence(line, cue.subject):
            cue.subject = -1


def _is_subject(line: Line, item: int) -> bool:
    """Whether an item may be a subject: no object of a preposition, and nobody's possession."""
    return line.letters[item] in SUBJECTS and line.letters[item - 1] not in "rT'"


def _begins_sentence(line: Line, item: int) -> bool:
    """Whether only a conjunction and what belongs to its phrase stand before an item in its sentence."""
    begin = bisect_left(line.sentences, line.sentences[item])
    while item > begin and line.letters[item - 1] in "dmx0&":
        item -= 1
    return item == begin


def _inverted(line: Line, cue: Cue) -> int | None:
    """The subject after a verb, where no clause follows: It was late, said [a spokesman] for the board."""
    letters, at = line.letters, cue.at + 1
    if cue.link not in ("", "far", ",far") or cue.at == 0 or letters[cue.at - 1] != ",":
        return None
    while at < len(letters) and letters[at] in _FILLERS:
        at += 1
    if at >= len(letters) or letters[at] not in SUBJECTS:
        return None
    for after in range(at + 1, len(letters)):
        if letters[after] in ",.!":
            break
        if letters[after] in "BVSCGtq:":
            return None
    return at


# where the clause stands


def _content(line: Line, cue: Cue) -> list[Piece]:
    """The pieces of the clause that goes with a cue; none where there is no clause."""
    begin, end = _sentence(line, cue.at)
    if end - cue.at > _LONGEST or cue.at - begin > _LONGEST:
        return []
    if cue.lemma == "according":
        return _around_according(line, cue, begin, end)
    start = _clause_start(line, cue, end)
    if start is not None:
        return [(start, _clause_stop(line, cue, start, end))]
    return _before_verb(line, cue, begin, end) if _takes(cue, "before") else []


def _sentence(line: Line, at: int) -> Piece:
    """The sentence around an item, without a dateline and a conjunction before it and the stop at its end."""
    letters, number = line.letters, line.sentences[at]
    begin, end = bisect_left(line.sentences, number), bisect_right(line.sentences, number)
    while end > at and letters[end - 1] in ".!":
        end -= 1
    if begin == 0 and line.words[0].isupper() and "-" in letters[: min(at, _LONGEST_DATELINE)]:
        begin = letters.index("-") + 1
    return begin + (letters[begin] == "&"), end


def _is_quoted(line: Line, piece: Piece) -> bool:
    """Whether nothing stands in it but quotations: the work was slow, Roe said, [and “a shame.”]"""
    return all(letter in "q&," for letter in line.letters[piece[0] : piece[1]])


def _clause_start(line: Line, cue: Cue, end: int) -> int | None:
    """Where the clause after a verb begins: said that [it]; said [it]; told the board on Monday that [it]; asked [whether it]."""
    letters, at = line.letters, cue.at + 1
    if cue.link in (">", ",>", "w"):
        return None
    if cue.lemma in _TELLING:
        at = _after_object(letters, at, end)
    if at >= end:
        return None
    if letters[at] == "k" and _word(line, at) in _QUESTIONS:
        return at if _takes(cue, "question") and cue.link in _SURE_LINKS else None
    that = _that(line, at, end)
    if that is not None:
        return that + 1 if _takes(cue, "clause", "that") else None
    start = _bare_start(line, cue, at, end) if _takes(cue, "clause") else None
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
    adverbial = letters[at] in "ra," or _word(line, at) in _DAYS
    for here in range(at, min(end - 1, at + (_LONGEST_ADVERBIAL if adverbial else 1))):
        if letters[here] == "t":
            return here if letters[here + 1] not in "BVS'" else None
        if letters[here] not in _ADVERBIAL or (letters[here] == "P" and letters[here - 1] not in "r,"):
            break
    return None


def _bare_start(line: Line, cue: Cue, at: int, end: int) -> int | None:
    """Where a clause without "that" may begin: said [the bridge]; said on Monday [it]; said Monday [the bridge]; said [using it]."""
    letters = line.letters
    if letters[at] == "t" or _word(line, at) == "there":
        return at
    if cue.lemma == "say" and letters[at] in "VxC" and _word(line, at).endswith("ing"):
        return at
    if _word(line, at) in _DAYS and at + 1 < end and letters[at + 1] in _FIRST_IN_CLAUSE:
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
    return cue.lemma == "say" and stop - start >= fewest and _word(line, start) not in _NOT_CLAUSES


def _verb_comes_first(letters: list[str], start: int, stop: int) -> bool:
    first = next((letter for letter in letters[start:stop] if letter in _VERBS or letter in ",twk:;-q"), ",")
    return first in _VERBS


def _clause_stop(line: Line, cue: Cue, start: int, end: int) -> int:
    """Where a clause that begins at `start` stops: at the sentence's end, or where the reporter goes on.

    Said it was late[, adding]; said it was late[, but]; said it was late [and warned]; while she said it was late[,] it was not.
    """
    letters = line.letters
    before = _before_subject(line, cue)
    subordinate = before >= 0 and letters[before] == "k"
    for at in range(start, end - 1):
        letter, following = letters[at], letters[at + 1]
        if letter == "q" and at == start and _word(line, at + 1) in _CONTRASTS:
            return at + 1
        if letter == ",":
            if subordinate or following == "A" or _is_participle(line, at + 1) or _word(line, at + 1) in _CONTRASTS:
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
    return at < end and letters[at] in "SCG" and _word(line, at).endswith((*_FINITE, "s"))


def _before_verb(line: Line, cue: Cue, begin: int, end: int) -> list[Piece]:
    """The clause before the verb, or on both sides of it: [The bridge is late], Roe said; [the bridge], Roe said, [is late]."""
    letters = line.letters
    left = _phrase_begin(line, min(cue.subject, cue.at)) - 1
    if cue.link not in _SURE_LINKS or left <= begin or letters[left] != "," or letters[left - 1] in "q&k":
        return []
    alone = [(begin, left)] if _is_whole(line, begin, left) else []
    after = max(cue.at, cue.subject) + 1
    if cue.lemma in _TELLING:
        after = _after_object(letters, after, end)
    if after >= end:
        return alone
    if letters[after] != ",":
        return alone if letters[after] in "ra" or _word(line, after) in _DAYS else []
    start = after + 1
    if ">" in cue.link:
        start = next((at + 1 for at in range(start, end - 1) if letters[at] == "," and letters[at + 1] in "BV"), end)
    if start >= end or _is_participle(line, start):
        return alone
    return [(begin, left), (start, _clause_stop(line, cue, start, end))] if letters[start] != "q" else []


def _is_whole(line: Line, begin: int, stop: int) -> bool:
    """Whether a sentence's beginning is a clause: “The bridge is late”, and not “In a meeting with the board” or “Asked about it”."""
    adverbial = line.letters[begin] in "rkV" or _word(line, begin).endswith("ing")
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
    if _word(line, bracket) == "(":
        begin = bracket + 1
    return [(begin, left)] if _has_verb(line, begin, left) else [(begin, left), *rest]


# characters


def _cue_characters(line: Line, cue: Cue) -> tuple[int, int]:
    word = line.firsts[cue.at]
    to = cue.lemma == "according" and line.word_at(word + 1) == "to"
    return line.starts[word], line.end_of(word + to)


def _characters(line: Line, spans: list[Span], piece: Piece) -> tuple[int, int]:
    """The characters of items, of a quotation with its marks."""
    first, last = piece[0], piece[1] - 1
    start = spans[line.quotations[first]].outer_start if first in line.quotations else line.starts[line.firsts[first]]
    if last in line.quotations:
        return start, spans[line.quotations[last]].outer_stop
    following = line.firsts[last + 1] if last + 1 < len(line.firsts) else len(line.words)
    return start, line.end_of(max(line.firsts[last], following - 1))
