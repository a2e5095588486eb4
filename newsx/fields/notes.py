"""Notes: lines about a story rather than of it."""

from __future__ import annotations

from newsx.record import NoteKind

_CORRECTION = (
    "correction:", "corrections:", "correction –", "correction —", "correction -", "correction (", "clarification:", "clarification –",
    "clarification —", "this article was amended", "this story was amended", "this article has been amended", "this story has been corrected",
    "this article has been corrected", "this story was corrected", "this article was corrected", "an earlier version of this", "a previous version of this",
    "this article has been updated to correct", "this story has been updated to correct", "this post has been corrected",
)  # fmt: skip
_EDITOR = ("editor's note", "editor’s note", "editors' note", "editors’ note", "editor note", "note to readers", "note:", "publisher's note", "publisher’s note")
_CONTRIBUTOR = (
    "additional reporting by", "reporting by", "writing by", "editing by", "with reporting by", "compiled by", "research by", "(reporting by", "(editing by",
    "(additional reporting by", "with additional reporting", "with files from", "— with files from", "with inputs from", "(with inputs from",
)  # fmt: skip
_CONTACT = ("contact ", "reach ", "you can reach ", "you can contact ", "email ", "e-mail ", "write to ", "contact the ", "follow ", "have a tip", "got a tip", "do you have a story")
_LONGEST = 900


def kind(text: str) -> NoteKind | None:
    """What a line tells of the story, or None: "Correction: …", "Editor's note: …", "Jane Roe contributed to this report.", "Contact Jane Roe at …".

    >>> kind("Associated Press writer Jane Roe in Cairo contributed to this report.")
    'contributor'
    """
    if len(text) > _LONGEST:
        return None
    start = text[:60].lstrip("*—–-_ [").lower()
    if start.startswith(_CORRECTION):
        return "correction"
    if start.startswith(_EDITOR):
        return "editor"
    if start.startswith(_CONTRIBUTOR) or (len(text) < 300 and _contributed(text)):
        return "contributor"
    if start.startswith(_CONTACT) and len(text) < 300 and ("@" in text or (any(map(str.isdigit, text)) and " at " in text)):
        return "contact"
    return None


def _contributed(text: str) -> bool:
    """ "… contributed to this report", "… contributed reporting" """
    at = text.find(" contributed ")
    return at >= 0 and text.startswith((" contributed to this ", " contributed reporting", " contributed to the report", " contributed research"), at)
