"""Pictures: a caption's text and who is credited for it; each picture of a page once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Final

from newsx import languages
from newsx.languages import Language
from newsx.lines import agencies
from newsx.record import Image
from newsx.text import name_forms, names
from newsx.text.sentences import CLOSING_MARKS, SENTENCE_ENDS, STOPS, STOPS_OR_QUOTES

_MAX_CREDIT_WORDS: Final = 14
_MAX_TRAILING_CREDIT_WORDS: Final = 8
"""Words of a credit at a caption's end that nothing announces."""
_MAX_SOURCE_WORDS: Final = 4
_MAX_CREDIT_SENTENCE_WORDS: Final = 3
"""Words of a credit that ends as a sentence does."""
_MIN_WORDS_BEFORE_ADDRESS: Final = 5
_MAX_BARE_CHARS: Final = 80
_MAX_BRACKET_CHARS: Final = 40
"""Characters from a line's end in which its last bracket closes."""
_MAX_CHARS_BEFORE_SIGN: Final = 10
"""Characters of a marker before the word that is looked for: "stock " in "stock photo"."""
_MAX_MARKER_CHARS: Final = 200
"""Characters from a line's end in which a marker of a credit is looked for."""
_MAX_CAPTION_CHARS: Final = 1500
_KEY_CHARS: Final = 60
"""Characters of captions that are the same if these are."""
_SIGNS: Final = ("(", "/", ":", "|", "©", "@")
_MIN_SHARE_OF_CAPITALS: Final = 0.7
_MAX_SHARE_OF_SMALL: Final = {"credit word first": 0.7, "credit word later": 0.5}
"""The share of words in small letters up to which a phrase with a word of credits is one; a credit word at its beginning says more."""
_MAX_SMALL_WORDS: Final = 2
"""Words in small letters that any credit may have."""


def split(text: str, language: Language) -> Image:
    """A caption line as caption and credit, each None if the line has none.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> split("The mayor opens the bridge on Friday. (Ada Berg / Pool)", english)
    Image(caption='The mayor opens the bridge on Friday.', credit='Ada Berg / Pool')
    """
    text = _without_buttons(text, language)
    if len(text) > _MAX_CAPTION_CHARS:
        return Image(caption=text, credit=None)
    for reading in (_in_brackets, _whole, _after_marker, _trailing, _before_address):
        if found := reading(text, language):
            caption, credit = found
            return Image(caption=_without_repeated_credit(caption, credit) or None, credit=credit or None)
    return Image(caption=text or None, credit=None)


def _without_buttons(text: str, language: Language) -> str:
    """A line without what pages print about the picture's buttons: "… hide caption", "View image in fullscreen …", "[] …"."""
    text = text.strip().removeprefix("[] ")
    for prefix in language.credit_phrases["button before"]:
        text = text.removeprefix(prefix)
    text = text.rstrip()
    for suffix in _buttons_after(language):
        text = text.removesuffix(suffix).rstrip()
    return text.strip()


@cache
def _buttons_after(language: Language) -> list[str]:
    return sorted(language.credit_phrases["button after"])


@lru_cache(maxsize=2048)  # blocks look at a line several times
def credit_of(text: str, language: Language) -> str | None:
    """The picture credit in a line, or None. A line with a credit is a caption; with a year before the name it is the page's copyright."""
    may_have = any(sign in text for sign in _signs(language)) or _ends_for_somebody(text, language)
    credit = split(text, language).credit if may_have else None
    return None if credit is not None and _year_pattern().match(credit) else credit


@cache
def _year_pattern() -> re.Pattern[str]:
    """A year, or some, before a name: "2024 The Alden Packet"."""
    return re.compile(r"(?:19|20)\d\d\b[-–,\d\s]*\b[^\W\d]")


@cache
def _signs(language: Language) -> tuple[str, ...]:
    """Signs and parts of words one of which nearly every credit has: "(", "hoto"."""
    return *_SIGNS, *[word[1:] for word in sorted(language.credit_phrases["sign"])]


