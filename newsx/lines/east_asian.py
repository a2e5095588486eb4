"""Bylines in Chinese, Japanese and Korean, where a name is a surname and one or two signs, and no space need stand around it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx import languages
from newsx.languages import Language
from newsx.text import names
from newsx.text.sentences import with_latin_signs

_MAX_CHARS: Final = 120


def signers(line: str, language: Language) -> list[str]:
    """The people that a line names as its writers: after "作者", "记者" and the like, or before "기자" and "記者".

    >>> from newsx import languages
    >>> signers("（责编：王伟、李娜）", languages.of("zh")), signers("서울 김민준 기자 kim@harbor.example", languages.of("ko"))
    (['王伟', '李娜'], ['김민준'])
    """
    if line.isascii() or len(line) > _MAX_CHARS or not _signs().search(line):
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
    return re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[\s,;:/|·・()\[\]@=＝／]+")
