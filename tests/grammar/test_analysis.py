"""Sentences with parts of speech, names and dependencies."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.grammar.analysis import parse
from newsx.grammar.tagger import Memory

TEXT = (
    "The ferry to Port Ellis is late again, Ivo Bern, the mayor, told reporters on Monday. “It is a shame,” he said. "
    "Ann Roe, who owns the boat, didn’t answer; her lawyer, however, says that it will sail in May."
)


def _parse(text, code="en", memory=None):
    return parse(text, 0, len(text), languages.of(code), memory)


@pytest.mark.parametrize("text", [TEXT, "", "“”", "a", ". . .", "late " * 300, "((((" * 200, "Ann\u0301e \ud800 \U0001f600 said"])
def test_every_sentence_is_a_tree_with_one_root(text):
    for sentence in _parse(text):
        count = len(sentence.words)
        assert {
            len(values) for values in (sentence.starts, sentence.tags, sentence.forms, sentence.heads, sentence.labels, sentence.names)
        } == {count}
        assert sentence.heads.count(-1) == 1
        for at in range(count):
            seen = set()
            while at >= 0:
                assert at not in seen
                seen.add(at)
                at = sentence.heads[at]


def test_words_are_where_they_begin():
    for sentence in parse(TEXT, 10, 120, languages.of("en")):
        assert all(TEXT.startswith(word, start) for word, start in zip(sentence.words, sentence.starts, strict=True))


def test_who_says_what():
    sentence = _parse("The mayor of Leeds said that the ferry would sail on Monday.")[0]
    said, sail, mayor = (sentence.words.index(word) for word in ("said", "sail", "mayor"))
    assert (sentence.tags[said], sentence.forms[said], sentence.heads[said]) == ("VERB", "VBD", -1)
    assert (sentence.heads[mayor], sentence.labels[mayor]) == (said, "nsubj")
    assert (sentence.heads[sail], sentence.labels[sail]) == (said, "ccomp")


def test_names_are_remembered():
    """A surname that is a word, too, is a name where the text had it as one before."""
    memory = Memory()
    _parse("Jane Weaver won the race.", memory=memory)
    sentence = _parse("Weaver won the race.", memory=memory)[0]
    assert sentence.names[0] == "B-PER"


def test_a_word_is_remembered_as_what_it_most_often_was():
    memory = Memory()
    for kind in (2, 1, 1, 2, 1, 3):
        memory.note("Belmont", kind)
    assert memory.kinds == {"Belmont": 1}


def test_a_language_without_models_has_no_sentences():
    assert _parse("渡し船は遅れている。", "ja") == []
