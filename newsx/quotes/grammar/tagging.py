"""Tokenizes and tags passages. Tags that a word alone leaves open are decided by what stands around it: Critics said (h), Kane said (N).

Each list of rules below is for words of one kind. The first rule that gives a tag decides; if none does, the word keeps its own.
"""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.grammar.analysis import grammar_of
from newsx.languages import Language
from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.grammar.class_tags import tag_by_classes
from newsx.quotes.grammar.signs import tag_of_sign
from newsx.quotes.grammar.tags import (
    ABBREVIATION_STOP,
    ACCORDING,
    ADVERB,
    BEFORE_OWN_NOUN,
    CAPITALISED,
    CLOSED_CLASSES,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    CONJUNCTIONS,
    DASH,
    DETERMINER,
    DOCUMENT,
    FULL_VERBS,
    GESTURE,
    MODIFIER,
    NOT,
    NOUNS,
    OPENING_BRACKET,
    OTHER,
    OTHER_VERB,
    OWNERS,
    PERSON_NOUN,
    POSSESSIVE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONS,
    QUOTATION,
    SAYING,
    SEMICOLON,
    SIGN,
    STOP,
    THAT,
    THINGS,
    TRANSITIVE,
    VERBS,
    WHO,
)
from newsx.quotes.grammar.tokens import Tagger, tagger_of
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage
from newsx.text.speakers import INTERVIEWED, INTERVIEWER
from newsx.text.words import Word
from newsx.text.words import of as words_of
from newsx.text.words import read as read_words

_CLEAR: Final = CLOSED_CLASSES | NOUNS | BEFORE_OWN_NOUN - {OTHER} | {GESTURE, ACCORDING, POSSESSIVE, COMMA, SEMICOLON, CLOSING_BRACKET}
"""Tags that stay whatever stands around the word, and after which no sentence begins."""
_AFTER_NAMES: Final = VERBS | {COMMA, POSSESSIVE}
"""What follows a name that begins a sentence, and seldom an adjective: Small said; Small, who …"""
_AFTER_OFFICES: Final = (
    VERBS
    | PREPOSITIONS
    | CONJUNCTIONS
    | {ADVERB, NOT, THAT, WHO, QUOTATION, POSSESSIVE, SIGN, DASH, COMMA, SEMICOLON, COLON, OPENING_BRACKET, CLOSING_BRACKET}
)
"""What follows a title that stands for its holder, as no name does."""
_BEFORE_NOUN_OR_VERB: Final = BEFORE_OWN_NOUN | {POSSESSIVE, PREPOSITION}
"""After these a word that may be either is a noun."""
_AFTER_VERB: Final = frozenset([THAT, QUOTATION, COMMA, DETERMINER])
"""Before these a word after the name of a group or document is a verb: the board [claims] that …"""
_MAX_WORDS_AFTER_IN: Final = 6
"""Words from "in" to "words", at most: in the mayor of Leeds’s own words."""
_FOR_QUOTATION: Final = '"'
"""What stands for a quotation, which is an empty word, as a tagger sees it."""
_TAGS_OF_PARTS: Final = {"VERB": OTHER_VERB, "AUX": OTHER_VERB, "ADJ": MODIFIER, "ADV": ADVERB}
"""The tags of words that are in no list, by their universal part of speech."""
_BEFORE_OF: Final = NOUNS | {CAPITALISED, MODIFIER, OTHER}
"""What stands before a word for of, where that is an article, too: la maire [des] lieux."""
_TITLE_CASE_WORDS: Final = range(3, 40)
"""How many words and signs a headline has that is looked at for capitals."""
_TITLE_CASE_SHARE: Final = 0.8
"""The share of a headline's long words that have capitals if it is set in them."""
_FEWEST_LONG_WORDS: Final = 3
"""Longer words that such a headline has at least."""
_MAX_SMALL_CHARS: Final = 3
"""Characters of words that may have no capital even in such headlines."""
_FEWEST_CHARS_OF_ADVERB: Final = 6
"""Characters of a word with the ending of adverbs that is taken for one rather than for a name: not Kelly, Sally."""


