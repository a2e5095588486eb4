"""Reporting verbs and their subjects in languages whose finite verb stands second in main clauses and last in others, such as German.

[Roe] sagte; gestern sagte [Roe]; „…“, so [Roe]; wie [Roe] sagte; [Roe] hat gestern gesagt; [Roe], eine Anwältin, teilte mit; laut [Roe]

What is a subject shows in determiners: den and dem are in none, and der after a noun begins a genitive, der Sprecher [der Stadt].
"""

from __future__ import annotations

from typing import Final

from newsx.quotes.attribution.cues import (
    AFTER,
    AFTER_ACCORDING,
    AFTER_BY,
    BEFORE,
    BEFORE_INSERTION,
    BEFORE_WHO,
    CLAUSE_EDGES,
    MAX_TAIL,
    NO_LINK,
    OF_CUE_BEFORE,
    OF_FAR_VERB,
    OF_INFINITIVE,
    OF_PARTICIPLE,
    PHRASE_BEFORE,
    Cue,
    named,
)
from newsx.quotes.grammar import word_classes
from newsx.quotes.grammar.chunking import means_several
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import (
    ABBREVIATION_STOP,
    ACCORDING,
    ADVERBS,
    AUXILIARY,
    BEFORE_OWN_NOUN,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DOCUMENT,
    NAMES,
    OPENING_BRACKET,
    OTHER,
    PEOPLE_PHRASE,
    PERSON,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    REPORTING,
    SEMICOLON,
    SENTENCE_ENDS,
    SUBJECTS,
    SUBORDINATOR,
    THAT,
    TO,
    VERBS,
    WHO,
)

AFTER_CONJUNCTION: Final = "k<"
"""The link of a subject that stands after the conjunction of a clause whose verb is last: wie [Roe] sagte."""
BEFORE_ACCORDING: Final = "<A"
"""The link of a source that stands before its word: [Roe] zufolge."""
PLACE_OF: Final = "es>"
"""The link of what says something without being a subject: in [dem Bericht] heißt es."""

_CONJUNCTIONS: Final = frozenset([SUBORDINATOR, THAT, WHO])
_FINITE: Final = frozenset([word_classes.FINITE, word_classes.FINITE_AUXILIARY])
WITHIN_PHRASE: Final = BEFORE_OWN_NOUN | {PREPOSITION, ABBREVIATION_STOP}
"""What may stand within the phrase of a source, before its mentions."""
_BEFORE_SUBJECT: Final = ADVERBS | BEFORE_OWN_NOUN | {COORDINATOR, ABBREVIATION_STOP}
"""What may stand before the subject that a clause begins with."""
_MAX_AHEAD: Final = 14
"""Chunks after a verb among which its subject is looked for."""
_NEAR: Final = 4
"""Chunks on either side of a mention among which another would be joined to it."""
_MAX_BACK: Final = 30
"""Chunks before a verb among which its subject or auxiliary is looked for."""


def cues_of(chunks: Chunks) -> list[Cue]:
    """The reporting verbs of a passage, in order."""
    found: list[Cue] = []
    for at, tag in enumerate(chunks.tags):
        if tag in REPORTING:
            found.append(_according(chunks, at) if tag == ACCORDING else _Clause(chunks, at).cue(found[-1] if found else None))
    return found


REPORTED: Final = "K"
"""The mood of what is reported: er [sei] gegangen."""
CONDITIONAL: Final = "W"
INDICATIVE: Final = "I"


def mood_of(chunks: Chunks, chunk: int) -> str:
    """The mood of the finite verb at a chunk."""
    moods, word = chunks.language.moods, chunks.first_word(chunk)
    if word in moods["reported"]:
        return REPORTED
    if word in moods["conditional"]:
        return CONDITIONAL
    is_full = chunks.classes[chunks.firsts[chunk]] == word_classes.FINITE
    if is_full and word.endswith(tuple(moods["ending"])) and not word.endswith(tuple(moods["no ending"])):
        return REPORTED
    return INDICATIVE


