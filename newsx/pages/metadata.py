"""The evidence in a page's markup: JSON-LD, meta tags, the window's title, and elements marked as time or author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import msgspec

from newsx.pages.evidence import STORY_TYPES, Evidence, Subject, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META: dict[str, Subject] = {
    "og:title": "headline", "twitter:title": "headline", "parsely-title": "headline", "sailthru.title": "headline",
    "dc.title": "headline", "dcterms.title": "headline", "headline": "headline",
    "og:description": "dek", "description": "dek", "twitter:description": "dek",
    "author": "author", "article:author": "author", "parsely-author": "author", "sailthru.author": "author", "byl": "author",
    "dc.creator": "author", "dcterms.creator": "author", "og:article:author": "author", "citation_author": "author",
    "article:author_name": "author",
    "article:published_time": "published", "article:published": "published", "og:article:published_time": "published",
    "datepublished": "published", "parsely-pub-date": "published", "sailthru.date": "published", "pubdate": "published",
    "publishdate": "published", "publish-date": "published", "publish_date": "published", "date": "published", "dc.date": "published",
    "dc.date.issued": "published", "dcterms.issued": "published", "dc.date.created": "published", "dcterms.created": "published",
    "dcterms.date": "published", "article.published": "published", "og:published_time": "published", "published_time": "published",
    "release_date": "published", "datecreated": "published", "citation_publication_date": "published",
    "cxenseparse:recs:publishtime": "published", "pdate": "published",
    "article:modified_time": "modified", "datemodified": "modified", "og:updated_time": "modified", "article:modified": "modified",
    "lastmod": "modified", "last-modified": "modified", "dcterms.modified": "modified", "dc.date.modified": "modified",
    "article.updated": "modified",
    "og:site_name": "publisher", "application-name": "publisher", "dc.publisher": "publisher", "dcterms.publisher": "publisher",
    "article:section": "section", "parsely-section": "section", "og:section": "section", "section": "section",
    "og:url": "url", "twitter:url": "url", "parsely-link": "url",
    "og:locale": "language", "inlanguage": "language", "dc.language": "language", "dcterms.language": "language",
    "og:type": "kind",
}  # fmt: skip
"""The names of meta tags, in lower case, and the subject of each."""
_ITEMPROPS: dict[str, Subject] = {"author": "author", "creator": "author", "datepublished": "published", "datemodified": "modified"}
"""The names of `itemprop` attributes, in lower case, and the subject of each."""
_PARSELY: Final = ("parsely-page", "parsely-metadata")
"""Meta tags that hold an object of JSON."""
_SUBJECTS_OF_PARSELY: tuple[tuple[Subject, str], ...] = (
    ("headline", "title"), ("author", "authors"), ("author", "author"), ("published", "pub_date"), ("section", "section"), ("url", "link"),
)  # fmt: skip
"""Its keys, and the subject of each."""
_SUBJECTS_OF_KEYS: tuple[tuple[Subject, str], ...] = (
    ("headline", "headline"), ("dek", "description"), ("published", "datePublished"), ("modified", "dateModified"),
    ("section", "articleSection"), ("url", "url"), ("url", "mainEntityOfPage"), ("language", "inLanguage"), ("publisher", "publisher"),
    ("author", "author"), ("author", "creator"),
)  # fmt: skip
"""The keys of a story in JSON-LD, and the subject of each."""
_MAX_NODES: Final = 3000
"""Nodes of a JSON-LD value that are looked at."""
_MAX_AUTHOR_CHARS: Final = 999
"""A longer text of an element that is marked as an author is not one."""


def evidence_of(root: HtmlElement) -> Evidence:
    """The evidence in a page's markup. Parts that are broken or of the wrong type are passed over."""
    evidence = Evidence()
    title = root.find(".//title")
    window = title.text if title is not None else None
    _add_json_ld(root, window or "", evidence)
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name")
        prop = element.get("itemprop")
        name = name.strip().lower() if name else None
        if name in _PARSELY:
            _add_parsely(element.get("content") or "", evidence)
        elif name and (subject := _META.get(name)):
            evidence.add(subject, name, plain(element.get("content")))
        elif prop and (subject := _META.get(prop.strip().lower())):
            evidence.add(subject, "itemprop", plain(element.get("content")))
    evidence.add("headline", "title", window)
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            evidence.add("url", "canonical", element.get("href"))
    evidence.add("language", "html", root.get("lang"))
    _add_marked_elements(root, evidence)
    if not evidence.on("published"):
        from htmldate import find_date

        evidence.add("published", "htmldate", find_date(root, extensive_search=False, original_date=True))
    return evidence


