"""What speaks for and against each candidate for a quotation's speaker, as named strings that the model has weights for.

A feature reads "name=values": "link=a00<" is the subject of the reporting verb next after the quotation (see `_standing`).
The features of nobody begin with 0. The model knows features by these strings: one that is spelled anew has no weight until it is trained.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from newsx.quotes.attribution import cues, segments, verb_second
from newsx.quotes.attribution.cues import Cue
from newsx.quotes.attribution.segments import Segmented
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import (
    ACCORDING,
    BEFORE_NOUN,
    BEFORE_VERB,
    BEGINNING,
    CALLING,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    END,
    MENTIONS,
    OBJECT_PRONOUN,
    OPENING_BRACKET,
    OTHER_VERB,
    PHRASES,
    POSSESSIVE,
    POSSESSOR,
    PREPOSITION,
    PRONOUNS,
    QUOTATION,
    REPORTING,
    REPORTING_VERBS,
    SAYING,
    SENTENCE_ENDS,
    SIGN,
    STOP,
    SUBJECTS,
    THAT,
    TO,
    VERBS,
)
from newsx.quotes.grammar.tokens import Tagger
from newsx.quotes.spans.marks import Span, is_double
from newsx.quotes.spans.passage import Passage

# Codes within features, where they mean other things than the tags of the same character
#
# in a quotation's shape and in the pattern between a mention and a quotation
_ANY_MENTION: Final = "M"
_ANY_CUE: Final = "S"
_ANY_WORD: Final = "x"
_NOTHING: Final = "o"  # nothing that matters
# in a shape, after the quotation
_VERB_FOLLOWS: Final = "S"  # “…” [said] Roe
_MENTION_WITH_CUE: Final = "M"  # “…” [Roe] said
_MENTION_WITH_VERB: Final = "V"  # “…” [Roe] left
_MENTION_ALONE: Final = "m"  # “…” [Roe], of Leeds
_SENTENCE_STOPS: Final = "."
_PASSAGE_STOPS: Final = "$"
# what stands between the last quotation and this one
_SOMEBODY_SPEAKS: Final = "S"
_SOMEBODY_MENTIONED: Final = "m"
_NOBODY_MENTIONED: Final = "0"

_SHORT: Final = {
    **dict.fromkeys(SUBJECTS, _ANY_MENTION),
    **dict.fromkeys(REPORTING, _ANY_CUE),
    **dict.fromkeys(BEFORE_NOUN | BEFORE_VERB, _ANY_WORD),
    **dict.fromkeys(
        [POSSESSOR, SIGN, OBJECT_PRONOUN, OTHER_VERB, TO, PREPOSITION, OPENING_BRACKET, CLOSING_BRACKET, POSSESSIVE], _ANY_WORD
    ),
}
"""Tags in short, for what lies between a mention and a quotation; tags that are not here stand for themselves."""
_REPEATED_ONCE: Final = frozenset([_ANY_WORD, _ANY_MENTION])
"""What stands once in such a pattern for several in a row."""
_SHAPES_BEFORE: Final = REPORTING | {COLON, COMMA, THAT, DASH, OPENING_BRACKET, QUOTATION, BEGINNING}
"""Tags that stand for themselves in a quotation's shape before it."""
_SHAPES_AFTER: Final = frozenset([END, QUOTATION, COORDINATOR])
_BEFORE_OWN_VERB: Final = BEFORE_VERB | SUBJECTS | {COMMA}
"""What stands between a mention after a quotation and its verb: “…” Roe, a nurse, often [said]."""
_AROUND: Final = ".,!?"
_FINAL: Final = ",.?!"
_FINAL_AFTER: Final = (",", ".")
_BEFORE_WORK: Final = frozenset(["the", "a", "an", "his", "her"])
"""What stands before the noun for a work: “The Salt Road,” [his] novel."""
_NAMING_WORDS: Final = 7
"""Words before a quotation among which one of naming is looked for."""
_MAX_CHARS: Final = 400
"""Characters of a quotation that are looked at."""
_WINDOW: Final = 40
"""Chunks between two quotations that are looked at."""
_MAX_PATTERN: Final = 14
"""Chunks between a mention and a quotation that make the pattern."""
_MAX_SIGNATURE_CHUNKS: Final = 15
"""Chunks of the next paragraph if that may be a signature."""
NEIGHBOURS: Final = ((1, 2, 3), (2, 1, 1))
"""For the paragraphs before: how far back, and how many of the first and last mentions there are candidates."""
_MAX_EDGE: Final = (max([first for _, first, _ in NEIGHBOURS]), max([last for _, _, last in NEIGHBOURS]))
"""First and last mentions of a paragraph that may be candidates for quotations in others."""
_CUES_ON_EACH_SIDE: Final = 3
_MOST_SO_FAR: Final = 3
"""Quotations before that are counted."""
_MOST_REPORTING: Final = 4
_MOST_VERBS: Final = 5
_STEPS_OF_SHARE: Final = 5
"""How many quotations of an article with a reporting verb are counted, and in how many steps their share is told."""