class Finite:
    """A finite verb: its chunk, its mood, and the chunk of its subject, -1 if it has none."""

    def __init__(self, at: int, mood: str, subject: int) -> None:
        self.at, self.mood, self.subject = at, mood, subject


def finite_verbs(chunks: Chunks) -> list[Finite]:
    """The finite verbs of a passage, whatever they say, in order."""
    found: list[Finite] = []
    for at, first in enumerate(chunks.firsts):
        if chunks.classes[first] in _FINITE and chunks.tags[at] in VERBS:
            subject, _ = _Clause(chunks, at).subject_of_finite()
            found.append(Finite(at, mood_of(chunks, at), subject))
    return found


def _according(chunks: Chunks, at: int) -> Cue:
    """The cue of a source's word: laut [Roe]; nach Angaben [der Polizei]; [Roe] zufolge."""
    word, tags = chunks.first_word(at), chunks.tags
    if word in chunks.language.source_words["after a name"]:
        left = at - 1
        if left >= 0 and tags[left] in SUBJECTS and chunks.sentences[left] == chunks.sentences[at]:
            return Cue(at, "according", _whose(chunks, _head(chunks, left)), BEFORE_ACCORDING)
        return Cue(at, "according", -1, NO_LINK)
    ahead = at + 1
    while tags[ahead : ahead + 1] and (tags[ahead] in BEFORE_OWN_NOUN or tags[ahead] == PREPOSITION) and ahead - at < _MAX_AHEAD:
        ahead += 1
    if ahead >= len(tags) or tags[ahead] not in SUBJECTS or chunks.sentences[ahead] != chunks.sentences[at]:
        return Cue(at, "according", -1, NO_LINK)
    return Cue(at, "according", named(chunks, _whose(chunks, ahead)), AFTER_ACCORDING)


def _whose(chunks: Chunks, at: int) -> int:
    """Whose statement a noun for a statement is: nach Angaben [der Polizei], laut Aussage von [Roe]; else the noun's own chunk."""
    mention = chunks.mentions[at]
    if mention is None or mention.tag != DOCUMENT or mention.head not in chunks.language.source_words["of somebody"]:
        return at
    ahead, tags = at + 1, chunks.tags
    while tags[ahead : ahead + 1] and (tags[ahead] in BEFORE_OWN_NOUN or tags[ahead] == PREPOSITION) and ahead - at < MAX_TAIL:
        ahead += 1
    if ahead >= len(tags) or tags[ahead] not in SUBJECTS:
        return at
    other = chunks.mentions[ahead]
    belongs = chunks.is_genitive(ahead) or (other is not None and (ahead == at + 1 or other.governor in chunks.language.source_words["of"]))
    return ahead if belongs else at


def _head(chunks: Chunks, at: int) -> int:
    """The head of a phrase that ends in the mention at a chunk: [der Sprecher] der Stadt, [der Sprecher] von Leeds."""
    tags, sentences = chunks.tags, chunks.sentences
    head = at
    for _ in range(3):
        left = head - 1
        while left >= 0 and tags[left] in BEFORE_OWN_NOUN and tags[left] != OTHER:
            left -= 1
        if left >= 0 and tags[left] == PREPOSITION:
            left -= 1
        elif not chunks.is_genitive(head):
            break
        if left < 0 or tags[left] not in SUBJECTS or tags[left] == PRONOUN or sentences[left] != sentences[at]:
            break
        head = left
    return head


