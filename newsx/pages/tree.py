"""Markup → the tree of its elements."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MUCH = 200_000
"""Characters of markup in which attributes may be so many that libxml2 takes seconds for them."""
_MOST_PARSED, _MOST_ATTRIBUTES = 4000, 200
"""How many attributes of an element are parsed, and how many it may then have: people write at most a hundred."""


def parse(markup: str) -> HtmlElement | None:
    """The page's root element, `None` where there is no element. Comments and processing instructions are left out.

    The parser is libxml2's for HTML: it knows no entities but HTML's own and opens no file and no connection. Elements lie at most 2,048
    deep, where it stops. One with more attributes than people write loses them: each takes as long to find as there are others.
    """
    from lxml import etree, html

    content = (markup if len(markup) < _MUCH else _bounded(markup)).replace("\0", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(content, parser=_parser())
    except etree.LxmlError:
        return None
    for element in _overloaded()(root):
        element.attrib.clear()
    return root


def _bounded(markup: str) -> str:
    """Markup in which no tag has more than _MOST_PARSED attributes, each of which takes two characters."""
    parts, end = [], 0
    for tag in _tag("*").finditer(markup):
        if tag.end() - tag.start() > 2 * _MOST_PARSED and (few := _tag(f"{{{_MOST_PARSED}}}").match(tag[0])):
            parts += [markup[end : tag.start()], few[0]]
            end = tag.end()
    return "".join([*parts, markup[end:]])


@cache
def _tag(number: str) -> re.Pattern[str]:
    """A tag that opens an element, with so many attributes, up to its ">"."""
    attribute = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
    return re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{attribute}){number}{'+' if number == '*' else ''}")


def strip(root: HtmlElement) -> None:
    """Takes scripts, styles and drawings off a tree, in which nobody reads: what looks at it next is the faster."""
    from lxml import etree

    etree.strip_elements(root, "script", "style", "svg", with_tail=False)


@cache
def _parser() -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
        no_network=True,
        huge_tree=True,  # without it all is lost that stands 256 deep, as in pages that close no <font>
    )
    # without this lxml asks, in Python and each time that an element is looked at, whether it is a form, which nobody here wants to know
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


@cache
def _overloaded() -> Any:
    from lxml import etree

    return etree.XPath(f"//*[@*[{_MOST_ATTRIBUTES + 1}]]")
