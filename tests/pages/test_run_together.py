"""Text whose paragraphs follow one another without a space, as BeautifulSoup's get_text and lxml's text_content give it."""

from __future__ import annotations

from newsx import languages
from newsx.pages import text

ENGLISH = languages.of("en")

STORY = [
    "The ferry will sail all winter, the harbor board decided on Monday.",
    "Ivo Bern, its chairman, said that the vote was the hardest of his career.",
    "“We slept badly,” he said.",
    "Its boats carry nine hundred people a day, most of them to schools.",
    "The company that runs them wanted to stop in November.",
    "It has until May to answer.",
    "Nobody on the island minds.",
]


def texts(dump: str) -> list[str]:
    return [block.text for block in text.blocks_of(dump, ENGLISH)]


def test_paragraphs_that_were_run_together() -> None:
    menu = ["Home", "Times", "Letters to the editor", "About the harbor"]
    assert texts("".join(menu) + "\n" + "".join(STORY)) == [*menu, *STORY]


def test_parts_know_their_places() -> None:
    dump = "".join(STORY)
    assert [dump[block.start : block.stop] for block in text.blocks_of(dump, ENGLISH)] == STORY


def test_other_texts_are_not_cut() -> None:
    dump = "\n\n".join([*STORY, "The iPhone of the U.S.Navy’s McDonald.The ferry’s WhatsApp group has more than forty members."])
    assert texts(dump)[-1] == dump.rpartition("\n\n")[2]
