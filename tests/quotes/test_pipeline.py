"""What holds whatever the text: offsets point at their text, confidences are probabilities."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from newsx import quotes
from newsx.quotes import Passage, find
from newsx.record import Place
from tests.quotes.reading import ENGLISH, name, passages, read

PIECES = """“ ” " ' ‘ ’ `` '' « » . , ? : — Ann|Lind Mr.|Dahl she He they I said said|that told adding
according|to the|senator a|port|official Sen. The|BBC Norway
’s campaign (R-Hull) 30 Q:| A:| LEE:| who that and of Bob|“Red”|Lee most|active|BBC|officials |""".replace("\n", " ").split(" ")
TEXTS = st.lists(st.one_of(st.sampled_from([piece.replace("|", " ") for piece in PIECES]), st.text(max_size=4)), max_size=40).map("".join)


@given(st.lists(TEXTS, min_size=1, max_size=6), st.sampled_from(["paragraph", "post", "blockquote"]), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_place_points_at_its_text(paragraphs: list[str], kind: str, indirect: bool) -> None:
    given_passages = passages(*paragraphs[1:], headline=paragraphs[0], kinds={0: kind})  # type: ignore[dict-item]
    found = find(given_passages, ENGLISH, ["Kim Aas"], indirect=indirect)
    where = {(passage.field, passage.index): passage.text for passage in given_passages}

    def at(place: Place) -> str:
        return where[place.field, place.index][place.start : place.stop]

    for number, quote in enumerate(found.quotes):
        assert at(quote.at) == quote.text
        assert 0 <= quote.confidence <= 1
        assert quote.inside is None or quote.inside < number
        assert quote.repeat_of is None or quote.repeat_of != number
        assert quote.kind not in ("scare", "title") or quote.speaker is None
        if quote.cue_at is not None:
            assert at(quote.cue_at) == quote.cue
        if quote.speaker is not None and quote.speaker.mention_at is not None:
            assert at(quote.speaker.mention_at) == quote.speaker.mention
    assert found.quotes == find(given_passages, ENGLISH, ["Kim Aas"], indirect=indirect).quotes
    found.explain()


def test_nothing_in_nothing() -> None:
    assert find([], ENGLISH).quotes == []
    assert find([Passage("", "body", 0)], ENGLISH).quotes == []
    assert read("No marks here.").speakers == []


def test_the_example_of_the_steps() -> None:
    found = read("The so-called “grey coast” waits. Ivo Bern came. “The ferry is late,” he said.")
    assert [(quote.text, quote.kind, name(quote)) for quote in found.quotes] == [
        ("grey coast", "scare", None),
        ("The ferry is late,", "direct", "Ivo Bern"),
    ]


def test_the_files_that_decide_exist() -> None:
    root = Path(quotes.__file__).parent
    text = (root / "__init__.py").read_text(encoding="utf-8")  # compiled packages keep no docstring
    files = re.findall(r"\S+/\w+\.(?:py|txt)", text)
    assert len(files) > 10
    assert [file for file in files if not (root / file).exists() and not (root.parent.parent / file).exists()] == []