class Context:
    """A quotation in its passage: chunk `at`, the number of its `span`, its `shape` (see `_shape`), and its `size`.

    The size is 1 for one word, 2 for two or three (both `is_short`), 4 for four to seven, 8 for more (`is_long`). `before` and `after` are
    the cues nearest to it, `verb` the lemma of the first in its sentence that has a subject, "" if none has.
    `relations`: by the chunk of each reporting verb's subject, how that verb stands to the quotation, with its lemma. `patients`: the
    chunks of the subjects of passive verbs. `strong`: "b" and "a" if such a verb stands close before or after it. `mood` are the moods of
    the finite verbs of its sentence, `segment` the label of its segment: "" where the verb does not stand second.
    """

    def __init__(self, span: int, chunks: Chunks, at: int, size: str, before: list[Cue], after: list[Cue]) -> None:
        self.span, self.chunks, self.at = span, chunks, at
        self.shape, self.size = _shape(chunks, at), size
        self.is_short, self.is_long = size == "1" or size == "2", size == "8"
        self.before, self.after = before, after
        sentence = chunks.sentences[at]
        self.verb = next((cue.lemma for cue in (*before, *after) if cue.subject >= 0 and chunks.sentences[cue.at] == sentence), "")
        self.relations: dict[int, list[tuple[str, str]]] = {}
        self.strong = ""
        self.patients = [cue.patient for cue in (*before, *after) if cue.patient >= 0]
        self.mood, self.segment = "", ""
        for side, near in (("b", before), ("a", after)):
            for rank, cue in enumerate(near):
                if cue.subject >= 0:
                    self._relate(cue, side, rank)

    def _relate(self, cue: Cue, side: str, rank: int) -> None:
        how, close = _standing(self.chunks, self.at, cue, side, rank)
        lemma = self.chunks.language.model_words.get(cue.lemma, cue.lemma)
        self.relations.setdefault(cue.subject, []).append((how, lemma))
        if close and side not in self.strong:
            self.strong += side


class Candidate:
    """A possible speaker (`mention` None: nobody) with its features."""

    def __init__(self, mention: Mention | None, features: list[str]) -> None:
        self.mention, self.features = mention, features
        self.score, self.probability = 0.0, 0.0
        self.key = ""  # the same for all mentions of one name or pronoun