def has_credit_word(text: str, language: Language) -> bool:
    """Whether a line has a part of a word that captions end in a credit with: "… on Monday. Photo: Ada Lind"."""
    return any(part in text for part in _parts_of_credit_words(language))


@cache
def _parts_of_credit_words(language: Language) -> tuple[str, ...]:
    """ "hoto", "icture": the words without their first letters, which are small or capital."""
    return tuple([word[1:] for word in sorted(language.credit_phrases["sign at a caption's end"])])


def _ends_for_somebody(text: str, language: Language) -> bool:
    """Whether a line that ends no sentence has a "for" near its end: "… in Lyon. Eva Berg for The Alden Packet"."""
    return text[-1:].isalpha() and any(f" {word} " in text[-_MAX_BARE_CHARS:] for word in language.byline_words["for"])


def is_bare_credit(text: str, language: Language) -> bool:
    """Whether a line is a picture's credit and nothing else: "Photo: Ada Lind"."""
    return len(text) < _MAX_BARE_CHARS and credit_of(text, language) is not None and split(text, language).caption is None


def is_source(text: str, language: Language) -> bool:
    """Whether a line is nothing but who sends pictures: "Getty Images", "AFP via Getty Images", "Reuters"."""
    if len(text) > _MAX_BARE_CHARS:
        return False
    words = text.lower().split(maxsplit=_MAX_SOURCE_WORDS)
    return agencies.lookup(text) is not None or (1 < len(words) <= _MAX_SOURCE_WORDS and language.credit_words.issuperset(words))


def is_caption(text: str, language: Language) -> bool:
    """Whether a line describes a picture: it has a credit, or says what is seen where ("The mayor (left) is seen in this file photo")."""
    return describes(text, language) or credit_of(text, language) is not None


def describes(text: str, language: Language) -> bool:
    """Whether a line has words that say where in a picture somebody is, or that there is one: "Lind (left) with the mayor"."""
    lower = text.lower()
    return any(phrase in lower for phrase in language.caption_phrases)


def unite(groups: Iterable[Iterable[Image]]) -> list[Image]:
    """Each picture once. A group is what stands between two paragraphs: there a credit alone belongs to the caption before it, or else to
    the one after it, or is another picture's, once."""
    united: list[Image] = []
    by_key: dict[str, Image] = {}
    for group in groups:
        first = len(united)
        for image in group:
            if image.caption is None:
                _add_credit(united, first, image)
                continue
            known = by_key.setdefault(image.caption.lower().rstrip(".")[:_KEY_CHARS], image)
            if known is image:
                if united[first:] and united[-1].caption is None and united[-1].credit == image.credit:
                    united.pop()
                united.append(image)
            known.credit = known.credit or image.credit
    return united


def _add_credit(united: list[Image], first: int, image: Image) -> None:
    """Adds a credit alone to pictures, of which those from `first` on are of its group."""
    group = united[first:]
    if group and group[-1].credit is None:
        group[-1].credit = image.credit
    elif image.credit and all(image.credit != other.credit for other in group):
        united.append(image)


@cache
def _marker_pattern(language: Language) -> re.Pattern[str]:
    """What announces a credit: "Photo: ", "Photograph by ", "Image credit: ", "Credit...", "©"."""
    phrases = language.credit_phrases
    kind = f"(?:(?:{_any_of(phrases['which'])}) )?(?:{_any_of(phrases['kind'])})"
    by, source, credit, heading = (
        _any_of(phrases["by"]),
        _any_of(phrases["source"]),
        _any_of(phrases["credit"]),
        _any_of(phrases["heading"]),
    )
    headings = rf"(?:{heading})(?: (?:{heading}))*"
    end = _any_of(language.byline_words["for"])
    markers = (
        rf"(?:{kind}\s+)?(?:{credit})\s?(?::|\.\.\.|…)",
        rf"(?-i:(?<=[.!?”’] ){headings}(?= [A-Z]))",
        rf"(?-i:^{headings}(?= [A-Z][^?!]{{0,80}}(?:/| (?:{end}) )))",
        rf"{kind}(?:\s+(?:{by}|{source}))?(?:\s?:|,(?=\s))",
        rf"{kind}\s+(?:{by})\s",
        rf"(?:{_any_of(phrases['alone'])})\b",
        rf"(?:{_any_of(phrases['alone with a colon'])}):",
    )
    glued = rf"(?-i:(?<=[a-z.])(?:{_any_of(phrases['glued'])}): )"
    return re.compile(rf"(?:(?<![\w-])(?:{'|'.join(markers)})|{glued}|©)\s*", re.IGNORECASE)


