"""What stands beside a name and says who it is: Jane Roe, [a nurse in Leeds]; Jane Roe, who is [a nurse]."""

from __future__ import annotations

from functools import cache
from typing import Final

from newsx import languages
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tokens import base_forms
from newsx.text.name_forms import is_post_nominal

RELATIONS: Final = frozenset("rival opponent counterpart".split())
"""What somebody is to another in the story, rather than by itself."""
NOT_ROLES: Final = frozenset("Mr Mrs Ms Miss Mx Messrs Sir Dame Lady Lord Madam".split())
_ONLY_ROLES: Final = frozenset("maker player manufacturer member junior".split())
_OPENINGS: Final = frozenset("who now then himself herself".split())
_CHOSEN: Final = frozenset("named elected appointed".split())
_CHOSEN_AS: Final = 6
_COMPANY_ENDINGS: Final = frozenset("Inc LLC Ltd LLP Corp PLC Co".split())
_LONGEST_ASIDE: Final = 12
_WITHIN: Final = frozenset("rTxmhgoDN0d'*aH&")
_LONGEST: Final = 40


def beside(chunks: Chunks, mention: Mention) -> tuple[int, int] | None:
    """The words of the apposition after a name: [a nurse in Leeds]; who is [a nurse in Leeds]."""
    words, word_tags = chunks.words, chunks.word_tags
    at = mention.last + is_post_nominal(chunks.word_at(mention.last))
    if chunks.word_tag(at) == "(":
        at = next((index + 1 for index in range(at, min(at + _LONGEST_ASIDE, len(words))) if word_tags[index] == ")"), at)
    if at + 2 >= len(words) or not (words[at] == "," or (word_tags[at] == "-" and word_tags[at + 1] == "d")):
        return None
    at += 1
    if words[at] == "whose":
        return None
    if words[at].isdigit() and at + 2 < len(words) and words[at + 1] == ",":
        at += 2  # an age
    begun = _begun(chunks, at) if words[at] in _OPENINGS else at
    noun = _head_noun(chunks, begun) if begun is not None else None
    if begun is None or noun is None or word_tags[begun] == "&" or words[noun].lower() in RELATIONS:
        return None
    end = phrase_end(chunks, noun, titled=word_tags[begun] not in "dH")
    listed = word_tags[begun] == "H" and chunks.word_tag(end) == "," and chunks.word_tag(end + 1) in "dH"
    return None if listed else (begun, end)  # Roe, his brother, his dog and …


def _begun(chunks: Chunks, at: int) -> int | None:
    """Where the apposition itself begins after such words: who is [a nurse]; then [a nurse]; who was named last week as [a judge]."""
    word = chunks.words[at]
    at += 1
    if chunks.word_at(at) in ("is", "was", "serves", "served", "became", "remains"):
        at += 1
        if chunks.word_at(at) in _CHOSEN:
            named_as = next((index for index in range(at + 1, at + _CHOSEN_AS) if chunks.word_at(index) == "as"), None)
            return at + 1 if named_as is None else named_as + 1
        return at + (chunks.word_at(at) in ("as", "now", "then", "also"))
    return at if word != "who" and chunks.word_tag(at) == "d" else None


def _head_noun(chunks: Chunks, at: int) -> int | None:
    """The index of the noun for a person that the phrase at `at` has for its head, if it has one."""
    words, word_tags = chunks.words, chunks.word_tags
    limit = min(len(words), at + 10)
    titles, nouns = languages.of("en").titles, role_nouns()
    found = None
    if words[at : at + 2] == ["one", "of"]:
        at += 2
    for index in range(at, limit):
        tag = word_tags[index]
        low = words[index].lower()
        if tag == "h" or low in nouns or (words[index] in titles and words[index] not in NOT_ROLES):
            found = index
        elif found is None and index > at and _is_before_head(chunks, at, index):
            continue
        elif (
            found is not None
            or (tag in "SCGVBP.;:q,wktr&" and index != at and low not in ("and", "’s", "'s"))
            or (tag in "SGVB" and low not in nouns)
        ):
            break
    if found is not None and chunks.word_tag(found + 1) in "N*":
        found = _head_after_name(chunks, found)
    return None if found is not None and singular_of(words[found]) else found  # Roe, Lind and other critics


