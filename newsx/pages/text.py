"""A text dump → its blocks: lines read, hard wraps undone, pieces that a dump tore apart at links joined again."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from newsx.pages import dump_marks
from newsx.pages.block import INVISIBLE, Block
from newsx.text.sentences import SENTENCE_ENDS

_BULLET = re.compile(r"(?:[*•·▪◦‣●■+–-]|o(?=\s{1,3}\S)|#{1,6}|>|\d{1,2}[.)])\s+(?=\S)")
_JOINS_LEFT = frozenset(".,;:!?)]}”’%…")
_OPEN_ENDED = frozenset(
    (
        "a an the of to in on at by for from with and or but nor as that than which who whose where when while if into onto "
        "over under between about after before during per via their his her its our your my this these those is are was were be "
        "been has have had will would can could may might not"
    ).split()
)
_CLAUSE_ENDS: Final = (*SENTENCE_ENDS, ".”", '."', ".’", ".)", ":", ";")
"""What a line ends with if the next one does not go on with its sentence."""
_STUBS = frozenset({"Credit", "Credit Credit"})
"""What stands on a line of its own before the name of who took a picture."""
_LONG_LINE, _LONG_HEADING = 1500, 66
_TOP = 3


class Line:
    """A line that is not blank: its text without indentation and bullet, and where it stands."""

    def __init__(self, text: str, start: int, stop: int, number: int, indent: int, bullet: str, gap: int) -> None:
        self.text, self.start, self.stop, self.number = text, start, stop, number
        self.indent, self.bullet, self.gap = indent, bullet, gap

    @property
    def right(self) -> int:
        """The column after the line's last character."""
        return self.indent + self.stop - self.start


def split(text: str) -> list[Block]:
    """The blocks of a dump, in order; `text[block.start:block.stop]` is a block's text but for white space and the dump's own marks."""
    lines = read_lines(_without_quoting(text[: dump_marks.link_list(text)]))
    clean = dump_marks.cleaner(text)
    if clean is dump_marks.without_markdown:
        groups = paragraphs(lines)
    elif width := wrap_width(lines):
        groups = unwrap(lines, width)
    else:
        groups = rejoin(lines)
    return [block for group in groups if (block := _block(group, clean)).text]


def _without_quoting(text: str) -> str:
    """A text that mail quotes line by line ("> …"), with white space for the marks; one that quotes here and there as it is."""
    if "\n>" not in text or text.count("\n>") * 2 < text.count("\n") + 1:
        return text
    return re.sub(r"^[ \t]*(?:>[ \t]?)+", lambda mark: " " * len(mark[0]), text, flags=re.MULTILINE)


def read_lines(text: str) -> list[Line]:
    """The lines that hold more than white space; overlong ones are cut where a run of spaces or a sentence ends."""
    lines: list[Line] = []
    position, gap = 0, 0
    for number, raw in enumerate(text.splitlines(keepends=True), start=1):
        body = raw.strip()
        if "(BUTTON)" in body:  # as lynx shows a page's buttons
            raw = raw.replace("(BUTTON)", "        ")
            body = raw.strip()
        if not body or not body.strip("_*+•=- "):
            gap += 1
        else:
            indent = len(raw) - len(raw.lstrip())
            start, bullet = position + indent, ""
            if body[0] in "*•·▪◦‣●■+–-o#>0123456789" and (mark := _BULLET.match(body)):
                bullet = mark[0].rstrip()
                body, start, indent = body[mark.end() :], start + mark.end(), indent + mark.end()
            if len(body) > _LONG_LINE:
                lines += _pieces(body, start, number, indent, gap)
            else:
                lines.append(Line(body, start, start + len(body), number, indent, bullet, gap))
            gap = 0
        position += len(raw)
    return lines


def wrap_width(lines: list[Line]) -> int | None:
    """The column at which a dump was wrapped, `None` where its lines are as long as their paragraphs.

    A wrapper breaks a line only where the next word does not fit. So each pair of lines that run on ("… the state's / next budget …") says
    that the width lies between the first line's end and the end that it would have with one more word; most pairs must agree.
    """
    votes: list[tuple[int, int]] = []
    for line, following in pairwise(lines):
        if not following.gap and following.text[0].islower() and 30 <= line.right <= 200:
            votes.append((line.right, line.right + len(following.text.split(maxsplit=1)[0])))
    if len(votes) < 3:
        return None
    changes = [0] * 330
    for least, most in votes:
        changes[least] += 1
        changes[min(most, 328) + 1] -= 1
    agreeing = best = width = 0
    for column, change in enumerate(changes):
        agreeing += change
        if agreeing > best:
            best, width = agreeing, column
    too_long = sum(line.right > width + 12 for line in lines)
    return width if best >= 0.6 * len(votes) and too_long <= 0.2 * best else None


def paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Groups lines as Markdown does: what no blank line parts is one paragraph, but for headings and list items."""
    groups: list[list[Line]] = []
    for line in lines:
        new = line.gap or (line.bullet and not line.bullet == groups[-1][-1].bullet == ">") if groups else True
        if new or (groups[-1][-1].bullet.startswith("#") and not _heading_goes_on(groups[-1][-1], line)):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _heading_goes_on(heading: Line, line: Line) -> bool:
    """Whether a heading was wrapped: it is long, and the next line does not begin as paragraphs do."""
    return heading.right >= _LONG_HEADING and (line.text[0].islower() or line.text[0] in "‘'“\"")


def unwrap(lines: list[Line], width: int) -> list[list[Line]]:
    """Groups the lines of a dump that was wrapped at `width`: a line goes on where its next word would not have fitted."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(group: list[Line], line: Line, width: int) -> bool:
    last = group[-1]
    if line.gap or (line.bullet and not line.bullet == last.bullet == ">"):
        return False
    centred = abs(line.indent + line.right - last.indent - last.right) <= 2
    if line.indent != last.indent and not centred and (len(group) > 1 or abs(line.indent - last.indent) > 8):
        return False
    return last.right >= width // 2 and last.right + 1 + len(line.text.split(maxsplit=1)[0]) > width


def rejoin(lines: list[Line]) -> list[list[Line]]:
    """Groups the lines of a dump that gives a line to each text node, so that "see our / Privacy Policy / . We use" is one block."""
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if groups and not line.gap and not line.bullet and _torn(groups[-1], line, following):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _torn(group: list[Line], line: Line, following: Line | None) -> bool:
    """Whether a dump tore `line` off the group before it: at a link, a bold word, a quotation."""
    last, text = group[-1].text, line.text
    if line.number <= _TOP and text.startswith(("http://", "https://")):
        return False  # the address of the page, which people paste below its headline
    if last in _STUBS:
        return True
    if text[0] in _JOINS_LEFT and len(last) > 1 and (len(text) == 1 or text[1] in " ”’\"'," or not text[1].isalnum()):
        return True
    if last.endswith(_CLAUSE_ENDS):
        return False
    prose = len(group) > 1 or last.count(" ") >= 4 or last[0] in '“"‘'
    open_ended = last.rsplit(maxsplit=1)[-1].lower() in _OPEN_ENDED
    may_go_on = prose or (open_ended and (last[0].isupper() or last == "by"))
    if text[0].islower():
        return may_go_on or text.count(" ") >= 4
    if prose and (open_ended or last[-1] in ",([“‘"):
        return True
    if not may_go_on or following is None or following.gap or text.count(" ") >= 6:
        return False
    goes_on = following.text[0] in _JOINS_LEFT and following.text[1:2] in ("", " ")
    return goes_on or following.text[0].islower()  # a link of a few words, amid a sentence


def _block(lines: list[Line], clean: Callable[[str], str] | None) -> Block:
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        text = first.text
        if "  " in text or "\xa0" in text or "\t" in text:
            text = " ".join(text.split())
    else:
        text = first.text
        for line in lines[1:]:
            text += line.text if line.text[0] in _JOINS_LEFT or text[-1] in "([“‘" else " " + line.text
        text = " ".join(text.split())
    if not text.isascii():
        text = _visible(text)
    if clean:
        text = clean(text)
    return Block(text, first.start, last.stop, first.number, first.bullet, first.indent, first.gap)


def _visible(text: str) -> str:
    for character in INVISIBLE:
        if character in text:
            text = text.replace(character, "").strip()
    return text


def _pieces(body: str, start: int, number: int, indent: int, gap: int) -> list[Line]:
    """An overlong line cut where white space is wider than a space, in the hope that paragraphs stood there."""
    pieces: list[Line] = []
    for match in re.finditer(r"\S+(?:[^\S\t]\S+)*", body):
        pieces.append(Line(match[0], start + match.start(), start + match.end(), number, indent, "", 0 if pieces else gap))
    return pieces
