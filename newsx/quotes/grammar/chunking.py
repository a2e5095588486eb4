"""Joins the words of a passage to chunks: names, pronouns, and noun phrases for people, groups, organizations and documents."""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.languages import Language
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.datelines import begins_with_dateline
from newsx.quotes.grammar.name_rules import name_start, tag_of_name
from newsx.quotes.grammar.tagging import tag_inside, tag_passages
from newsx.quotes.grammar.tags import (
    ABBREVIATION_STOP,
    ACCORDING,
    ADVERB,
    AUXILIARY,
    CAPITALISED,
    COMMA,
    DETERMINER,
    DETERMINERS,
    DOCUMENT,
    EXCLAMATION,
    GROUP_NOUN,
    GROUP_PHRASE,
    MODIFIER,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    ORGANIZATION,
    ORGANIZATION_NOUN,
    OTHER,
    OTHER_VERB,
    PEOPLE_PHRASE,
    PERSON,
    PERSON_NOUN,
    PLACE,
    POSSESSIVE,
    POSSESSOR,
    PREPOSITION,
    PRONOUN,
    PRONOUNS,
    QUOTATION,
    SAYING,
    SENTENCE_ENDS,
    SIGN,
    STOP,
    SUBORDINATOR,
    THINGS,
    VERBS,
)
from newsx.quotes.grammar.word_classes import DETERMINER as ARTICLE
from newsx.quotes.grammar.word_classes import FINITE, FINITE_AUXILIARY
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage
from newsx.record import SpeakerType
from newsx.text import sentences
from newsx.text.name_forms import is_company_ending, is_generation, is_post_nominal

_PHRASE_TAGS: Final = {PERSON_NOUN: PEOPLE_PHRASE, GROUP_NOUN: GROUP_PHRASE, ORGANIZATION_NOUN: GROUP_PHRASE, DOCUMENT: DOCUMENT}
"""The tag of a noun phrase by that of its head."""
_NOT_COPIED: Final = NOUNS | PRONOUNS | {CAPITALISED, QUOTATION, ABBREVIATION_STOP}
"""Tags of words that are more or less than a chunk of their own."""
_IN_NOUN_PHRASE: Final = NOUNS | {MODIFIER, CAPITALISED, NUMBER, ABBREVIATION_STOP}
"""Words before a noun that belong to its phrase, whatever stands before them."""
_MAY_BE_IN_NOUN_PHRASE: Final = frozenset([OTHER, ADVERB, OTHER_VERB, SIGN])
"""Words before a noun that belong to its phrase if an article or the like stands before them: the [now retired] director."""
_IN_POSSESSOR: Final = NOUNS | {CAPITALISED, ABBREVIATION_STOP}
_CONTINUING: Final = (",", ";", ":", ")")
"""Signs after a quotation within a sentence."""
_BEFORE_CLAUSE: Final = frozenset([STOP, COMMA, SUBORDINATOR, QUOTATION, ADVERB])
"""What may stand before a clause that begins with a name: wie die „Zeit“ schrieb."""
_NAMED_SO: Final = frozenset([GROUP_NOUN, ORGANIZATION_NOUN])
_MAX_QUOTED_NAME_CHARS: Final = 50
_MAX_QUOTED_NAME_WORDS: Final = 5
_MAX_PHRASE_WORDS: Final = 8
"""Words of a noun phrase before its first noun."""
_MAX_POSSESSOR_WORDS: Final = 5
"""Words of a possessor that is no mention: the [old Leeds harbour]’s staff."""
_MAX_NICKNAME_CHARS: Final = 24
_MAX_WORDS_TO_VERB: Final = 14
"""Words from a pronoun to the finite verb at the end of its clause."""
_LABEL_WORDS: Final = 5
"""Words after a name within which the colon of a speaker's label stands: ROE, THE HOST: …"""


