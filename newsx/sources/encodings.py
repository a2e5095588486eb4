"""Which encoding bytes are in that are not UTF-8 and do not say it: the one in which they read as some language.

Each encoding is tried that the web has used, and its text is judged: what part of its words are function words of the languages that were
written in that encoding, or of its characters the commonest of a script without spaces; and how much of it is odd, as a sign or a capital
amid a word is ("cafŽ", "donÕt"). Few letters tell windows-1250 from windows-1252, so it is the language of the words around them that does.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

_WESTERN = ("en", "de", "fr", "es", "pt", "it", "nl", "sv", "no", "da", "fi", "is", "ca", "id", "sq", "af", "sw", "tl")
_CENTRAL = ("pl", "cs", "sk", "sl", "hu", "ro", "hr")
_CYRILLIC = ("ru", "uk", "bg", "mk", "be", "sr")
_BALTIC = ("et", "lt", "lv")
_SINGLE = {
    "windows-1252": _WESTERN, "windows-1250": _CENTRAL, "windows-1251": _CYRILLIC, "iso-8859-2": _CENTRAL, "koi8-u": _CYRILLIC,
    "windows-1254": ("tr",), "windows-1257": _BALTIC, "windows-1253": ("el",), "iso-8859-7": ("el",), "windows-1256": ("ar", "fa", "ur"),
    "windows-1255": ("he",), "iso-8859-15": _WESTERN, "mac-roman": _WESTERN, "cp850": _WESTERN, "cp852": _CENTRAL, "iso-8859-5": _CYRILLIC,
    "cp866": _CYRILLIC, "mac-cyrillic": _CYRILLIC, "mac-latin2": _CENTRAL, "cp874": ("th",),
}  # fmt: skip
"""Encodings of a byte a character, and the languages written in each; of two that fit as well, the first is likelier."""
_DOUBLE = ("gb18030", "big5", "cp932", "euc-jp", "cp949")
"""Encodings of one or more bytes a character."""
_MORE_WORDS = {
    "el": "ο η το οι τα του της των τον την τη και να με σε που από για θα δεν είναι στο στη στην στον ότι ως κατά αυτό",
    "he": "של את על לא עם זה הוא היא גם כי אל או אם כל יש אין אך אבל רק עד בין אחרי לפני היה הם",
}
"""Function words of languages that are told by their script, where `newsx.languages` needs none."""
_COMMON = frozenset("的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也年月日")
"""The commonest characters of Chinese, which are a tenth of any text."""
_SAMPLE_BYTES = 1 << 12
"""Bytes that are judged of a long content."""
_SEARCHED_BYTES = 1 << 18
"""Bytes in which they are looked for."""
_WINDOW = 200
"""Bytes of ASCII that are judged on each side of those beyond it: the words that tell the language."""
_MANY, _FEW = 0.25, 8
"""The part of the letters beyond ASCII in a text whose script is not Latin, at least; their number in bytes that tells nothing."""
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
"""What turns to Japanese in ISO 2022, which is ASCII otherwise."""
_USUAL = "windows-1252"
_CLEAR = 0.35
"""The score from which on text is surely in an encoding: that many of its words are function words, and it has nothing odd."""
_MIN_SCORE = -0.5
"""The score below which none of the encodings fits."""
_FOREIGN = 0.1
"""The part by which English is less likely in an encoding made for other languages."""
_WORD_CHARS = 6
"""Characters of a word with the space after it."""
_MARKS = ".,;:!?()\"'“”„«»‚‘’–—…-"
_THAI = 0.15
"""What a text of Thai letters counts, which no spaces divide into words."""
_SIGNS = "×÷±©®™°"
"""Signs that are not odd, though their categories are."""
_ODD_CATEGORIES = frozenset(("Cc", "Co", "Cn", "So", "Sk", "Sm"))
"""Controls, characters that mean nothing, signs of mathematics and drawing."""
_SENSIBLE = 0.02
"""The score from which on text makes sense in an encoding that is declared for it."""
_MIN_ADVANTAGE = 0.3
"""By how much another encoding must be likelier for a declared one to be wrong."""


def likeliest(content: bytes) -> str:
    """The encoding in which `content`, which is not UTF-8, most likely is."""
    if is_iso_2022(content):
        return "iso-2022-jp"
    sample = _sample(content)
    if _score(sample, _USUAL) >= _CLEAR:
        return _USUAL
    score, encoding = max(((_score(sample, encoding), -rank, encoding) for rank, encoding in enumerate(_candidates(sample))))[::2]
    return encoding if score > _MIN_SCORE else _by_statistics(sample)


def _by_statistics(sample: bytes) -> str:
    """The most likely encoding among all that there are."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else _USUAL


