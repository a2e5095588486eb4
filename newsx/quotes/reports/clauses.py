"""Where the clause stands that tells what a reporting verb reports: after the verb, before it, or on both sides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsx import languages
from newsx.quotes.attribution.cues import SUBJECTS, Cue
from newsx.quotes.grammar.chunks import Chunks
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


def content(chunks: Chunks, cue: Cue) -> list[Piece]:
    """The pieces of the clause that goes with a cue; none where there is no clause."""
    begin, end = sentence(chunks, cue.at)
    if end - cue.at > _LONGEST or cue.at - begin > _LONGEST:
        return []
    if cue.lemma == "according":
        return _around_according(chunks, cue, begin, end)
    start = _clause_start(chunks, cue, end)
    if start is not None:
        return [(start, _clause_stop(chunks, cue, start, end))]
    return _before_verb(chunks, cue, begin, end) if takes(cue, "before") else []


def sentence(chunks: Chunks, at: int) -> Piece:
    """The sentence around an item, without a dateline and a conjunction before it and the stop at its end."""
    tags, number = chunks.tags, chunks.sentences[at]
    begin, end = bisect_left(chunks.sentences, number), bisect_right(chunks.sentences, number)
    while end > at and tags[end - 1] in ".!":
        end -= 1
    if begin == 0 and chunks.words[0].isupper() and "-" in tags[: min(at, _LONGEST_DATELINE)]:
        begin = tags.index("-") + 1
    return begin + (tags[begin] == "&"), end


def takes(cue: Cue, *kinds: str) -> bool:
    """Whether the verb takes one of these kinds of clauses."""
    sets = languages.of("en").verbs_with_clauses
    return any(cue.lemma in sets[kind] for kind in kinds)


def word_of(chunks: Chunks, chunk: int) -> str:
    return chunks.words[chunks.firsts[chunk]].lower()


def _phrase_begin(chunks: Chunks, chunk: int) -> int:
    """Where the phrase of the mention at an item begins: [the] Harbour Board, [her] brother, [the union’s] director."""
    tags = chunks.tags
    while chunk > 0 and (tags[chunk - 1] in _IN_PHRASE or (tags[chunk] == "'" and tags[chunk - 1] in SUBJECTS)):
        chunk -= 1
    return chunk


def before_subject(chunks: Chunks, cue: Cue) -> int:
    """The item before the phrase of the verb's subject, -1 where there is none in the sentence."""
    before = _phrase_begin(chunks, cue.subject) - 1
    return before if before >= 0 and chunks.sentences[before] == chunks.sentences[cue.at] else -1


def _is_participle(chunks: Chunks, chunk: int) -> bool:
    """Whether an item is a reporting participle: adding, noting."""
    return chunks.tags[chunk] in "SCG" and word_of(chunks, chunk).endswith("ing")


def _has_verb(chunks: Chunks, start: int, stop: int) -> bool:
    return any(tag in _VERBS for tag in chunks.tags[start:stop])


def _clause_start(chunks: Chunks, cue: Cue, end: int) -> int | None:
    """Where the clause after a verb begins: said that [it]; said [it]; told the board on Monday that [it]; asked [whether it]."""
    tags, at = chunks.tags, cue.at + 1
    if cue.link in (">", ",>", "w"):
        return None
    if cue.lemma in _TELLING:
        at = _after_object(tags, at, end)
    if at >= end:
        return None
    if tags[at] == "k" and word_of(chunks, at) in _QUESTIONS:
        return at if takes(cue, "question") and cue.link in SURE_LINKS else None
    that = _that(chunks, at, end)
    if that is not None:
        return that + 1 if takes(cue, "clause", "that") else None
    start = _bare_start(chunks, cue, at, end) if takes(cue, "clause") else None
    return start if start is not None and _is_clause(chunks, cue, start, end) else None


def _after_object(tags: list[str], at: int, end: int) -> int:
    """The item after whom something is told: told [the board] that, told [him] that."""
    here = at
    while here < end and tags[here] in _IN_PHRASE:
        here += 1
    if here >= end or not (tags[here] in SUBJECTS or tags[here] == "j"):
        return at
    here += 1
    while here + 1 < end and tags[here] == "'" and tags[here + 1] in SUBJECTS:
        here += 2
    return here


def _that(chunks: Chunks, at: int, end: int) -> int | None:
    """The conjunction "that" at an item, or after an adverbial that begins there: said [in a letter to the board on Monday] that."""
    tags = chunks.tags
    adverbial = tags[at] in "ra," or word_of(chunks, at) in _DAYS
    for here in range(at, min(end - 1, at + (_LONGEST_ADVERBIAL if adverbial else 1))):
        if tags[here] == "t":
            return here if tags[here + 1] not in "BVS'" else None
        if tags[here] not in _ADVERBIAL or (tags[here] == "P" and tags[here - 1] not in "r,"):
            break
    return None


def _bare_start(chunks: Chunks, cue: Cue, at: int, end: int) -> int | None:
    """Where a clause without "that" may begin: said [the bridge]; said on Monday [it]; said Monday [the bridge]; said [using it]."""
    tags = chunks.tags
    if tags[at] == "t" or word_of(chunks, at) == "there":
        return at
    if cue.lemma == "say" and tags[at] in "VxC" and word_of(chunks, at).endswith("ing"):
        return at
    if word_of(chunks, at) in _DAYS and at + 1 < end and tags[at + 1] in _FIRST_IN_CLAUSE:
        return at + 1
    if tags[at] in "ra,":
        for here in range(at + 1, min(end, at + _LONGEST_ADVERBIAL)):
            if tags[here] == "P":
                return here if tags[here - 1] not in "r," else None
            if tags[here] not in _ADVERBIAL:
                break
        return None
    return at if tags[at] in _FIRST_IN_CLAUSE else None