def chunk_passages(passages: list[Passage], spans: list[Span], language: Language) -> list[Chunks]:
    """Each passage with its words, their tags, and its chunks."""
    found = tag_passages(passages, spans, language)
    for chunks in found:
        _Chunker(chunks).chunk()
    return found


def chunk_inside(passages: list[Passage], spans: list[Span], number: int, inside: list[int], language: Language) -> Chunks:
    """The chunks of what the quotation `number` says; the quotations `inside` it are chunks."""
    chunks = tag_inside(passages, spans, number, inside, language)
    _Chunker(chunks).chunk()
    return chunks


class _Chunker:
    """Joins the words of one passage to chunks, from left to right."""

    def __init__(self, chunks: Chunks) -> None:
        self.chunks, self.language = chunks, chunks.language
        self.words, self.word_tags = chunks.words, chunks.word_tags
        self.tags, self.firsts = chunks.tags, chunks.firsts
        self.particles = languages.anywhere().name_particles
        self.of, self.articles = self.language.closed_classes["of"], self.language.description_words["definite article"]
        self.adjectives_follow = "adjectives after nouns" in self.language.traits
        self.mentions: list[Mention] = []
        self.quotations = 0  # so far

    def chunk(self) -> None:
        word_tags, tags, firsts = self.word_tags, self.tags, self.firsts
        index, count = 0, len(word_tags)
        while index < count:
            tag = word_tags[index]
            if tag not in _NOT_COPIED:
                tags.append(tag)
                firsts.append(index)
                index += 1
            elif tag == CAPITALISED:
                last = self._name_end(index)
                self._add_names(index, last)
                index = last
            elif tag in NOUNS:
                index = self._add_noun_phrase(index)
            else:
                if tag == QUOTATION and self.language.has_word_classes and self._is_quoted_name(index):
                    self._add_quoted_name(index)
                elif tag == QUOTATION:
                    self._add_quotation(index)
                elif tag != ABBREVIATION_STOP:
                    self._add_pronoun(index, tag)
                index += 1
        self.chunks.close(self.mentions)

    def _add(self, mention: Mention, first: int) -> None:
        mention.chunk = len(self.tags)
        self.mentions.append(mention)
        self.tags.append(mention.tag)
        self.firsts.append(first)

    def _take_back(self, first: int) -> None:
        """Removes the chunks from word `first` on; the mention being added absorbs them. Mentions among them get its chunk."""
        tags, firsts, mentions = self.tags, self.firsts, self.mentions
        while firsts and firsts[-1] >= first and tags[-1] != QUOTATION and tags[-1] not in SENTENCE_ENDS:
            tags.pop()
            firsts.pop()
        while mentions and mentions[-1].chunk >= len(tags):
            mentions.pop().chunk = len(tags)

    def _last_mention(self) -> Mention | None:
        """The mention that is the last chunk, or None."""
        return self.mentions[-1] if self.mentions and self.mentions[-1].chunk == len(self.tags) - 1 else None

    def _add_quotation(self, index: int) -> None:
        """Adds a quotation. A full stop within its marks ends the sentence; after ? or ! it may continue: “Why?” she asked."""
        number, span = self.chunks.numbers[self.quotations], self.chunks.outer[self.quotations]
        self.quotations += 1
        self.chunks.quotations[len(self.tags)] = number
        self.tags.append(QUOTATION)
        self.firsts.append(index)
        sign = self.chunks.text[span.stop - 1]
        following = self.chunks.word_at(index + 1)
        if sign in sentences.SENTENCE_ENDS and (not following or (not following[0].islower() and following not in _CONTINUING)):
            self.tags.append(STOP if sign == "." else EXCLAMATION)
            self.firsts.append(index)

    def _is_quoted_name(self, index: int) -> bool:
        """Whether a quotation is the name of a paper or the like, which speaks: laut „[Bild]“; „…“, schrieb die „[Zeit]“; die Agentur
        „[Xinhua]“."""
        span = self.chunks.outer[self.quotations]
        inner = self.chunks.text[span.start : span.stop]
        if len(inner) > _MAX_QUOTED_NAME_CHARS or not inner[-1].isalnum() or inner.count(" ") >= _MAX_QUOTED_NAME_WORDS:
            return False
        tag = self.chunks.word_tag
        before = tag(index - 1)
        if before == ACCORDING or (inner[0].isupper() and before in _NAMED_SO):
            return True
        if not inner[0].isupper():
            return False
        if before == DETERMINER:
            begins = index == 1 or tag(index - 2) in _BEFORE_CLAUSE
            after = index + 1
            while tag(after) == ADVERB:
                after += 1
            if begins and (tag(after) == SAYING or tag(after) == AUXILIARY):
                return True
            index -= 1
        return tag(index - 1) == SAYING and tag(index - 2) == COMMA and tag(index - 3) == QUOTATION

    def _add_quoted_name(self, index: int) -> None:
        """Adds a name in quotation marks, or makes it part of the phrase before it: die Agentur „[Xinhua]“."""
        number, span = self.chunks.numbers[self.quotations], self.chunks.outer[self.quotations]
        self.quotations += 1
        self.chunks.nicknames.append(number)
        last = self._last_mention()
        if last is not None and last.last == index and last.tag == GROUP_PHRASE:
            last.last = index + 1
            return
        name = tuple(self.chunks.text[span.start : span.stop].split())
        mention = Mention(self.chunks, index, index + 1, ORGANIZATION, name[-1].lower(), name)
        self.chunks.names.append(mention)
        self._add(mention, index)

    def _add_pronoun(self, index: int, tag: str) -> None:
        lower = self.words[index].lower()
        if lower in self.language.source_words.get("several with a plural verb", ()) and self._has_plural_verb(index):
            lower += "+"
        if tag == PRONOUN and lower.rstrip("+") not in self.language.closed_classes["subject pronoun"]:
            self.tags.append(OBJECT_PRONOUN)
            self.firsts.append(index)
        else:
            self._add(Mention(self.chunks, index, index + 1, tag, lower, (self.words[index],)), index)

    def _has_plural_verb(self, index: int) -> bool:
        """Whether the finite verb of a pronoun is a plural, the nearest of its clause: sie [sagten], [haben] sie gesagt."""
        classes, words = self.chunks.classes, self.words
        for at in (index + 1, index - 1, *range(index + 2, min(index + _MAX_WORDS_TO_VERB, len(words)))):
            if 0 <= at < len(words) and classes[at] in (FINITE, FINITE_AUXILIARY):
                verb: str = words[at]
                return verb.endswith("n")
        return False

    # names

    def _name_end(self, index: int) -> int:
        """Where a run of capitalised words ends, with initials, particles, &, nicknames, and what follows "of".

        [Omar bin Saleh], [Alden & Sons], [Robert “Red” Malloy], [University of Hull].
        """
        words, word_tags, count, particles = self.words, self.word_tags, len(self.words), self.particles
        end, quotation = index + 1, self.quotations
        while end < count:
            tag = word_tags[end]
            if end - 1 in self.chunks.genitives:
                break
            if tag == CAPITALISED:
                end += 1
                continue
            is_followed = end + 1 < count and word_tags[end + 1] == CAPITALISED
            if tag == ABBREVIATION_STOP:
                if not is_followed and not (is_company_ending(words[end - 1]) or is_generation(words[end - 1])):
                    break
                end += 1
            elif is_followed and (words[end] == "&" or (words[end] in particles and not self._is_determiner(end))):
                end += 2
            elif is_followed and tag == QUOTATION and self._is_nickname(quotation):
                quotation += 1
                end += 2
            elif words[end] in particles and self.chunks.word_at(end + 1) in particles and self.chunks.word_tag(end + 2) == CAPITALISED:
                end += 3
            elif words[end] in self.of and self._takes_of(words[end - 1]):
                skip = 2 if self.chunks.word_at(end + 1) in self.articles else 1
                if self.chunks.word_tag(end + skip) != CAPITALISED:
                    break
                end += skip + 1
            else:
                break
        return end

    def _is_determiner(self, word: int) -> bool:
        """Whether a word that names may have within is an article: sagte Roth [der] BBC; not van [der] Berg."""
        classes = self.chunks.classes
        return bool(classes) and classes[word] == ARTICLE and self.words[word - 1] not in self.particles

    def _is_nickname(self, quotation: int) -> bool:
        """Whether a quotation is a word or two with capitals and without punctuation, as within a name: Robert “Red” Malloy."""
        span = self.chunks.outer[quotation]
        inner = self.chunks.text[span.start : span.stop]
        return len(inner) <= _MAX_NICKNAME_CHARS and inner[-1].isalpha() and all(word[0].isupper() for word in inner.split())

    def _takes_of(self, word: str) -> bool:
        """Whether "of" after such a word is part of the name: University of Hull, Secretary of State."""
        return word in self.language.organization_words or word in self.language.titles

    def _add_names(self, first: int, last: int) -> None:
        """Adds the name in a run of capitalised words, which may begin with a title and end in letters: [Sen. | Ann Bell | KC]."""
        words = self.words
        start = first + name_start(tuple(words[first:last]), self.language) if last - first > 1 else first
        if last - start > 2 and is_post_nominal(words[last - 1]):
            last -= 1
        self._add_name(first, start, last)

    def _add_name(self, first: int, start: int, last: int) -> None:
        """Adds the name from word `start` to `last` of the run that begins at `first`."""
        words = self.words
        name = tuple(word for word in words[start:last] if word and word != ".") or tuple(words[first:last])
        if last - 1 in self.chunks.genitives:
            name = (*name[:-1], name[-1][:-1])
        role_start = self._role_start(first, first if start > first else None)
        honorific = self._honorific(first, start)
        tag = tag_of_name(name, role_start is not None or honorific is not None, self.language)
        if tag == ORGANIZATION and first == 0 and self._is_label(last) and all(word.isupper() for word in name):
            tag = PERSON
        elif tag == PERSON and role_start is None and self._is_thing(first, last, name):
            tag = ORGANIZATION
        elif tag == PERSON and role_start is None and len(name) == 1 and self.language.names_need_context:
            tag = self._tag_of_one_word(name[0])
        if first == 0 and tag != PLACE and name[0].isupper() and len(name[0]) > 1 and begins_with_dateline(self.chunks, last):
            tag = PLACE
        mention = Mention(self.chunks, start, last, tag, name[-1].lower(), name, role_start)
        mention.honorific = honorific
        mention.possessive = self._is_possessive(last) or last - 1 in self.chunks.genitives
        if role_start is not None and role_start < first:
            self._take_back(role_start)
        self.chunks.names.append(mention)
        self._add(mention, first if role_start is None else role_start)
        if self.quotations < len(self.chunks.outer) and (inside := self.word_tags[first:last].count(QUOTATION)):
            self.chunks.nicknames += self.chunks.numbers[self.quotations : self.quotations + inside]
            self.quotations += inside

    def _honorific(self, first: int, start: int) -> str | None:
        """The form of address right before a name, within its run of capitals, or None: Mrs in [Mrs. Roe]."""
        if start == first:
            return None
        at = start - 2 if self.words[start - 1] == "." and start - 2 >= first else start - 1
        return self.words[at] if self.words[at] in self.language.honorifics else None

    def _is_label(self, last: int) -> bool:
        """Whether a colon follows, with nothing but capitals before it: ROE: …; ROE, HOST: …"""
        words = self.words[last : last + _LABEL_WORDS]
        return ":" in words and "".join(words[: words.index(":")]).upper() == "".join(words[: words.index(":")])

    def _is_thing(self, first: int, last: int, name: tuple[str, ...]) -> bool:
        """Whether a name is no person's by what stands beside it: the charity Leeds Now; Alden Marine, which; director of Alden Marine."""
        if self.chunks.word_tag(last) == COMMA and self.chunks.word_at(last + 1) == "which":
            return True
        if first == 0 or (len(name) < 2 and not self.chunks.classes):
            return False
        if self.words[first - 1] in self.of and self.chunks.word_at(first - 2) in self.language.role_words["head"]:
            return True
        return self.word_tags[first - 1] == ORGANIZATION_NOUN and name[0] not in self.language.given_names

    def _tag_of_one_word(self, word: str) -> str:
        """The tag of a name of one word in a language of which few names are known: somebody's only if the article has it as such."""
        if word in self.chunks.places:
            return PLACE
        return PERSON if word in self.chunks.people or word in self.language.given_names else ORGANIZATION

    def _is_possessive(self, last: int) -> bool:
        """Whether ’s, or the ’ after a plural, stands at a word."""
        if self.chunks.word_tag(last) == POSSESSIVE:
            return True
        word = self.chunks.word_at(last)
        return (word == "’" or word == "'") and self.words[last - 1].endswith("s")

    def _role_start(self, first: int, within: int | None) -> int | None:
        """Where a role before a run of capitals begins, or None: [Chilean trade ministry spokesman] Luis Roa.

        `within` is where a role within the run begins: [Mayor] Luis Roa.
        """
        word_tags = self.word_tags
        if first > 2 and self._is_of_office(first - 2):
            return self.firsts[-3] if self.tags[-3:-1] == [PEOPLE_PHRASE, PREPOSITION] else first - 3
        before = word_tags[first - 1] if first else STOP
        if before != PERSON_NOUN and before != MODIFIER and (within is None or before not in THINGS):
            return within
        mention = self._last_mention()
        is_role = mention is not None and mention.last == first
        if is_role and (self.tags[-1] == PEOPLE_PHRASE or (self.tags[-1] == GROUP_PHRASE and within is not None)):
            return self.firsts[-1]
        if within is None:
            return None
        start = first
        while start > 0 and word_tags[start - 1] in _IN_NOUN_PHRASE and word_tags[start - 1] != CAPITALISED:
            start -= 1
        return start

    def _is_of_office(self, at: int) -> bool:
        """Whether a word is the "of" in a role: chief [of] staff Luis Roa."""
        is_of = self.words[at] in self.of and self.word_tags[at - 1] == PERSON_NOUN
        return is_of and self.words[at + 1] in self.language.role_words["office"]

    # noun phrases

    def _add_noun_phrase(self, index: int) -> int:
        """Adds the noun phrase of which the first noun stands at `index`. Returns the index after it."""
        words, word_tags, count = self.words, self.word_tags, len(self.words)
        head = index
        ahead = index + 1
        while ahead < count and (word_tags[ahead] in NOUNS or word_tags[ahead] == MODIFIER):
            if word_tags[ahead] in NOUNS:
                head = ahead
            ahead += 1
        last = ahead if self.adjectives_follow else head + 1
        lower = self.chunks.tagger.base_noun(words[head].lower())
        is_alone = self.chunks.word_tag(index + 1) not in VERBS and self.chunks.word_at(index + 1) not in self.of
        if head == index and is_alone and self._is_count(index):  # not: many said; many of them
            self.tags.append(NUMBER)
            self.firsts.append(index)
            return index + 1
        start, whole = self._phrase_start(index)
        mention = Mention(self.chunks, whole, last, _PHRASE_TAGS[word_tags[head]], lower, tuple(words[whole:last]))
        mention.possessive = self._is_possessive(last)
        self._take_back(start)
        self._add(mention, start)
        return last

    def _phrase_start(self, index: int) -> tuple[int, int]:
        """Where the phrase of a noun begins, without and with whose it is: the Kane | campaign; Kane’s | campaign.

        Words such as "retired" are part of it only if an article or the like stands before them: the [now retired | director].
        """
        word_tags = self.word_tags
        start, sure = index, True
        for at in range(index - 1, max(-1, index - _MAX_PHRASE_WORDS - 1), -1):
            tag = word_tags[at]
            if tag in _IN_NOUN_PHRASE:
                if sure or (tag == GROUP_NOUN and self._is_count(at)) or self.words[at].lower() == "one":
                    start = at
            elif tag in _MAY_BE_IN_NOUN_PHRASE:
                sure = False
            elif tag in DETERMINERS:
                return at + (tag == POSSESSOR), at
            elif tag == POSSESSIVE and sure:
                return at + 1, self._possessor_start(at)
            elif not (sure and self._is_of_in_name(at)):
                if tag == QUOTATION and OTHER_VERB not in word_tags[at + 1 : index]:
                    start = at + 1  # “…,” port police officers said
                break
        while start < index and word_tags[start] == ABBREVIATION_STOP:
            start += 1
        return start, start

    def _is_count(self, at: int) -> bool:
        """Whether a word says how many: several, dozens."""
        return self.words[at].lower() in self.language.closed_classes["quantity"]

    def _is_of_in_name(self, at: int) -> bool:
        """Whether a word is the "of" of a name before a noun: a Department [of] Health spokesman."""
        word_tags = self.word_tags
        return self.words[at] in self.of and at > 0 and word_tags[at - 1] == CAPITALISED == word_tags[at + 1]

    def _possessor_start(self, at: int) -> int:
        """Where the mention before ’s at word `at` begins: [the old mayor]’s campaign."""
        for mention in reversed(self.mentions[-2:]):
            if mention.last == at:
                return mention.first if mention.role_start is None else mention.role_start
        start = at
        while start > 0 and self.word_tags[start - 1] in _IN_POSSESSOR and at - start < _MAX_POSSESSOR_WORDS:
            start -= 1
        return start - 1 if start > 0 and self.word_tags[start - 1] in DETERMINERS else start


