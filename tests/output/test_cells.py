from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsx.output.cells import inert_cell


@given(st.text())
def test_no_cell_is_a_formula(text):
    assert not inert_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
