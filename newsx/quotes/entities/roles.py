"""What an article says somebody is: the role before a name, beside it, or in a clause that begins with who."""

from __future__ import annotations

from newsx import languages
from newsx.quotes.grammar.appositions import NOT_ROLES, RELATIONS, beside, role_nouns, singular_of
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tokens import tags_of_nouns
from newsx.quotes.spans.passage import Passage
from newsx.text.name_forms import is_honour

_TITLE_NOUNS = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "congressman": "representative",
    "congresswoman": "representative",
    "lawmaker": "representative",
    "dr": "doctor",
    "prof": "professor",
    "gen": "general",
    "rev": "reverend",
    "nominee": "candidate",
    "contender": "candidate",
    "hopeful": "candidate",
    "ceo": "executive",
    "pres": "president",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
}
_FULLEST = 2
_DETERMINERS = frozenset("the a an his her their its our my".split())
_PLURAL_TITLES = {
    "Senators": "Senator",
    "Representatives": "Representative",
    "Governors": "Governor",
    "Presidents": "President",
    "Mayors": "Mayor",
    "Ministers": "Minister",
    "Sens": "Sen.",
    "Reps": "Rep.",
    "Govs": "Gov.",
    "Drs": "Dr.",
}
_LONGEST_LIST = 12
_LONGEST_PHRASE = 14
_WHICH_ONE = frozenset("elder younger senior junior young older late fellow".split()) | RELATIONS


def title_of(word: str) -> str:
    """A title's noun in one form: sen → senator, congresswoman → representative."""
    return _TITLE_NOUNS.get(word, word)


def words_about(mentions: list[Mention]) -> set[str]:
    """The words of all roles that stand before or beside the mentions, in lower case, titles in one form."""
    found: set[str] = set()
    for mention in mentions[:12]:
        if not mention.is_name:
            continue
        chunks = mention.chunks
        if mention.role_start is not None:
            found.update(title_of(word.lower()) for word in chunks.words[mention.role_start : mention.first])
        span = beside(chunks, mention)
        if span is not None:
            words = chunks.words[span[0] : span[1]]
            others = languages.of("en").titles if "for" in words or "to" in words else frozenset[str]()  # a spokeswoman for Gov. Roe
            found.update(title_of(word.lower()) for word in words if word not in others)
    return found


def role_of(passages: list[Passage], mentions: list[Mention]) -> str | None:
    """The role that the article states for the person with these mentions: the first that stands in full beside or before the name.

    Jane Roe, a nurse in Leeds, said → nurse in Leeds; Leeds nurse Jane Roe → Leeds nurse.
    """
    best: tuple[int, str] | None = None
    for mention in mentions:
        if not mention.is_name:
            continue
        passage, chunks = passages[mention.passage], mention.chunks
        quality = 0 if passage.field == "body" else -2
        before = _before(passage.text, chunks, mention)
        after = _after(passage.text, chunks, mention, closed=passage.field == "headline")
        explained = _phrase_before(passage.text, chunks, mention)
        for role, rank in ((before, _fullness(before or "")), (after, 0 if is_honour(after or "") else _FULLEST), (explained, 1)):
            if role is not None and (best is None or quality + rank > best[0]):
                best = quality + rank, role
        if best is not None and best[0] == _FULLEST:
            break
    return best[1] if best else None


def _fullness(role: str) -> int:
    """How much a role before a name says: least where it is nothing but a title or two, Sen., Lt. Col."""
    titles = languages.of("en").titles
    if all(word.rstrip(".") in titles for word in role.split()):
        return 0
    return _FULLEST if " " in role else 1


def _before(text: str, chunks: Chunks, mention: Mention) -> str | None:
    """The role before the name: Leeds nurse [Jane Roe]; forms of address are none."""
    if mention.role_start is None:
        return _shared(chunks, mention)
    first = mention.role_start
    while first < mention.first and chunks.words[first].lower() in _DETERMINERS:
        first += 1
    last = mention.first
    while last > first and (chunks.words[last - 1] in NOT_ROLES or (chunks.words[last - 1] == "." and chunks.words[last - 2] in NOT_ROLES)):
        last -= 1
    if "Dr" in chunks.words[max(first + 1, last - 2) : last]:
        last = chunks.words.index("Dr", last - 2)  # GOP candidate Dr. Roe
    if not any(_names_a_role(word) for word in chunks.words[first:last]):
        return None
    alone = last - first == 1 or (last - first == 2 and chunks.words[first + 1] == ".")
    singular = _singular(chunks.words[first]) if alone else None
    return singular or _text(text, chunks, _first_of_several(chunks, first), last)


