"""What an article says somebody is: the role before a name, beside it, or in a clause that begins with who."""

from __future__ import annotations

from functools import cache

from newsx import lexicons
from newsx.quotes.lines import Line, Mention
from newsx.quotes.passage import Passage
from newsx.quotes.tokens import base_forms, noun_classes

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
_POSTNOMINALS = frozenset("KC QC SC MP MSP MEP TD".split())
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
_RELATIONS = frozenset("rival opponent counterpart".split())
"""What somebody is to another in the story, rather than by itself."""
_WHICH_ONE = frozenset("elder younger senior junior young older late fellow".split()) | _RELATIONS
_ONLY_ROLES = frozenset("maker player manufacturer member junior".split())
_BEFORE_APPOSITIONS = frozenset("who now then himself herself".split())
_CHOSEN = frozenset("named elected appointed".split())
_CHOSEN_AS = 6
_COMPANY_ENDINGS = frozenset("Inc LLC Ltd LLP Corp PLC Co".split())
_NOT_ROLES = frozenset("Mr Mrs Ms Miss Mx Messrs Sir Dame Lady Lord Madam".split())


def title_of(word: str) -> str:
    """A title's noun in one form: sen → senator, congresswoman → representative."""
    return _TITLE_NOUNS.get(word, word)


def words_about(mentions: list[Mention]) -> set[str]:
    """The words of all roles that stand before or beside the mentions, in lower case, titles in one form."""
    found: set[str] = set()
    for mention in mentions[:12]:
        if not mention.is_name:
            continue
        line = mention.line
        if mention.role_start is not None:
            found.update(title_of(word.lower()) for word in line.words[mention.role_start : mention.first])
        span = _beside(line, mention)
        if span is not None:
            words = line.words[span[0] : span[1]]
            others = lexicons.load("titles") if "for" in words or "to" in words else frozenset[str]()  # a spokeswoman for Gov. Roe
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
        passage, line = passages[mention.passage], mention.line
        quality = 0 if passage.field == "body" else -2
        before = _before(passage.text, line, mention)
        after, explained = _after(passage.text, line, mention), _phrase_before(passage.text, line, mention)
        for role, rank in ((before, _FULLEST if before and " " in before else 1), (after, _FULLEST), (explained, 1)):
            if role is not None and (best is None or quality + rank > best[0]):
                best = quality + rank, role
        if best is not None and best[0] == _FULLEST:
            break
    return best[1] if best else None


def _before(text: str, line: Line, mention: Mention) -> str | None:
    """The role before the name: Leeds nurse [Jane Roe]; forms of address are none."""
    if mention.role_start is None:
        return _shared(line, mention)
    first = mention.role_start
    while first < mention.first and line.words[first].lower() in _DETERMINERS:
        first += 1
    last = mention.first
    while last > first and (line.words[last - 1] in _NOT_ROLES or (line.words[last - 1] == "." and line.words[last - 2] in _NOT_ROLES)):
        last -= 1
    if "Dr" in line.words[last - 2 : last] and last - first > 2:
        last = line.words.index("Dr", last - 2)  # GOP candidate Dr. Roe
    if not any(_names_a_role(word) for word in line.words[first:last]):
        return None
    alone = last - first == 1 or (last - first == 2 and line.words[first + 1] == ".")
    singular = _PLURAL_TITLES.get(line.words[first]) if alone else None
    return singular or _text(text, line, first, last)


def _shared(line: Line, mention: Mention) -> str | None:
    """The title that several names share: Senators Ann Roe and [Bo Lind]."""
    at = mention.item
    while at > 1 and line.letters[at - 1] in ",&" and mention.item - at < _LONGEST_LIST:
        at -= 1 + (line.letters[at - 2] in ",&")
        other = line.mentions[at - 1]
        if other is None or other.letter != "M":
            return None
        if other.role_start is not None:
            return _PLURAL_TITLES.get(line.words[other.role_start])
        at -= 1
    return None


def _names_a_role(word: str) -> bool:
    """Whether a word before a name tells what somebody is, rather than which one: baker, Sen; not elder or late."""
    low = word.lower()
    return low not in _WHICH_ONE and (word in lexicons.load("titles") or low in _role_nouns() or noun_classes().get(low) == "h")


