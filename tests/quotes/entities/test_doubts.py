"""Words with a capital that are nobody's name."""

from __future__ import annotations

import pytest

from tests.quotes.reading import names


@pytest.mark.parametrize("word", ["Posturing", "Based", "Hours"])
def test_other_words_are_nobodys_name(word):
    assert names(f"{word} said: “The boat is late and nobody knows why.”") == [None]


@pytest.mark.parametrize("name", ["Kane", "Holm", "Verizon", "Ann Roe"])
def test_names_are_names(name):
    assert names(f"“The boat is late,” {name} said.") == [name]
