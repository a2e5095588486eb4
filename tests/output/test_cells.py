from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.output.cells import inert_cell

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@given(st.text() | st.text(alphabet="=+-@\t\r\n;\"' a\u200b"))
def test_no_cell_is_a_formula(text):
    assert not inert_cell(text).startswith(FORMULAS)


@pytest.mark.parametrize("before", ["\0", "\u200b", "\ufeff", "\xa0", "\v", " ", '"'])
def test_characters_that_a_spreadsheet_drops_hide_no_formula(before):
    assert inert_cell(f"{before}=1+1") == f"'{before}=1+1"


@given(st.lists(st.text(alphabet='=+-@\t;" a') | st.sampled_from(["Go; home;=1+1", 'He said; "=1+1"']), min_size=1))
def test_no_cell_is_a_formula_where_a_semicolon_is_between_cells(texts):
    """As in Germany, where a spreadsheet that opens the file divides it so."""
    file = io.StringIO(newline="")
    csv.writer(file).writerow(map(inert_cell, texts))
    for row in csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=";"):
        assert not any(cell.lstrip(" \"'").startswith("=") and not cell.lstrip(' "').startswith("'") for cell in row)


def test_text_that_is_no_formula_stays_as_it_is():
    for text in ("It sails; it stays - “for now”", "a=b; c", "Ann Roe; Ivo Bern", "first\nsecond"):
        assert inert_cell(text) == text