class Discourse:
    """The article as read up to a quotation: `spoken` has the quotations before it with their speakers, the latest last.

    Of these `nobodys` are nobody's words. `strong` is the number of the article's quotations with a reporting verb close to them, `share`
    their share in fifths, "" of a single quotation; `contexts` sets both, and counts who speaks.
    `doubles`: the article has double quotation marks, so that single ones seldom hold speech.
    """

    def __init__(self, passages: list[Passage], spans: list[Span], chunked: list[Chunks]) -> None:
        self.passages, self.spans, self.chunked = passages, spans, chunked
        self.spoken: list[tuple[Context, Mention | None]] = []
        self.nobodys = 0
        self.strong, self.share = 0, ""
        self._texts: set[str] = set()
        self._speakers: dict[str, int] = {}
        self._cues: dict[int, list[Cue]] = {}
        self._segmented: dict[int, Segmented] = {}
        self.segment_weights: dict[str, float] | None = None
        self._reporting: dict[str, int] = {}
        self._edges: dict[int, list[Mention]] = {}
        self._traits: dict[int, list[str]] = {}
        self.doubles = any(is_double(span.marks) for span in spans)

    def contexts(self) -> list[Context]:
        """The quotations of the article in reading order."""
        if self.chunked and self.chunked[0].language.is_verb_second:
            self._count_reporting()
        found = [self.context(chunks, at) for chunks in self.chunked for at in chunks.quotations]
        self.strong = sum([here.strong != "" for here in found])
        self.share = f"{self.strong * _STEPS_OF_SHARE // len(found)}" if len(found) > 1 else ""
        return found

    def note(self, here: Context, speaker: Mention | None) -> None:
        """Adds a quotation whose speaker is chosen, None for nobody."""
        self.spoken.append((here, speaker))
        span = self.spans[here.span]
        self._texts.add(_plain(here.chunks.text[span.start : min(span.stop, span.start + _MAX_CHARS)]))
        if speaker is None:
            self.nobodys += 1
        else:
            self._speakers[speaker.head] = self._speakers.get(speaker.head, 0) + 1

    def is_again(self, text: str) -> bool:
        """Whether a quotation before had these words."""
        return _plain(text) in self._texts

    def times_spoken(self, mention: Mention) -> int:
        """How many quotations before are those of a mention with the same head."""
        return self._speakers.get(mention.head, 0)

    def times_reporting(self, mention: Mention) -> int:
        """How many reporting verbs of the article have a mention with the same head as their subject."""
        return self._reporting.get(mention.head, 0)

    def _count_reporting(self) -> None:
        """Counts the reporting verbs of the article by the heads of their subjects."""
        for chunks in self.chunked:
            for cue in self.cues(chunks):
                subject = chunks.mentions[cue.subject] if cue.subject >= 0 else None
                if subject is not None:
                    self._reporting[subject.head] = self._reporting.get(subject.head, 0) + 1

    @property
    def last_speaker(self) -> Mention | None:
        return self.spoken[-1][1] if self.spoken else None

    def cues(self, chunks: Chunks) -> list[Cue]:
        """The reporting verbs of a passage, found once."""
        if chunks.number not in self._cues:
            known = verb_second.cues_of(chunks) if chunks.language.is_verb_second else cues.cues_of(chunks)
            self._cues[chunks.number] = known
        return self._cues[chunks.number]

    def segmented(self, chunks: Chunks) -> Segmented:
        """The segments of a passage with their labels, found once; only where the verb stands second.

        `segment_weights` are those of the model, unless training has others.
        """
        found = self._segmented.get(chunks.number)
        if found is None or found.chunks is not chunks:
            found = Segmented(chunks, self.cues(chunks) if found is None else verb_second.cues_of(chunks))
            if self.segment_weights is None:
                self.segment_weights = segments.weights(chunks.language)
            segments.label([found], self.segment_weights)
            self._segmented.setdefault(chunks.number, found)
        return found

    def subjects(self, chunks: Chunks) -> dict[int, str]:
        """What the finite verb does of which a chunk is the subject, and its mood; only where the verb stands second."""
        return self.segmented(chunks).subjects

    def edges(self, number: int, first: int, last: int) -> list[Mention]:
        """The `first` first and `last` last mentions of a passage, or all if these are few."""
        if number not in self._edges:
            some = [mention for mention in self.chunked[number].mentions if mention is not None]
            self._edges[number] = some if len(some) <= sum(_MAX_EDGE) else some[: _MAX_EDGE[0]] + some[-_MAX_EDGE[1] :]
        some = self._edges[number]
        return some if len(some) <= first + last else some[:first] + some[-last:]

    def traits(self, mention: Mention) -> list[str]:
        """The features of a mention that are the same for all quotations, found once."""
        found = self._traits.get(id(mention))
        if found is None:
            found = self._traits[id(mention)] = _traits(mention)
        return found

    def context(self, chunks: Chunks, at: int) -> Context:
        """The quotation at a chunk, with what stands around it."""
        number = chunks.quotations[at]
        span = self.spans[number]
        size = _size(chunks.text.count(" ", span.start, span.stop) + 1)
        known = self.cues(chunks)
        here = Context(number, chunks, at, size, cues.before(known, at, _CUES_ON_EACH_SIDE), cues.after(known, at, _CUES_ON_EACH_SIDE))
        if chunks.language.is_verb_second:
            passage = self.segmented(chunks)
            here.mood, here.segment = _mood(chunks, at), passage.segments[segments.segment_at(passage, at)].label
        return here


def _plain(text: str) -> str:
    return text.lower().strip(_AROUND)


