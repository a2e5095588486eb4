"""A story of a news database's export (ProQuest, Nexis, Factiva), with labels such as "BYLINE:", "Full text:" and "LOAD-DATE:".

Its blocks are those of a plain page: headline, byline, date, and the paragraphs of its text, each with its place in the export.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx import languages
from newsx.languages import Language
from newsx.pages import text as dumps
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence
from newsx.sources import export_lines
from newsx.text import names

_SIGNS: Final = ("ull text", "ULL TEXT", "oad-Date:", "OAD-DATE:", "ength:", "ENGTH:", " words\n", " words\r\n")
"""Strings near the beginning of every export; a cheap check that most texts fail."""
_SIGNS_WITHIN_CHARS: Final = 8000
"""Characters at the beginning in which they are looked for."""
_MIN_LABELS: Final = 3
"""Different labels that an export has."""
_CENTRED_COLUMNS: Final = 8
"""Columns by which a centred line is indented."""
_MAX_LABEL_CHARS: Final = 30
_MAX_HEAD_LINES: Final = 40
"""Lines above the text in an export of Factiva."""
_WITHOUT_COLON: Final = frozenset({"body", "full text", "abstract", "classification", "details"})
"""Labels that may be a line of their own without a colon."""
_MAX_GIVEN_SPACES: Final = 2
"""Spaces between the given names of somebody."""
_MISSING: Final = ("not available", "none available")
"""How the label of a text that the database does not have ends."""
_NOT_SECTIONS: Final = ("section ", "column ", "pg.", "pg ", "page ")
"""How parts of a section's line begin that do not name the section."""


class _ExportLine:
    """A line that is not blank.

    `text` is without indentation, which `indent` counts in columns; `start` is its character in the export, `number` its line from 1;
    `gap` says that a blank line is above it. `label` is the label that it begins with, in lower case, or ""; `value` is the character of
    `text` at which the label's value begins.
    """

    def __init__(self, text: str, start: int, number: int, indent: int, gap: bool, label: str, value: int) -> None:
        self.text, self.start, self.number, self.indent = text, start, number, indent
        self.gap, self.label, self.value = gap, label, value


def read(text: str, language: Language) -> tuple[list[Block], Evidence] | None:
    """The blocks and the evidence of an exported story; `None` if the text is not an export."""
    start = text[:_SIGNS_WITHIN_CHARS]
    if not any(sign in start for sign in _SIGNS):
        return None
    lines = _lines(text)
    first = _first_of_body(lines)
    if first is None:
        return None
    labelled = bool(lines[first].label)
    if labelled and not _has_labels(lines):
        return None
    stop = _end_of_body(lines, first + 1)
    begin = lines[first].start + (lines[first].value if labelled else len(lines[first].text))
    body = _body(text, begin, lines[stop].start if stop < len(lines) else len(text), language)
    head, evidence = _head(lines[:first], lines[stop:])
    return head + body, evidence


def _lines(text: str) -> list[_ExportLine]:
    """The lines of an export that are neither blank nor underscores."""
    lines: list[_ExportLine] = []
    position, gap = 0, True
    for number, raw in enumerate(text.splitlines(keepends=True), start=1):
        bare = raw.strip()
        if bare.strip("_"):
            indent = len(raw) - len(raw.lstrip())
            lines.append(_ExportLine(bare, position + indent, number, indent, gap, *_label(bare)))
        gap = not bare.strip("_")
        position += len(raw)
    return lines


def _label(line: str) -> tuple[str, int]:
    """The label that a line begins with, in lower case, and the character at which its value begins; ("", 0) if there is none.

    >>> _label("LOAD-DATE: March 4, 2024"), _label("Body"), _label("She said: no")
    (('load-date', 11), ('body', 4), ('', 0))
    """
    if line.lower() in _WITHOUT_COLON:
        return line.lower(), len(line)
    at = line.find(":", 0, _MAX_LABEL_CHARS)
    name = line[:at].rstrip().lower() if at > 0 and line[0].isupper() else ""
    return (name, len(line) - len(line[at + 1 :].lstrip())) if name in _groups() else ("", 0)


