"""Speakers' labels and signatures: how a paragraph says whose words it is without quotation marks.

Labels of a transcript's turns are looked for twice. `turn_label` matches only those that can be nothing else, as a page's subheads must be
told apart from them line by line; `speaker_label` also matches names in small letters and before a dash, as quotations are only read from
texts with several such labels. Signatures of posts likewise: `post_signature` needs the account, `signature` only follows a post.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def turn_label() -> re.Pattern[str]:
    """The beginning of a turn of an interview or transcript: "Q:", "ANN ROE:", "Q. ", "MAYOR ROE, LEEDS:"."""
    return re.compile(r"(?:[QA][.:]|[A-Z][A-Z.’' -]{1,40}(?:, [A-Z][A-Z.’' -]{1,40})?:)(?:\s|$)")


@cache
def speaker_label() -> re.Pattern[str]:
    """Something at a paragraph's beginning that can be a speaker's label, and the space after it: "Ann Roe: ", "ROE (laughs) – ", "Q. "."""
    return re.compile(
        r"[\"“]?(?P<label>[QA](?=[.:])|[A-Z][\w.’'-]*+(?:[ ][A-Z][\w.’'-]*+){0,4}+)"
        r"(?:[ ]?\([^()]{1,40}\)|, [A-Z][A-Z .]+)?(?P<sign>[.:]|[ ][-–—―])\s+(?=\S)"
    )


@cache
def post_signature() -> re.Pattern[str]:
    """The signature of a post with its account: "— Ann Roe (@annroe)"."""
    return re.compile(r"[—―] [^—―()]{1,60} \(@\w{1,30}\)")


@cache
def signature() -> re.Pattern[str]:
    """What can be a signature at the end of a post: "— Ann Roe (@annroe) on X, March 3, 2024", "- Ann Roe"."""
    return re.compile(r"\s*[-–—―]+\s*(?P<name>[^―—–@()]{2,60}?)\s*(?:\(@\w+\))?(?:\s+on\s+\w+)?[,\s]*(?:\w+ \d{1,2}, \d{4})?\s*$")
