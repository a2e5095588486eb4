"""Markup → the tree of its elements."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def parse(markup: str) -> HtmlElement | None:
    """The page's root element, `None` where there is no element. Comments and processing instructions are left out.

    The parser is libxml2's for HTML: it knows no entities but HTML's own and opens no file and no connection.
    """
    from lxml import etree, html

    content = markup.replace("\0", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(content, parser=_parser())
    except etree.LxmlError:
        return None
    return root


def strip(root: HtmlElement) -> None:
    """Takes scripts, styles and drawings off a tree, in which nobody reads: what looks at it next is the faster."""
    from lxml import etree

    etree.strip_elements(root, "script", "style", "svg", with_tail=False)


@cache
def _parser() -> Any:
    from lxml import html

    return html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False, no_network=True
    )
