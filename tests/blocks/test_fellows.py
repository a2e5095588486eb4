"""What the first model makes of blocks printed alike, of the items of a list, and of the same words elsewhere."""

from __future__ import annotations

from newsx.blocks.fellows import Fellows
from newsx.blocks.labels import Label, Labelled
from newsx.pages.block import Block


def labelled(*blocks: tuple[str, str, float]) -> list[Labelled]:
    """Blocks by their list mark, text and chance of being body."""
    return [Labelled(Block(text, bullet=bullet), Label.OTHER, 0.5, "after", {"body": chance}) for bullet, text, chance in blocks]


def features(items: list[Labelled], index: int) -> list[str]:
    return Fellows(items, 0, len(items)).features(index)


def test_the_items_of_a_list_speak_for_each_other() -> None:
    of_story = labelled(("*", "Bread", 0.3), ("*", "Soup", 0.99), ("*", "Tea", 0.97))
    of_menu = labelled(("*", "Bread", 0.3), ("*", "Sport", 0.01), ("*", "World", 0.0))
    assert "i:3c2" not in features(of_menu, 0)
    assert [name for name in features(of_story, 0) if name.startswith("i:")] == ["i:41", "i:4c2"]
    assert [name for name in features(of_menu, 0) if name.startswith("i:")] == ["i:11", "i:1c2"]


def test_a_line_alone_is_no_list() -> None:
    assert not any(name.startswith("i:") for name in features(labelled(("*", "Bread", 0.3), ("", "The ferry sails.", 0.9)), 0))


def test_an_entry_of_a_table_of_contents_stands_below_again_with_its_number() -> None:
    items = labelled(("*", "The pier", 0.2), ("", "The ferry sails at noon.", 0.9), ("", "2. The pier", 0.9))
    assert "t:belows" in features(items, 0)
    assert "t:aboves" in features(items, 2)
    assert not any(name.startswith("t:") for name in features(items, 1))


def test_blocks_printed_otherwise_are_no_fellows() -> None:
    items = labelled(("", "Tea", 0.9), ("", "Bread", 0.9), ("#", "Soup", 0.1))
    assert features(items, 0)[0].startswith("a:5")
    assert features(items, 2) == ["a:alones"]
