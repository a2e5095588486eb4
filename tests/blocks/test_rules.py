"""The rules that correct the model's labels."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.blocks.labels import Label
from newsx.blocks.model import AMID, BODY, Prediction
from newsx.blocks.rules import correct
from newsx.pages.block import Block

ENGLISH = languages.of("en")

ABOVE = "The harbour board voted on Monday to keep the ferry through the winter, after four hours of talk in a full hall."
BELOW = "The town will pay some nine thousand crowns a week for the ferry until the ice is gone from the bay in April."


def labels(*lines: tuple[str, str, float]) -> list[Label]:
    """The labels of lines for which the model predicts these states with these probabilities."""
    blocks = [Block(text, gap=1) for text, _, _ in lines]
    predictions = [Prediction(state, sure, sure if state == BODY else 1 - sure) for _, state, sure in lines]
    return [item.label for item in correct(blocks, predictions, ENGLISH)]


def test_a_doubtful_line_between_sure_paragraphs_is_a_subhead() -> None:
    def between(line: str, sure: float) -> Label:
        return labels((ABOVE, BODY, 0.99), (ABOVE[::-1].title() + ".", BODY, 0.99), (line, AMID, sure), (BELOW, BODY, 0.99))[2]

    assert between("A discount for the elderly", 0.5) is Label.SUBHEAD
    assert between("A discount for the elderly", 0.9) is Label.NAVIGATION
    assert between("Share this story", 0.5) is Label.NAVIGATION


def test_short_teasers_below_headlines_are_no_paragraphs_however_sure_the_model() -> None:
    found = labels(
        (ABOVE, BODY, 0.99),
        (BELOW, BODY, 0.99),
        ("More in News", AMID, 0.9),
        ("Clam flats to stay closed through April", BODY, 0.8),
        ("Biologists blame a late bloom of algae.", BODY, 0.97),
        ("Board puts off its vote on the salt shed", BODY, 0.8),
        ("Neighbours say that trucks would pass too near the school.", BODY, 0.97),
    )
    assert found[:2] == [Label.BODY] * 2
    assert set(found[3:]).isdisjoint({Label.BODY, Label.SUBHEAD})


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Advertisement", Label.ADVERTISEMENT),
        ("Sponsored", Label.ADVERTISEMENT),
        ("Read more: Quarry is sold at last", Label.PROMO),
        ("Correction: An earlier version gave the wrong price.", Label.NOTE),
        ("The ferry on Monday. (Ada Lind / Bern Gazette)", Label.CAPTION),
        ("Photo: Ada Lind", Label.CREDIT),
        ("We use cookies on this page.", Label.LEGAL),
        ("© 2025 Bern Gazette", Label.LEGAL),
        ("Sports", Label.NAVIGATION),
        ("Neighbours say that trucks would pass too near the school.", Label.OTHER),
    ],
)
def test_what_a_line_outside_the_body_is(line: str, label: Label) -> None:
    assert labels((ABOVE, BODY, 0.99), (line, AMID, 0.99), (BELOW, BODY, 0.99)) == [Label.BODY, label, Label.BODY]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Read more: Quarry is sold at last", Label.PROMO),
        ("Correction: An earlier version gave the wrong price.", Label.NOTE),
        ("https://gazette.example/ferry", Label.NAVIGATION),
        ("Nov. 4, 2025 9:00 AM", Label.DATE),
        ("COUNCIL DELAYS ITS VOTE ON THE QUARRY AGAIN", Label.PROMO),
        ("The ferry on Monday. (Ada Lind / Bern Gazette)", Label.CAPTION),
        ("Copyright 2025 Bern Gazette. All rights reserved. This material may not be published.", Label.LEGAL),
        (BELOW.replace("ferry", "boat"), Label.BODY),
    ],
)
def test_what_a_line_that_the_model_takes_for_body_is(line: str, label: Label) -> None:
    assert labels((ABOVE, BODY, 0.99), (line, BODY, 0.9), (BELOW, BODY, 0.99)) == [Label.BODY, label, Label.BODY]


def test_readers_comments_go_down_to_the_pages_own_lines() -> None:
    found = labels(
        (ABOVE, BODY, 0.99),
        (BELOW, BODY, 0.99),
        ("2 Comments", AMID, 0.9),
        ("About time, too, says my neighbour who sails every day.", AMID, 0.9),
        ("© 2025 Bern Gazette", AMID, 0.9),
    )
    assert found[2:] == [Label.COMMENT, Label.COMMENT, Label.LEGAL]
    assert Label.COMMENT not in labels((ABOVE, BODY, 0.99), ("Leave a comment", AMID, 0.9), ("About time, too.", AMID, 0.9))


@pytest.mark.parametrize(("cues", "label"), [((), Label.CAPTION), (("in:footer",), Label.BODY)])
def test_the_owner_in_a_footer_is_not_the_photographer_of_the_last_paragraph(cues: tuple[str, ...], label: Label) -> None:
    blocks = [Block(ABOVE), Block("The owner said that it would pay for all tickets."), Block("© The Alden Packet", cues=cues)]
    states = [(BODY, 0.99), (BODY, 0.6), (AMID, 0.9)]
    predictions = [Prediction(state, sure, sure if state == BODY else 1 - sure) for state, sure in states]
    assert correct(blocks, predictions, ENGLISH)[1].label is label