def _any_of(phrases: frozenset[str]) -> str:
    """A regular expression for one of these phrases, the longest first; if there are none, one that matches nothing."""
    return "|".join(map(re.escape, sorted(phrases, key=_longest_first))) or "(?!)"


def _longest_first(phrase: str) -> tuple[int, str]:
    return -len(phrase), phrase


@cache
def _giver_pattern(language: Language) -> re.Pattern[str]:
    """What stands before the name of somebody who gave the picture: "Submitted by Ada Berg"."""
    by = _any_of(language.byline_words["by"])
    return re.compile(rf"^(?:{_any_of(language.credit_phrases['giver'])})(?: (?:{by})|:) ", re.IGNORECASE)


def _in_brackets(text: str, language: Language) -> tuple[str, str] | None:
    """ "… on Friday. (Ada Berg / Pool)", "… on Friday (Picture: PA)" """
    body, tail = text, ""
    if not body.endswith(")") and ")" in body[-_MAX_BRACKET_CHARS:]:
        body, _, tail = body.rpartition(")")
        body, tail = body + ")", tail.strip(" -–—|.")
        for word in language.credit_phrases["before a holder"]:
            tail = tail.removeprefix(word).strip()
        if not _is_credit(tail, language):
            return None
    if not body.endswith(")"):
        return None
    opening = body.rfind("(")
    inside = body[opening + 1 : -1].strip()
    if opening < 0 or not _is_credit(inside, language):
        return None
    return body[:opening].strip(), without_marker(inside, language)


def _after_marker(text: str, language: Language) -> tuple[str, str] | None:
    """ "… in Lyon. Photograph: Eva Berg/Reuters", "Photo by Eva Berg", "Image: Reuters" """
    start = max(0, len(text) - _MAX_MARKER_CHARS)
    end = text[start:].lower()
    signs = [at for sign in _beginnings(language) if (at := end.find(sign)) >= 0]
    if not signs:
        return None
    for match in _marker_pattern(language).finditer(text, start + max(0, min(signs) - _MAX_CHARS_BEFORE_SIGN)):
        credit = text[match.end() :].strip(" .)(|")
        before = text[: match.start()].rstrip(" (|-–—")
        marker = match.group()
        names_credit = any(word in marker.lower() for word in language.credit_phrases["credit"])
        ends_sentence = not before or before[-1] in SENTENCE_ENDS + CLOSING_MARKS or ":" in marker or "©" in marker or names_credit
        if before and any(word in marker for word in language.credit_phrases["through"]):
            continue
        if (
            credit
            and len(credit.split()) <= _MAX_CREDIT_WORDS
            and (ends_sentence or marker[:1].isupper())
            and _reads_like_a_credit(credit, language)
            and not name_forms.is_limited_ending(credit.split()[-1])  # the holder of rights in the page
        ):
            thanks = marker.strip() if marker.strip().lower() in language.credit_phrases["of the credit"] else ""
            return before, f"{thanks} {without_marker(credit, language)}".lstrip()
    return None


@cache
def _beginnings(language: Language) -> tuple[str, ...]:
    """The beginnings of words one of which every marker has, and the sign."""
    return *sorted(language.credit_phrases["beginning"]), "©"


