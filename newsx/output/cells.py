"""Values as the text of a table's cells."""

from __future__ import annotations

import re
from typing import Any

import msgspec

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the start of a formula, or drops to find one behind it."""
_DROPPED = "\0\v\f \xa0\xad\u200b\u200c\u200d\u2060\ufeff\"'"
"""Characters that a spreadsheet may drop before the start of a formula."""
_CELL_WITHIN = re.compile(rf"([;\n\r][{_DROPPED}]{{0,100}})(?=[=+\-@＝＋－＠])")
"""Where a cell would begin within this one, and be a formula, in countries where a semicolon is between cells."""


def cell(value: Any) -> str:
    """A value as a cell: nothing for `null`, a list of strings joined, any other list or object as JSON.

    >>> cell(None), cell(True), cell(["Ann Roe", "Ivo Bern"])
    ('', 'true', 'Ann Roe; Ivo Bern')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(entry, str | None) for entry in value):
        return "; ".join(entry or "" for entry in value)
    return msgspec.json.encode(value).decode()


def inert_cell(value: Any) -> str:
    """A value as a cell that spreadsheets show and do not run: an apostrophe is put before text that looks like a formula.

    >>> inert_cell("=1+1"), inert_cell("- Ann Roe"), inert_cell("Ann Roe"), inert_cell(-1), inert_cell("Go; home;=1+1")
    ("'=1+1", "'- Ann Roe", 'Ann Roe', '-1', "Go; home;'=1+1")
    """
    if isinstance(value, int | float):
        return cell(value)
    text = _CELL_WITHIN.sub(r"\1'", cell(value))
    return f"'{text}" if text.lstrip(_DROPPED).startswith(_FORMULA_STARTS) else text
