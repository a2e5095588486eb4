"""A document's blocks, and the evidence about its story outside of them.

`text` reads a dump, with `markdown` and `front_matter` if it is Markdown; `news_export` reads a story of a news database, `html` a page:
`tree` parses it, `walk` divides it into blocks, `metadata` collects what its markup says, and `trafilatura` marks the blocks that it takes
for the main text.
"""

from __future__ import annotations

from typing import cast

from newsx import languages
from newsx.languages import Language
from newsx.pages import list_labels
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence, Subject, plain
from newsx.sources.document import Document
from newsx.text.language import find_page_language


def read(document: Document) -> tuple[list[Block], Evidence, Language]:
    """The blocks of a document, in reading order, the evidence in its markup, its front matter and its container, and its language.

    By the words of that language it is to be read. A page whose language its longest lines do not tell is read as English.
    """
    if document.html:
        from newsx.pages import html

        blocks, evidence = html.read(document.text)
        language = languages.of_text(find_page_language([block.text for block in blocks]))
    else:
        from newsx.pages import news_export, text

        language = languages.of_text(find_page_language(text.words_of(document.text).split("\n")))
        blocks, evidence = news_export.read(document.text, language) or text.read(document.text, language)
    blocks = list_labels.without(blocks, language)
    evidence.add("url", "given", document.url)
    for subject, values in document.evidence.items():
        for value in values:
            _add_claim(evidence, subject, document.witness, value)
    title = evidence.first("headline", "row", "front matter", "mail")
    if title and blocks and not document.html and not any(block.text == title for block in blocks):
        blocks.insert(0, Block(title, 0, 0, 1))  # as a page prints it: a text without its headline is like none that models have seen
    return blocks, evidence, language


def _add_claim(evidence: Evidence, subject: str, witness: str, value: str) -> None:
    """Adds what a container says of a page; a "description" may be a dek or a summary that no page prints."""
    if subject == "description":
        evidence.add("dek", subject, plain(value))
    else:
        evidence.add(cast(Subject, subject), witness, plain(value))
