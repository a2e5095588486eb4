"""What speaks for and against each candidate for a quotation's speaker, as named strings that the model has weights for.

A feature reads "name=values": "link=a00<" is the subject of the reporting verb that stands next after the quotation (see `_standing`).
Features of nobody begin with 0.
"""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.quotes.attribution import cues
from newsx.quotes.attribution.cues import CUES, Cue
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.spans.marks import Span, is_double
from newsx.quotes.spans.passage import Passage

MENTIONS: Final = frozenset("MOLPHURD")
_COARSE: Final = {**dict.fromkeys("MOLPURD", "M"), **dict.fromkeys("SCGA", "S"), **dict.fromkeys("xm0dH~jVTrBan()'", "x")}
_SMALL_WORDS: Final = frozenset("a an the of in on at by for from with and or but to as is it’s vs".split())
_FIRST_PERSONS: Final = frozenset(["i", "we", "you", "i’m", "i'm", "my", "me", "our"])
_AROUND: Final = ".,!?"
_FIRST_PERSONS_BEGIN: Final = frozenset(_AROUND).union(*((word[0], word[0].upper()) for word in _FIRST_PERSONS))
"""What a first or second person, with the signs around it, can begin with: by that most words are known to be none."""
_ARTICLES: Final = frozenset(["the", "a", "an", "his", "her"])
_NAMING: Final = frozenset("known nicknamed so-called marked titled entitled nickname".split())
_NAMING_WITHIN: Final = 7
_LONGEST_LOOK: Final = 400
_WINDOW: Final = 40


class Context:
    """A quotation in its line: item `at`, number of its span, its shape (what stands on either side) and size.

    `relations`: for each item that is a reporting verb's subject, how that verb stands to the quotation; `undergoers`: the items of whom
    one says something in the passive. `strong`: b and a where such a verb stands close before or after it.
    """

    def __init__(self, span: int, chunks: Chunks, at: int, size: str, before: list[Cue], after: list[Cue]) -> None:
        self.span, self.chunks, self.at = span, chunks, at
        self.shape, self.size = _shape(chunks, at), size
        self.before, self.after = before, after
        self.relations: dict[int, list[tuple[str, str]]] = {}
        self.strong = ""
        self.patients = [cue.patient for cue in (*before, *after) if cue.patient >= 0]
        for side, near in (("b", before), ("a", after)):
            for rank, cue in enumerate(near):
                if cue.subject >= 0:
                    self._relate(cue, side, rank)

    def _relate(self, cue: Cue, side: str, rank: int) -> None:
        how, close = _standing(self.chunks, self.at, cue, side, rank)
        self.relations.setdefault(cue.subject, []).append((how, cue.lemma))
        if close and side not in self.strong:
            self.strong += side


class Candidate:
    """A possible speaker (`mention` None: nobody) with its features."""

    def __init__(self, mention: Mention | None, features: list[str], probability: float = 0.0) -> None:
        self.mention, self.features = mention, features
        self.score, self.probability = 0.0, probability
        self.key = ""  # what it has in common with the other mentions of the same name or pronoun


