"""The tree of a page's elements."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MIN_RISKY_CHARS: Final = 200_000
"""Characters of markup; a longer element may have enough attributes to keep libxml2 busy for seconds."""
_MAX_PARSED: Final = 4000
"""Attributes of an element that are parsed."""
_NESTED: Final = ("a", "table")
"""Elements that cost trafilatura time with the square of how deep they are nested in one another, or more."""
_MAX_NESTED: Final = 50
"""How deep they are nested on pages that people write: tables that lay out a page in ten levels, links that nobody closed in some more."""
_MAX_ATTRIBUTES: Final = 200
"""Attributes that an element may have; people write at most a hundred."""


def parse(markup: str) -> HtmlElement | None:
    """The page's root element; `None` if there is no element. Comments and processing instructions are left out.

    The parser is libxml2's for HTML: it knows only the entities of HTML, and opens no files or connections. It stops at elements 2,048
    levels deep. An element with more attributes than people write loses them, because finding one takes as long as there are others.
    """
    from lxml import etree, html

    content = (markup if len(markup) < _MIN_RISKY_CHARS else _bounded(markup)).replace("\0", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(content, parser=_parser())
    except etree.LxmlError:
        return None
    for element in _overloaded()(root):
        element.attrib.clear()
    return root


def _bounded(markup: str) -> str:
    """Markup in which no tag has more than _MAX_PARSED attributes; each takes at least two characters."""
    parts, end = [], 0
    for tag in _tag("*").finditer(markup):
        if tag.end() - tag.start() > 2 * _MAX_PARSED and (few := _tag(f"{{{_MAX_PARSED}}}").match(tag[0])):
            parts += [markup[end : tag.start()], few[0]]
            end = tag.end()
    return "".join([*parts, markup[end:]])


@cache
def _tag(number: str) -> re.Pattern[str]:
    """An element's opening tag up to its ">", with `number` attributes: "*" or a count in braces, as in regular expressions."""
    attribute = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
    return re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{attribute}){number}{'+' if number == '*' else ''}")


def strip(root: HtmlElement) -> None:
    """Removes scripts, styles and drawings from a tree, which has no text in them; trafilatura is faster without."""
    from lxml import etree

    etree.strip_elements(root, "script", "style", "svg", with_tail=False)


def is_nested_too_deep(root: HtmlElement) -> bool:
    """Whether a tree has tables or links in one another as deep as on no page that people write."""
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end"), tag=_NESTED):
        depth += 1 if event == "start" else -1
        if depth > _MAX_NESTED:
            return True
    return False


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
        huge_tree=True,  # without it everything below level 256 is lost, as in pages that do not close <font>
    )
    # without this lxml checks, in Python, whether an element is a form each time that it is accessed
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


@cache
def _overloaded() -> Any:
    """What finds the elements with too many attributes."""
    from lxml import etree

    return etree.XPath(f"//*[@*[{_MAX_ATTRIBUTES + 1}]]")