def tag_passages(passages: list[Passage], spans: list[Span], language: Language) -> list[Chunks]:
    """The words of all passages with their tags; without chunks yet."""
    tagger = tagger_of(language)
    outer: list[list[int]] = [[] for _ in passages]
    for number, span in enumerate(spans):
        if span.inside is None:
            outer[span.passage].append(number)
    tagged = [
        _tokenize(Chunks(tagger, number, passage.text, [spans[index] for index in outer[number]], outer[number], 0, len(passage.text)))
        for number, passage in enumerate(passages)
    ]
    if language.has_word_classes:
        tag_by_classes(tagged)
        return tagged
    for chunks in tagged:
        _tag_others(chunks)
    seen = Seen(tagged, tagger)
    if language.names_need_context:
        _note_people_and_places(tagged, seen.surnames)
    for chunks, passage in zip(tagged, passages, strict=True):
        is_heading = passage.field != "body" or not passage.text.endswith(".")
        _disambiguate(chunks, seen, is_heading and _is_title_case(chunks.words, chunks.word_tags))
    return tagged


def tag_inside(passages: list[Passage], spans: list[Span], number: int, inside: list[int], language: Language) -> Chunks:
    """The words of what quotation `number` says with their tags, the quotations `inside` it as one word each; without chunks yet."""
    span, tagger = spans[number], tagger_of(language)
    text = passages[span.passage].text
    chunks = _tokenize(Chunks(tagger, span.passage, text, [spans[index] for index in inside], inside, span.start, span.stop))
    if language.has_word_classes:
        tag_by_classes([chunks])
    else:
        _tag_others(chunks)
        _disambiguate(chunks, Seen([chunks], tagger), titled=False)
    return chunks


# words


def _tag_others(chunks: Chunks) -> None:
    """Gives words that are in no list the tag of their part of speech, in a language that has no list of other verbs but a tagger."""
    grammar = None if chunks.language.other_verbs else grammar_of(chunks.language)
    if grammar is None:
        return
    words, word_tags, both, demonyms = chunks.words, chunks.word_tags, chunks.tagger.also_articles, chunks.language.demonyms
    for index, part in enumerate(grammar.parts_of_speech([word or _FOR_QUOTATION for word in words])):
        if word_tags[index] == OTHER and words[index][0].isalpha():
            word_tags[index] = MODIFIER if words[index].capitalize() in demonyms else _TAGS_OF_PARTS.get(part, OTHER)
        elif words[index].lower() in both and (not index or word_tags[index - 1] not in _BEFORE_OF):
            word_tags[index] = DETERMINER  # des voisins l’ont dit


def _tokenize(chunks: Chunks) -> Chunks:
    """Adds the words with the tags that they have by themselves. A quotation is one empty word."""
    tagger, words, word_tags = chunks.tagger, chunks.words, chunks.word_tags
    if chunks.end - chunks.begin == len(chunks.text):
        known = words_of(chunks.text, chunks.language)
        if not chunks.outer:
            tagger.split(known, words, word_tags)
            return chunks
        if sum([len(word.text) for word in known]) + len(known) - 1 == len(chunks.text):
            return _tokenize_by_places(chunks, known)
    at = chunks.begin
    for span in chunks.outer:
        tagger.split(read_words(chunks.text[at : span.outer_start], chunks.language), words, word_tags)
        words.append("")
        word_tags.append(QUOTATION)
        at = span.outer_stop
    tagger.split(read_words(chunks.text[at : chunks.end], chunks.language), words, word_tags)
    return chunks


def _tokenize_by_places(chunks: Chunks, known: list[Word]) -> Chunks:
    """The same for a whole passage whose words, which are `known`, have single spaces between them: faster than reading them again."""
    tagger, words, word_tags = chunks.tagger, chunks.words, chunks.word_tags
    index, at, count = 0, 0, len(known)
    for number, span in enumerate(chunks.outer):
        first = index
        while index < count and at + len(known[index].text) <= span.outer_start:
            at += len(known[index].text) + 1
            index += 1
        tagger.split(known[first:index], words, word_tags)
        if at < span.outer_start:  # glued to the mark: (“so
            tagger.split(read_words(chunks.text[at : span.outer_start], chunks.language), words, word_tags)
        words.append("")
        word_tags.append(QUOTATION)
        while index < count and at < span.outer_stop:
            at += len(known[index].text) + 1
            index += 1
        glued = min(at - 1, chunks.outer[number + 1].outer_start) if number + 1 < len(chunks.outer) else at - 1
        if span.outer_stop < glued:  # so”),
            tagger.split(read_words(chunks.text[span.outer_stop : glued], chunks.language), words, word_tags)
    tagger.split(known[index:], words, word_tags)
    return chunks


