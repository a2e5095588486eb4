"""A document's blocks, and the evidence about its story outside of them.

`text` reads a dump, with `markdown` and `front_matter` if it is Markdown; `news_export` reads a story of a news database, `html` a page:
`tree` parses it, `walk` divides it into blocks, `metadata` collects what its markup says, and `trafilatura` marks the blocks that it takes
for the main text.
"""

from __future__ import annotations

from newsx.languages import Language
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence
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
    evidence.add("headline", "container", document.evidence.get("title"))
    evidence.add("published", "container", document.evidence.get("date"))
    return blocks, evidence
