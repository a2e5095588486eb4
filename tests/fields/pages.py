"""Helpers: lines and their labels → the fields of the page."""

from __future__ import annotations

from datetime import date

from newsx import blocks, fields, languages
from newsx.blocks.labels import Label, Labelled
from newsx.fields import Fields
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence

ENGLISH = languages.of("en")
HEADLINE = "Gull Island ferry will sail through the winter"
LEAD = "PORT ALDEN, Maine (AP) — The Gull Island ferry will sail through the winter, the harbor council decided on Monday after four hours."
MORE = (
    "Mayor Ada Berg said that the island could not do without the ferry, and that the council had heard the warnings about the ice.",
    "The ferry’s owner has promised to keep two tugs ready until the ice is gone, at a cost to the town of some $40,000 a month.",
    "Council members will look at the figures again in March, when the shipyard’s report on the hull is due.",
)


def read(items: list[Labelled], evidence: Evidence | None = None, reference_date: date | None = None) -> Fields:
    return fields.read(items, ENGLISH, evidence, reference_date)[0]


def page(*lines: str, **labels: str) -> list[Labelled]:
    """Lines as blocks: headline and paragraphs of the story above are these, others are nothing known unless labelled by name."""
    known = {HEADLINE: Label.HEADLINE} | dict.fromkeys((LEAD, *MORE), Label.BODY) | {line: Label(label) for label, line in labels.items()}
    made = [Block(line, gap=1) for line in lines]
    items = []
    for item in blocks.label(made, ENGLISH):
        label = item.label if item.label in (Label.NOTE, Label.PROMO) else Label.OTHER
        items.append(Labelled(item.block, known.get(item.block.text, label), 0.9, chances=item.chances))
        items[-1].kinds = item.kinds
    return items
