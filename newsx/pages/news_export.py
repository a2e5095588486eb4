"""Exports of news databases (ProQuest, Nexis, Factiva): a story among labels such as "BYLINE:", "Full text:" and "LOAD-DATE:".

Its blocks are those of a plain page: headline, byline, date, and the paragraphs of its text, each with its place in the export.
"""

from __future__ import annotations

import re
from functools import cache

from newsx import languages
from newsx.pages import text as dumps
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence

_TELLTALES = ("ull text", "ULL TEXT", "oad-Date:", "OAD-DATE:", "ength:", "ENGTH:", " words\n", " words\r\n")
_TOLD_WITHIN = 8000
_FEWEST_LABELS = 3
_CENTRED = 8
_LONGEST_LABEL, _LONGEST_HEAD = 30, 40
_BARE = frozenset({"body", "full text", "abstract", "classification", "details"})
"""Labels that may stand on a line of their own without a colon."""
_MISSING = ("not available", "none available")
_NO_SECTION = ("section ", "column ", "pg.", "pg ", "page ")


class _Line:
    """A line that is not blank: its text without indentation, its place, the label that it begins with and where the value does."""

    def __init__(self, text: str, start: int, number: int, indent: int, gap: bool, label: str, value: int) -> None:
        self.text, self.start, self.number, self.indent = text, start, number, indent
        self.gap, self.label, self.value = gap, label, value


def read(text: str) -> tuple[list[Block], Evidence] | None:
    """The blocks and the evidence of an exported story; `None` where the text is no export."""
    start = text[:_TOLD_WITHIN]
    if not any(sign in start for sign in _TELLTALES):
        return None
    lines = _lines(text)
    first = _first_of_body(lines)
    if first is None:
        return None
    labelled = bool(lines[first].label)
    if labelled and not _has_scaffolding(lines):
        return None
    stop = _end_of_body(lines, first + 1)
    begin = lines[first].start + (lines[first].value if labelled else len(lines[first].text))
    body = _body(text, begin, lines[stop].start if stop < len(lines) else len(text))
    head, evidence = _head(lines[:first], lines[stop:])
    return head + body, evidence


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    position, gap = 0, True
    for number, raw in enumerate(text.splitlines(keepends=True), start=1):
        bare = raw.strip()
        if bare.strip("_"):
            indent = len(raw) - len(raw.lstrip())
            lines.append(_Line(bare, position + indent, number, indent, gap, *_label(bare)))
        gap = not bare.strip("_")
        position += len(raw)
    return lines


def _label(line: str) -> tuple[str, int]:
    """What a line labels, "" for none, and where its value begins.

    >>> _label("LOAD-DATE: March 4, 2024"), _label("Body"), _label("She said: no")
    (('load-date', 11), ('body', 4), ('', 0))
    """
    if line.lower() in _BARE:
        return line.lower(), len(line)
    at = line.find(":", 0, _LONGEST_LABEL)
    name = line[:at].rstrip().lower() if at > 0 and line[0].isupper() else ""
    return (name, len(line) - len(line[at + 1 :].lstrip())) if name in _groups() else ("", 0)


def _first_of_body(lines: list[_Line]) -> int | None:
    """The line that opens the story's text: "Full text:", "BODY:", else "Abstract:"; in Factiva's exports, which give a count of words
    in its stead, the line of copyright above it."""
    for group in ("body", "abstract"):
        for index, line in enumerate(lines):
            if group in _groups().get(line.label, ()) and not line.text.lower().endswith(_MISSING):
                return index
    counted = False
    for index, line in enumerate(lines[:_LONGEST_HEAD]):
        counted = counted or _is_wordcount(line.text)
        if counted and _is_copyright(line.text):
            return index
    return None


def _has_scaffolding(lines: list[_Line]) -> bool:
    labels = {line.label for line in lines if line.label}
    return len(labels) >= _FEWEST_LABELS and any("sure" in _groups()[label] for label in labels)


def _end_of_body(lines: list[_Line], start: int) -> int:
    """The line after the story's last. A paragraph may begin like a label, but hardly two in a row."""
    for index in range(start, len(lines)):
        if _closes(lines[index].text):
            return index
        if lines[index].label:
            after = index + len(_paragraph(lines, index))
            if after == len(lines) or lines[after].label or _closes(lines[after].text):
                return index
    return len(lines)


def _closes(line: str) -> bool:
    """Whether a line closes a document: its copyright, "End of Document", the number that Factiva gives it."""
    return _is_copyright(line) or line == "End of Document" or _document_number().fullmatch(line) is not None


def _is_copyright(line: str) -> bool:
    return line.startswith(("Copyright ", "(c) ", "©"))


def _is_wordcount(line: str) -> bool:
    return line.endswith(" words") and line[:-6].replace(",", "").isdigit()


def _body(text: str, begin: int, end: int) -> list[Block]:
    """The blocks of a part of a text, with their places in the whole."""
    blocks = dumps.split(text[begin:end])
    above = text.count("\n", 0, begin)
    for block in blocks:
        block.start, block.stop, block.line = (block.start or 0) + begin, (block.stop or 0) + begin, (block.line or 1) + above
    return blocks


