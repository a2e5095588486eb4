"""What the names of files say of the stories in them, by a pattern that the user gives: '{outlet}_{date}_*'."""

from __future__ import annotations

import re
from functools import lru_cache

SUBJECTS = {
    "outlet": "publisher",
    "date": "published",
    "author": "author",
    "section": "section",
    "headline": "headline",
    "language": "language",
}
"""The fields of a pattern, and the subject of `newsx.pages.evidence` that each is about."""

_PART = re.compile(r"\{(\w*)\}|[*?]|[^{*?]+|\{")
_DATE = r"(?:19|20)\d\d[-_.]?\d\d(?:[-_.]?\d\d)?"
_DAY = re.compile(r"(\d{4})[-_.]?(\d\d)(?:[-_.]?(\d\d))?")


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern. Raises ValueError if it names no field, or one that there is not."""
    parts = []
    for match in _PART.finditer(pattern):
        name = match[1]
        if name is None:
            parts.append({"*": "[^/]*", "?": "[^/]"}.get(match[0], re.escape(match[0])))
        elif name not in SUBJECTS:
            raise ValueError(f"{{{name}}} is not one of {', '.join(f'{{{known}}}' for known in SUBJECTS)}")
        else:
            parts.append(f"(?P<{name}>{_DATE if name == 'date' else '[^/]+?'})")
    try:
        found = re.compile(rf"(?:.*/)?{''.join(parts)}(?:\.[^/]*)?\Z")
    except re.error:
        raise ValueError("names a field twice") from None
    if not found.groupindex:
        raise ValueError(f"names no field, such as {{{next(iter(SUBJECTS))}}}")
    return found


_compiled = lru_cache(8)(compiled)


def said_by(name: str, pattern: str) -> dict[str, list[str]]:
    """What the name of an input says: of a file in an archive its own name, or else the archive's; nothing if it does not match.

    >>> said_by("dumps/Gazette_20260531_ferry.txt", "{outlet}_{date}_*")
    {'publisher': ['Gazette'], 'published': ['2026-05-31']}
    """
    file, _, member = name.partition("#")
    match = (_compiled(pattern).match(member) if member else None) or _compiled(pattern).match(file)
    if match is None:
        return {}
    return {SUBJECTS[field]: [_as_said(field, value)] for field, value in match.groupdict().items()}


def _as_said(field: str, value: str) -> str:
    day = _DAY.fullmatch(value) if field == "date" else None
    return "-".join(filter(None, day.groups())) if day else value