def _phrase_before(text: str, line: Line, mention: Mention) -> str | None:
    """The phrase that a name explains: [the mayor], Jane Roe, said."""
    at = mention.item
    letters = line.letters
    first = at - 1
    while first >= 0 and letters[first] == "-":
        first -= 1
    if first == at - 1:
        first -= letters[first : first + 1] == [","]
    is_named = first == at - 1 and first > 0 and line.words[line.firsts[first]] in ("named", "identified")
    if is_named:
        first -= 1
    elif first == at - 1 or letters[at + 1 : at + 2] not in ([","], ["-"], [")"], ["."], []):
        return None
    phrase = line.mentions[first] if first >= 0 and letters[first] == "U" else None
    if phrase is None or phrase.head in _RELATIONS or line.classes[phrase.first] not in "dHN":
        return None
    if phrase.governor in (",", "&") and not is_named:
        return None
    begin = phrase.first
    while begin < phrase.last and line.classes[begin] in "dH":
        begin += 1
    return _text(text, line, begin, phrase.last)


def _after(text: str, line: Line, mention: Mention) -> str | None:
    """The role after the name: Jane Roe, [a nurse in Leeds,]; Jane Roe [KC]."""
    span = _beside(line, mention)
    if span is None:
        return line.word_at(mention.last) if line.word_at(mention.last) in _POSTNOMINALS else None
    first, last = span
    while first < last and line.words[first].lower() in _DETERMINERS:
        first += 1
    return _text(text, line, first, last)


def _text(text: str, line: Line, first: int, last: int) -> str | None:
    if first >= last:
        return None
    stop = line.starts[last - 1] + len(line.words[last - 1])
    if not line.words[last - 1]:  # a title in quotation marks
        stop = line.outer[line.words[:last].count("") - 1].outer_stop
    role = " ".join(text[line.starts[first] : stop].split()).strip(" ,")
    return role if any(map(str.isalnum, role)) else None


def _beside(line: Line, mention: Mention) -> tuple[int, int] | None:
    """The words of the apposition after a name: [a nurse in Leeds]; who is [a nurse in Leeds]."""
    words, classes = line.words, line.classes
    at = mention.last + (line.word_at(mention.last) in _POSTNOMINALS)
    if at + 2 >= len(words) or not (words[at] == "," or (classes[at] == "-" and classes[at + 1] == "d")):
        return None
    at += 1
    if words[at] == "whose":
        return None
    if words[at].isdigit() and at + 2 < len(words) and words[at + 1] == ",":
        at += 2  # an age
    begun = _begun(line, at) if words[at] in _BEFORE_APPOSITIONS else at
    noun = _head_noun(line, begun) if begun is not None else None
    if begun is None or noun is None or classes[begun] == "&" or words[noun].lower() in _RELATIONS:
        return None
    end = phrase_end(line, noun, titled=classes[begun] not in "dH")
    listed = classes[begun] == "H" and line.class_at(end) == "," and line.class_at(end + 1) in "dH"
    return None if listed else (begun, end)  # Roe, his brother, his dog and …


def _begun(line: Line, at: int) -> int | None:
    """Where the apposition itself begins after such words: who is [a nurse]; then [a nurse]; who was named last week as [a judge]."""
    word = line.words[at]
    at += 1
    if line.word_at(at) in ("is", "was", "serves", "served"):
        at += 1
        if line.word_at(at) in _CHOSEN:
            named_as = next((index for index in range(at + 1, at + _CHOSEN_AS) if line.word_at(index) == "as"), None)
            return at + 1 if named_as is None else named_as + 1
        return at + (line.word_at(at) in ("as", "now", "then", "also"))
    return at if word != "who" and line.class_at(at) == "d" else None