class _Clause:
    """The clause of the reporting verb at chunk `at`: its finite verb is at `finite` (-1: it has none), it begins at `begin`."""

    def __init__(self, chunks: Chunks, at: int) -> None:
        self.chunks, self.tags, self.at = chunks, chunks.tags, at
        self.own = chunks.classes[chunks.firsts[at]]
        self.lemma = chunks.lemmas.get(chunks.firsts[at]) or chunks.tagger.lemmas.get(chunks.first_word(at), chunks.first_word(at))
        self.finite = at if self.own == word_classes.FINITE else self._auxiliary()
        self.begin = self._begin(self.finite if self.finite >= 0 else at)

    def _same(self, chunk: int) -> bool:
        """Whether a chunk is in the verb's sentence."""
        return 0 <= chunk < len(self.tags) and self.chunks.sentences[chunk] == self.chunks.sentences[self.at]

    def _auxiliary(self) -> int:
        """The finite auxiliary of a participle or infinitive: [hat] gestern gesagt; gesagt [hatte]; -1 if there is none."""
        chunks, at = self.chunks, self.at
        while self._same(at + 1) and self.tags[at + 1] == AUXILIARY:
            at += 1
            if chunks.classes[chunks.firsts[at]] == word_classes.FINITE_AUXILIARY:
                return at
        for back in range(self.at - 1, max(-1, self.at - _MAX_BACK), -1):
            if not self._same(back) or self.tags[back] == COLON:
                break
            if chunks.classes[chunks.firsts[back]] == word_classes.FINITE_AUXILIARY:
                return back
        return -1

    def _begin(self, verb: int) -> int:
        """Where the clause of a verb begins."""
        begin = verb
        while self._same(begin - 1):
            if self.tags[begin - 1] == CLOSING_BRACKET:
                begin = self._opening(begin - 1)
            elif self._is_edge(begin - 1):
                break
            else:
                begin -= 1
        return begin

    def _is_edge(self, chunk: int) -> bool:
        """Whether a sign parts two clauses. Not a hyphen, Bau- und Umweltamt, nor marks within a clause: Roth, die es „spät“ nannte."""
        tag = self.tags[chunk]
        if tag == DASH:
            return self.chunks.first_word(chunk) != "-"
        if tag == QUOTATION:
            return not self._same(chunk - 1) or self.tags[chunk - 1] in CLAUSE_EDGES
        return tag in CLAUSE_EDGES

    def _opening(self, closing: int) -> int:
        """The chunk of the bracket that opens what a bracket closes."""
        at = closing
        while self._same(at - 1) and self.tags[at] != OPENING_BRACKET:
            at -= 1
        return at

    def _is_subject(self, chunk: int) -> bool:
        """Whether the mention at a chunk may be a subject: in the nominative, of no preposition, no genitive of the noun before it."""
        chunks, tags = self.chunks, self.tags
        mention = chunks.mentions[chunk]
        if mention is None or tags[chunk] not in SUBJECTS or mention.head in chunks.language.source_words["nobody"]:
            return False
        first = chunk
        while first > 0 and tags[first - 1] in BEFORE_OWN_NOUN and chunks.classes[chunks.firsts[first - 1]] != word_classes.NOUN:
            first -= 1
        if chunks.first_word(first) in chunks.language.case_words["never a subject"] or chunks.is_genitive(chunk):
            return False
        if tags[chunk] in NAMES and self._is_of_noun(chunk, mention):
            return False
        return (first == 0 or tags[first - 1] not in (PREPOSITION, TO, ACCORDING)) and self._agrees(mention)

    def _agrees(self, mention: Mention) -> bool:
        """Whether a mention may be the finite verb's subject by its number: [Roth] sagt; [die Zeugen] sagen; [Roth] und [Kane] sagen."""
        chunks, chunk = self.chunks, mention.chunk
        if self.finite < 0 or COORDINATOR in self.tags[max(0, chunk - _NEAR) : chunk + _NEAR]:
            return True
        verb, language = chunks.first_word(self.finite), chunks.language
        if verb.endswith(tuple(language.moods["ending of several"])) or verb in language.moods["several"]:
            return mention.tag != PERSON and mention.words[0].lower() not in language.case_words["singular"]
        return mention.tag != PEOPLE_PHRASE or not means_several(mention)

    def _is_of_noun(self, chunk: int, mention: Mention) -> bool:
        """Whether a name is the genitive of the noun just before it: die Werft [Roths]."""
        word = self.chunks.firsts[chunk]
        if not word or chunk == 0 or self.tags[chunk - 1] != OTHER or self.chunks.classes[word - 1] != word_classes.NOUN:
            return False
        return mention.possessive or mention.words[-1].endswith("s")

    def cue(self, earlier: Cue | None) -> Cue:
        """The verb with its subject; `earlier` is the cue before."""
        chunks, patient = self.chunks, -1
        if self.lemma in chunks.language.source_words["impersonal"] and (found := self._place()) is not None:
            subject, link = found
        elif self.own == word_classes.PARTICIPLE and self.finite >= 0 and self._is_passive():
            patient, _ = self._subject(earlier)
            subject, link = self._agent()
        else:
            subject, link = self._subject(earlier)
        if subject >= 0 and link != BEFORE_WHO:
            subject = named(chunks, subject)
        return Cue(self.at, self.lemma, subject, link, patient)

    def _place(self) -> tuple[int, str] | None:
        """What says something where nobody is the subject: hieß es aus [dem Ministerium]; in [dem Bericht] heißt es."""
        chunks = self.chunks
        beside = [chunks.first_word(chunk) for chunk in (self.at - 1, self.at + 1) if self._same(chunk)]
        if not any(word in chunks.language.source_words["nobody"] for word in beside):
            return None
        for chunk in (*range(self.at + 1, self.at + _MAX_AHEAD), *range(self.begin, self.at)):
            if not self._same(chunk) or (chunk > self.at + 1 and self.tags[chunk] in CLAUSE_EDGES):
                continue
            mention = chunks.mentions[chunk]
            if mention is not None and self.tags[chunk] in SUBJECTS and mention.head not in chunks.language.source_words["nobody"]:
                return chunk, PLACE_OF
        return -1, NO_LINK

    def _is_passive(self) -> bool:
        return self.chunks.first_word(self.finite) in self.chunks.language.closed_classes["be"] and self._has_become()

    def _has_become(self) -> bool:
        """Whether the auxiliary is that of the passive: wurde gesagt, ist gesagt worden."""
        chunks = self.chunks
        return chunks.first_word(self.finite)[0] == "w" or (self._same(self.at + 1) and chunks.first_word(self.at + 1) == "worden")

    def _agent(self) -> tuple[int, str]:
        """The agent of a passive verb: wird von [Roe] als „…“ bezeichnet."""
        chunks = self.chunks
        for chunk in range(self.begin, min(self.at + _MAX_AHEAD, len(self.tags))):
            mention = chunks.mentions[chunk]
            if mention is not None and self._same(chunk) and mention.governor in chunks.language.source_words["of"]:
                return chunk, AFTER_BY
        return -1, NO_LINK

    def _subject(self, earlier: Cue | None) -> tuple[int, str]:
        """The subject and its link."""
        if self.finite < 0:
            return self._first_before(OF_INFINITIVE if self.own == word_classes.INFINITIVE else OF_PARTICIPLE)
        opening = self._conjunction()
        if opening >= 0 and not self._has_finite(opening + 1, self.finite):
            return self._of_last_verb(opening)
        if self.finite > self.begin and (found := self._in_front(self.begin, self.finite)) >= 0:
            return found, BEFORE if found == self.finite - 1 else PHRASE_BEFORE
        if self.finite == self.begin and (found := self._before_insertion(self.finite - 1)) >= 0:
            return found, BEFORE_INSERTION
        if (shared := self._of_joined_verb()) >= 0:
            return shared, OF_CUE_BEFORE
        if (behind := self._behind()) >= 0:
            return behind, AFTER
        if earlier is not None and self._same(earlier.at) and earlier.subject >= 0:
            return earlier.subject, OF_CUE_BEFORE
        return self._first_before(OF_FAR_VERB)

    def subject_of_finite(self) -> tuple[int, str]:
        """The subject of the verb at `at`, which is finite, whatever it says."""
        self.finite = self.at
        self.begin = self._begin(self.at)
        return self._subject(None)

    def _conjunction(self) -> int:
        """The chunk of the conjunction or relative that opens the clause of a verb at its end; -1 if the verb stands second."""
        at = self.begin
        while self._same(at) and at < self.finite and (self.tags[at] in ADVERBS or self.tags[at] in (PREPOSITION, COORDINATOR)):
            at += 1
        if at >= self.finite or self.tags[at] not in _CONJUNCTIONS:
            return -1
        return at

    def _of_last_verb(self, opening: int) -> tuple[int, str]:
        """The subject in a clause whose verb is last: wie [Roe] gestern sagte; [Roe], die sagte."""
        for chunk in range(opening + 1, self.finite):
            if self._is_subject(chunk):
                return chunk, AFTER_CONJUNCTION
        before = opening - 1 - (opening > 0 and self.tags[opening - 1] == COMMA)
        if self.tags[opening] == WHO and self._same(before) and self.tags[before] in SUBJECTS:
            return _head(self.chunks, before), BEFORE_WHO
        return -1, NO_LINK

    def _in_front(self, begin: int, end: int) -> int:
        """The subject that a clause begins with, -1 if it begins otherwise: [Roe] sagte; auch [die Sprecherin] der Stadt sagte."""
        for chunk in range(begin, end):
            if self._is_subject(chunk):
                return chunk
            if self.tags[chunk] not in _BEFORE_SUBJECT:
                return -1
        return -1

    def _behind(self) -> int:
        """The subject after the verb, in its clause: gestern sagte in Leeds [die Sprecherin]; -1 if there is none."""
        for chunk in range(self.finite + 1, min(len(self.tags), self.finite + _MAX_AHEAD)):
            tag = self.tags[chunk]
            if not self._same(chunk) or tag in (COMMA, COLON, SEMICOLON, DASH) or tag in SENTENCE_ENDS or tag in _CONJUNCTIONS:
                break
            if self._is_subject(chunk):
                return chunk
        return -1

    def _of_joined_verb(self) -> int:
        """The subject that a verb right after “und” shares with the one before: gestern kam [Roth] und sagte; -1 if there is none."""
        chunks = self.chunks
        if not self._same(self.finite - 1) or self.tags[self.finite - 1] != COORDINATOR:
            return -1
        for back in range(self.finite - 2, max(-1, self.finite - _MAX_BACK), -1):
            if not self._same(back) or self.tags[back] in (QUOTATION, COLON):
                break
            if chunks.classes[chunks.firsts[back]] in _FINITE and self.tags[back - 1] != COORDINATOR:
                return _Clause(chunks, back).subject_of_finite()[0]
        return -1

    def _before_insertion(self, sign: int) -> int:
        """The subject before an insertion that ends at a comma or dash, -1 if there is none: [Roe], eine Anwältin, sagte.

        What is inserted has no finite verb, or is a relative clause.
        """
        if not self._same(sign) or self.tags[sign] not in (COMMA, DASH):
            return -1
        end = sign
        for back in range(sign - 1, max(0, sign - _MAX_BACK), -1):
            if not self._same(back) or self.tags[back] in (QUOTATION, COLON):
                break
            if self.tags[back] != self.tags[sign]:
                continue
            is_relative = WHO in self.tags[back + 1 : back + 3]
            if not is_relative and self._has_finite(back + 1, end):
                break
            found = self._in_front(self._begin(back), back)
            if found >= 0 and not self._has_finite(found, back):
                return found
            end = back
        return -1

    def _has_finite(self, begin: int, end: int) -> bool:
        """Whether a finite verb stands among some chunks."""
        chunks = self.chunks
        return any(chunks.classes[chunks.firsts[chunk]] in _FINITE for chunk in range(begin, end))

    def _first_before(self, link: str) -> tuple[int, str]:
        """The first mention of the sentence that may be a subject, before the verb; -1 if there is none."""
        found = -1
        for back in range(self.at - 1, max(-1, self.at - _MAX_BACK), -1):
            if not self._same(back) or self.tags[back] in (COLON, QUOTATION):
                break
            if self._is_subject(back):
                found = back
        return found, link if found >= 0 else NO_LINK