def _first_of_body(lines: list[_ExportLine]) -> int | None:
    """The index of the line that opens the story's text: "Full text:", "BODY:", else "Abstract:". Factiva has no such label: there it is
    the copyright line below the count of words. `None` if there is no such line."""
    for group in ("body", "abstract"):
        for index, line in enumerate(lines):
            if group in _groups().get(line.label, ()) and not line.text.lower().endswith(_MISSING):
                return index
    counted = False
    for index, line in enumerate(lines[:_MAX_HEAD_LINES]):
        counted = counted or export_lines.is_word_count(line.text)
        if counted and export_lines.is_copyright(line.text):
            return index
    return None


def _has_labels(lines: list[_ExportLine]) -> bool:
    """Whether a text has as many labels as an export has, among them one that only exports have."""
    labels = {line.label for line in lines if line.label}
    return len(labels) >= _MIN_LABELS and any("sure" in _groups()[label] for label in labels)


def _end_of_body(lines: list[_ExportLine], start: int) -> int:
    """The index of the line after the story's last. A paragraph may begin like a label, but hardly two in a row."""
    for index in range(start, len(lines)):
        if _closes(lines[index].text):
            return index
        if lines[index].label:
            after = index + len(_paragraph(lines, index))
            if after == len(lines) or lines[after].label or _closes(lines[after].text):
                return index
    return len(lines)


def _closes(line: str) -> bool:
    """Whether a line comes after a story's text: its copyright, "End of Document", the number that Factiva gives it."""
    return export_lines.is_copyright(line) or export_lines.is_end_of_story(line)


def _body(text: str, begin: int, end: int, language: Language) -> list[Block]:
    """The blocks of `text[begin:end]`, with their places in the whole."""
    blocks = dumps.blocks_of(text[begin:end], language)
    above = text.count("\n", 0, begin)
    for block in blocks:
        block.start, block.stop, block.line = (block.start or 0) + begin, (block.stop or 0) + begin, (block.line or 1) + above
    return blocks


def _head(above: list[_ExportLine], below: list[_ExportLine]) -> tuple[list[Block], Evidence]:
    """The blocks of headline, byline and date, and the evidence, by the labels around the text and the lines above the first label."""
    evidence = Evidence()
    values: dict[str, Block] = {}
    for lines in (above, below):
        for index, line in enumerate(lines):
            for group in _groups().get(line.label, ()):
                values.setdefault(group, _value(lines, index))
    masthead = [line for line in above[: _first_label(above)] if not export_lines.is_count_of_stories(line.text)]
    headline, publisher = _masthead([line for line in masthead if not export_lines.is_copyright(line.text)])
    headline = values.get("headline") or headline
    byline = values.get("author") or next((_block([line]) for line in masthead if line.text.startswith(("By ", "BY "))), None)
    dated = next((_block([line]) for line in masthead if _year().search(line.text) and not export_lines.is_copyright(line.text)), None)
    for date in filter(None, (values.get("published"), dated)):
        evidence.add("published", "database", date.text)
    evidence.add("headline", "database", headline.text if headline else None)
    evidence.add("author", "database", name_first(byline.text) if byline else None)
    evidence.add("publisher", "database", _before_place(values["publisher"].text) if "publisher" in values else publisher)
    evidence.add("section", "database", section_in(values["section"].text) if "section" in values else None)
    return [block for block in (headline, byline, dated or values.get("published")) if block and block.text], evidence


def _first_label(lines: list[_ExportLine]) -> int:
    """The index of the first line with a label; the number of lines if there is none."""
    return next((index for index, line in enumerate(lines) if line.label), len(lines))


