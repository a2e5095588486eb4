"""Bylines and datelines in Chinese, Japanese and Korean, where a name is a surname and a sign or two, and no space need stand by it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx import languages
from newsx.languages import Language
from newsx.lines import agencies
from newsx.record import Dateline
from newsx.text import names
from newsx.text.sentences import with_latin_signs
from newsx.text.words import may_be_asian

_MAX_CHARS: Final = 120
_BEFORE_PLACE: Final = frozenset({"", "（", "(", "[", "【"})
""" "" for an empty line."""


def signers(line: str, language: Language) -> list[str]:
    """The people that a line names as its writers: after "作者", "记者" and the like, or before "기자" and "記者".

    >>> from newsx import languages
    >>> signers("（责编：王伟、李娜）", languages.of("zh")), signers("서울 김민준 기자 kim@harbor.example", languages.of("ko"))
    (['王伟', '李娜'], ['김민준'])
    """
    if len(line) > _MAX_CHARS or not may_be_asian(line) or not _signs().search(line):
        return []
    found: list[str] = []
    announced = False
    before = ""
    for piece in filter(None, _marks().split(with_latin_signs(line))):
        name, is_before_job = _without_job(piece)
        label, rest = _without_label(piece)
        if is_before_job and names.is_person(name or before, language, introduced=True):
            found.append(name or before)
            announced = False
        elif label and not rest:
            announced = True
        elif label and names.is_person(rest, language, introduced=True):
            found.append(rest)
            announced = True
        elif announced and names.is_person(piece, language, introduced=True):
            found.append(piece)
        else:
            announced = False
        before = piece
    return list(dict.fromkeys(found))


def dateline(paragraph: str) -> Dateline | None:
    """The dateline of a known agency that a paragraph begins with.

    >>> dateline("新华社北京4月24日电 市议会"), dateline("(서울=연합뉴스) 시의회는")
    (Dateline(place='北京', agency='Xinhua', text='新华社北京4月24日电'), Dateline(place='서울', agency='Yonhap', text='(서울=연합뉴스)'))
    """
    beginning = paragraph[:_MAX_CHARS]
    may_begin = beginning[:1] in _BEFORE_PLACE or names.is_east_asian(beginning[0])  # most have none, nor need the pattern
    match = _dateline().match(beginning) if may_begin and may_be_asian(beginning) else None
    if not match or not any(map(names.is_east_asian, match.group())):
        return None
    inside, day = match.group("brackets"), match.group("day")
    if day:
        return _filed(match.group("before"), match.group(), agency_first=True)
    place, sign, agency = inside.replace("＝", "=").rpartition("=")
    if sign and (known := agencies.lookup(agency)):
        return Dateline(place=place, agency=known, text=match.group())
    return _filed(inside, match.group(), agency_first=False)


def _filed(words: str, printed: str, agency_first: bool) -> Dateline | None:
    """The dateline of a place and an agency that stand together without a sign between: "新华社北京", "ワシントン時事"."""
    for at in range(1, len(words)):
        agency, place = (words[:at], words[at:]) if agency_first else (words[at:], words[:at])
        if known := agencies.lookup(agency):
            return Dateline(place=place, agency=known, text=printed)
    return None


@cache
def _dateline() -> re.Pattern[str]:
    """ "新华社北京4月24日电", "【北京=共同】", "(서울=연합뉴스)" """
    signs = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
    return re.compile(
        rf"[（(]?(?P<before>[{signs}]{{3,14}})(?P<day>\d{{1,2}}月\d{{1,2}}日)[电電]|[【(\[（](?P<brackets>[{signs}A-Z,·・]{{1,14}}[=＝]?[{signs}A-Z]{{1,8}})[】)\]）]"
    )


def _without_job(piece: str) -> tuple[str, bool]:
    """What stands before a job, and whether there is one: "김민준기자" → "김민준", True; "기자" → "", True."""
    for job in _longest_first("after a name"):
        if piece.endswith(job):
            return piece.removesuffix(job), True
    return piece, False


def _without_label(piece: str) -> tuple[str, str]:
    """A word that announces writers and what stands after it: "新华社记者" → "记者", ""; "记者王伟" → "记者", "王伟"."""
    for label in _longest_first("before a name"):
        head, found, tail = piece.rpartition(label)
        if found and (not head or not tail):
            return label, tail
    return "", piece


@cache
def _longest_first(group: str) -> tuple[str, ...]:
    return tuple(sorted(languages.anywhere().byline_words[group], key=lambda word: (-len(word), word)))


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"(?![\u3100-\u33ff])[\u3040-\u9fff\uac00-\ud7a3]")  # sets of two runs are compiled fast


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[\s,;:/|·・()\[\]@=＝／]+")