def _size(words: int) -> str:
    """The size of a quotation by its words.

    >>> "".join(map(_size, range(1, 10)))
    '122444488'
    """
    return "1" if words == 1 else "2" if words < 4 else "4" if words < 8 else "8"


def _standing(chunks: Chunks, at: int, cue: Cue, side: str, rank: int) -> tuple[str, bool]:
    """How a reporting verb stands to the quotation at chunk `at` (side, rank, distance, link), and whether it is close to it.

    "b00<": before it, the nearest on that side, no chunk between, the link "<" (see `Cue`). "a1.<": after it, the second nearest, in
    another sentence. "b0q2<": another quotation stands among two chunks between.
    """
    verb = _beginning_of_verb(chunks, cue.at) if cue.at > at else cue.at
    low, high = min(at, verb), max(at, verb)
    gap = high - low - 1
    same = chunks.sentences[cue.at] == chunks.sentences[at]
    other = QUOTATION in chunks.tags[low + 1 : min(high, low + _WINDOW)]
    how = f"{side}{rank}{'' if same else '.'}{'q' if other else ''}{min(gap, 3) if same else ''}{cue.link}"
    return how, rank == 0 and same and not other and gap < 3


def _beginning_of_verb(chunks: Chunks, at: int) -> int:
    """Where the verb at a chunk begins with its auxiliaries: [a] déclaré, [s’est] exclamé. They are no part of it to a model of its own."""
    if chunks.language.model_words:
        while at and chunks.tags[at - 1] in BEFORE_VERB:
            at -= 1
    return at


def _shape(chunks: Chunks, at: int) -> str:
    """What stands on either side of a quotation, a character each: ^ and $ for the paragraph's edges, o for what says nothing.

    Before it: a tag of a cue or sign, M for a mention. After it: S for a reporting verb, M for a mention with one after it, V for a
    mention with another verb, m for a mention with no verb, "." if the sentence ends, & and q.
    """
    tags, count = chunks.tags, len(chunks.tags)
    before = tags[at - 1] if at else BEGINNING
    left = before if before in _SHAPES_BEFORE else _NOTHING
    if before in SENTENCE_ENDS:
        left = _SENTENCE_STOPS
    elif before in MENTIONS:
        left = _ANY_MENTION
    right, after = _NOTHING, tags[at + 1] if at + 1 < count else END
    if after == COMMA and at + 2 < count:
        after = tags[at + 2]
    if after in BEFORE_VERB and chunks.language.model_words:
        after = next((tag for tag in tags[at + 2 : at + _MAX_PATTERN] if tag != COMMA and tag not in BEFORE_VERB), after)
    if after in REPORTING:
        right = _VERB_FOLLOWS
    elif after in MENTIONS:
        ahead = at + 2
        while ahead < count and tags[ahead] in _BEFORE_OWN_VERB:
            ahead += 1
        verb = tags[ahead] if ahead < count else STOP
        right = _MENTION_WITH_CUE if verb in REPORTING_VERBS else _MENTION_WITH_VERB if verb == OTHER_VERB else _MENTION_ALONE
    elif after in SENTENCE_ENDS:
        right = _SENTENCE_STOPS if at + 2 < count else _PASSAGE_STOPS
    elif after in _SHAPES_AFTER:
        right = after
    return left + right