def _head(above: list[_Line], below: list[_Line]) -> tuple[list[Block], Evidence]:
    """Headline, byline and date, by the labels around the text and the lines without labels that stand above all."""
    evidence = Evidence()
    values: dict[str, Block] = {}
    for lines in (above, below):
        for index, line in enumerate(lines):
            for group in _groups().get(line.label, ()):
                values.setdefault(group, _value(lines, index))
    masthead = [line for line in above[: _first_label(above)] if not _document_count().fullmatch(line.text)]
    headline, publisher = _masthead([line for line in masthead if not _is_copyright(line.text)])
    headline = values.get("headline") or headline
    byline = values.get("author") or next((_block([line]) for line in masthead if line.text.startswith(("By ", "BY "))), None)
    dated = next((_block([line]) for line in masthead if _year().search(line.text) and not _is_copyright(line.text)), None)
    for date in filter(None, (values.get("published"), dated)):
        evidence.add("published", "database", date.text)
    evidence.add("headline", "database", headline.text if headline else None)
    evidence.add("author", "database", _name_first(byline.text) if byline else None)
    evidence.add("publisher", "database", _before_place(values["publisher"].text) if "publisher" in values else publisher)
    evidence.add("section", "database", _section(values["section"].text) if "section" in values else None)
    return [block for block in (headline, byline, dated or values.get("published")) if block and block.text], evidence


def _first_label(lines: list[_Line]) -> int:
    return next((index for index, line in enumerate(lines) if line.label), len(lines))


def _masthead(lines: list[_Line]) -> tuple[Block | None, str | None]:
    """The headline and the publication among the lines without labels.

    Older exports centre the publication's name and all but the headline. Factiva gives the headline above the byline and the count of
    words, the date and the publication below; others begin with the headline and go on with the publication and the date.
    """
    if not lines:
        return None, None
    if lines[0].indent >= _CENTRED:
        start = next((index for index, line in enumerate(lines) if line.indent < _CENTRED), len(lines))
        return _block(_paragraph(lines, start)), lines[0].text
    counted = next((index for index, line in enumerate(lines) if _is_wordcount(line.text)), None)
    if counted is not None:
        titles = [line for line in lines[:counted] if not line.text.startswith(("By ", "BY "))]
        return _block(titles[-1:]), lines[counted + 2].text if counted + 2 < len(lines) else None
    dated = any(_year().search(line.text) for line in lines[2:4])
    return _block(lines[:1]), lines[1].text if dated and not _year().search(lines[1].text) else None


def _value(lines: list[_Line], index: int) -> Block:
    """What a label says, which may run on in the lines below it until a blank one."""
    first = lines[index]
    block = _block(_paragraph(lines, index)) or Block("")
    block.text, block.start = block.text[first.value :].lstrip(), first.start + first.value
    return block


def _paragraph(lines: list[_Line], start: int) -> list[_Line]:
    """The lines from `start` to the next blank one or label."""
    stop = start + 1
    while stop < len(lines) and not lines[stop].gap and not lines[stop].label:
        stop += 1
    return lines[start:stop]


def _block(lines: list[_Line]) -> Block | None:
    if not lines:
        return None
    text = " ".join(" ".join(line.text for line in lines).split())
    return Block(text, lines[0].start, lines[-1].start + len(lines[-1].text), lines[0].number)


def _name_first(names: str) -> str:
    """
    >>> _name_first("Roe, Ann; Askew, Ben"), _name_first("By ANN ROE and BEN ASKEW")
    ('Ann Roe and Ben Askew', 'By ANN ROE and BEN ASKEW')
    """
    parts = [part.strip().split(", ") for part in names.split(";")]
    return " and ".join(f"{part[1]} {part[0]}" for part in parts) if all(len(part) == 2 for part in parts) else names


def _before_place(publication: str) -> str:
    """
    >>> _before_place("Carrow Gazette ; Carrow [Carrow]. 03 Mar 2024: A.1.")
    'Carrow Gazette'
    """
    return publication.partition(";")[0].partition(" [")[0].strip()


def _section(value: str) -> str | None:
    """
    >>> _section("Section A; Column 0; National Desk; Pg. 14"), _section("NEWS; Pg. 2")
    ('National Desk', 'NEWS')
    """
    parts = [part.strip() for part in value.split(";")]
    return next((part for part in parts if part and not part.lower().startswith(_NO_SECTION)), None)


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Each label → what it labels."""
    groups: dict[str, frozenset[str]] = {}
    for group, labels in languages.anywhere().database_labels.items():
        for label in labels:
            groups[label] = groups.get(label, frozenset()) | {group}
    return groups


@cache
def _document_count() -> re.Pattern[str]:
    return re.compile(r"(?:Document )?\d+ of \d+(?: DOCUMENTS?)?", re.IGNORECASE)


@cache
def _document_number() -> re.Pattern[str]:
    """ "Document CARGAZ0020240303ek3300001" """
    return re.compile(r"Document [A-Z]{2,}[A-Za-z0-9]{14,}")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:19|20)\d\d\b")
