"""Pictures: a caption's text and who is credited for it; each picture of a page once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from newsx import languages
from newsx.languages import Language
from newsx.lines import agencies
from newsx.record import Image
from newsx.text import names

_LONGEST_CREDIT = 14
_MARKER_SIGNS = ("photo", "pic", "image", "credit", "courtesy", "copyright", "illustration", "graphic", "video", "©")
_LONGEST_BARE = 80
_LONGEST_SOURCE = 4
_LONGEST_BEFORE_SIGN = 10
"""Characters of a marker before such a sign: "stock photo"."""
_FARTHEST_MARKER = 200
"""Characters from a line's end in which a credit of so many words can begin."""
_BUTTONS_BEFORE = ("[] ", "View image in fullscreen", "Enlarge this image")
_BUTTONS_AFTER = (", opens new tab", "Purchase Licensing Rights", "toggle caption", "hide caption")
_SIGNS = ("(", "/", ":", "|", "©", "@", "hoto", "icture", "mage", "redit", "ourtesy", "opyright", "llustration")
MARKS = ("Photo", "Picture:", "Image:", "Image credit", "Credit", "Courtesy", "courtesy of", "Getty", "Photograph")
"""Words that stand in a credit and seldom in a sentence."""

_SMALL = frozenset({"for", "via", "of", "the", "and", "by"})
_COMPANIES = frozenset({"ltd", "limited", "inc", "llc", "plc"})
"""What ends the name of a company, which holds rights in a page and is not credited for a picture."""
_KEY = 60
_LONGEST = 1500


def split(text: str, language: Language) -> Image:
    """A caption line as caption and credit, each None where the line has none.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> split("The mayor opens the bridge on Friday. (Ada Berg / Pool)", english)
    Image(caption='The mayor opens the bridge on Friday.', credit='Ada Berg / Pool')
    """
    text = _without_buttons(text)
    if len(text) > _LONGEST:
        return Image(caption=text, credit=None)
    for reading in (_in_brackets, _whole, _after_marker, _trailing, _before_address):
        if found := reading(text, language):
            caption, credit = found
            return Image(caption=_without_repeated_credit(caption, credit) or None, credit=credit or None)
    return Image(caption=text or None, credit=None)


def _without_buttons(text: str) -> str:
    """A line without what pages print about the picture's buttons: "… hide caption", "View image in fullscreen …", "[] …"."""
    text = text.strip()
    for prefix in _BUTTONS_BEFORE:
        text = text.removeprefix(prefix)
    for suffix in _BUTTONS_AFTER:
        text = text.removesuffix(suffix).rstrip()
    return text.strip()


@lru_cache(maxsize=2048)  # blocks look at a line several times
def credit_of(text: str, language: Language) -> str | None:
    """The credit in a line, None where it has none: by that a caption is known among other lines."""
    return split(text, language).credit if any(sign in text for sign in _SIGNS) or _ends_for_somebody(text) else None


def _ends_for_somebody(text: str) -> bool:
    """Whether a line that ends no sentence has a "for" near its end: "… in Lyon. Eva Berg for The Alden Packet"."""
    return text[-1:].isalpha() and " for " in text[-_LONGEST_BARE:]


def is_bare_credit(text: str, language: Language) -> bool:
    """Whether a line is a picture's credit and nothing else: "Photo: Ada Lind"."""
    return len(text) < _LONGEST_BARE and credit_of(text, language) is not None and split(text, language).caption is None


def is_source(text: str, language: Language) -> bool:
    """Whether a line is nothing but who sends pictures: "Getty Images", "AFP via Getty Images", "Reuters"."""
    if len(text) > _LONGEST_BARE:
        return False
    words = text.lower().split(maxsplit=_LONGEST_SOURCE)
    return agencies.lookup(text) is not None or (1 < len(words) <= _LONGEST_SOURCE and language.credit_words.issuperset(words))


def is_caption(text: str, language: Language) -> bool:
    """Whether a line describes a picture: it has a credit, or says what is seen where ("The mayor (left) is seen in this file photo")."""
    return describes(text, language) or credit_of(text, language) is not None


def describes(text: str, language: Language) -> bool:
    """Whether a line has words that say where in a picture somebody is, or that there is one: "Lind (left) with the mayor"."""
    lower = text.lower()
    return any(phrase in lower for phrase in language.caption_phrases)


