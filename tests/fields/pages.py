"""Helpers: lines and their labels → the fields of the page."""

from __future__ import annotations

from datetime import date

from newsx import fields, languages
from newsx.blocks.labels import Label, Labelled
from newsx.fields import Fields
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence

ENGLISH = languages.of("en")
LEAD = "PORT ALDEN, Maine (AP) — The Gull Island ferry will sail through the winter, the harbor council decided on Monday after four hours."
MORE = (
    "Mayor Ada Berg said that the island could not do without the ferry, and that the council had heard the warnings about the ice.",
    "The ferry’s owner has promised to keep two tugs ready until the ice is gone, at a cost to the town of some $40,000 a month.",
    "Council members will look at the figures again in March, when the shipyard’s report on the hull is due.",
)


def read(items: list[Labelled], evidence: Evidence | None = None, reference_date: date | None = None) -> Fields:
    return fields.read(items, ENGLISH, evidence, reference_date)[0]


def page(*lines: str, **labels: str) -> list[Labelled]:
    """Lines as blocks: paragraphs of the story above are body, all else is not known to be anything but for those given a label by name."""
    known = dict.fromkeys((LEAD, *MORE), Label.BODY) | {line: Label(label) for label, line in labels.items()}
    return [Labelled(Block(line, gap=1), known.get(line, Label.OTHER), 0.9) for line in lines]
