"""The rules that correct the model's labels."""

from __future__ import annotations

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
    assert between("A discount for the elderly", 0.9) is not Label.SUBHEAD
    assert between("Share this story", 0.5) is not Label.SUBHEAD


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