def of_nobody(discourse: Discourse, here: Context) -> list[str]:
    """The features of nobody: what a quotation looks like, inside and around. Below, `size` is that of `Context`, `case` that of `case_of`.

    0               always
    0case           case and size
    0final          the sign with which it ends within its marks (- for none), and size
    0shape          what stands on either side (see `_shape`)
    0left, 0right   the word before and after; ^ and $ at the passage's edges
    0left.case, 0right.case  the same with the case
    0left2          the word before the one before
    0before         the tag of the chunk before, with case and size
    0cue            b and a for a reporting verb before and after in its sentence, and size
    0verb           the lemma of such a verb that has a subject, and size
    0field          headline, dek, body or caption, and size
    0mark           the use of its marks in this article (see `_rank`), and size
    0work, 0work.size   it follows the noun for a work: her novel “The Salt Road”; with case; with comma and size
    0work.after     such a noun follows: “The Salt Road,” the novel; case and size
    0person         it has a word of the first or second person; size
    0naming         a word of naming stands shortly before: nicknamed “Red”; case
    0class …        the word classes before it, after it and on both sides, where they are learned; case and size
    0segment …      whether its segment is reported, and others beside it (see `segments`), where the verb stands second
    0mood.cue       the moods of the finite verbs of its sentence, where the verb stands second; with size and cue
    0text           all of it, if it is three words or fewer
    0verb.inside    it has an auxiliary: We [are] late; with case and size
    0again          the same words stand in marks before; size
    0so.far         how many quotations before it are nobody's and somebody's, up to 3 each; size
    0doc, 0doc.case  the share of the article's quotations, if it has several, that have a reporting verb close to them; size; case
    0doc.verbs, 0doc.here  how many have, up to 5; with size; with whether this one has
    0last           a quotation stands before it in its sentence: whether that is nobody's
    """
    chunks, at, size = here.chunks, here.at, here.size
    span = discourse.spans[here.span]
    inner = chunks.text[span.start : min(span.stop, span.start + _MAX_CHARS)]
    words = inner.split()
    known = chunks.language.model_words
    mood = here.mood
    case = case_of(words, chunks.language.small_words)
    final = inner[-1] if inner[-1] in _FINAL and span.stop - span.start < _MAX_CHARS else "-"
    if final == "-" and known and chunks.text[span.outer_stop : span.outer_stop + 1] in _FINAL_AFTER:
        final = chunks.text[span.outer_stop]  # in English it would stand within the marks
    word = chunks.firsts[at]
    left = _in_model(chunks, word - 1) if word else BEGINNING
    right = _in_model(chunks, word + 1) if word + 1 < len(chunks.words) else END
    before = chunks.tags[at - 1] if at else BEGINNING
    sentence = chunks.sentences[at]
    cue = "b" * any(chunks.sentences[cue.at] == sentence for cue in here.before) + "a" * any(
        chunks.sentences[cue.at] == sentence for cue in here.after
    )
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
        f"0verb={known.get(here.verb, here.verb)}{size}",
        f"0field={discourse.passages[chunks.number].field}{size}",
        f"0mark={_rank(span.marks, discourse.doubles)}{size}",
    ]
    named = chunks.words[word - (2 if left == "," and word > 1 else 1)].lower() if word else BEGINNING
    works = chunks.language.works
    if named in works:
        found += [f"0work={case}", f"0work.size={left == ','}{size}"]
    if not _BEFORE_WORK.isdisjoint(chunks.words[word + 1 : word + 3]) and not works.isdisjoint(chunks.words[word + 2 : word + 5]):
        found.append(f"0work.after={case}{size}")
    if chunks.classes:
        found += _beside(chunks, word, case, size)
    if chunks.language.is_verb_second:
        found += _segment_of(discourse, here, size)
    if mood:
        found.append(f"0mood.cue={mood}{cue}{size}")
    if word > 1:
        found.append(f"0left2={_in_model(chunks, word - 2)}")
    if _speaks_of_itself(words, chunks.tagger):
        found.append(f"0person={size}")
    if here.is_short and not chunks.language.naming_words.isdisjoint(chunks.words[max(0, word - _NAMING_WORDS) : word]):
        found.append(f"0naming={case}")
    if len(words) <= 3:
        found.append(f"0text={inner.lower().strip(',.')}")
    if not chunks.language.closed_classes["auxiliary"].isdisjoint([word.strip(_AROUND).lower() for word in words]):
        found.append(f"0verb.inside={case}{size}")
    if discourse.is_again(inner):
        found.append(f"0again={size}")
    verbs, share = min(discourse.strong, _MOST_VERBS), discourse.share
    nobodys, somebodys = discourse.nobodys, len(discourse.spoken) - discourse.nobodys
    found += [
        f"0so.far={min(nobodys, _MOST_SO_FAR)}{min(somebodys, _MOST_SO_FAR)}{size}",
    ]
    if share:
        found += [
            f"0doc={share}{size}",
            f"0doc.case={share}{case}{size}",
            f"0doc.verbs={verbs}{size}",
            f"0doc.here={verbs}{here.strong != ''}{size}",
        ]
    if discourse.spoken:
        last_place, last = discourse.spoken[-1]
        if last_place.chunks is chunks and chunks.sentences[last_place.at] == sentence:
            found.append(f"0last={last is None}")
    return found