def _first_of_several(chunks: Chunks, first: int) -> int:
    """Where the roles begin of which the last begins at a word: [chairman, CEO and] president Ann Roe."""
    words, word_tags = chunks.words, chunks.word_tags
    at, link = first, "&"
    while at > 1 and word_tags[at - 1] == link and at - 2 >= first - _LONGEST_LIST and _names_a_role(words[at - 2]):
        at -= 2
        while at > 0 and word_tags[at - 1] in "mhgoDN*'" and words[at - 1] != "":
            at -= 1
        first, link = at, ","
    return first


def _singular(word: str) -> str | None:
    """The title of each of several: Senators → Senator, singer-guitarists → singer-guitarist."""
    return _PLURAL_TITLES.get(word) or singular_of(word)


def _shared(chunks: Chunks, mention: Mention) -> str | None:
    """The title that several names share: Senators Ann Roe and [Bo Lind]."""
    at = mention.chunk
    while at > 1 and chunks.tags[at - 1] in ",&" and mention.chunk - at < _LONGEST_LIST:
        at -= 1 + (chunks.tags[at - 2] in ",&")
        other = chunks.mentions[at - 1]
        if other is None or other.tag != "M":
            return None
        if other.role_start is not None:
            return _singular(chunks.words[other.role_start])
        at -= 1
    return None


def _names_a_role(word: str) -> bool:
    """Whether a word before a name tells what somebody is, rather than which one: baker, Sen; not elder or late."""
    low = word.lower()
    if low in _WHICH_ONE:
        return False
    return word in languages.of("en").titles or low.rpartition("-")[2] in role_nouns() or tags_of_nouns().get(low) == "h"


def _phrase_before(text: str, chunks: Chunks, mention: Mention) -> str | None:
    """The phrase that a name explains: [the mayor], Jane Roe, said."""
    at = mention.chunk
    tags = chunks.tags
    first = at - 1
    while first >= 0 and tags[first] == "-":
        first -= 1
    if first == at - 1:
        first -= tags[first : first + 1] == [","]
    is_named = first == at - 1 and first > 0 and chunks.words[chunks.firsts[first]] in ("named", "identified")
    if is_named:
        first -= 1
    elif first == at - 1 or tags[at + 1 : at + 2] not in ([","], ["-"], [")"], ["."], ["r"], []):
        return None
    phrase = chunks.mentions[first] if first >= 0 and tags[first] == "U" else None
    if phrase is None:
        return _with_tail(text, chunks, mention) if tags[at - 1] == "," else None
    if phrase.head in RELATIONS or chunks.word_tags[phrase.first] not in "dHN":
        return None
    if phrase.governor in (",", "&") and not is_named:
        return None
    begin = phrase.first
    while begin < phrase.last and chunks.word_tags[begin] in "dH":
        begin += 1
    return _text(text, chunks, begin, phrase.last)


def _with_tail(text: str, chunks: Chunks, mention: Mention) -> str | None:
    """A phrase that ends in what its head takes, before the name: the [Ambassador to the Netherlands], Jane Roe, said."""
    words, word_tags = chunks.words, chunks.word_tags
    comma = begin = mention.first - 1 if mention.role_start is None else mention.role_start - 1
    while begin > 0 and comma - begin < _LONGEST_PHRASE and word_tags[begin - 1] in "rTdxmhgoDN0*'aH":
        begin -= 1
    if begin and word_tags[begin - 1] in ",&":
        return None
    while begin < comma and word_tags[begin] in "rTdaH":
        begin += 1
    for head in range(begin, comma):
        if word_tags[head] in "rT":
            return None
        if chunks.word_tag(head + 1) in "rT" and _names_a_role(words[head]) and singular_of(words[head]) is None:
            return _text(text, chunks, begin, comma)
    return None


def _after(text: str, chunks: Chunks, mention: Mention, closed: bool) -> str | None:
    """The role after the name: Jane Roe, [a nurse in Leeds,]; Jane Roe [KC].

    With `closed` only an apposition with a comma after it counts: in a headline, Roe, Lind Wage a War, the first may stand for “and”.
    """
    span = beside(chunks, mention)
    if closed and (span is None or chunks.word_at(span[1]) != ","):
        return None
    if span is None:
        return chunks.word_at(mention.last) if is_honour(chunks.word_at(mention.last)) else None
    first, last = span
    while first < last and chunks.words[first].lower() in _DETERMINERS:
        first += 1
    return _text(text, chunks, first, last)


def _text(text: str, chunks: Chunks, first: int, last: int) -> str | None:
    if first >= last:
        return None
    stop = chunks.starts[last - 1] + len(chunks.words[last - 1])
    if not chunks.words[last - 1]:  # a title in quotation marks
        stop = chunks.outer[chunks.words[:last].count("") - 1].outer_stop
    role = " ".join(text[chunks.starts[first] : stop].split()).strip(" ,")
    return role if any(map(str.isalnum, role)) else None
