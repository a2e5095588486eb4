"""What `fields.read` returns, and what it leaves as it was."""

from __future__ import annotations

from newsx import fields, languages, pipeline
from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.fields import Fields
from newsx.pages.block import Block
from newsx.record import Article
from newsx.sources.document import Document

LINES = (
    "Ferry to sail all winter",
    "By Ann Roe",
    "LEEDS (AP) — The ferry will sail all winter, the harbour council decided on Monday after four hours of debate.",
    "Ivo Bern, who leads the council, said that the vote was the hardest of his career and that he had slept badly.",
    "The company that runs the ferry has promised to keep two tugs ready until the ice is gone from the bay in April.",
    "Ann Roe writes about the harbour.",
    "Read more:",
    "Quarry is sold at last",
)


def test_reading_writes_no_labels() -> None:
    given = [Labelled(Block(line, gap=1), Label.BODY, 0.9) for line in LINES]
    found, corrected, _ = fields.read(given, languages.of("en"))
    assert {item.label for item in given} == {Label.BODY}
    assert [item.label for item in corrected[:2]] == [Label.HEADLINE, Label.BYLINE]
    assert corrected[5].label is Label.NOTE
    assert found.body == [item.block.text for item in corrected if item.label is Label.BODY]
    assert [item.block.text for item in corrected] == list(LINES)


def test_every_field_is_a_key_of_the_record() -> None:
    assert set(Fields.__struct_fields__) < set(Article.__struct_fields__)


def test_the_explanation_has_the_corrected_labels() -> None:
    reading = pipeline.read(Document("-", "\n\n".join(LINES)))
    blocks = reading.explain()["blocks"]
    assert [block["text"] for block in blocks if block["label"] in IN_BODY] == reading.article.body
    assert {block["text"]: block["label"] for block in blocks}["Ann Roe writes about the harbour."] == "note"