def _note_people_and_places(tagged: list[Chunks], surnames: set[str]) -> None:
    """Notes which names of one word an article has as people, after another name, a title or the noun for a person, and which as places."""
    people, places, particles = set(surnames), set[str](), languages.anywhere().name_particles
    for chunks in tagged:
        language, before_places = chunks.language, chunks.language.source_words["before a place"]
        for index, tag in enumerate(chunks.word_tags):
            if tag != CAPITALISED or not index:
                continue
            at = index - 2 if chunks.words[index - 1] == "." and index > 1 else index - 1
            while at and chunks.words[at] in particles:
                at -= 1
            word, before = chunks.words[index], chunks.words[at]
            follows_name = (
                chunks.word_tags[at] == CAPITALISED and before not in language.organization_words and before not in language.places
            )
            if before in language.titles or chunks.word_tags[at] == PERSON_NOUN or follows_name:
                people.add(word)
            elif before.lower() in before_places:
                places.add(word)
    for chunks in tagged:
        chunks.people, chunks.places = people, places - people


class Seen:
    """What the rest of the article says about a word whose capital proves nothing.

    `words` are all words outside quotations, as written; `surnames` those that follow a given name.
    """

    def __init__(self, tagged: list[Chunks], tagger: Tagger) -> None:
        given = tagger.language.given_names
        self._tagged, self._tagger = tagged, tagger
        self.words: set[str] = set()
        self.surnames: set[str] = set()
        self._running: set[str] | None = None
        for chunks in tagged:
            self.words.update(chunks.words)
            word_tags, before = chunks.word_tags, ""
            for index, word in enumerate(chunks.words):
                if word_tags[index] != CAPITALISED:
                    before = ""
                    continue
                if before and before in given:
                    self.surnames.add(word)
                before = word

    @property
    def running(self) -> set[str]:
        """The words of running text, quotations included: of all but headlines with capitals throughout."""
        if self._running is None:
            found: dict[Word, None] = {}
            for chunks in self._tagged:
                if not _is_title_case(chunks.words, chunks.word_tags):
                    found.update(dict.fromkeys(words_of(chunks.text, chunks.language)))
            words: list[str] = []
            self._tagger.split(list(found), words, [])  # each word once
            self._running = set(words)
        return self._running


def _is_title_case(words: list[str], word_tags: list[str]) -> bool:
    """Whether nearly all words of a headline have capitals, and all verbs, so that a capital says nothing: Ferry Sinks Off Leeds."""
    if len(words) not in _TITLE_CASE_WORDS:
        return False
    long = [word for word in words if len(word) > _MAX_SMALL_CHARS and word.isalpha()]
    if len(long) < _FEWEST_LONG_WORDS or sum(word[0].isupper() for word in long) < _TITLE_CASE_SHARE * len(long):
        return False
    return all(tag not in FULL_VERBS or not word.islower() for word, tag in zip(words, word_tags, strict=True))


# what stands around a word


def _disambiguate(chunks: Chunks, seen: Seen, titled: bool) -> None:
    """Decides the tags that depend on what stands around a word; `titled`: the passage is a headline whose capitals say nothing."""
    words, word_tags, ambiguous = chunks.words, chunks.word_tags, chunks.tagger.ambiguous_capitals
    begins_sentence = True
    for index, tag in enumerate(word_tags):
        if tag in _CLEAR:
            begins_sentence = False
        elif tag == CAPITALISED:
            if begins_sentence or titled:
                word_tags[index] = first_capital(Capital(chunks, index, seen, titled))
            elif words[index] in ambiguous or len(words[index]) == 1:
                word_tags[index] = later_capital(Capital(chunks, index, seen, titled))
            begins_sentence = False
        elif tag == SIGN:
            word_tags[index] = tag = tag_of_sign(chunks, index)
            if tag in (STOP, ABBREVIATION_STOP):
                begins_sentence = tag == STOP
        elif tag in (QUOTATION, COLON):
            begins_sentence = True
        elif tag == OTHER:
            if index and word_tags[index - 1] in OWNERS:
                word_tags[index] = owned_word(chunks, index)
            begins_sentence = False
        elif tag in TRANSITIVE:
            word_tags[index] = verb_or_noun(chunks, index)
            begins_sentence = False


class Capital:
    """A word with a capital, as its rules see it: with the tag of the next word, and what the article's other words say."""

    def __init__(self, chunks: Chunks, index: int, seen: Seen, titled: bool) -> None:
        self.chunks, self.index, self.seen, self.titled = chunks, index, seen, titled
        self.language = chunks.language
        self.word = chunks.words[index]
        self.lower = self.word.lower()
        self.next_tag = chunks.word_tag(index + 1)
        self.is_given = self.word in self.language.given_names

    @property
    def next_word(self) -> str:
        return self.chunks.word_at(self.index + 1)

    @property
    def own_tag(self) -> str | None:
        """The tag that the word lists give it in lower case."""
        return self.chunks.tagger.word_tags.get(self.lower)

    @property
    def in_office(self) -> bool:
        """Whether "of" and a capital follow: Secretary of State, President of the Senate."""
        chunks, index = self.chunks, self.index
        return self.next_word in self.language.closed_classes["of"] and (
            chunks.word_tag(index + 2) == CAPITALISED or chunks.word_at(index + 2) == "the"
        )