class Discourse:
    """What has been read so far: the speakers of the quotations before, latest last.

    `doubles`: the article has double quotation marks, so that single ones seldom hold speech.
    """

    def __init__(self, passages: list[Passage], spans: list[Span], chunked: list[Chunks]) -> None:
        self.passages, self.spans, self.chunked = passages, spans, chunked
        self.spoken: list[tuple[Context, Mention | None]] = []
        self._cues: dict[int, list[Cue]] = {}
        self._edges: dict[int, list[Mention]] = {}
        self.doubles = any(is_double(span.marks) for span in spans)

    @property
    def last_speaker(self) -> Mention | None:
        return self.spoken[-1][1] if self.spoken else None

    def cues(self, chunks: Chunks) -> list[Cue]:
        """The reporting verbs of a line."""
        if chunks.number not in self._cues:
            self._cues[chunks.number] = cues.cues_of(chunks)
        return self._cues[chunks.number]

    def edges(self, number: int, first: int, last: int) -> list[Mention]:
        """The first and last mentions of a line, all of them where they are few."""
        if number not in self._edges:
            some = [mention for mention in self.chunked[number].mentions if mention is not None]
            self._edges[number] = some if len(some) <= 5 else some[:2] + some[-3:]
        some = self._edges[number]
        return some if len(some) <= first + last else some[:first] + some[-last:]

    def place(self, chunks: Chunks, at: int) -> Context:
        """The quotation at item `at` of a line."""
        number = chunks.quotations[at]
        span = self.spans[number]
        words = chunks.text.count(" ", span.start, span.stop) + 1
        size = "1" if words == 1 else "2" if words < 4 else "4" if words < 8 else "8"
        known = self.cues(chunks)
        return Context(number, chunks, at, size, cues.before(known, at, 3), cues.after(known, at, 3))


def _standing(chunks: Chunks, at: int, cue: Cue, side: str, rank: int) -> tuple[str, bool]:
    """How a reporting verb stands to the quotation at `at`, and whether close to it: side, rank, distance, link.

    "b00<": before it, the nearest, nothing between, its subject before the verb. A stop: in another sentence; q: another quotation between.
    """
    low, high = min(at, cue.at), max(at, cue.at)
    gap = high - low - 1
    same = chunks.sentences[cue.at] == chunks.sentences[at]
    other = "q" in chunks.tags[low + 1 : min(high, low + _WINDOW)]
    how = f"{side}{rank}{'' if same else '.'}{'q' if other else ''}{min(gap, 3) if same else ''}{cue.link}"
    return how, rank == 0 and same and not other and gap < 3


def _shape(chunks: Chunks, at: int) -> str:
    """What stands on either side: ^ and $ the paragraph's edges, a letter where something attaches, o for the rest."""
    tags, count = chunks.tags, len(chunks.tags)
    before = tags[at - 1] if at else "^"
    left = before if before in "SCGA:,t-(q^" else "." if before in ".!" else "M" if before in MENTIONS else "o"
    right, after = "o", tags[at + 1] if at + 1 < count else "$"
    if after == "," and at + 2 < count:
        after = tags[at + 2]
    if after in CUES:
        right = "S"
    elif after in MENTIONS:
        ahead = at + 2
        while ahead < count and tags[ahead] in "aBn,MOLPURD":
            ahead += 1
        verb = tags[ahead] if ahead < count else "."
        right = "M" if verb in "SCG" else "V" if verb == "V" else "m"
    elif after in ".!":
        right = "." if at + 2 < count else "$"
    elif after in "$q&":
        right = after
    return left + right