def _segment_of(discourse: Discourse, here: Context, size: str) -> list[str]:
    """Whether a quotation's segment is reported; with those beside it, and with whether the sentence before is."""
    passage = discourse.segmented(here.chunks)
    at = segments.segment_at(passage, here.at)
    own, sentence = passage.segments[at], here.chunks.sentences[here.at]
    before = any(segment.label == segments.REPORTED for segment in segments.of_sentence(passage, sentence - 1))
    near = [passage.segments[index] for index in (at - 1, at + 1) if 0 <= index < len(passage.segments)]
    beside = "".join([segment.label if passage.sentence(segment) == sentence else _NOTHING for segment in near])
    return [
        f"0segment.beside={own.label}{beside}{size}",
        f"0segment.before={before}{own.label}{size}",
    ]


def _beside(chunks: Chunks, word: int, case: str, size: str) -> list[str]:
    """The word classes beside a quotation: one, two before it and one after it, with case and size."""
    classes = chunks.classes
    left, left2 = classes[word - 1] if word else BEGINNING, classes[word - 2] if word > 1 else BEGINNING
    right = classes[word + 1] if word + 1 < len(classes) else END
    right2 = classes[word + 2] if word + 2 < len(classes) else END
    return [
        f"0class={left}+{right}{case}{size}",
        f"0class.left={left2}+{left}{case}{size}",
        f"0class.right={right}+{right2}{case}{size}",
    ]


def _mood(chunks: Chunks, at: int) -> str:
    """The moods of the finite verbs in a quotation's sentence, each once."""
    sentence = chunks.sentences[at]
    first, last = bisect_left(chunks.sentences, sentence), bisect_right(chunks.sentences, sentence)
    found = {verb_second.mood_of(chunks, verb) for verb in range(first, last) if chunks.tags[verb] in VERBS}
    return "".join(sorted(found)) or _NOTHING


def _speaks_of_itself(words: list[str], tagger: Tagger) -> bool:
    """Whether one of the words is of the first or second person: We are late."""
    persons, beginnings = tagger.persons, tagger.beginnings_of_persons
    return any((word[0] in beginnings or word[0] in _AROUND) and word.strip(_AROUND).lower() in persons for word in words)


def _rank(marks: str | None, doubles: bool) -> str:
    """What the article has such marks for: "first" for speech, "second" for singles beside doubles, "ticks" for two straight singles."""
    if marks and marks[:2] == "''":
        return "ticks"
    return "second" if doubles and not is_double(marks) else "first"


def case_of(words: list[str], small: frozenset[str]) -> str:
    """T if the words have capitals as in a title but for those that stay `small`, u if the first has one, else l.

    >>> [case_of(text.split(), frozenset(["with", "the"])) for text in ("Gone with the Wind", "We lost,", "very bad")]
    ['T', 'u', 'l']
    """
    if not words[0][0].isupper():
        return "l"
    title = False
    for word in words[1:]:
        if word.strip(".,?!").lower() not in small:
            if word[0].islower():
                return "u"
            title = True
    return "T" if title else "u"


def of_mention(discourse: Discourse, here: Context, mention: Mention) -> list[str]:
    """The features of a mention as the speaker: what it is, and how it stands to the quotation and to the speakers before.

    spoke           how many quotations before it are its own, up to 3, with its kind
    speaks          where the verb stands second: how many reporting verbs of the article have it as their subject, up to 4, with its kind
    """
    found = list(discourse.traits(mention))
    if mention.chunks.language.is_verb_second:
        found.append(f"speaks={min(discourse.times_reporting(mention), _MOST_REPORTING)}{kind_of(mention)}")
    if mention.governor == DASH and _signs(here, mention):
        found.append("signs")
    found += _in_own_paragraph(discourse, here, mention) if mention.chunks is here.chunks else _in_other_paragraph(discourse, here, mention)
    if discourse.spoken:
        found.append(f"spoke={min(discourse.times_spoken(mention), _MOST_SO_FAR)}{kind_of(mention)}")
        found += _chain(discourse, here, mention)
    return found


def _traits(mention: Mention) -> list[str]:
    """The features of a mention that are the same for all quotations.

    kind         its tag, for a pronoun the word (see `kind_of`)
    edge         what it depends on, its tag, and what it does (see `Mention.governor`, `Mention.does`)
    role         whether a role stands before it, and its tag
    head         the head of a phrase, of a compound the last noun
    possessive   ’s follows
    """
    tag = mention.tag
    found = [
        f"kind={kind_of(mention)}",
        f"edge={mention.governor}{tag}{mention.does}",
        f"role={'False' if mention.role_start is None else 'True'}{tag}",
    ]
    if tag in PHRASES:
        parts = mention.chunks.tagger.last_parts(mention.head)
        found.append(f"head={parts[-1] if parts else mention.head}")
    if mention.possessive:
        found.append("possessive")
    return found