# Rules: the first answer wins. They stand in chains of “or”, which are lists that compiled code goes through without a detour.


def single_letter(capital: Capital) -> str | None:
    """Vitamin [K] helps; not the initial in [J]. Roe."""
    return OTHER if len(capital.word) == 1 and capital.next_word != "." else None


def interview_label(capital: Capital) -> str | None:
    """[Q]. Are you late?"""
    return OTHER if capital.word == INTERVIEWER or capital.word == INTERVIEWED else None


def beginning_of_name(capital: Capital) -> str | None:
    """[Ann] Roe said …; [Mayor] Roe said …; [Secretary] of State Ann Roe said …"""
    if capital.titled or not (capital.is_given or capital.word in capital.language.titles):
        return None
    return CAPITALISED if capital.next_tag == CAPITALISED or capital.in_office else None


def known_surname(capital: Capital) -> str | None:
    """[Weaver] said …, if the article has John Weaver."""
    if capital.word not in capital.seen.surnames:
        return None
    tag = capital.own_tag
    return CAPITALISED if tag in NOUNS or (tag is None and capital.next_tag in _AFTER_NAMES) else None


def verb_before_noun(capital: Capital) -> str | None:
    """[Press] officers said …"""
    tag, following = capital.own_tag, capital.next_tag
    if (tag in (SAYING, OTHER_VERB)) and (following in NOUNS or following == MODIFIER):
        return MODIFIER if capital.lower in capital.language.role_modifiers else None
    return None


def word_of_lists(capital: Capital) -> str | None:
    """[Critics] said …; but not [Senior] Ann Roe, [January] Jones."""
    tag = capital.own_tag
    if tag is None or (capital.next_tag == CAPITALISED and not capital.titled and (tag in (MODIFIER, OTHER))):
        return None
    return tag


def learned(capital: Capital) -> str | None:
    """[Kane] said …; [Posturing] is easy: what the tagger takes the first word of a sentence for, if the article does not tell better."""
    grammar = grammar_of(capital.language)
    if capital.titled or grammar is None or capital.word.isupper():
        return None
    is_short = capital.next_word == "."  # Mr., Sens.
    following = [capital.chunks.word_at(capital.index + after + is_short) for after in (1, 2)]
    if not word_seen_small(capital) and grammar.begins_with_name(f"{capital.word}." if is_short else capital.word, following):
        return CAPITALISED
    is_part = capital.next_tag == CAPITALISED or capital.word in capital.language.demonyms  # Tory sources
    return None if is_part else _tag_of_small(capital)


def no_name(capital: Capital) -> str | None:
    """[Monday] was late; [Sport] was late."""
    if capital.lower in capital.chunks.tagger.calendar:
        return OTHER
    if capital.lower in capital.language.not_names and (capital.next_tag != CAPITALISED or not capital.is_given):
        return OTHER
    return None


def word_of_headline(capital: Capital) -> str | None:
    """A headline's word that running text never has with a capital: [Ferry] [Slowly] Sinks Off Leeds."""
    if not capital.titled or not capital.seen.running:
        return None
    word, seen = capital.word, capital.seen
    if word in seen.running or word in seen.surnames or capital.is_given or word.isupper():
        return None
    return _tag_of_small(capital)


def word_seen_small(capital: Capital) -> str | None:
    """[Ferries] leave, if the article has “ferries” elsewhere."""
    if capital.lower not in capital.seen.words or (capital.next_tag == CAPITALISED and not capital.titled):
        return None
    return _tag_of_small(capital)


def adverb(capital: Capital) -> str | None:
    """[Finally] Roe left; not [Kelly] left."""
    is_adverb = capital.lower.endswith(capital.language.word_endings["adverb"]) and len(capital.lower) >= _FEWEST_CHARS_OF_ADVERB
    return ADVERB if is_adverb and not capital.is_given else None


def _tag_of_small(capital: Capital) -> str:
    return ADVERB if capital.lower.endswith(capital.language.word_endings["adverb"]) else OTHER