def of_nobody(discourse: Discourse, here: Context) -> list[str]:
    """The features of nobody: what a quotation looks like, inside and around."""
    chunks, at, size = here.chunks, here.at, here.size
    span = discourse.spans[here.span]
    inner = chunks.text[span.start : min(span.stop, span.start + _LONGEST_LOOK)]
    words = inner.split()
    case = _case(words)
    final = inner[-1] if inner[-1] in ",.?!" and span.stop - span.start < _LONGEST_LOOK else "-"
    word = chunks.firsts[at]
    left = chunks.words[word - 1].lower() if word else "^"
    right = chunks.words[word + 1].lower() if word + 1 < len(chunks.words) else "$"
    before = chunks.tags[at - 1] if at else "^"
    sentence = chunks.sentences[at]
    cue = "b" * any(chunks.sentences[cue.at] == sentence for cue in here.before) + "a" * any(
        chunks.sentences[cue.at] == sentence for cue in here.after
    )
    verb = next((cue.lemma for cue in here.before + here.after if cue.subject >= 0 and chunks.sentences[cue.at] == sentence), "")
    found = [
        "0",
        f"0case={case}{size}",
        f"0final={final}{size}",
        f"0shape={here.shape}",
        f"0left={left}",
        f"0right={right}",
        f"0left.case={left}{case}",
        f"0right.case={right}{case}",
        f"0before={before}{case}{size}",
        f"0cue={cue}{size}",
        f"0verb={verb}{size}",
        f"0field={discourse.passages[chunks.number].field}{size}",
        f"0mark={_rank(span.marks, discourse.doubles)}{size}",
    ]
    named = left if left != "," or word < 2 else chunks.words[word - 2].lower()
    if named in languages.of("en").works:
        found += [f"0work={case}", f"0work.size={left == ','}{size}"]
    if not _ARTICLES.isdisjoint(chunks.words[word + 1 : word + 3]) and not languages.of("en").works.isdisjoint(
        chunks.words[word + 2 : word + 5]
    ):
        found.append(f"0work.after={case}{size}")
    if word > 1:
        found.append(f"0left2={chunks.words[word - 2].lower()}")
    if _speaks_of_itself(words):
        found.append(f"0person={size}")
    if size in "12" and not _NAMING.isdisjoint(chunks.words[max(0, word - _NAMING_WITHIN) : word]):
        found.append(f"0naming={case}")
    if len(words) <= 3:
        found.append(f"0text={inner.lower().strip(',.')}")
    if discourse.spoken:
        last_place, last = discourse.spoken[-1]
        if last_place.chunks is chunks and chunks.sentences[last_place.at] == sentence:
            found.append(f"0last={last is None}")
    return found


def _speaks_of_itself(words: list[str]) -> bool:
    """Whether one of the words is of the first or second person."""
    return any(word[0] in _FIRST_PERSONS_BEGIN and word.strip(_AROUND).lower() in _FIRST_PERSONS for word in words)


def _rank(marks: str | None, doubles: bool) -> str:
    """Whether marks are the article's first ones for speech, its second (singles beside doubles), or typewriter's ticks."""
    if marks and marks[:2] == "''":
        return "ticks"
    return "second" if doubles and not is_double(marks) else "first"


def _case(words: list[str]) -> str:
    """T where the words have capitals as a title has, u where the first has one, else l.

    >>> _case(["Gone", "with", "the", "Wind"]), _case(["We", "lost,"]), _case(["very", "bad"])
    ('T', 'u', 'l')
    """
    if not words[0][0].isupper():
        return "l"
    title = False
    for word in words[1:]:
        if word.strip(".,?!").lower() not in _SMALL_WORDS:
            if word[0].islower():
                return "u"
            title = True
    return "T" if title else "u"


def of_mention(discourse: Discourse, here: Context, mention: Mention) -> list[str]:
    """The features of a mention as the speaker: what it is, how it stands to the quotation and to who spoke before."""
    if mention.traits is None:
        mention.traits = _traits(mention)
    found = list(mention.traits)
    if mention.governor == "-" and _signs(here, mention):
        found.append("signs")
    found += _in_line(here, mention) if mention.chunks is here.chunks else _in_other_line(discourse, here, mention)
    if discourse.spoken:
        found += _chain(discourse, here, mention)
    return found


def _traits(mention: Mention) -> list[str]:
    """The features of a mention that are the same for all quotations."""
    tag = mention.tag
    found = [
        f"kind={_kind(mention)}",
        f"edge={mention.governor}{tag}{mention.does}",
        f"role={'False' if mention.role_start is None else 'True'}{tag}",
    ]
    if tag in "URD":
        found.append(f"head={mention.head}")
    if mention.possessive:
        found.append("possessive")
    return found


def _kind(mention: Mention) -> str:
    return mention.head if mention.tag in "PH" else mention.tag


def _signs(here: Context, mention: Mention) -> bool:
    """Whether a mention signs the quotation: “…” — Jane Roe, at the end of its paragraph or on the next line."""
    chunks, chunk = here.chunks, mention.chunk
    if mention.chunks is chunks:
        return chunk in (here.at + 2, here.at + 3)
    return mention.passage == chunks.number + 1 and chunk <= 2 and here.at >= len(chunks.tags) - 2 and len(mention.chunks.tags) < 16