def is_iso_2022(content: bytes) -> bool:
    """Whether bytes are Japanese in ISO 2022, in which every byte is of ASCII."""
    return b"\x1b" in content and any(escape in content for escape in _ESCAPES)


def makes_sense(content: bytes, encoding: str) -> bool:
    """Whether a declared encoding can be right: it has all characters, and no other one makes far better reading of them."""
    sample = _sample(content)
    if decoded(sample, encoding) is None:
        return False
    mine = _score(sample, encoding)
    return mine >= _SENSIBLE or max(_score(sample, other) for other in _candidates(sample)) < mine + _MIN_ADVANTAGE


def decoded(content: bytes, encoding: str) -> str | None:
    """The text of `content` but for a character that is cut short at its end; `None` if it is not in this encoding."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(content)
    except (UnicodeError, LookupError):
        return None


def _candidates(sample: bytes) -> list[str]:
    """The encodings that are possible: those of two bytes a character are for text that is mostly beyond ASCII."""
    beyond = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    letters = sum(map(sample.count, (bytes([letter]) for letter in b"aeiorstn"))) * 3 // 2
    return [*_SINGLE, *_DOUBLE] if beyond > max(_FEW, _MANY * (beyond + letters)) else list(_SINGLE)


def _sample(content: bytes) -> bytes:
    """The bytes of `content` beyond ASCII with what stands around them, without markup."""
    text = _markup().sub(b" ", content[:_SEARCHED_BYTES])
    if len(text) <= _SAMPLE_BYTES:
        return text
    pieces: list[bytes] = []
    end = size = 0
    for match in _beyond_ascii().finditer(text):
        start, stop = max(end, match.start() - _WINDOW), max(end, match.end() + _WINDOW)
        pieces += [b"\n" if start > end else b"", text[start:stop]]
        size += stop - start
        end = stop
        if size >= _SAMPLE_BYTES:
            break
    return b"".join(pieces)[:_SAMPLE_BYTES]


@cache
def _markup() -> re.Pattern[bytes]:
    return re.compile(rb"<(?:script|style)\b[^<]*(?:<(?!/(?:script|style))[^<]*)*|<[!/a-zA-Z][^<>]*>", re.IGNORECASE)


@cache
def _beyond_ascii() -> re.Pattern[bytes]:
    return re.compile(rb"[\x80-\xff]+")


def _score(sample: bytes, encoding: str) -> float:
    """How well `sample` reads in an encoding: the part of it that is common in its languages, less the part of what is not ASCII that is
    odd. Below zero it is no text."""
    text = decoded(sample, encoding)
    damaged = 0
    if text is None and encoding in _SINGLE:
        text = sample.decode(encoding, "replace")
        damaged = text.count("\ufffd")
    if text is None:
        return -2.0
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if not beyond:
        return 0.0
    if encoding in _DOUBLE:
        return _share_of_characters(text, beyond, encoding)
    words = _common_words(text, _languages_in().get(codecs.lookup(encoding).name, _WESTERN)) * _WORD_CHARS / len(text)
    if encoding == "cp874" and beyond > _FEW:
        words += _THAI * sum("\u0e01" <= character <= "\u0e5b" for character in text) / len(text)
    return words - (damaged + _odd_characters(text)) / beyond


def _common_words(text: str, languages: tuple[str, ...]) -> float:
    """How many words of a text are function words of one of the languages, the one that has most; those that ASCII has not count twice."""
    hits: dict[str, int] = {}
    for word in text.lower().split():
        word = word.strip(_MARKS)
        for language in _languages_of().get(word, ()):
            hits[language] = hits.get(language, 0) + (1 if word.isascii() else 2)
    most = max((hits.get(language, 0) for language in languages), default=0)
    return most if "en" in languages else max(most, (1 - _FOREIGN) * hits.get("en", 0))


def _odd_characters(text: str) -> int:
    """How many characters beyond ASCII are of no writing: controls and drawing, a sign or a capital after a small letter in a word, words
    of two scripts, Latin ones without a letter of ASCII, marks of Thai on no letter."""
    odd = sum(map(len, _odd_pattern().findall(text)))
    for character in set(text):
        if character > "\x7f" and character not in _SIGNS and unicodedata.category(character) in _ODD_CATEGORIES:
            odd += text.count(character)
    return odd


@cache
def _odd_pattern() -> re.Pattern[str]:
    small = r"a-zß-öø-ÿœšžа-яё-џα-ωά-ώ"
    capital = r"À-ÖØ-ÞŒŠŽŸА-ЯЀ-ЏΑ-Ω"
    other = r"\u0370-\u0fff"
    return re.compile(
        rf"(?<=[{small}])[¡-©«-´¶-¹»-¿‚„†‡‰‹›•ˆ˜€™](?=[{small}])|(?<=[{small}])[{capital}]+|(?<=[{small}])[¡-£¥-¨¬¯±´¶-¹¼-¾‚„]"
        rf"|(?<=\s)[ÐÑÒÔÕ](?=\s)|[ÐÑÒÓÔÕ](?=[A-Z][a-z])|(?<=[a-zA-Z])[{other}]+|[{other}]+(?=[a-zA-Z])|(?<![^\W\d_])[À-ÖØ-öø-ÿ]{{3,}}(?![^\W\d_])"
        r"|(?<![\u0e01-\u0e5b])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[\u0e31\u0e34-\u0e3a]{2,}"
    )


def _share_of_characters(text: str, beyond: int, encoding: str) -> float:
    """The part of the characters beyond ASCII that every text of the encoding's languages has many of."""
    odd = sum(1 for character in text if character > "\x7f" and _is_rare(character))
    common: float
    if encoding in {"cp932", "euc-jp"}:
        common = sum("\u3040" <= character <= "\u30ff" for character in text)
    elif encoding == "cp949":
        common = sum("\uac00" <= character <= "\ud7a3" for character in text) / 2
    else:
        common = sum(map(text.count, _COMMON)) * 4
    return min(1.0, common / beyond) - 2 * odd / beyond


def _is_rare(character: str) -> bool:
    """Whether hardly any text of the East has a character: half-width katakana, private use, rare ideographs, letters of Europe."""
    return (
        "\xa1" <= character <= "\u02ff" or "\u0370" <= character <= "\u1fff" or "\u3400" <= character <= "\u4dbf"
        or "\ue000" <= character <= "\uf8ff" or "\uff61" <= character <= "\uff9f" or character > "\uffff" or character == "\ufffd"
    )  # fmt: skip


@cache
def _languages_in() -> dict[str, tuple[str, ...]]:
    """The languages of each encoding, by Python's name of the encoding."""
    return {codecs.lookup(encoding).name: languages for encoding, languages in _SINGLE.items()}


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Each function word → the languages that have it."""
    from newsx import languages

    found: dict[str, tuple[str, ...]] = {}
    lists = {code: list(words) for code, words in languages.anywhere().languages.items() if not code.endswith("+")}
    for code, more in _MORE_WORDS.items():
        lists[code] = [*lists.get(code, ()), *more.split()]
    for code, words in lists.items():
        for word in words:
            if code not in found.get(word, ()):
                found[word] = (*found.get(word, ()), code)
    return found