def _masthead(lines: list[_ExportLine]) -> tuple[Block | None, str | None]:
    """The headline and the publication among the lines without labels.

    Older exports centre the publication's name and everything but the headline. Factiva has the headline above the byline, and below that
    the count of words, the date and the publication. Others have headline, publication and date, in this order.
    """
    if not lines:
        return None, None
    if lines[0].indent >= _CENTRED_COLUMNS:
        start = next((index for index, line in enumerate(lines) if line.indent < _CENTRED_COLUMNS), len(lines))
        return _block(_paragraph(lines, start)), lines[0].text
    counted = next((index for index, line in enumerate(lines) if export_lines.is_word_count(line.text)), None)
    if counted is not None:
        titles = [line for line in lines[:counted] if not line.text.startswith(("By ", "BY "))]
        return _block(titles[-1:]), lines[counted + 2].text if counted + 2 < len(lines) else None
    dated = any(_year().search(line.text) for line in lines[2:4])
    return _block(lines[:1]), lines[1].text if dated and not _year().search(lines[1].text) else None


def _value(lines: list[_ExportLine], index: int) -> Block:
    """A label's value, which may continue on the lines below it, up to a blank one."""
    first = lines[index]
    block = _block(_paragraph(lines, index)) or Block("")
    block.text, block.start = block.text[first.value :].lstrip(), first.start + first.value
    return block


def _paragraph(lines: list[_ExportLine], start: int) -> list[_ExportLine]:
    """The lines from `start` to the next blank one or label."""
    stop = start + 1
    while stop < len(lines) and not lines[stop].gap and not lines[stop].label:
        stop += 1
    return lines[start:stop]


def _block(lines: list[_ExportLine]) -> Block | None:
    """The lines as one block; `None` if there are none."""
    if not lines:
        return None
    text = " ".join(" ".join(line.text for line in lines).split())
    return Block(text, lines[0].start, lines[-1].start + len(lines[-1].text), lines[0].number)


def name_first(listed: str) -> str:
    """Names with the family name last.

    >>> name_first("Roe, Ann; Askew, Ben"), name_first("By ANN ROE and BEN ASKEW"), name_first("Ann Roe, Chief Reporter")
    ('Ann Roe and Ben Askew', 'By ANN ROE and BEN ASKEW', 'Ann Roe, Chief Reporter')
    """
    parts = [part.strip().split(", ") for part in listed.split(";")]
    return " and ".join(f"{part[1]} {part[0]}" for part in parts) if all(map(_is_family_first, parts)) else listed


def _is_family_first(parts: list[str]) -> bool:
    """Whether these are a family name and then given names: ["Roe", "Ann"]; not ["Ann Roe", "Ivo Bern"]."""
    if len(parts) != 2 or parts[1].count(" ") > _MAX_GIVEN_SPACES:
        return False
    family, given = (part.partition(" ")[0] for part in parts)
    return " " not in parts[0] or (names.is_given_name(given) and not names.is_given_name(family))


def _before_place(publication: str) -> str:
    """A publication's name, without its place and the date.

    >>> _before_place("Carrow Gazette ; Carrow [Carrow]. 03 Mar 2024: A.1.")
    'Carrow Gazette'
    """
    return publication.partition(";")[0].partition(" [")[0].strip()


def section_in(value: str) -> str | None:
    """The part of a section's line that names it; `None` if none does.

    >>> section_in("Section A; Column 0; National Desk; Pg. 14"), section_in("NEWS; Pg. 2")
    ('National Desk', 'NEWS')
    """
    parts = [part.strip() for part in value.split(";")]
    return next((part for part in parts if part and not part.lower().startswith(_NOT_SECTIONS)), None)


@cache
def _groups() -> dict[str, frozenset[str]]:
    """The groups of each label: what it may label."""
    groups: dict[str, frozenset[str]] = {}
    for group, labels in languages.anywhere().database_labels.items():
        for label in labels:
            groups[label] = groups.get(label, frozenset()) | {group}
    return groups


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:19|20)\d\d\b")
