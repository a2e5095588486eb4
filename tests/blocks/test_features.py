"""The features by which the model labels blocks."""

from __future__ import annotations

from newsx import languages
from newsx.blocks.features import page_features
from newsx.pages.block import Block

ENGLISH = languages.of("en")
PARAGRAPH = "The council said on Monday that it would keep the ferry to the island through the winter."


def block(text: str, markup: str, kept: bool) -> Block:
    found = Block(text, tag="p", cues=(f"kept={'whole' if kept else 'no'}",))
    found.markup = markup
    return found


def test_markup_of_which_the_main_text_has_much_tells_the_story_from_a_sidebar() -> None:
    """Trafilatura left out a paragraph of the story and one of the sidebar."""
    story = [block(PARAGRAPH, "p.story", kept=number != 2) for number in range(5)]
    sidebar = [block(PARAGRAPH, "p.teaser", kept=False) for _ in range(3)]
    found = page_features([*story, *sidebar], ENGLISH)
    assert "alike=5n" in found[2].names  # all others with its markup were kept
    assert "alike=0n" in found[-1].names
    assert "span=inn" in found[2].names
    assert "span=after2n" in found[-1].names


def test_dumps_have_no_features_of_markup() -> None:
    found = page_features([Block(PARAGRAPH), Block(PARAGRAPH)], ENGLISH)
    assert not [name for features in found for name in features.names if name.startswith(("alike=", "span=", "kept"))]