def unite(images: Iterable[Image]) -> list[Image]:
    """Each picture once; one that is only a credit goes to the caption before it, or is the one of the caption after it."""
    united: list[Image] = []
    by_key: dict[str, Image] = {}
    for image in images:
        if image.caption is None:
            if united and united[-1].credit is None:
                united[-1].credit = image.credit
            elif image.credit and all(image.credit != other.credit for other in united):
                united.append(image)
            continue
        known = by_key.setdefault(image.caption.lower().rstrip(".")[:_KEY], image)
        if known is image:
            if united and united[-1].caption is None and united[-1].credit == image.credit:
                united.pop()
            united.append(image)
        known.credit = known.credit or image.credit
    return united


@cache
def _marker_pattern() -> re.Pattern[str]:
    """What announces a credit: "Photo: ", "Photograph by ", "Image credit: ", "Credit...", "©"."""
    kind = r"(?:file |main |stock |top )?(?:photographs?|photos?|pictures?|pics?|images?|illustrations?|graphic|video)"
    by = r"(?:by|courtesy of|courtesy|via|source|copyright)"
    markers = (
        rf"(?:{kind}\s+)?credits?\s?(?::|\.\.\.|…)",
        r"(?-i:(?<=[.!?”’] )Credit(?: Credit)*(?= [A-Z]))",
        r"(?-i:^Credit(?: Credit)*(?= [A-Z][^?!]{0,80}(?:/| for )))",
        rf"{kind}(?:\s+{by})?(?:\s?:|,(?=\s))",
        rf"{kind}\s+(?:by|courtesy of|courtesy|via|copyright)\s",
        r"courtesy of\b",
        r"courtesy:",
        r"copyright\b",
    )
    return re.compile(rf"(?:(?<![\w-])(?:{'|'.join(markers)})|(?-i:(?<=[a-z.])Image: )|©)\s*", re.IGNORECASE)


@cache
def _giver_pattern() -> re.Pattern[str]:
    """What stands before the name of one who gave the picture: "Submitted by Ada Berg"."""
    return re.compile(r"^(?:submitted|supplied|provided|contributed)(?: by|:) ", re.IGNORECASE)


def _in_brackets(text: str, language: Language) -> tuple[str, str] | None:
    """ "… on Friday. (Ada Berg / Pool)", "… on Friday (Picture: PA)" """
    body, tail = text, ""
    if not body.endswith(")") and ")" in body[-40:]:
        body, _, tail = body.rpartition(")")
        body, tail = body + ")", tail.strip(" -–—|.")
        if not _is_credit(tail.removeprefix("Copyright").strip(), language):
            return None
    if not body.endswith(")"):
        return None
    opening = body.rfind("(")
    inside = body[opening + 1 : -1].strip()
    if opening < 0 or not _is_credit(inside, language):
        return None
    return body[:opening].strip(), _without_marker(inside)


def _after_marker(text: str, language: Language) -> tuple[str, str] | None:
    """ "… in Lyon. Photograph: Eva Berg/Reuters", "Photo by Eva Berg", "Image: Reuters" """
    start = max(0, len(text) - _FARTHEST_MARKER)
    end = text[start:].lower()
    signs = [at for sign in _MARKER_SIGNS if (at := end.find(sign)) >= 0]
    if not signs:
        return None
    for match in _marker_pattern().finditer(text, start + max(0, min(signs) - _LONGEST_BEFORE_SIGN)):
        credit = text[match.end() :].strip(" .)(|")
        before = text[: match.start()].rstrip(" (|-–—")
        ends_sentence = not before or before[-1] in ".!?”\"’'…)" or ":" in match.group() or "©" in match.group() or "redit" in match.group()
        if before and "via" in match.group():
            continue
        if (
            credit
            and len(credit.split()) <= _LONGEST_CREDIT
            and (ends_sentence or match.group()[:1].isupper())
            and _reads_like_a_credit(credit, language)
            and credit.split()[-1].strip(".").lower() not in _COMPANIES
        ):
            return before, _without_marker(credit)
    return None


def _whole(text: str, language: Language) -> tuple[str, str] | None:
    """ "Eva Berg | Pool | Getty Images", "Photo by Eva Berg/Getty Images" """
    if not ("/" in text or "|" in text) or " - " in text:
        return None
    words = text.replace("/", " ").replace("|", " ").split()
    if len(words) > _LONGEST_CREDIT or not _is_credit(text, language):
        return None
    if "/" not in text and not _is_source(text.partition("|")[0].strip(), language):  # a menu has bars, too
        return None
    return ("", _without_marker(text)) if all(_may_credit(word, language) for word in words) else None


def _may_credit(word: str, language: Language) -> bool:
    """Whether a credit can have this word: a name's, a small one, or one of those that announce credits."""
    lower = word.lower().strip(".,:")
    known = lower in _SMALL or lower in language.credit_words or lower in languages.anywhere().name_particles
    return known or (word[0].isupper() and (word[-1] not in ".?!" or len(word) <= 3))