def office_alone(capital: Capital) -> str | None:
    """A title that stands for its holder, without a name beside it: the [President] said; the Prime [Minister]."""
    word, language, chunks, index = capital.word, capital.language, capital.chunks, capital.index
    if capital.next_tag not in _AFTER_OFFICES or word not in language.titles or capital.lower not in language.person_nouns:
        return None
    if capital.next_word in language.closed_classes["of"] and chunks.word_tag(index + 2) == chunks.word_tag(index + 3) == CAPITALISED:
        return None  # Secretary of State Ann Roe
    before = chunks.word_at(index - 1)
    if before in language.given_names or before in language.honorifics or word in capital.seen.surnames:
        return None  # Ann Bishop, Ms. Bishop
    return None if capital.is_given and before != "the" else PERSON_NOUN


def national(capital: Capital) -> str | None:
    """A word for somebody by nation that is no part of a name: the [Spaniard] said; not Volker [Turk]."""
    if capital.word not in capital.language.nationals:
        return None
    return PERSON_NOUN if capital.chunks.word_tag(capital.index - 1) != CAPITALISED != capital.next_tag else None


def month_or_weekday(capital: Capital) -> str | None:
    """On [Monday] Roe left; not [April] Roe."""
    return OTHER if capital.next_tag != CAPITALISED and capital.lower in capital.chunks.tagger.calendar else None


def first_capital(capital: Capital) -> str:
    """The tag of a word with a capital that begins a sentence, or stands in a headline with capitals throughout."""
    return (
        single_letter(capital)
        or interview_label(capital)
        or beginning_of_name(capital)
        or known_surname(capital)
        or verb_before_noun(capital)
        or word_of_lists(capital)
        or learned(capital)
        or no_name(capital)
        or word_of_headline(capital)
        or word_seen_small(capital)
        or adverb(capital)
        or CAPITALISED
    )


def later_capital(capital: Capital) -> str:
    """The tag of a word with a capital within a sentence."""
    return office_alone(capital) or national(capital) or month_or_weekday(capital) or single_letter(capital) or CAPITALISED


def document_that_says(chunks: Chunks, index: int) -> str | None:
    """The [circular] said …: what says something is no person, if it is no word of the lists."""
    return DOCUMENT if chunks.word_tags[index - 1] == DETERMINER and chunks.word_tag(index + 1) == SAYING else None


def whose_words(chunks: Chunks, index: int) -> str | None:
    """In her [words], …; in Roe’s [words]; in the [words] of Roe: these do what "according to" does."""
    if chunks.words[index] != "words":
        return None
    before = chunks.word_tags[index - 1]
    if before == POSSESSIVE:
        near = chunks.words[max(0, index - _MAX_WORDS_AFTER_IN) : index]
        return ACCORDING if "in" in near or "In" in near else None
    if chunks.word_at(index - 2).lower() != "in":
        return None
    return ACCORDING if before == POSSESSOR or (before == DETERMINER and chunks.word_at(index + 1) == "of") else None


def owned_word(chunks: Chunks, index: int) -> str:
    """The tag of a word that is in no list, after the, her, Roe’s and their like."""
    return document_that_says(chunks, index) or whose_words(chunks, index) or OTHER


def noun_of_somebody(chunks: Chunks, index: int) -> str | None:
    """Her [claims], the [call], Roe’s [report]; not the [united] board, her [winning] smile."""
    if not index or chunks.word_tags[index - 1] not in OWNERS or chunks.words[index].endswith(_participles(chunks)):
        return None
    return chunks.tagger.noun_tags.get(chunks.words[index].lower(), OTHER)


def _participles(chunks: Chunks) -> tuple[str, ...]:
    """How participles end: the united board."""
    endings = chunks.language.word_endings
    return endings["participle"] + endings["present participle"]


def noun_after_noun(chunks: Chunks, index: int) -> str | None:
    """In [reports]; three [claims]; the board [report] was late; not the board [claims] that …"""
    if not index:
        return None
    tag = chunks.tagger.noun_tags.get(chunks.words[index].lower())
    before = chunks.word_tags[index - 1]
    if before in _BEFORE_NOUN_OR_VERB or (before in THINGS and chunks.word_tag(index + 1) not in _AFTER_VERB):
        return tag
    return None


def modifier_before_name(chunks: Chunks, index: int) -> str | None:
    """[state] Sen. Ann Bell; [lead] singer Ann Bell."""
    following = chunks.word_tag(index + 1)
    is_before = following in (CAPITALISED, PERSON_NOUN)
    return MODIFIER if is_before and chunks.words[index] in chunks.language.role_modifiers else None


def verb_or_noun(chunks: Chunks, index: int) -> str:
    """The tag of a word that may be a verb or a noun."""
    return (
        noun_of_somebody(chunks, index) or noun_after_noun(chunks, index) or modifier_before_name(chunks, index) or chunks.word_tags[index]
    )
