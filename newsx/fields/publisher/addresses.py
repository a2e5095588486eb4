"""The addresses and accounts on a page, and how they are made of a name."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

MIN_HOST_LETTERS: Final = 3
"""Letters of an address from which a name can be told by them."""
MIN_INITIALS: Final = 3
"""Words of a name from which an address can be its initials."""
MARKS: Final = "“”\"'‘’,;:()[]{}*•.!?<>…"
"""Signs around a word that are of no name and no address."""


def may_be_address(word: str) -> bool:
    """Whether a word can be an address or an account: "ann@lakesidetribune.example", "@lakesidetrib", "LakesideTribune.com"."""
    if "@" in word:
        return len(word) > MIN_HOST_LETTERS
    bare = word.strip(MARKS) if "." in word else ""
    return "." in bare and _address_pattern().fullmatch(bare) is not None


@cache
def dot_in_address() -> re.Pattern[str]:
    return re.compile(r"\.[a-z]{2}")


@cache
def _address_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:https?://)?(?:www\.)?[A-Za-z0-9-]{2,40}(?:\.[A-Za-z0-9-]{2,40}){0,2}\.[a-z]{2,6}(?:/\S{0,300})?")


def hosts_of(addresses: list[str]) -> dict[str, str]:
    """The names in the addresses and accounts of a page, in small letters without endings, with their kind: "mail", "account", "site"."""
    found: dict[str, str] = {}
    for word in addresses:
        before, at, after = word.strip(MARKS).partition("@")
        if at and not before:
            found.setdefault("".join(filter(str.isalnum, after.lower())), "account")
        elif host := host_in(after if at else before.partition("://")[2] or before):
            found.setdefault(host, "mail" if at else "site")
    return found


def host_in(address: str) -> str:
    """The name in an address, "" if it has none: "www.lakeside-tribune.co.uk/news" → "lakesidetribune"."""
    labels = address.partition("/")[0].lower().strip(MARKS).split(".")
    named = [label.replace("-", "") for label in labels[:-1] if label not in {"www", "m", "co", "com", "org", "net"}]
    return max(named, key=len, default="")


def how_named(key: str, initials: str, host: str) -> str | None:
    """How an address is made of a name: of its letters, its initials, or its beginning; None if it is not."""
    if not host:
        return None
    if key in {host, host.removeprefix("the")}:
        return "is address"
    if len(host) < MIN_HOST_LETTERS:
        return None
    if key.startswith(host) and key.removeprefix(host) in {"com", "org", "net", "couk", "de"}:
        return "is whole address"
    if len(initials) >= MIN_INITIALS and host == initials:
        return "is address by initials"
    if len(key) > MIN_HOST_LETTERS and host.startswith(key):
        return "begins address"
    return "address begins it" if key.startswith(host) and len(host) > MIN_HOST_LETTERS else None