def means_several(mention: Mention) -> bool:
    """Whether a description means several, by its determiner and its noun: die Forscher, Zeugen, zwei Ärzte; not die Forscherin."""
    language, chunks = mention.chunks.language, mention.chunks
    first, noun = mention.words[0].lower(), mention.words[-1].lower()
    if noun in language.person_plurals or noun.endswith(tuple(language.gender_nouns["ending of several"])):
        return True
    if first in language.closed_classes["quantity"] or chunks.word_tags[mention.first] == NUMBER:
        return True
    if first in language.case_words["plural or feminine"]:
        is_woman = noun in language.gender_nouns["woman"] or noun.endswith(tuple(language.gender_nouns["ending of a woman"]))
        return not is_woman and not (noun.endswith("e") and noun + "n" in chunks.tagger.noun_tags)
    return chunks.word_tags[mention.first] not in DETERMINERS and mention.does in VERBS


def type_of(mention: Mention) -> SpeakerType:
    """What a mention stands for, as far as its own words say: the senator a person, voters a group, an email a document."""
    tag, head, language = mention.tag, mention.head, mention.chunks.language
    if tag == ORGANIZATION:
        return "organization"
    if tag == DOCUMENT:
        return "document"
    somebody = language.closed_classes["somebody"]
    if tag == GROUP_PHRASE and head not in somebody:
        return "organization" if head in language.organization_nouns else "group"
    if tag == PLACE or language.pronouns.get(head) == "several":
        return "group"
    if head in somebody:
        return "person"
    if mention.chunks.classes:
        return "group" if tag == PEOPLE_PHRASE and means_several(mention) else "person"
    is_plural = head in language.person_plurals or (head.endswith("s") and not head.endswith("ss"))
    return "group" if tag == PEOPLE_PHRASE and is_plural else "person"
