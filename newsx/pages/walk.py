"""The elements of a page → its blocks: one for each stretch of text between the borders of block-level elements, in reading order."""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsx.pages.block import INVISIBLE, Block
from newsx.pages.markup_cues import cues_of
from newsx.text.sentences import SENTENCE_ENDS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset(
    (
        "script style template head svg math select option textarea iframe object audio video canvas map datalist applet "
        "embed noframes param source track meta link base area img input rp rt progress meter frameset"
    ).split()
)
"""Elements whose text a reader does not see, or does not see as text."""
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark nobr output picture q s samp small span "
        "strike strong sub sup time tt u var wbr ruby rb"
    ).split()
)
_BORDERS = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 "
        "h3 h4 h5 h6 header hr html legend li main menu nav noscript ol p pre section summary table tbody td tfoot th thead tr ul"
    ).split()
)
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd figcaption caption td th".split())
"""Elements that hold a text: in them an element that HTML does not know is a part of it."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite"})
_NAMING = frozenset({"class", "id", "role", "itemprop", "data-testid", "data-component", "property", "rel"})
_NOTHING: frozenset[str] = frozenset()
_FURNITURE = frozenset(
    (
        "comments related sidebar footer navigation newsletter cookie popup advertisement promo caption quotation biography form share"
    ).split()
)
"""Cues that tell of all that stands in an element, however deep."""
_LINE_BREAK = "\0"
_INVISIBLE: Final = dict.fromkeys(map(ord, INVISIBLE))
_PART_STEPS = (0.01, 0.3, 0.6, 0.95)
_SHARE_STEPS = (0.001, 0.05, 0.2, 0.45, 0.7)
_MOST = 0.4
_ENDS_OF_PROSE: Final = SENTENCE_ENDS + '”"'
_ENDS_OF_LINES: Final = SENTENCE_ENDS + '”":'
_SHORT_LINE = 60
_LONGEST_NAMES = 4000
_FEWEST_WORDS_OF_PROSE = 9
_FEWEST_PARAGRAPHS = 3
"""What readers without scripts are shown is a story from so many paragraphs on, else a tracking pixel or a request."""


class _Frame:
    """A block-level element: what its markup betrays, the words of prose within it, and the cues that its texts have from around them.

    `container` is the element that holds other paragraphs, too, `None` for itself: many pages wrap each in elements of its own. `levels`
    counts the elements up to the one that holds most of the page's prose, whose tag is `top`.
    """

    def __init__(
        self,
        tag: str,
        above: _Frame | None,
        own: frozenset[str],
        prose: int = 0,
        paragraphs: int = 0,
        around: frozenset[str] = _NOTHING,
        cues: tuple[str, ...] = (),
        hidden: bool = False,
        container: _Frame | None = None,
        levels: int = 0,
        top: str = "",
    ) -> None:
        self.tag, self.above, self.own, self.prose = tag, above, own, prose
        self.paragraphs, self.around, self.cues, self.hidden = paragraphs, around, cues, hidden
        self.container, self.levels, self.top = container, levels, top


class _Pending:
    """The text since the last border, how many of its characters are linked, bold and italic, and what the inline elements betray."""

    def __init__(self) -> None:
        self.linked = self.bold = self.italic = 0
        self.parts: list[str] = []
        self.inline: set[str] = set()


def split(root: HtmlElement) -> list[Block]:
    """The blocks of a page, the window's title first.

    What the markup hides is left out, unless it is much of the page's prose, which scripts then show. So do elements that hold much of
    the prose betray nothing of the texts deep in them: they are around everything.
    """
    walk = _Walk()
    walk.through(root)
    for frame in reversed(walk.frames):
        if frame.above:
            frame.above.prose += frame.prose
            frame.above.paragraphs += frame.paragraphs
    total = walk.frames[0].prose or 1
    for frame in walk.frames:
        above = frame.above or frame
        most = frame.prose > _MOST * total
        frame.levels, frame.top = (0, frame.tag) if most or above is frame else (above.levels + 1, above.top)
        wraps = frame.paragraphs == 1 and above is not frame and not frame.own & _FURNITURE
        frame.container = (above.container or above) if wraps else None
        frame.around = above.around if most or not frame.own else above.around | (frame.own & _FURNITURE)
        frame.hidden = not most and (above.hidden or "unseen" in frame.own)
    title = root.find(".//title")
    text = _folded(title.text or "") if title is not None else ""
    blocks = [Block(text, tag="title")] if text else []
    headings = 0
    for block, frame in walk.found:
        if not frame.hidden:
            headings += block.tag == "h1"
            frame.cues = frame.cues or _cues_of(frame, total)
            block.cues = (frame.cues[0], *block.cues, f"h1s={min(headings, 2)}", *frame.cues[1:])
            blocks.append(block)
    return blocks


def _cues_of(frame: _Frame, total: int) -> tuple[str, ...]:
    """What the elements around a text betray, first how much of the page's prose they hold."""
    above = frame.above or frame
    within = above if frame.tag in _PARAGRAPHS else frame
    container = within.container or within
    outer = container.above or container
    shares = f"container={bisect(_SHARE_STEPS, container.prose / total)}{bisect(_SHARE_STEPS, outer.prose / total)}"
    own = sorted(frame.own | container.own)
    depth = f"depth={min(container.levels, 5)}{container.top if container.top in {'body', 'html'} else ''}"
    return (shares, depth, *["own:" + cue for cue in own], *["in:" + cue for cue in sorted(frame.around)])


