"""Turns the dependencies of Stanford's CoreNLP into those of Universal Dependencies, version 2, as far as they mean the same."""

from __future__ import annotations

from newsx.training.conllu import Row

_LABELS = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "neg": "advmod",
    "mwe": "fixed",
    "nmod:npmod": "obl:unmarked",
    "nmod:agent": "obl:agent",
}
_TIME = "nmod:tmod"
_PREDICATES = ("VB", "JJ", "RB")
"""How the tags of words begin whose modifiers are obl."""


def to_universal(rows: list[Row]) -> None:
    """Changes heads and labels of a sentence.

    A conjunction and a comma before a conjunct depend on the conjunct, the parts of a person's name on the first; what is said of a verb or
    an adjective is obl, of a noun nmod.
    """
    for row in rows:
        row.label = _label(row, rows[row.head] if row.head >= 0 else None)
    _move_conjunctions(rows)
    for last in range(len(rows)):
        _flatten_name(rows, last)


def _label(row: Row, head: Row | None) -> str:
    of_predicate = head is not None and head.xpos.startswith(_PREDICATES)
    if row.label == _TIME:
        return "obl:unmarked" if of_predicate else "nmod:unmarked"
    if row.label == "nmod" and of_predicate:
        return "obl"
    label = _LABELS.get(row.label, row.label)
    return "det" if label == "advmod" and row.xpos == "DT" else label


def _move_conjunctions(rows: list[Row]) -> None:
    conjuncts: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.label == "conj":
            conjuncts.setdefault(row.head, []).append(index)
    for index, row in enumerate(rows):
        if row.head in conjuncts and index > row.head and (row.label == "cc" or row.form in {",", ";"}):
            row.head = next((conjunct for conjunct in conjuncts[row.head] if conjunct > index), row.head)


def _flatten_name(rows: list[Row], last: int) -> None:
    """Makes the first part of the person's name that ends with `last` its head."""
    first = last
    while first > 0 and rows[first - 1].head == last and rows[first - 1].label == "compound" and _is_person(rows[first - 1]):
        first -= 1
    if first == last or not _is_person(rows[last]):
        return
    rows[first].head, rows[first].label = rows[last].head, rows[last].label
    for index, other in enumerate(rows):
        if index != first and other.head == last:
            other.head = first
    for index in range(first + 1, last + 1):
        rows[index].head, rows[index].label = first, "flat"


def _is_person(row: Row) -> bool:
    return "NER=PERSON" in row.misc and row.xpos == "NNP"