def _in_line(here: Context, mention: Mention) -> list[str]:
    """Features of a mention in the quotation's own paragraph."""
    chunks, at, chunk, shape = here.chunks, here.at, mention.chunk, here.shape
    kind, governor, does = _kind(mention), mention.governor, mention.does
    apart = abs(chunks.sentences[at] - chunks.sentences[chunk])
    side = "b" if chunk < at else "a"
    where = f"{side}{min(apart, 3)}"
    found = [f"in={where}", f"in.edge={where}{governor}{does}"]
    if apart == 0:
        between = chunks.tags[chunk + 1 : at] if chunk < at else chunks.tags[at + 1 : chunk]
        found.append(f"path={side}{_pattern(between)}")
    relations = here.relations.get(chunk)
    if relations is None:
        if chunk in here.patients:
            found.append("undergoes")
        return [
            *found,
            f"unlinked={where}{shape}{governor}",
            f"unlinked.kind={where}{kind}",
            f"unlinked.strong={where}{here.strong}{governor}{does}",
        ]
    for how, lemma in relations[:2]:
        found += [f"link={how}", f"link.kind={how}{kind}", f"verb={lemma}", f"verb.shape={lemma}{shape}"]
    return found


def _pattern(tags: list[str]) -> str:
    """What lies between a mention and a quotation, in short: other words as one x, mentions as M, cues as S.

    >>> _pattern(list(",dxrO,aS"))
    ',xM,xS'
    """
    found = ""
    for tag in tags[:14]:
        short = _COARSE.get(tag, tag)
        if not (short in "xM" and found[-1:] == short):
            found += short
    return found


def _in_other_line(discourse: Discourse, here: Context, mention: Mention) -> list[str]:
    """Features of a mention in a paragraph before or after."""
    shape, governor, does = here.shape, mention.governor, mention.does
    apart = min(here.chunks.number - mention.passage, 3)
    subject = "S" if does in "SCG" else "o"
    where, initial = str(apart), "True" if mention.is_initial else "False"
    if apart == 1 and discourse.spoken and discourse.spoken[-1][0].chunks is mention.chunks:
        where += "s"
    return [
        f"far.shape={where}{shape}",
        f"far.edge={where}{initial}{subject}{governor}",
        f"far.subject={where}{shape}{subject}{initial}",
        f"far.strong={where}{here.strong}",
    ]


def _chain(discourse: Discourse, here: Context, mention: Mention) -> list[str]:
    """Features of a mention that is, or is named like, who spoke last or before that."""
    chunks, at, shape = here.chunks, here.at, here.shape
    place, last = discourse.spoken[-1]
    same = _sameness(mention, last)
    if not same:
        turn = _sameness(mention, discourse.spoken[-2][1]) if len(discourse.spoken) > 1 else ""
        return [f"turn={turn}{shape}"] if turn and last is not None else []
    apart = min(chunks.number - place.chunks.number, 2)
    gap = chunks.tags[max(place.at + 1 if apart == 0 else 0, at - _WINDOW) : at]
    fresh = "S" if "S" in gap or "C" in gap or "A" in gap else "m" if not MENTIONS.isdisjoint(gap) else "0"
    near = f"p{apart}" if apart else "s" if chunks.sentences[place.at] == chunks.sentences[at] else "."
    return [
        f"chain.shape={same}{near}{shape}",
        f"chain.fresh={same}{near}{fresh}",
        f"chain.size={same}{near}{here.size}",
        f"chain.shapes={same}{near}{place.shape}{shape}",
    ]


def _sameness(mention: Mention, other: Mention | None) -> str:
    """= where they are one mention, ~ where they are the same word, else nothing."""
    if other is None:
        return ""
    return "=" if other is mention else "~" if other.head == mention.head and other.tag == mention.tag else ""
