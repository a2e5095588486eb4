"""What blocks are to the story: the second model."""

from __future__ import annotations

from newsx import blocks, languages, pages
from newsx.blocks import kinds
from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.sources.document import Document

ENGLISH = languages.of("en")
HEADLINE = "Ferry to sail all winter after harbor board’s vote"
STORY = (
    "BERN HARBOR, Maine — The ferry will sail all winter, the harbor board decided on Monday after four hours of debate in a packed hall.",
    "Ivo Bern, the board’s chairman, said the vote was the hardest of his career. “I have slept badly for a week,” he said.",
    "Its two boats carry some nine hundred people a day, most of them to schools and to the hospital on the mainland.",
    "The company that runs them wanted to stop in November, when the trips of tourists end and storms begin, its lawyer told the board.",
)


def label(*lines: str) -> list[Labelled]:
    found, _, language = pages.read(Document("-", "\n\n".join(lines)))
    return blocks.label(found, language)


def test_the_chances_of_a_block_are_those_of_kinds_and_make_one_together() -> None:
    for item in label(HEADLINE, "By Ann Roe", *STORY):
        assert set(item.kinds) <= set(kinds.KINDS)
        assert 0.5 < sum(item.kinds.values()) <= 1.001


def test_a_paragraph_is_of_the_body() -> None:
    assert all(item.kinds["body"] > 0.5 and item.label is Label.BODY for item in label(HEADLINE, "By Ann Roe", *STORY)[2:])


def test_what_a_promo_announces_is_a_promo() -> None:
    found = {item.block.text: item.label for item in label(HEADLINE, "By Ann Roe", *STORY[:2], "Read more:", "Quarry is sold", *STORY[2:])}
    assert found["Read more:"] is Label.PROMO
    assert found["Quarry is sold"] is Label.PROMO


def test_menus_far_from_the_story_are_not_judged() -> None:
    menu = [f"* Section {number}" for number in range(80)]
    items = label("\n".join(menu), HEADLINE, "By Ann Roe", *STORY)
    assert items[0].kinds == {}
    assert items[-1].kinds


def test_a_speaker_s_label_is_of_the_body() -> None:
    turns = ("ANN ROE, HOST:", "The ferry will sail all winter. For the islanders, that is good news.", "IVO BERN: It is a lifeline, Ann.")
    assert all(item.label in IN_BODY for item in label(HEADLINE, *turns, *STORY[1:])[1:4])
