"""Speakers' labels and signatures: how a paragraph says whose words it is without quotation marks.

Labels of a transcript's turns are looked for twice. `turn_label` matches only those that can be nothing else, as a page's subheads must be
told apart from them line by line; `speaker_label` also matches names in small letters and before a dash, as quotations are only read from
texts with several such labels. Signatures of posts likewise: `post_signature` needs the account, `signature` only follows a post.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

INTERVIEWER: Final = "Q"
INTERVIEWED: Final = "A"
"""The labels of an interview’s questions and answers."""
_EITHER: Final = f"[{INTERVIEWER}{INTERVIEWED}]"


@cache
def turn_label() -> re.Pattern[str]:
    """The beginning of a turn of an interview or transcript.

    >>> [bool(turn_label().match(text)) for text in ("Q: Why?", "ANN ROE: No.", "MAYOR ROE, LEEDS: Yes.", "Ann Roe: No.")]
    [True, True, True, False]
    """
    return re.compile(rf"(?:{_EITHER}[.:]|" r"[A-Z][A-Z.’' -]{1,40}(?:, [A-Z][A-Z.’' -]{1,40})?:)(?:\s|$)")


@cache
def speaker_label() -> re.Pattern[str]:
    """What can be a speaker's label at a paragraph's beginning, with the space after it.

    >>> matches = [speaker_label().match(text) for text in ("Ann Roe: No.", "ROE (laughs) – No.", "Q. Why?", "No, said Roe.")]
    >>> [match["label"] if match else None for match in matches]
    ['Ann Roe', 'ROE', 'Q', None]
    """
    return re.compile(
        rf"[\"“]?(?P<label>{_EITHER}(?=[.:])|"
        r"[A-Z][\w.’'-]*+(?:[ ][A-Z][\w.’'-]*+){0,4}+)"
        r"(?:[ ]?\([^()]{1,40}\)|, [A-Z][A-Z .]+)?(?P<sign>[.:]|[ ][-–—―])\s+(?=\S)"
    )


@cache
def post_signature() -> re.Pattern[str]:
    """The signature of a post with its account.

    >>> bool(post_signature().search("Lovely day. — Ann Roe (@annroe) March 3, 2024"))
    True
    """
    return re.compile(r"[—―] [^—―()]{1,60} \(@\w{1,30}\)")


@cache
def signature() -> re.Pattern[str]:
    """What can be a signature at the end of a post.

    >>> [signature().search(text)["name"] for text in ("Lovely day. — Ann Roe (@annroe) March 3, 2024", "Lovely day. - Ann Roe")]
    ['Ann Roe', 'Ann Roe']
    """
    return re.compile(r"\s*[-–—―]+\s*(?P<name>[^―—–@()]{2,60}?)\s*(?:\(@\w+\))?(?:\s+on\s+\w+)?[,\s]*(?:\w+ \d{1,2}, \d{4})?\s*$")
