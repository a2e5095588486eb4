"""Helper: a sentence with its grammar, written as a table: a word a line, with its part of speech, the number of its head, its label."""

from __future__ import annotations

from newsx.grammar.analysis import Parse
from newsx.quotes.reports.sentence import Sentence
from newsx.quotes.spans.marks import Span
from tests.quotes.reading import ENGLISH


def sentence(table: str, quoted: tuple[int, int] | None = None) -> Sentence:
    """The words are a space apart; the words `quoted`, half-open, stand in quotation marks."""
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    heads = [int(row[2]) - 1 for row in rows]
    spans = []
    if quoted:
        start, stop = starts[quoted[0]], starts[quoted[1] - 1] + len(words[quoted[1] - 1])
        spans = [Span(0, start, stop, "“”", outer_start=start - 1, outer_stop=stop + 1)]
    return Sentence(
        Parse(words, starts, [row[1] for row in rows], [""] * len(rows), heads, [row[3] for row in rows], ["O"] * len(rows)), spans, ENGLISH
    )


LATE = sentence("""
The DET 2 det
mayor NOUN 3 nsubj
said VERB 0 root
that SCONJ 8 mark
the DET 6 det
boat NOUN 8 nsubj
was AUX 8 cop
late ADJ 3 ccomp
, PUNCT 10 punct
adding VERB 3 advcl
nothing PRON 10 obj
. PUNCT 3 punct
""")
"""The mayor said that the boat was late, adding nothing."""

INVERTED = sentence("""
The DET 2 det
boat NOUN 4 nsubj
is AUX 4 cop
late ADJ 7 ccomp
, PUNCT 7 punct
Roe PROPN 7 nsubj
said VERB 0 root
. PUNCT 7 punct
""")
"""The boat is late, Roe said."""
