"""A document → the blocks of its page, and what is said of the story elsewhere than in them."""

from __future__ import annotations

from newsx.pages.block import Block
from newsx.pages.evidence import Evidence
from newsx.sources.document import Document


def read(document: Document) -> tuple[list[Block], Evidence]:
    """The blocks of a document, in reading order, and the evidence of its markup and its container."""
    if document.html:
        from newsx.pages import html

        blocks, evidence = html.read(document.text)
    else:
        from newsx.pages import news_export, text

        blocks, evidence = news_export.read(document.text) or (text.split(document.text), Evidence())
    evidence.add("url", "given", document.url)
    evidence.add("headline", "container", document.evidence.get("title"))
    evidence.add("published", "container", document.evidence.get("date"))
    return blocks, evidence