def _add_marked_elements(root: HtmlElement, evidence: Evidence) -> None:
    """Adds elements that say what they are: `<time datetime>`, `rel="author"`, `itemprop="author"`."""
    for element in root.iter("time", "a", "span", "div", "p", "address"):
        prop = element.get("itemprop")
        subject = _ITEMPROPS.get(prop.lower()) if prop else None
        if element.tag == "time":
            evidence.add(subject or "published", "itemprop" if subject else "time", element.get("datetime"))
        elif subject == "author" or (element.tag == "a" and "author" in (element.get("rel") or "").lower().split()):
            for text in _named_within(element) if subject else [" ".join(element.itertext())]:
                evidence.add("author", "itemprop" if subject else "rel", text if len(text) <= _MAX_AUTHOR_CHARS else None)
        elif subject:
            evidence.add(subject, "itemprop", element.get("content") or element.get("datetime") or element.text)


def _named_within(element: HtmlElement) -> list[str]:
    """The names of people that elements within one mark as such; if none does, its text."""
    names = [inner.get("content") or " ".join(inner.itertext()) for inner in element.iterdescendants() if inner.get("itemprop") == "name"]
    return names or [" ".join(element.itertext())]


def _add_parsely(content: str, evidence: Evidence) -> None:
    """Adds what the JSON of a meta tag says."""
    try:
        value = _decode(content)
    except (ValueError, RecursionError):
        return
    for subject, key in _SUBJECTS_OF_PARSELY if isinstance(value, dict) else ():
        for text in _strings(value.get(key), person=subject == "author"):
            evidence.add(subject, "parsely", plain(text))


def _add_json_ld(root: HtmlElement, window: str, evidence: Evidence) -> None:
    """Adds the JSON-LD of the story; of several, the one whose headline is most like the window's title. Of other pages only the kind."""
    scripts = list(_scripts(root))
    stories = [node for script in scripts for node in _stories(script)]
    for node in stories[:1] or scripts:
        for kind in _strings(node.get("@type") if isinstance(node, dict) else None):
            evidence.add("kind", "json-ld", kind)
    if not stories:
        return
    titled, named = set(_words(window)), _by_id(scripts)
    story = max(stories, key=lambda node: len(titled.intersection(_words(_string(node.get("headline")) or ""))))
    for subject, key in _SUBJECTS_OF_KEYS:
        for value in _strings(_resolved(story.get(key), named), person=subject == "author"):
            evidence.add(subject, "json-ld", plain(value))


def _by_id(scripts: list[Any]) -> dict[str, Any]:
    """The nodes of graphs that have a name, by their ids: others refer to them."""
    nodes = [node for script in scripts for node in _nodes(script) if isinstance(node, dict) and "name" in node]
    return {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}


def _nodes(script: Any) -> list[Any]:
    """The nodes that stand side by side in a script."""
    inner = script.get("@graph") if isinstance(script, dict) else script
    return inner[:_MAX_NODES] if isinstance(inner, list) else [script]


def _resolved(value: Any, named: dict[str, Any]) -> Any:
    """A value with the nodes that it refers to in their places: {"@id": "#ann"} → {"@id": "#ann", "name": "Ann Roe"}."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value[:_MAX_NODES] if not isinstance(item, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _scripts(root: HtmlElement) -> Iterator[Any]:
    """The values of the page's JSON-LD scripts; broken ones are passed over."""
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            try:
                yield _decode(element.text)
            except (ValueError, RecursionError):
                continue


def _decode(text: str) -> Any:
    """A value of JSON, as lenient as browsers are. Raises ValueError."""
    try:
        return msgspec.json.decode(text)
    except ValueError:  # line breaks in strings, which are common, or comment marks around the whole
        import json

        text = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except ValueError:  # a comma after the last item
        return json.loads(re.sub(r",(\s{0,200}[}\]])", r"\1", text), strict=False)


def _stories(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes of a JSON-LD value that describe a story."""
    queue, seen = [value], 0
    while queue and seen < _MAX_NODES:
        node, seen = queue.pop(0), seen + 1
        if isinstance(node, list):
            queue += node[:_MAX_NODES]
        elif isinstance(node, dict):
            kinds = node.get("@type")
            if any(isinstance(kind, str) and kind.endswith(STORY_TYPES) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield node
            queue += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate") if key in node][:2]


def _strings(value: Any, person: bool = False) -> Iterator[str]:
    """The strings in a value: itself, its name or id, or those of its items; without organizations if a `person` is wanted."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict) and not (person and "Organization" in str(item.get("@type"))):
            name = item.get("name") if item.get("name") else item.get("@id") if not person else None
            yield from (part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str))


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
