"""The reporting verbs of a passage and their subjects."""

from __future__ import annotations

import pytest

from newsx.quotes.attribution.cues import cues_of
from newsx.quotes.grammar.chunking import chunk_passages
from tests.quotes.reading import ENGLISH, passages


@pytest.mark.parametrize(
    ("text", "subject", "link"),
    [
        ("Roe said it was late.", "Roe", "<"),
        ("The director of the agency said no.", "The director", "r<"),
        ("Roe, a lawyer in Leeds, said no.", "Roe", ",<"),
        ("It was late, said Roe.", "Roe", ",>"),
        ("Roe, who said no.", "Roe", "w"),
        ("According to Roe it was late.", "Roe", "A>"),
        ("The ferry was called a wreck by Roe.", "Roe", "by"),
        ("Roe said it was late, and warned that it leaks.", "Roe", "&"),
        ("Roe left and warned that it leaks.", "Roe", "&far"),
        ("Roe left for Leeds, said that it leaks.", "Roe", ",far"),
        ("Roe refused to say why.", "Roe", "to"),
        ("Roe left, saying it leaks.", "Roe", "ing"),
        ("Critics who met him said no.", "Critics", "far"),
    ],
)
def test_how_a_verb_is_linked_to_its_subject(text: str, subject: str, link: str) -> None:
    (chunks,) = chunk_passages(passages(text), [], ENGLISH)
    cue = cues_of(chunks)[-1]
    mention = chunks.mentions[cue.subject]
    assert mention is not None
    assert (text[mention.start : mention.stop], cue.link) == (subject, link)