def _trailing(text: str, language: Language) -> tuple[str, str] | None:
    """ "… in Lyon. Eva Berg/Getty Images", "… in Lyon. AP Photo/Eva Berg, File", "… in Lyon | Eva Berg via Getty Images" """
    if not any(sign in text for sign in ("/", "Getty Images", "AP Photo", "|")) and not _ends_for_somebody(text):
        return None
    for mark in (" | ", ". ", "? ", "! ", "” ", ".”"):
        at = text.rfind(mark)
        tail = text[at + len(mark) :].strip()
        if at > 0 and _is_credit(tail, language) and len(tail.split()) <= 8 and (mark != " | " or _is_source(tail, language)):
            return text[: at + len(mark)].rstrip(" |"), tail
    head, slash, agency = text.rpartition("/")
    words = head.split()
    if slash and len(words) > 2 and names.is_person(" ".join(words[-2:]), language) and _is_credit(agency, language):
        return " ".join(words[:-2]), f"{' '.join(words[-2:])}/{agency}"
    at = text.rfind("AP Photo")
    if at > 0:
        return text[:at].rstrip(), text[at:]
    return None


def _before_address(text: str, language: Language) -> tuple[str, str] | None:
    """ "… in Lyon. Eva Berg eberg@packet.example" """
    head, _, address = text.rpartition(" ")
    if "@" not in address[1:]:
        return None
    words = head.split()
    name = " ".join(words[-2:])
    if len(words) < 5 or not words[-3].endswith((".", "?", "!", "”", '"')) or not names.is_person(name, language):
        return None
    return " ".join(words[:-2]), name


def _is_source(text: str, language: Language) -> bool:
    """Whether a name is surely of one who makes or sends pictures: an agency's, or a person's with a given name that is known."""
    if any(word.lower() in language.credit_words for word in text.split()[-2:]) or agencies.lookup(text):
        return True
    return names.is_person(text, language) and names.is_given_name(text.split()[0])


def _is_credit(text: str, language: Language) -> bool:
    """Whether these words, in brackets or at a caption's end, credit somebody: "Ada Berg / Pool", "AP", "File photo", "Picture: PA"."""
    giver = _giver_pattern().match(text)
    publisher, colon, name = text.partition(": ")
    if giver or (colon and names.is_person(name, language)):
        return _is_capitalised(text[giver.end() :] if giver else publisher)
    person, _, publisher = text.partition(" for ")
    if publisher and names.is_person(person, language):
        return _is_capitalised(publisher)
    words = text.replace("/", " ").replace("|", " ").replace(":", " ").replace("©", " ").split()
    if not 1 <= len(words) <= _LONGEST_CREDIT or (text.endswith((".", "?", "!")) and len(words) > 3):
        return False
    if any(word.lower().strip(".,") in language.credit_words for word in words):
        most = 0.7 if words[0].lower() in language.credit_words else 0.5
        return sum(1 for word in words if word[0].islower()) <= max(2, most * len(words))
    if "/" in text:
        return all(word[0].isupper() or word.lower() in _SMALL or word.lower() in languages.anywhere().name_particles for word in words)
    return agencies.lookup(text) is not None or names.is_person(text, language) or names.is_organization(text, language)


def _is_capitalised(text: str) -> bool:
    """Whether each word that is not one of the smallest begins with a capital: "The Port of Lakeside"."""
    return all(word[0].isupper() or word in _SMALL for word in text.split())


def _reads_like_a_credit(text: str, language: Language) -> bool:
    """Names, not a sentence: most words capitalised."""
    words = [word for word in text.replace("/", " / ").split() if word[0].isalnum()]
    small = _SMALL | languages.anywhere().name_particles | language.credit_words
    capital = sum(1 for word in words if word[0].isupper() or word.lower() in small)
    return bool(words) and (capital >= 0.7 * len(words) or len(words) <= 2)


def _without_marker(credit: str) -> str:
    """ "Photo: Ada Berg" → "Ada Berg"; "AP Photo/Ada Berg" stays."""
    while (match := _marker_pattern().match(credit)) and match.end() < len(credit):
        credit = credit[match.end() :]
    return credit.strip(" ()|©")


def _without_repeated_credit(caption: str, credit: str) -> str:
    """A caption whose page prints the credit twice, with a dash or bar between, without the first."""
    caption = caption.rstrip(" |-–—")
    if credit and caption.endswith(credit):
        caption = caption[: -len(credit)].rstrip(" |-–—/")
    return caption