def kind_of(mention: Mention) -> str:
    """Its tag, for a pronoun the word; in a language that the English model reads the English word."""
    if mention.tag not in PRONOUNS:
        return mention.tag
    return mention.chunks.language.model_words.get(mention.head, mention.head)


def _in_model(chunks: Chunks, word: int) -> str:
    """A word in lower case; of a language that is read by the English model, the English word that does the same."""
    lower = chunks.words[word].lower()
    return chunks.language.model_words.get(lower, lower)


def _signs(here: Context, mention: Mention) -> bool:
    """Whether a mention signs the quotation: “…” — Jane Roe, at the end of its paragraph or on the next line."""
    chunks, chunk = here.chunks, mention.chunk
    if mention.chunks is chunks:
        return chunk in (here.at + 2, here.at + 3)
    return (
        mention.passage == chunks.number + 1
        and chunk <= 2
        and here.at >= len(chunks.tags) - 2
        and len(mention.chunks.tags) <= _MAX_SIGNATURE_CHUNKS
    )


def _in_own_paragraph(discourse: Discourse, here: Context, mention: Mention) -> list[str]:
    """Features of a mention in the quotation's own paragraph. `where`: b or a, before or after it, and the sentences between, up to 3.

    in, in.edge       where; with what it depends on and what it does
    path              what lies between, in one sentence (see `_pattern`)
    link, link.kind   how the reporting verb of which it is the subject stands to the quotation (see `_standing`); with its kind
    verb, verb.shape  the lemma of that verb; with the quotation's shape
    unlinked, unlinked.kind, unlinked.strong  where, if it is the subject of no such verb, with the quotation's shape, the mention's
                      kind, and whether others are such subjects
    undergoes         it is the subject of a passive verb
    subject           where the verb stands second: where, with what the finite verb does of which it is the subject, and its mood
    rank              where the verb stands second: where, with whether it is a subject, and how many subjects stand in between
    case              where the verb stands second: the case that its determiner tells, with its kind (see `Chunks.case_of`)
    segments          whether its segment and the quotation's are reported
    link.segment      the link with whether the quotation's segment is reported
    unlinked.mood     where, of a mention without a link, with the moods of the quotation's sentence
    latest, latest.shape  it is the subject of the last reporting verb before: the sentences between; with shape
    """
    chunks, at, chunk, shape = here.chunks, here.at, mention.chunk, here.shape
    kind, governor, does = kind_of(mention), mention.governor, mention.does
    verb = discourse.subjects(chunks).get(chunk, _NOTHING) if chunks.language.is_verb_second else ""
    apart = abs(chunks.sentences[at] - chunks.sentences[chunk])
    side = "b" if chunk < at else "a"
    where = f"{side}{min(apart, 3)}"
    found = [f"in={where}", f"in.edge={where}{governor}{does}"]
    if verb:
        found += [f"subject={where}{verb}", _segments_of(discourse, here, mention), f"case={chunks.case_of(chunk)}{kind}"]
        found.append(f"rank={where}{_rank_among_subjects(discourse, here, chunk)}")
    if apart == 0:
        between = chunks.tags[chunk + 1 : at] if chunk < at else chunks.tags[at + 1 : chunk]
        found.append(f"path={side}{_pattern(between)}")
    if here.mood and (latest := here.before[:1]) and latest[0].subject == chunk:
        since = min(chunks.sentences[at] - chunks.sentences[latest[0].at], 3)
        found += [f"latest={since}", f"latest.shape={since}{shape}"]
    relations = here.relations.get(chunk)
    if here.mood:
        hows = [how for how, _ in relations[:2]] if relations is not None else []
        found += [f"link.segment={how}{here.segment}" for how in hows]
        if relations is None:
            found.append(f"unlinked.mood={where}{here.mood}")
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


