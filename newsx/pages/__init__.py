"""A document's blocks, and the evidence about its story outside of them.

`text` reads a dump, with `markdown` and `front_matter` if it is Markdown; `news_export` reads a story of a news database, `html` a page:
`tree` parses it, `walk` divides it into blocks, `metadata` collects what its markup says, and `trafilatura` marks the blocks that it takes
for the main text.
"""

from __future__ import annotations

from typing import cast

from newsx.languages import Language
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence, Subject, plain
from newsx.sources.document import Document


def read(document: Document, language: Language) -> tuple[list[Block], Evidence]:
    """The blocks of a document, in reading order, and the evidence in its markup, its front matter and its container."""
    if document.html:
        from newsx.pages import html

        blocks, evidence = html.read(document.text)
    else:
        from newsx.pages import news_export, text

        blocks, evidence = news_export.read(document.text, language) or text.read(document.text, language)
    evidence.add("url", "given", document.url)
    for subject, values in document.evidence.items():
        for value in values:
            _add_claim(evidence, subject, document.witness, value)
    title = evidence.first("headline", "row")
    if title and blocks and not document.html and not any(block.text == title for block in blocks):
        blocks.insert(0, Block(title, 0, 0, 1))  # as a page prints it: a text without its headline is like none that models have seen
    return blocks, evidence


def _add_claim(evidence: Evidence, subject: str, witness: str, value: str) -> None:
    """Adds what a container says of a page; a "description" may be a dek or a summary that no page prints."""
    if subject == "description":
        evidence.add("dek", subject, plain(value))
    else:
        evidence.add(cast(Subject, subject), witness, plain(value))
