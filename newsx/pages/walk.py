"""The blocks of a page of HTML: one for each text between the borders of block-level elements, in reading order."""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsx.pages.block import HEADINGS, INVISIBLE, Block
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
"""Elements whose content is not shown, or not as text."""
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark nobr output picture q s samp small span "
        "strike strong sub sup time tt u var wbr ruby rb"
    ).split()
)
"""Elements within a line."""
_BORDERS = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 "
        "h3 h4 h5 h6 header hr html legend li main menu nav noscript ol p pre section summary table tbody td tfoot th thead tr ul"
    ).split()
)
"""Elements that begin a block and end one."""
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd figcaption caption td th".split())
"""Elements that contain a text: an unknown element in them is part of the text."""
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite"})
_NAMING = frozenset({"class", "id", "role", "itemprop", "data-testid", "data-component", "property", "rel"})
"""Attributes that name an element."""
_NOTHING: frozenset[str] = frozenset()
_FURNITURE = frozenset(
    (
        "comments related sidebar footer navigation newsletter cookie popup advertisement promo caption quotation biography form share"
    ).split()
)
"""Cues that hold for everything in an element, however deep."""
_LINE_BREAK: Final = "\0"
"""Stands for `<br>` in a text; the parser leaves no such character in it."""
_INVISIBLE: Final = dict.fromkeys(map(ord, INVISIBLE))
_PART_STEPS = (0.01, 0.3, 0.6, 0.95)
"""Steps of the share of a block's characters that are linked, bold or italic: `links=2` is from 0.3 to 0.6."""
_SHARE_STEPS = (0.001, 0.05, 0.2, 0.45, 0.7)
"""Steps of the share of the page's prose that an element has."""
_MOST: Final = 0.4
"""The share of the page's prose from which on an element is around the story."""
_MAX_DEPTH: Final = 5
"""The depth that stands for all greater ones."""
_MAX_HEADINGS: Final = 2
"""The number of `<h1>` that stands for all greater ones."""
_ENDS_OF_PROSE: Final = SENTENCE_ENDS + '”"'
"""What a paragraph of prose ends with."""
_ENDS_OF_LINES: Final = SENTENCE_ENDS.replace("…", "") + '”":'
"""What the last line of a paragraph ends with, before a `<br>`; after an ellipsis the paragraph may continue."""
_BEFORE_CAPITALS: Final = ".,;:!?)”’\"'"
"""Signs after which a capital letter begins another word."""
_SHORT_LINE_CHARS: Final = 60
"""A shorter line before a `<br>` is a paragraph of its own."""
_MAX_NAMES_CHARS: Final = 4000
"""Characters of an element's names that are looked at."""
_MAX_KIND_CHARS: Final = 80
"""Characters of an element's classes by which it is told from others."""
_MIN_PROSE_WORDS: Final = 9
"""Words of a block that ends as a sentence does, for it to be prose."""
_MIN_OPEN_PROSE_WORDS: Final = 26
"""Words of any other block, for it to be prose."""
_MIN_PARAGRAPHS: Final = 3
"""Paragraphs of a `<noscript>` that has a story for readers without scripts; one with fewer has a tracking pixel or a request."""


class _Frame:
    """A block-level element.

    `own` are the cues of its markup; `prose` the number of words of prose and `paragraphs` that of paragraphs in it; `around` the cues of
    the elements around it that hold for it, too; `cues` those that its texts get from all of these, made when first needed. `hidden` says
    that the markup hides it. `container` is the element around it that has other paragraphs, too, or `None` for itself: many pages put
    each paragraph in elements of its own. `is_post` says that it is a post from elsewhere, which is one text. `levels` counts the elements
    up to the one that has most of the page's prose, whose tag is `top`.
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
        self.markup = tag
        self.is_post = tag == "blockquote" and "embedded" in own


class _Pending:
    """The text since the last border, the number of its characters that are linked, bold and italic, and the cues of inline elements."""

    def __init__(self) -> None:
        self.linked = self.bold = self.italic = 0
        self.parts: list[str] = []
        self.inline: set[str] = set()


def blocks_of(root: HtmlElement) -> list[Block]:
    """The blocks of a page, the window's title first.

    What the markup hides is left out, unless it has much of the page's prose: then scripts show it. Elements that have much of the prose
    give no cues to the texts deep in them, because they are around everything.
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
            block.markup = _markup_of(frame)
            block.cues = (frame.cues[0], *block.cues, f"h1s={min(headings, _MAX_HEADINGS)}", *frame.cues[1:])
            blocks.append(block)
    return blocks


def _markup_of(frame: _Frame) -> str:
    """The tags and classes of an element and of the two around it: "p. div.story-text article."."""
    above = frame.above or frame
    return f"{frame.markup} {above.markup} {(above.above or above).markup}"


def _cues_of(frame: _Frame, total: int) -> tuple[str, ...]:
    """The cues that a text gets from the elements around it, first the shares of the page's prose that they have."""
    above = frame.above or frame
    within = above if frame.tag in _PARAGRAPHS else frame
    container = within.container or within
    outer = container.above or container
    shares = f"container={bisect(_SHARE_STEPS, container.prose / total)}{bisect(_SHARE_STEPS, outer.prose / total)}"
    own = sorted(frame.own | container.own)
    depth = f"depth={min(container.levels, _MAX_DEPTH)}{container.top if container.top in {'body', 'html'} else ''}"
    return (shares, depth, *["own:" + cue for cue in own], *["in:" + cue for cue in sorted(frame.around)])