def _whole(text: str, language: Language) -> tuple[str, str] | None:
    """ "Eva Berg | Pool | Getty Images", "Photo by Eva Berg/Getty Images" """
    if not ("/" in text or "|" in text) or " - " in text:
        return None
    words = text.replace("/", " ").replace("|", " ").split()
    if len(words) > _MAX_CREDIT_WORDS or not _is_credit(text, language):
        return None
    if "/" not in text and not _is_source(text.partition("|")[0].strip(), language):  # a menu has bars, too
        return None
    return ("", without_marker(text, language)) if all(_may_credit(word, language) for word in words) else None


def _may_credit(word: str, language: Language) -> bool:
    """Whether a credit can have this word: a name's, a small one, or one of those that announce credits."""
    lower = word.lower().strip(".,:")
    known = lower in language.link_words["credit"] or lower in language.credit_words or name_forms.is_particle(lower)
    return known or (word[0].isupper() and (word[-1] not in STOPS or len(word) <= 3))


def _trailing(text: str, language: Language) -> tuple[str, str] | None:
    """ "… in Lyon. Eva Berg/Getty Images", "… in Lyon. AP Photo/Eva Berg, File", "… in Lyon | Eva Berg via Getty Images" """
    pictures = language.credit_phrases["agency's picture"]
    if "/" not in text and "|" not in text and not any(phrase in text for phrase in pictures) and not _ends_for_somebody(text, language):
        return None
    for mark in (" | ", ". ", "? ", "! ", "” ", ".”"):
        at = text.rfind(mark)
        tail = text[at + len(mark) :].strip()
        if (
            at > 0
            and _is_credit(tail, language)
            and len(tail.split()) <= _MAX_TRAILING_CREDIT_WORDS
            and (mark != " | " or _is_source(tail, language))
        ):
            return text[: at + len(mark)].rstrip(" |"), tail
    head, slash, agency = text.rpartition("/")
    words = head.split()
    if slash and len(words) > 2 and names.is_person(" ".join(words[-2:]), language) and _is_credit(agency, language):
        return " ".join(words[:-2]), f"{' '.join(words[-2:])}/{agency}"
    at = text.rfind("AP Photo")
    return (text[:at].rstrip(), text[at:]) if at > 0 else None


def _before_address(text: str, language: Language) -> tuple[str, str] | None:
    """ "… in Lyon. Eva Berg eberg@packet.example" """
    head, _, address = text.rpartition(" ")
    if "@" not in address[1:]:
        return None
    words = head.split()
    name = " ".join(words[-2:])
    if len(words) < _MIN_WORDS_BEFORE_ADDRESS or not words[-3].endswith(STOPS_OR_QUOTES) or not names.is_person(name, language):
        return None
    return " ".join(words[:-2]), name


def _is_source(text: str, language: Language) -> bool:
    """Whether a name is surely of somebody who makes or sends pictures: an agency's, or a person's with a known given name."""
    if any(word.lower() in language.credit_words for word in text.split()[-2:]) or agencies.lookup(text):
        return True
    return names.is_person(text, language) and names.is_given_name(text.split()[0])


