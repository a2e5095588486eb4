"""Drop caps, posts and labels for screen readers: what a page shows in one way and a dump in another."""

from __future__ import annotations

import pytest

from newsx import languages, pages
from newsx.pages import text
from newsx.sources.document import Document

ENGLISH = languages.of("en")


def texts(dump: str) -> list[str]:
    return [block.text for block in text.blocks_of(dump, ENGLISH)]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize(
    ("letter", "rest", "story"),
    [
        ("M", "r Bern ran the ferry for nine years.", "Mr Bern ran the ferry for nine years."),
        ("A", "fter nine years the ferry stopped running.", "After nine years the ferry stopped running."),
        ("A", "ferry that had run for nine years stopped.", "A ferry that had run for nine years stopped."),
        ("T", "HE FERRY had run for nine years.", "THE FERRY had run for nine years."),
    ],
)
def test_a_drop_cap_is_of_its_word(between: str, letter: str, rest: str, story: str) -> None:
    below = "The ferry ran to the island, and after dark to the town."
    assert texts(f"Ferry stops\n\nBy Ann Roe\n\n{letter}{between}{rest}\n\n{below}") == ["Ferry stops", "By Ann Roe", story, below]


@pytest.mark.parametrize("lines", [["A", "B", "C"], ["X", "menu"], ["Q", "Where was the ferry on the day of the storm?"]])
def test_other_single_letters_stay_apart(lines: list[str]) -> None:
    assert texts("\n\n".join(lines)) == lines


def test_a_drop_cap_knows_its_place() -> None:
    dump = "Ferry stops\n\nM\n\nr Bern ran the ferry for nine years.\n"
    block = text.blocks_of(dump, ENGLISH)[1]
    assert (block.line, dump[block.start : block.stop]) == (3, "M\n\nr Bern ran the ferry for nine years.")


def test_the_lines_of_a_post_are_one_block() -> None:
    post = ["Rules for the ferry:", "(1) bring soup", "(2) wait", "— Ann Roe (@annroe) March 3, 2024"]
    dump = "One of them was the poet Ann Roe.\n\n" + "\n".join(post) + "\n\nThe ferry sailed at noon.\n"
    assert texts(dump) == ["One of them was the poet Ann Roe.", " ".join(post), "The ferry sailed at noon."]


def test_a_post_without_blank_lines_around_it_takes_no_story_with_it() -> None:
    story = [f"The ferry sailed at noon on day {number} of the storm." for number in range(20)]
    assert texts("\n".join([*story, "Rules for the ferry", "— Ann Roe (@annroe) March 3, 2024"]))[: len(story)] == story


def test_labels_of_lists_for_screen_readers_are_left_out() -> None:
    dump = "Related\n\nlist of 2 items\n\nlist 1 of 2\n\nPilot quits\n\nList 2 of 2 Mayor goes\n\nend of list\n\nEnd of lists, says mayor\n"
    blocks = pages.read(Document("-", dump))[0]
    assert [block.text for block in blocks] == ["Related", "Pilot quits", "Mayor goes", "End of lists, says mayor"]
    assert [dump[block.start : block.stop] for block in blocks] == [block.text for block in blocks]
    markup = "<html><body><ul><li><span>list 1 of 1</span><a href='/1'>Pilot quits</a></li></ul></body></html>"
    assert [block.text for block in pages.read(Document("-", markup, html=True))[0]] == ["Pilot quits"]


def test_a_signature_that_stands_alone_ends_the_post_above_it() -> None:
    dump = "She wrote about it:\n\nBring soup to the ferry.\n\n— Ann Roe (@annroe) March 3, 2024\n\nIt sailed at noon.\n"
    assert texts(dump) == ["She wrote about it:", "Bring soup to the ferry. — Ann Roe (@annroe) March 3, 2024", "It sailed at noon."]
