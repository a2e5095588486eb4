"""The reporting verbs of a passage and their subjects."""

from __future__ import annotations

import pytest

from newsx.quotes.attribution.cues import cues_of
from newsx.quotes.grammar.chunking import chunk_passages
from tests.quotes.reading import ENGLISH, passages


@pytest.mark.parametrize(
    ("text", "subject", "link"),
    [
        ("Bern said it was late.", "Bern", "<"),
        ("The director of the agency said no.", "The director", "r<"),
        ("Bern, a lawyer in Leeds, said no.", "Bern", ",<"),
        ("It was late, said Bern.", "Bern", ",>"),
        ("Bern, who said no.", "Bern", "w"),
        ("According to Bern it was late.", "Bern", "A>"),
        ("The ferry was called a wreck by Bern.", "Bern", "by"),
        ("Bern said it was late, and warned that it leaks.", "Bern", "&"),
        ("Bern left and warned that it leaks.", "Bern", "&far"),
        ("Bern left for Leeds, said that it leaks.", "Bern", ",far"),
        ("Bern refused to say why.", "Bern", "to"),
        ("Bern left, saying it leaks.", "Bern", "ing"),
        ("Critics who met him said no.", "Critics", "far"),
    ],
)
def test_how_a_verb_is_linked_to_its_subject(text: str, subject: str, link: str) -> None:
    (chunks,) = chunk_passages(passages(text), [], ENGLISH)
    cue = cues_of(chunks)[-1]
    mention = chunks.mentions[cue.subject]
    assert mention is not None
    assert (text[mention.start : mention.stop], cue.link) == (subject, link)