def _head_noun(line: Line, at: int) -> int | None:
    """The index of the noun for a person that the phrase at `at` has for its head, if it has one."""
    words, classes = line.words, line.classes
    limit = min(len(words), at + 10)
    titles, nouns = lexicons.load("titles"), _role_nouns()
    found = None
    if words[at : at + 2] == ["one", "of"]:
        at += 2
    for index in range(at, limit):
        letter = classes[index]
        low = words[index].lower()
        if letter == "h" or low in nouns or (words[index] in titles and words[index] not in _NOT_ROLES):
            found = index
        elif found is None and index > at and _is_before_head(line, at, index):
            continue
        elif (
            found is not None
            or (letter in "SCGVBP.;:q,wktr&" and index != at and low not in ("and", "’s", "'s"))
            or (letter in "SGVB" and low not in nouns)
        ):
            break
    if found is not None and line.class_at(found + 1) in "N*":
        return _head_after_name(line, found)
    return found


def _head_after_name(line: Line, noun: int) -> int | None:
    """The head where a name follows the noun at an index: chief U.S. [economist], Mayor Lind’s [aide]; none where that is another's,
    Sheriff Ann Lee and …"""
    nouns = _role_nouns()
    found = None
    for index in range(noun + 1, min(noun + 6, len(line.words))):
        if line.classes[index] == "h" or (line.classes[index] == "N" and line.words[index].lower() in nouns):
            found = index
        elif line.classes[index] not in "N*mx'":
            break
    return None if found is None or line.class_at(found + 1) in "N*" else found


def _is_before_head(line: Line, at: int, index: int) -> bool:
    """Whether a word that may end a phrase stands before its head: a brash[,] restless governor; a [seasoned] aide; the Office [of]
    Trade director."""
    words, classes = line.words, line.classes
    if classes[index] == ",":
        return classes[at] == "d" and index <= at + 3
    if classes[index] == "V":
        return classes[index - 1] in "dam" and words[index].endswith("ed")
    return words[index] == "of" and classes[index - 1] == "N" == line.class_at(index + 1)


@cache
def _role_nouns() -> frozenset[str]:
    return lexicons.load("person_nouns") | _ONLY_ROLES


def phrase_end(line: Line, noun: int, titled: bool) -> int:
    """Where the phrase with its head at `noun` ends: after of, for, at, in, from …; `titled` where it has no article.

    Its commas are those within a name: Leeds, Ohio; Alden, Inc.; the Department of Health, Labour and Trade; Director, Alden Securities.
    """
    words, classes = line.words, line.classes
    index = noun + 1
    while index < len(words) and words[index] not in ("whose", "following"):
        if classes[index] in "rTxmhgoDN0d'*aH&" or words[index] in ("’", "'") or _is_no_verb(line, index) or classes[index - 1 : index + 1] == ["r", "q"]:
            index += 1
        elif words[index] == "," and (further := _past_comma(line, noun, index, titled)):
            index = further
        else:
            break
    while index > noun + 1 and classes[index - 1] in "r&dTaH~":
        index -= 1
    return index


def _is_no_verb(line: Line, index: int) -> bool:
    """Whether a word that may be a verb is none within a phrase: secretary of [state]; head of roads and [planning] for Leeds."""
    if line.classes[index] not in "SCGV":
        return False
    before = line.classes[index - 1]
    return (before != "T" and line.words[index] in base_forms()) or (before in "r&" and line.words[index].endswith("ing"))


def _past_comma(line: Line, noun: int, comma: int, titled: bool) -> int:
    """Where a role goes on after a comma that is part of a name; 0 where it ends before the comma."""
    words, classes = line.words, line.classes
    if line.class_at(comma + 1) != "N":
        return 0
    if words[comma + 1] in _COMPANY_ENDINGS:
        return comma + 2
    end = comma + 2
    while line.class_at(end) == "N":
        end += 1
    if line.class_at(end) == "&" and line.class_at(end + 1) == "N" and end == comma + 2:
        return end + 2 if classes[comma - 1] == "N" and "r" in classes[noun:comma] else 0
    if line.class_at(end) not in ",.;)*" and end < len(words):
        return 0
    if classes[comma - 1] == "N" and " ".join(words[comma + 1 : end]) in lexicons.load("places"):
        return end
    employer = next((name for name in line.names if name.first == comma + 1), None)
    return end if titled and "r" not in classes[noun:comma] and employer is not None and employer.letter == "O" else 0
