"""What blocks are taken for, on a small page such as readers paste."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsx import blocks, languages
from newsx.blocks.labels import Label, Labelled
from newsx.pages import text

ENGLISH = languages.of("en")

PAGE = """Home
World
Sports
Sign in

(Ada Lind / Bern Gazette)
The ferry Tern leaves the north harbor on Monday. (Ada Lind / Bern Gazette)

Ferry to sail all winter after harbor board’s vote

By Ann Roe

Bern Gazette staff writer

Nov. 3, 2025, 6:10 p.m.

BERN HARBOR, Maine — The ferry will sail all winter, the harbor board decided on Monday after four hours of debate in a packed hall.

Ivo Bern, the board’s chairman, said the vote was the hardest of his career. “I have slept badly for a week,” he said.

[Opinion: The harbor needs a plan]

Its two boats carry some nine hundred people a day, most of them to schools and to the hospital on the mainland.

What the company wants

The company that runs them wanted to stop in November, when the trips of tourists end and storms begin, its lawyer told the board.

“Nobody sails for pleasure in January,” the lawyer, Nell Oder, said. “But the boats cost the same.”

Associated Press writer Tom Finn contributed to this report.

More in News

Library opens its new reading room

Readers will find forty desks and a fireplace.

Council delays vote on the quarry

© 2025 Bern Gazette. All rights reserved. Privacy Policy
"""


def labels_of(page: str) -> dict[str, Label]:
    return {item.block.text: item.label for item in label(page)}


def label(page: str) -> list[Labelled]:
    return blocks.label(text.blocks_of(page, ENGLISH), ENGLISH)


def test_the_body_is_found_among_what_stands_around_it() -> None:
    found = [item.block.text[:20] for item in label(PAGE) if item.label is Label.BODY]
    assert found == ["BERN HARBOR, Maine —", "Ivo Bern, the board’", "Its two boats carry ", "The company that run", "“Nobody sails for pl"]


def test_lines_that_say_what_they_are() -> None:
    found = labels_of(PAGE)
    assert found["[Opinion: The harbor needs a plan]"] is Label.PROMO
    assert found["Associated Press writer Tom Finn contributed to this report."] is Label.NOTE
    assert found["The ferry Tern leaves the north harbor on Monday. (Ada Lind / Bern Gazette)"] is Label.CAPTION
    assert found["© 2025 Bern Gazette. All rights reserved. Privacy Policy"] is Label.LEGAL


def test_other_stories_have_headlines_and_teasers() -> None:
    found = labels_of(PAGE)
    assert found["Library opens its new reading room"] is Label.RELATED
    assert found["Readers will find forty desks and a fireplace."] is Label.TEASER
    assert found["Council delays vote on the quarry"] is Label.RELATED


def test_a_short_line_over_a_paragraph_is_a_subhead() -> None:
    assert labels_of(PAGE)["What the company wants"] is Label.SUBHEAD


def test_what_is_printed_amid_a_story_and_is_not_of_it() -> None:
    rights = "Copyright 2025 Bern Gazette. All rights reserved. This material may not be published, broadcast or rewritten."
    lines = (
        "Nov. 4, 2025 9:00 AM",
        rights,
        "COUNCIL DELAYS ITS VOTE ON THE QUARRY AGAIN",
        "Its two boats carry some nine hundred people a day",
    )
    for line, label in zip(lines, (Label.DATE, Label.LEGAL, Label.PROMO, Label.PULL_QUOTE), strict=True):
        found = labels_of(PAGE.replace("What the company wants", line))
        assert found[line] is label, line


def test_a_list_of_stories_amid_the_article_takes_none_of_its_paragraphs() -> None:
    found = labels_of(PAGE.replace("What the company wants", "RELATED STORIES\n\nLibrary to stay open at night\n\nQuarry is sold at last"))
    assert [text[:12] for text, label in found.items() if label is Label.BODY][-2:] == ["The company ", "“Nobody sail"]
    assert found["Library to stay open at night"] in (Label.NAVIGATION, Label.PROMO)


def test_a_turn_of_an_interview_is_no_subhead() -> None:
    page = PAGE.replace("What the company wants", "Q: What does the company want")
    assert labels_of(page)["Q: What does the company want"] is Label.BODY


def test_what_stands_twice_is_known_as_a_repeat() -> None:
    items = label(PAGE + "\nFerry to sail all winter after harbor board’s vote\n")
    assert items[-1].repeat_of == next(i for i, item in enumerate(items) if item.block.text.startswith("Ferry to sail"))


def test_a_plain_story_is_body_from_its_first_paragraph() -> None:
    story = "\n\n".join(item.block.text for item in label(PAGE) if item.label is Label.BODY)
    assert all(item.label is Label.BODY for item in label("Ferry to sail all winter\n\n" + story)[1:])


def test_the_reasons_of_a_label_are_its_weightiest_features() -> None:
    entry = next(entry for entry in blocks.explain(label(PAGE), ENGLISH) if entry["label"] == "body")
    weights = [abs(reason["weight"]) for reason in entry["reasons"]]
    assert len(weights) == 5
    assert weights == sorted(weights, reverse=True)
    assert all("=" in reason["feature"] for reason in entry["reasons"])


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab .,\n*“”©Q:>"), max_size=300) | st.text(max_size=200))
def test_any_text_can_be_labelled(page: str) -> None:
    items = label(page)
    assert [item.block.text for item in items] == [block.text for block in text.blocks_of(page, ENGLISH)]
    assert all(0 <= item.probability <= 1.0001 for item in items)


def test_a_page_of_very_many_blocks_is_labelled_in_parts() -> None:
    whole = label(PAGE)
    found = [item.block for item in whole]
    divided = blocks.label(found, ENGLISH, max_blocks=10)
    assert [item.block for item in divided] == found
    assert [item.probability for item in divided] != [item.probability for item in whole], "the model sees one part at a time"
    assert [item.label for item in divided if item.label is Label.BODY], "the rules see all"


def test_a_paragraph_or_two_are_a_story_though_no_page_is_around_them() -> None:
    for story in ("“It is a lifeline,” said Ivo Bern, the mayor.", "The council voted.\n\nIvo Bern, the mayor, spoke for an hour."):
        assert "body" in [item.label for item in label(story)]