def _is_clause(chunks: Chunks, cue: Cue, start: int, end: int) -> bool:
    """Whether what begins at an item without "that" is a clause: the bridge was late; but after "say" only, “the bridge leaks”.

    After other verbs a comma, a relative or a quotation must not come before the first verb: suggested a tunnel, which would cost less.
    """
    tags, stop = chunks.tags, _clause_stop(chunks, cue, start, end)
    has_verb = _has_verb(chunks, start, stop)
    if stop - start >= _FEWEST and has_verb and (tags[start] == "P" or _verb_comes_first(tags, start + 1, stop)):
        return True
    fewest = _FEWEST if has_verb or "q" in tags[start:stop] else _FEWEST + 1
    return cue.lemma == "say" and stop - start >= fewest and word_of(chunks, start) not in _NOT_CLAUSES


def _verb_comes_first(tags: list[str], start: int, stop: int) -> bool:
    first = next((tag for tag in tags[start:stop] if tag in _VERBS or tag in ",twk:;-q"), ",")
    return first in _VERBS


def _clause_stop(chunks: Chunks, cue: Cue, start: int, end: int) -> int:
    """Where a clause that begins at `start` stops: at the sentence's end, or where the reporter goes on.

    Said it was late[, adding]; said it was late[, but]; said it was late [and warned]; while she said it was late[,] it was not.
    """
    tags = chunks.tags
    before = before_subject(chunks, cue)
    subordinate = before >= 0 and tags[before] == "k"
    for at in range(start, end - 1):
        tag, following = tags[at], tags[at + 1]
        if tag == "q" and at == start and word_of(chunks, at + 1) in _CONTRASTS:
            return at + 1
        if tag == ",":
            if subordinate or following == "A" or _is_participle(chunks, at + 1) or word_of(chunks, at + 1) in _CONTRASTS:
                return at
        elif tag == "&" and _reports_again(chunks, at + 1, end):
            return at - (tags[at - 1] == ",")
        elif tag == ";" or (tag == "-" and following in "&k"):
            return at
    return end


def _reports_again(chunks: Chunks, at: int, end: int) -> bool:
    """Whether another report follows a conjunction: and [warned] that; and [he said]."""
    tags = chunks.tags
    while at < end and tags[at] in "aB":
        at += 1
    if at + 1 < end and tags[at] == "P" and tags[at + 1] in "SCG":
        return True
    return at < end and tags[at] in "SCG" and word_of(chunks, at).endswith((*FINITE, "s"))


def _before_verb(chunks: Chunks, cue: Cue, begin: int, end: int) -> list[Piece]:
    """The clause before the verb, or on both sides of it: [The bridge is late], Roe said; [the bridge], Roe said, [is late]."""
    tags = chunks.tags
    left = _phrase_begin(chunks, min(cue.subject, cue.at)) - 1
    if cue.link not in SURE_LINKS or left <= begin or tags[left] != "," or tags[left - 1] in "q&k":
        return []
    alone = [(begin, left)] if _is_whole(chunks, begin, left) else []
    after = max(cue.at, cue.subject) + 1
    if cue.lemma in _TELLING:
        after = _after_object(tags, after, end)
    if after >= end:
        return alone
    if tags[after] != ",":
        return alone if tags[after] in "ra" or word_of(chunks, after) in _DAYS else []
    start = after + 1
    if ">" in cue.link:
        start = next((at + 1 for at in range(start, end - 1) if tags[at] == "," and tags[at + 1] in "BV"), end)
    if start >= end or _is_participle(chunks, start):
        return alone
    return [(begin, left), (start, _clause_stop(chunks, cue, start, end))] if tags[start] != "q" else []


def _is_whole(chunks: Chunks, begin: int, stop: int) -> bool:
    """Whether a sentence's beginning is a clause: “The bridge is late”, and not “In a meeting with the board” or “Asked about it”."""
    adverbial = chunks.tags[begin] in "rkV" or word_of(chunks, begin).endswith("ing")
    has_verb = _has_verb(chunks, begin, stop) or stop - begin >= _FEWEST_WITHOUT_VERB
    return has_verb and (not adverbial or "," in chunks.tags[begin:stop])


def _around_according(chunks: Chunks, cue: Cue, begin: int, end: int) -> list[Piece]:
    """What goes with according to: According to Roe, [it leaks]; [it leaks], according to Roe."""
    tags = chunks.tags
    comma = next((at for at in range(cue.subject + 1, end) if tags[at] == ","), end)
    rest = [(comma + 1, end)] if comma + 1 < end else []
    left = cue.at - (tags[cue.at - 1] == ",")
    if left <= begin or tags[left - 1] in "k&t":
        return rest
    bracket = next((at for at in range(left - 1, begin - 1, -1) if tags[at] in "()"), begin)
    if word_of(chunks, bracket) == "(":
        begin = bracket + 1
    return [(begin, left)] if _has_verb(chunks, begin, left) else [(begin, left), *rest]