class _Walk:
    """A walk through the elements of a page in the order of the markup: the texts found, and the frames that they stand in."""

    def __init__(self) -> None:
        self.found: list[tuple[Block, _Frame]] = []
        self.frame = _Frame("html", None, _NOTHING)
        self.frames = [self.frame]
        self.pending = _Pending()
        self.links = self.bolds = self.italics = 0
        self.item: str | None = None

    def through(self, root: HtmlElement) -> None:
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        frames: list[_Frame | None] = []
        skipped = None
        for event, element in walker:
            if event == "start":
                tag = element.tag
                if tag in _UNSEEN or (tag == "noscript" and len(element.findall(".//p")) < _FEWEST_PARAGRAPHS):
                    skipped = element
                    walker.skip_subtree()
                    continue
                frames.append(self._enter(tag, element))
                if text := element.text:
                    self._add(text)
                continue
            if element is skipped:
                skipped = None
            elif left := frames.pop():
                self._flush()
                self.frame = left
                self.item = None
            else:
                self._style(element.tag, -1)
            if (text := element.tail) and frames:
                self._add(text)
        self._flush()

    def _enter(self, tag: str, element: HtmlElement) -> _Frame | None:
        """Goes into an element; returns the frame that was left for it, `None` for an inline one."""
        names = ""
        hidden = tag == "noscript"
        for key, value in element.items():
            if key in _NAMING:
                names += " " + value
            elif key == "hidden" or (key == "style" and _hides(value)) or (key == "aria-hidden" and value == "true"):
                hidden = True
        cues = cues_of(tag, names[:_LONGEST_NAMES]) if tag not in {"html", "body"} else _NOTHING
        if hidden:
            cues |= {"unseen"}
        if tag == "br":
            self.pending.parts.append(_LINE_BREAK)
            return None
        if tag in _INLINE or (tag not in _BORDERS and self.frame.tag in _PARAGRAPHS):
            self._style(tag, 1)
            self.pending.inline |= cues
            return None
        self._flush()
        left = self.frame
        self.frame = _Frame(tag, left, cues)
        self.frames.append(self.frame)
        if tag == "li":
            self.item = "•"
        return left

    def _style(self, tag: str, change: int) -> None:
        if tag == "a":
            self.links += change
        elif tag in _BOLD:
            self.bolds += change
        elif tag in _ITALIC:
            self.italics += change

    def _add(self, text: str) -> None:
        pending = self.pending
        if pending.parts and _were_apart(pending.parts[-1][-1], text[0]):
            pending.parts.append(" ")
        pending.parts.append(text)
        if self.links:
            pending.linked += len(text)
        if self.bolds:
            pending.bold += len(text)
        if self.italics:
            pending.italic += len(text)

    def _flush(self) -> None:
        """Makes blocks of the text since the last border."""
        pending = self.pending
        if not pending.parts:
            pending.inline.clear()
            return
        self.pending = _Pending()
        frame = self.frame
        raw = "".join(pending.parts)
        if raw.isspace():
            return
        if frame.tag in _HEADINGS:
            raw = raw.replace(_LINE_BREAK, " ")
        length = len(raw)
        cues = (
            f"links={bisect(_PART_STEPS, pending.linked / length)}",
            f"bold={bisect(_PART_STEPS, pending.bold / length)}",
            f"italic={bisect(_PART_STEPS, pending.italic / length)}",
            *["own:" + cue for cue in sorted(pending.inline.difference(frame.own))],
        )
        for text in _lines(raw):
            self.found.append((Block(text, bullet=self.item or "", gap=frame.tag != "li", tag=frame.tag, cues=cues), frame))
            self.item = None
            words = text.count(" ") + 1
            if words >= _FEWEST_WORDS_OF_PROSE and (words > 25 or text[-1] in _ENDS_OF_PROSE):
                frame.prose += words
                frame.paragraphs += 1


def _were_apart(last: str, first: str) -> bool:
    """Whether two elements' texts are two words, which only a style sheet sets apart: "Jane Roe" + "Reporter", "18" + "2024"."""
    if first.isupper():
        return last.islower() or last.isdigit() or last in ".,;:!?)”’\"'"
    return first.isdigit() and last.isdigit()


def _hides(style: str) -> bool:
    """Whether a style says that nothing is to be seen."""
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def _lines(raw: str) -> list[str]:
    """The texts in a stretch without borders: two line breaks part paragraphs, one a line that is short or ends a sentence."""
    if _LINE_BREAK not in raw:
        return [text] if (text := _folded(raw)) else []
    lines = [_folded(line) for line in raw.split(_LINE_BREAK)]
    texts = [""]
    for line, following in pairwise([*lines, ""]):
        texts[-1] = f"{texts[-1]} {line}".strip()
        if not line or not following or len(texts[-1]) < _SHORT_LINE or texts[-1][-1] in _ENDS_OF_LINES:
            texts.append("")
    return [text for text in texts if text]


def _folded(text: str) -> str:
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())