class _Phrase:
    """Words that may credit a picture: in brackets, at a caption's end, or a whole line."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.words = text.replace("/", " ").replace("|", " ").replace(":", " ").replace("©", " ").split()


def _is_credit(text: str, language: Language) -> bool:
    """Whether these words credit somebody: "Ada Berg / Pool", "AP", "File photo", "Picture: PA"."""
    phrase = _Phrase(text, language)
    for rule in _CREDIT_RULES:
        verdict = rule(phrase)
        if verdict is not None:
            return verdict
    return False


def _after_giver(phrase: _Phrase) -> bool | None:
    """Submitted by [Ada Berg]"""
    giver = _giver_pattern(phrase.language).match(phrase.text)
    return None if giver is None else _is_capitalised(phrase.text[giver.end() :], phrase.language)


def _after_publisher(phrase: _Phrase) -> bool | None:
    """[The Alden Packet]: Ada Berg"""
    publisher, colon, name = phrase.text.partition(": ")
    return _is_capitalised(publisher, phrase.language) if colon and names.is_person(name, phrase.language) else None


def _for_publisher(phrase: _Phrase) -> bool | None:
    """Ada Berg for [The Alden Packet]"""
    for word in phrase.language.byline_words["for"]:
        person, _, publisher = phrase.text.partition(f" {word} ")
        if publisher and names.is_person(person, phrase.language):
            return _is_capitalised(publisher, phrase.language)
    return None


def _too_long(phrase: _Phrase) -> bool | None:
    """The bridge was closed for repairs on Friday. (not AP Photo.)"""
    count = len(phrase.words)
    is_sentence = phrase.text.endswith(STOPS) and count > _MAX_CREDIT_SENTENCE_WORDS
    return None if 1 <= count <= _MAX_CREDIT_WORDS and not is_sentence else False


def _with_credit_word(phrase: _Phrase) -> bool | None:
    """[File photo], [courtesy of the Alden family]; not [in a photo that he took]"""
    words, credit_words = phrase.words, phrase.language.credit_words
    if not any(word.lower().strip(".,") in credit_words for word in words):
        return None
    most = _MAX_SHARE_OF_SMALL["credit word first" if words[0].lower() in credit_words else "credit word later"]
    return sum(1 for word in words if word[0].islower()) <= max(_MAX_SMALL_WORDS, most * len(words))


def _with_slash(phrase: _Phrase) -> bool | None:
    """[Ada Berg/Alden Packet], not [his and/or her]"""
    if "/" not in phrase.text:
        return None
    small = phrase.language.link_words["credit"]
    return all(word[0].isupper() or word.lower() in small or name_forms.is_particle(word) for word in phrase.words)


def _whole_name(phrase: _Phrase) -> bool | None:
    """[AP], [Ada Berg], [Alden News]"""
    text, language = phrase.text, phrase.language
    return agencies.lookup(text) is not None or names.is_person(text, language) or names.is_organization(text, language)


_CREDIT_RULES: Final[tuple[Callable[[_Phrase], bool | None], ...]] = (
    _after_giver,
    _after_publisher,
    _for_publisher,
    _too_long,
    _with_credit_word,
    _with_slash,
    _whole_name,
)
"""Whether a phrase is a credit, by each rule that has something to say of it; the first answer wins."""


def _is_capitalised(text: str, language: Language) -> bool:
    """Whether all words but small ones begin with a capital: "The Port of Lakeside"."""
    small = language.link_words["credit"]
    return all(word[0].isupper() or word in small for word in text.split())


def _reads_like_a_credit(text: str, language: Language) -> bool:
    """Names, not a sentence: most words capitalised."""
    words = [word for word in text.replace("/", " / ").split() if word[0].isalnum()]
    small = _small_words(language)
    capital = sum(1 for word in words if word[0].isupper() or word.lower() in small)
    return bool(words) and (capital >= _MIN_SHARE_OF_CAPITALS * len(words) or len(words) <= 2)


@cache
def _small_words(language: Language) -> frozenset[str]:
    """The words that a credit may have in small letters."""
    return language.link_words["credit"] | languages.anywhere().name_particles | language.credit_words


def without_marker(credit: str, language: Language) -> str:
    """ "Photo: Ada Berg" → "Ada Berg"; "AP Photo/Ada Berg" and "Courtesy of Ada Berg" stay."""
    while (match := _marker_pattern(language).match(credit)) and match.end() < len(credit):
        if match.group().strip().lower() in language.credit_phrases["of the credit"]:
            break
        credit = credit[match.end() :]
    return credit.strip(" ()|©")


def _without_repeated_credit(caption: str, credit: str) -> str:
    """A caption without the credit at its end that the page prints again: "… in Lyon | Eva Berg" and "Eva Berg"."""
    caption = caption.rstrip(" |-–—")
    if credit and caption.endswith(credit):
        caption = caption[: -len(credit)].rstrip(" |-–—/")
    return caption
