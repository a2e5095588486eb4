"""Where quotation marks begin and end speech, and where they do not."""

from __future__ import annotations

import pytest

from newsx.quotes.spans.marks import find_spans
from tests.quotes.reading import ENGLISH, passages


def inside_marks(*paragraphs: str) -> list[str]:
    found = passages(*paragraphs)
    return [found[span.passage].text[span.start : span.stop] for span in find_spans(found, ENGLISH)]


@pytest.mark.parametrize(
    "text",
    [
        "“The pier is gone,” she said.",
        '"The pier is gone," she said.',
        "«The pier is gone,» she said.",
        "»The pier is gone,« she said.",
        "„The pier is gone,“ she said.",
        "``The pier is gone,'' she said.",
        "''The pier is gone,'' she said.",
        "‘The pier is gone,’ she said.",
        "'The pier is gone,' she said.",
        '"The pier is gone,” she said.',
        "“The pier is gone,“ she said.",
        "”The pier is gone,” she said.",
        "“ The pier is gone, ” she said.",
    ],
)
def test_every_kind_of_mark(text: str) -> None:
    assert inside_marks(text) == ["The pier is gone,"]


def test_a_quotation_broken_by_its_attribution_is_two_pieces() -> None:
    assert inside_marks("“The pier,” she said, “is gone.”") == ["The pier,", "is gone."]


@pytest.mark.parametrize(
    "text",
    [
        "The voters' hall and the captains’ houses aren't for sale.",
        "It was the '90s, and ’twas rock ’n’ roll for 'em.",
        'The plank was 30" long and the guard stands 6\'2" tall.',
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert inside_marks(text) == []


def test_inches_inside_a_quotation() -> None:
    assert inside_marks('"It was 30" wide," she said.') == ['It was 30" wide,']


def test_an_apostrophe_within_single_marks() -> None:
    assert inside_marks("'It's the voters' hall, not ours,' said Lind.") == ["It's the voters' hall, not ours,"]


def test_nested_marks_know_what_they_are_in() -> None:
    found = passages("“He said ‘no’ twice,” Lind said.")
    outer, inner = find_spans(found, ENGLISH)
    assert (outer.inside, inner.inside) == (None, 0)
    assert inner.marks == "‘’"


def test_curly_marks_within_straight_ones() -> None:
    assert inside_marks('"We call it “the shed” here," Lind said.') == ["We call it “the shed” here,", "the shed"]


def test_opening_marks_repeated_at_paragraphs() -> None:
    found = passages("“The tide came in.", "“Then it went out,” Lind said.")
    first, second = find_spans(found, ENGLISH)
    assert (first.continues, second.continues) == (False, True)
    assert first.marks == "“”"


def test_marks_not_repeated_but_closed_a_paragraph_later() -> None:
    assert inside_marks("“The tide came in.", "Then it went out.” Lind left.") == ["The tide came in.", "Then it went out."]


def test_an_unclosed_mark_goes_no_further_than_the_sentence_before_the_next() -> None:
    assert inside_marks("“We stay. Lind left. “We all do,” said Aas.") == ["We stay. Lind left.", "We all do,"]


def test_marks_around_nothing() -> None:
    assert inside_marks('“” and "" and “ … ”') == []