class _Walk:
    """A walk through the elements of a page in the order of the markup, which collects blocks and the frames that they are in."""

    def __init__(self) -> None:
        self.found: list[tuple[Block, _Frame]] = []
        self.frame = _Frame("html", None, _NOTHING)
        self.frames = [self.frame]
        self.pending = _Pending()
        self.links = self.bolds = self.italics = 0
        self.item: str | None = None

    def through(self, root: HtmlElement) -> None:
        """Walks through all elements below `root`."""
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        frames: list[_Frame | None] = []
        skipped = None
        for event, element in walker:
            if event == "start":
                tag = element.tag
                if tag in _UNSEEN or (tag == "noscript" and len(element.findall(".//p")) < _MIN_PARAGRAPHS):
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
                self._part_texts_of_post(element.tag)
            if (text := element.tail) and frames:
                self._add(text)
        self._flush()

    def _enter(self, tag: str, element: HtmlElement) -> _Frame | None:
        """Goes into an element. Returns the frame that it left, or `None` if the element is inline."""
        names = kind = ""
        hidden = tag == "noscript"
        for key, value in element.items():
            if key in _NAMING:
                names += " " + value
                if key == "class":
                    kind = value
            elif key == "hidden" or (key == "style" and _hides(value)) or (key == "aria-hidden" and value == "true"):
                hidden = True
        cues = cues_of(tag, names[:_MAX_NAMES_CHARS]) if tag not in {"html", "body"} else _NOTHING
        if hidden:
            cues |= {"unseen"}
        if tag == "br":
            self.pending.parts.append(_LINE_BREAK)
            return None
        self._part_texts_of_post(tag)
        if tag in _INLINE or self.frame.is_post or (tag not in _BORDERS and self.frame.tag in _PARAGRAPHS):
            self._style(tag, 1)
            self.pending.inline |= cues
            return None
        self._flush()
        left = self.frame
        self.frame = _Frame(tag, left, cues)
        self.frame.markup = f"{tag}.{kind[:_MAX_KIND_CHARS]}"
        self.frames.append(self.frame)
        if tag == "li":
            self.item = "•"
        return left

    def _part_texts_of_post(self, tag: str) -> None:
        """Puts a space at the border of an element within a post, which is one text."""
        if self.frame.is_post and tag not in _INLINE:
            self.pending.parts.append(" ")

    def _style(self, tag: str, change: int) -> None:
        """Counts the open elements of links, bold and italic text: `change` is 1 at an opening tag, -1 at a closing one."""
        if tag == "a":
            self.links += change
        elif tag in _BOLD:
            self.bolds += change
        elif tag in _ITALIC:
            self.italics += change

    def _add(self, text: str) -> None:
        """Adds an element's text to what is pending."""
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
        """Makes blocks of what is pending."""
        pending = self.pending
        if not pending.parts:
            pending.inline.clear()
            return
        self.pending = _Pending()
        frame = self.frame
        raw = "".join(pending.parts)
        if raw.isspace():
            return
        if frame.tag in HEADINGS or frame.is_post:
            raw = raw.replace(_LINE_BREAK, " ")
        length = len(raw)
        cues = (
            f"links={bisect(_PART_STEPS, pending.linked / length)}",
            f"bold={bisect(_PART_STEPS, pending.bold / length)}",
            f"italic={bisect(_PART_STEPS, pending.italic / length)}",
            *["own:" + cue for cue in sorted(pending.inline.difference(frame.own))],
        )
        for text in _lines(raw):
            self.found.append((Block(text, bullet=self.item or "", gap=int(frame.tag != "li"), tag=frame.tag, cues=cues), frame))
            self.item = None
            words = text.count(" ") + 1
            if words >= _MIN_PROSE_WORDS and (words >= _MIN_OPEN_PROSE_WORDS or text[-1] in _ENDS_OF_PROSE):
                frame.prose += words
                frame.paragraphs += 1


def _were_apart(last: str, first: str) -> bool:
    """Whether two elements' texts are two words that only a style sheet separates: "Jane Roe" and "Reporter", "18" and "2024"."""
    if first.isupper():
        return last.islower() or last.isdigit() or last in _BEFORE_CAPITALS
    return first.isdigit() and last.isdigit()


def _hides(style: str) -> bool:
    """Whether a style hides its element."""
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def _lines(raw: str) -> list[str]:
    """The texts in a text without borders. Two line breaks end a paragraph; one does so after a line that is short or ends a sentence."""
    if _LINE_BREAK not in raw:
        return [text] if (text := _folded(raw)) else []
    lines = [_folded(line) for line in raw.split(_LINE_BREAK)]
    texts = [""]
    for line, following in pairwise([*lines, ""]):
        texts[-1] = f"{texts[-1]} {line}".strip()
        if not line or not following or len(texts[-1]) < _SHORT_LINE_CHARS or texts[-1][-1] in _ENDS_OF_LINES:
            texts.append("")
    return [text for text in texts if text]


def _folded(text: str) -> str:
    """A text with single spaces between its words and without invisible characters."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())
