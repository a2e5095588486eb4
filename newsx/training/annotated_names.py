"""Reads the names in annotated sentences: the kind of name that each word belongs to, in the form B-PER, I-PER, O."""

from __future__ import annotations

from collections.abc import Iterator

from newsx import languages
from newsx.training.conllu import Row

PARTS = ["O", *(f"{begin}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for begin in "BI")]
_GOLD_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_SILVER_KINDS = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
_OTHER = "MISC"
TITLES = languages.of("en").titles
_LINKS = frozenset(["of", "for", "and", "the", "&", "'s", "’s", "-"])
"""Words that join the parts of a name that is no person's."""


def of_silver(rows: list[Row]) -> list[str]:
    """The names that CoreNLP found, without words at their edges that are no proper nouns."""
    found = ["O"] * len(rows)
    kinds = [_SILVER_KINDS.get(row.misc.partition("NER=")[2].partition("|")[0]) for row in rows]
    first = 0
    while first < len(rows):
        last = first + 1
        while last < len(rows) and kinds[last] == kinds[first]:
            last += 1
        kind = kinds[first]
        if kind is not None:
            proper = [index for index in range(first, last) if rows[index].is_proper]
            if proper:
                end = proper[-1] + 1
                end += end < last and rows[end].form[-1:] == "."
                _mark(found, proper[0], end, kind)
        first = last
    return found


def of_gold(rows: list[Row]) -> list[str] | None:
    """The proper nouns around the heads of GUM's entities, the longest first; None if there are no entities."""
    if not any("Entity=" in row.misc for row in rows):
        return None
    spans = [span for first, last, kind in _entities(rows) for span in _name(rows, first, last, kind)]
    found = ["O"] * len(rows)
    for first, last, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(part == "O" for part in found[first:last]):
            _mark(found, first, last, kind)
    return found


def _mark(found: list[str], first: int, last: int, kind: str) -> None:
    found[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]


def _name(rows: list[Row], first: int, last: int, kind: str) -> Iterator[tuple[int, int, str]]:
    """The name of an entity, if it has one; that of a person without titles."""
    heads = [index for index in range(first, last) if not first <= rows[index].head < last]
    head = heads[0] if heads else first
    if kind == "person":
        yield from _person(rows, head, last)
    elif kind != "time" and rows[head].is_proper:
        begin, end = head, head + 1
        while begin > first and _goes_on(rows, begin - 1, first, last):
            begin -= 1
        while end < last and _goes_on(rows, end, first, last):
            end += 1
        yield begin, _end_of_linked(rows, end, last), _GOLD_KINDS.get(kind, _OTHER)


def _person(rows: list[Row], head: int, last: int) -> Iterator[tuple[int, int, str]]:
    """A person's name: its first part, which the others are flat parts of. A title or a trade may be the head: mathematician Ann Roe."""
    begin, end = head, head + 1
    while end < last and (_is_part(rows, end, head) or (rows[end].form == "-" and end + 1 < last and _is_part(rows, end + 1, head))):
        end += 1
    if not rows[head].is_proper or rows[head].form in TITLES:
        begin += 1
    if begin == head and begin > 0 and rows[begin - 1].head == head and rows[begin - 1].label == "compound":
        begin -= rows[begin - 1].is_proper and rows[begin - 1].form not in TITLES
    if begin < end and any(row.is_proper for row in rows[begin:end]):
        yield begin, end, _OTHER if rows[head].xpos == "NNPS" else _GOLD_KINDS["person"]


def _is_part(rows: list[Row], index: int, head: int) -> bool:
    """Whether a word is a flat part of the name that begins with `head`, or a part of such a part."""
    row = rows[index]
    return row.label == "flat" and (row.head == head or (row.head > head and _is_part(rows, row.head, head)))


def _goes_on(rows: list[Row], index: int, first: int, last: int) -> bool:
    return rows[index].is_proper or (rows[index].form == "-" and first < index < last - 1)


def _end_of_linked(rows: list[Row], end: int, last: int) -> int:
    """The end of a name with what is joined to it: University [of Leeds]."""
    while end < last and rows[end].form in _LINKS:
        after = end + 1
        while after < last and rows[after].form in _LINKS:
            after += 1
        if after >= last or not rows[after].is_proper:
            break
        end = after + 1
        while end < last and rows[end].is_proper:
            end += 1
    return end


def _entities(rows: list[Row]) -> Iterator[tuple[int, int, str]]:
    """The first word, the word after the last, and the type of GUM's entities that are whole in the sentence: (1-person-… … 1)."""
    begun: list[tuple[str, int, str]] = []
    for index, row in enumerate(rows):
        notes = row.misc.partition("Entity=")[2].partition("|")[0]
        for opening in notes.replace(")", "\n").replace("(", "\n(").split("\n"):
            if opening[:1] == "(":
                name, _, rest = opening[1:].partition("-")
                begun.append((name, index, rest.partition("-")[0]))
        for name in _ended(notes):
            place = next((place for place in range(len(begun) - 1, -1, -1) if begun[place][0] == name), -1)
            if place >= 0:
                _, first, kind = begun.pop(place)
                yield first, index + 1, kind


def _ended(notes: str) -> Iterator[str]:
    """The names of the entities that end with a word: 2 and 1 for "(2-person)1)"."""
    parts = notes.split(")")
    for part in parts[:-1]:
        yield part.rpartition("(")[2].partition("-")[0]