def _rank_among_subjects(discourse: Discourse, here: Context, chunk: int) -> str:
    """Whether a mention is the subject of a finite verb, and how many other subjects stand between it and the quotation, up to 3."""
    subjects = discourse.subjects(here.chunks)
    low, high = min(here.at, chunk), max(here.at, chunk)
    between = sum([low < subject < high for subject in subjects])
    return f"{'S' if chunk in subjects else _NOTHING}{min(between, 3)}"


def _segments_of(discourse: Discourse, here: Context, mention: Mention) -> str:
    """Whether the segments of a mention and of the quotation are reported, and whether they are the same."""
    passage = discourse.segmented(here.chunks)
    own, other = segments.segment_at(passage, mention.chunk), segments.segment_at(passage, here.at)
    return f"segments={passage.segments[own].label}{passage.segments[other].label}{'=' if own == other else ''}"


def _pattern(tags: list[str]) -> str:
    """What lies between a mention and a quotation, in short: other words in a row as one x, mentions as M, cues as S.

    >>> _pattern(list(",dxrO,aS"))
    ',xM,xS'
    """
    found = ""
    for tag in tags[:_MAX_PATTERN]:
        short = _SHORT.get(tag, tag)
        if not (short in _REPEATED_ONCE and found[-1:] == short):
            found += short
    return found


def _in_other_paragraph(discourse: Discourse, here: Context, mention: Mention) -> list[str]:
    """Features of a mention in a paragraph before or after. `where`: the paragraphs back, up to 3, and s for that of the last quotation.

    far.shape, far.strong  where, with the quotation's shape; with whether reporting verbs stand close to it
    far.verb        where, with what the finite verb does of which it is the subject, and its mood (only where the verb stands second)
    far.edge, far.subject  where, with whether it begins its sentence, is the subject of a reporting verb, and what it depends on
    """
    shape, governor, does = here.shape, mention.governor, mention.does
    apart = min(here.chunks.number - mention.passage, 3)
    subject = _ANY_CUE if does in REPORTING_VERBS else _NOTHING
    where, initial = str(apart), "True" if mention.is_initial else "False"
    if apart == 1 and discourse.spoken and discourse.spoken[-1][0].chunks is mention.chunks:
        where += "s"
    verb = discourse.subjects(mention.chunks).get(mention.chunk, _NOTHING) if mention.chunks.language.is_verb_second else ""
    return [
        *([f"far.verb={where}{verb}"] if verb else []),
        f"far.shape={where}{shape}",
        f"far.edge={where}{initial}{subject}{governor}",
        f"far.subject={where}{shape}{subject}{initial}",
        f"far.strong={where}{here.strong}",
    ]


def _chain(discourse: Discourse, here: Context, mention: Mention) -> list[str]:
    """Features of a mention that is the last speaker or the one before (=), or is the same word (~); an empty list for others.

    chain.shape, chain.size, chain.shapes  how near the last quotation is, with the shape, size, and both shapes
    chain.fresh   S if somebody speaks in between, m if somebody is mentioned, else 0
    turn          it spoke before the last speaker, with the shape
    """
    chunks, at, shape = here.chunks, here.at, here.shape
    previous, last = discourse.spoken[-1]
    same = _sameness(mention, last)
    if not same:
        turn = _sameness(mention, discourse.spoken[-2][1]) if len(discourse.spoken) > 1 else ""
        return [f"turn={turn}{shape}"] if turn and last is not None else []
    apart = min(chunks.number - previous.chunks.number, 2)
    gap = chunks.tags[max(previous.at + 1 if apart == 0 else 0, at - _WINDOW) : at]
    fresh = _NOBODY_MENTIONED if MENTIONS.isdisjoint(gap) else _SOMEBODY_MENTIONED
    if SAYING in gap or CALLING in gap or ACCORDING in gap:  # and not a gesture: the model was trained without
        fresh = _SOMEBODY_SPEAKS
    near = f"p{apart}" if apart else "s" if chunks.sentences[previous.at] == chunks.sentences[at] else "."
    return [
        f"chain.shape={same}{near}{shape}",
        f"chain.fresh={same}{near}{fresh}",
        f"chain.size={same}{near}{here.size}",
        f"chain.shapes={same}{near}{previous.shape}{shape}",
    ]


def _sameness(mention: Mention, other: Mention | None) -> str:
    """ "=" if they are one mention, "~" if they are the same word, else ""."""
    if other is None:
        return ""
    return "=" if other is mention else "~" if other.head == mention.head and other.tag == mention.tag else ""