def _head_after_name(chunks: Chunks, noun: int) -> int | None:
    """The head where a name follows the noun at an index: chief U.S. [economist], Mayor Lind’s [aide]; none where that is another's,
    Sheriff Ann Lee and …"""
    nouns = role_nouns()
    found = None
    for index in range(noun + 1, min(noun + 6, len(chunks.words))):
        if chunks.word_tags[index] == "h" or (chunks.word_tags[index] == "N" and chunks.words[index].lower() in nouns):
            found = index
        elif chunks.word_tags[index] not in "N*mx'":
            break
    return None if found is None or chunks.word_tag(found + 1) in "N*" else found


def _is_before_head(chunks: Chunks, at: int, index: int) -> bool:
    """Whether a word that may end a phrase stands before its head: a brash[,] restless governor; a [seasoned] aide; the Office [of]
    Trade director."""
    words, word_tags = chunks.words, chunks.word_tags
    if word_tags[index] == ",":
        return word_tags[at] == "d" and index <= at + 3
    if word_tags[index] == "V":
        return word_tags[index - 1] in "dam" and words[index].endswith("ed")
    return words[index] == "of" and word_tags[index - 1] == "N" == chunks.word_tag(index + 1)


def singular_of(word: str) -> str | None:
    """The singular of a plural noun for people: Singer-guitarists → Singer-guitarist; None for other words."""
    low = word.lower().rpartition("-")[2]
    return word[:-1] if low.endswith("s") and low[:-1] in role_nouns() else None


@cache
def role_nouns() -> frozenset[str]:
    """The nouns that may be the head of a role."""
    return languages.of("en").person_nouns | _ONLY_ROLES


def phrase_end(chunks: Chunks, noun: int, titled: bool) -> int:
    """Where the phrase with its head at `noun` ends: after of, for, at, in, from …; `titled` where it has no article.

    Its commas are those within a name: Leeds, Ohio; Alden, Inc.; the Department of Health, Labour and Trade; Director, Alden Securities.
    """
    words, word_tags = chunks.words, chunks.word_tags
    index, last = noun + 1, min(len(words), noun + _LONGEST)
    while index < last and words[index] not in ("whose", "following"):
        is_title = word_tags[index - 1 : index + 1] == ["r", "q"]  # author of “The Stone Ferry”
        if word_tags[index] in _WITHIN or is_title or words[index] in ("’", "'") or _is_no_verb(chunks, index):
            index += 1
        elif words[index] == "," and (further := _past_comma(chunks, noun, index, titled)):
            index = further
        else:
            break
    while index > noun + 1 and word_tags[index - 1] in "r&dTaH~":
        index -= 1
    return index


def _is_no_verb(chunks: Chunks, index: int) -> bool:
    """Whether a word that may be a verb is none within a phrase: secretary of [state]; head of roads and [planning] for Leeds."""
    if chunks.word_tags[index] not in "SCGV":
        return False
    before = chunks.word_tags[index - 1]
    if before in "dH" or chunks.words[index - 1] in ("most", "many", "all", "other", "both"):
        return True  # her ally on most votes
    return (before != "T" and chunks.words[index] in base_forms()) or (before in "r&" and chunks.words[index].endswith("ing"))


def _past_comma(chunks: Chunks, noun: int, comma: int, titled: bool) -> int:
    """Where a role goes on after a comma that is part of a name; 0 where it ends before the comma."""
    words, word_tags = chunks.words, chunks.word_tags
    if chunks.word_tag(comma + 1) != "N":
        return 0
    if words[comma + 1] in _COMPANY_ENDINGS:
        return comma + 2
    end = comma + 2
    while chunks.word_tag(end) == "N":
        end += 1
    if chunks.word_tag(end) == "&" and chunks.word_tag(end + 1) == "N" and end == comma + 2:
        return end + 2 if word_tags[comma - 1] == "N" and "r" in word_tags[noun:comma] else 0
    if chunks.word_tag(end) not in ",.;)*" and end < len(words):
        return 0
    if word_tags[comma - 1] == "N" and " ".join(words[comma + 1 : end]) in languages.of("en").places:
        return end
    employer = next((name for name in chunks.names if name.first == comma + 1), None)
    return end if titled and "r" not in word_tags[noun:comma] and employer is not None and employer.tag == "O" else 0
