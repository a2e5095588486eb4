"""The blocks of a text dump: hard wraps are undone, and pieces that the dump tore apart at links are joined."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from newsx.languages import Language
from newsx.pages import drop_caps, dump_marks, front_matter, hyphens, markdown, posts, printed, run_together
from newsx.pages.block import INVISIBLE, Block
from newsx.pages.dump_lines import DumpLine, read_lines
from newsx.pages.evidence import Evidence
from newsx.text.sentences import SENTENCE_ENDS
from newsx.text.words import has_no_spaces

_JOINED_LEFT: Final = frozenset(".,;:!?)]}”’%…。，、！？」』）")
"""Signs that follow a word without a space."""
_JOINED_RIGHT: Final = "([“‘「『（"
"""Signs that a word follows without a space."""
_OPENING_MARKS: Final = '“"‘'
_CLAUSE_ENDS: Final = (*SENTENCE_ENDS, ".”", '."', ".’", ".)", ":", ";")
"""What a line ends with if the next one does not continue its sentence."""
_CREDIT_LABELS: Final = frozenset({"Credit", "Credit Credit"})
"""Labels that are a line of their own, above the name of the photographer."""
_TOP_LINES: Final = 3
"""Lines at the top among which a page's address is one of its own."""
_MIN_HEADING_COLUMNS: Final = 66
"""A heading of Markdown that ends before this column was not wrapped."""
_PROSE_SPACES: Final = 4
"""Spaces in a line from which on it is prose rather than an entry of a menu."""
_MAX_LINK_SPACES: Final = 5
"""Spaces in a link within a sentence, at most."""

_LAST_WITH_CASE: Final = "\u058f"
"""Up to this character most letters are capital or small; beyond it few are."""
_MIN_WIDTH: Final = 30
"""The narrowest and the widest column, from 0, at which dumps are wrapped."""
_MAX_WIDTH: Final = 200
_COLUMNS: Final = 330
"""Columns that can be voted for: _MAX_WIDTH and a long word."""
_MIN_VOTES: Final = 3
"""Pairs of lines that must say where the wrap is."""
_MIN_AGREEING: Final = 0.6
"""The share of them that must agree."""
_ALL_AGREEING: Final = 0.95
"""The same for printed pages: their letters are of different widths, so that columns say little of most."""
_OVERHANG_COLUMNS: Final = 12
"""Columns by which a line may be longer than the wrap allows, as one with a long address is."""
_MAX_TOO_LONG: Final = 0.2
"""The most longer lines, as a share of the pairs that agree."""
_CENTRING_COLUMNS: Final = 2
"""Columns by which two centred lines may be off the same middle (twice, as ends are added up)."""
_INDENT_COLUMNS: Final = 8
"""Columns by which a paragraph's first line may be indented more or less than its second."""


def read(text: str, language: Language) -> tuple[list[Block], Evidence]:
    """The blocks of a dump, and what the front matter above it says."""
    length, evidence = front_matter.read(text)
    if length:
        text = _blank(text[:length]) + text[length:]
    return blocks_of(text, language), evidence


def words_of(text: str) -> str:
    """A dump without Markdown's addresses and without the running lines of printed pages, which tell no language."""
    if "\f" in text:
        return printed.without_running_lines(text).replace(markdown.FILLER, "")
    return markdown.plain(text).replace(markdown.FILLER, "") if markdown.is_markdown(text) else text


def _blank(text: str) -> str:
    """A text with white space instead of all but its line ends."""
    return re.sub(r"[^\n\r]", " ", text)


def blocks_of(text: str, language: Language) -> list[Block]:
    """The blocks of a dump, in order; `text[block.start:block.stop]` is a block's text but for white space and the dump's own marks."""
    text = _without_quoting(text[: dump_marks.link_list(text)])
    clean = dump_marks.cleaner(text)
    if clean is None and markdown.is_markdown(text):
        clean = markdown.without_emphasis
        groups = markdown_paragraphs(read_lines(markdown.plain(text)))
    else:
        groups = _paragraphs(text, language)
    groups, capitals = drop_caps.merged(posts.merged(with_numbers(groups, text)), language)
    divided = hyphens.divided(groups)
    return [block for group in groups if (block := _block(group, clean, divided, capitals)).text]


def with_numbers(groups: list[list[DumpLine]], dump: str) -> list[list[DumpLine]]:
    """The paragraphs with the numbers that are not a list's: beside one that heads a paragraph, or a list with other marks, no other number
    stands.

    So "2. The ferry" keeps its number above its paragraph or its points, as pages number the parts of a story.
    """
    found = []
    for index, group in enumerate(groups):
        beside = groups[max(0, index - 1) : index] + groups[index + 1 : index + 2]
        if group[0].is_numbered and not any(other[0].is_numbered for other in beside):
            group = [group[0].with_number(dump), *group[1:]]
        found.append(group)
    return found


def _paragraphs(text: str, language: Language) -> list[list[DumpLine]]:
    """The lines of a text without marks, grouped into paragraphs."""
    pages = "\f" in text
    lines = read_lines(printed.without_running_lines(text) if pages else text)
    if pages:
        printed.join_pages(lines, text)
    if run_together.is_run_together(text):
        lines = run_together.parted(lines)
    width = wrap_width(lines, _ALL_AGREEING if pages else _MIN_AGREEING)
    if width:
        return unwrap(lines, width)
    return unwrap_printed(lines, language) if pages else rejoin(lines, language)


def _without_quoting(text: str) -> str:
    """A text that mail quotes ("> …"), with white space instead of the marks; one that has such marks on few lines stays as it is."""
    if "\n>" not in text or text.count("\n>") * 2 < text.count("\n") + 1:
        return text
    return re.sub(r"^[ \t]*(?:>[ \t]?)+", lambda mark: " " * len(mark[0]), text, flags=re.MULTILINE)


def wrap_width(lines: list[DumpLine], share: float = _MIN_AGREEING) -> int | None:
    """The column at which a dump was wrapped; `None` if its lines are as long as their paragraphs.

    A wrapper breaks a line only if the next word does not fit. So each pair of lines with a sentence across them ("… the state's / next
    budget …") says that the width lies between the first line's end and the end that it would have with one more word. This `share` of the
    pairs must agree.
    """
    votes: list[tuple[int, int]] = []
    for line, following in pairwise(lines):
        if not following.gap and _continues(line.text, following.text) and _MIN_WIDTH <= line.right <= _MAX_WIDTH:
            votes.append((line.right, line.right + len(following.text.split(maxsplit=1)[0])))
    if len(votes) < _MIN_VOTES:
        return None
    changes = [0] * _COLUMNS  # by how much the number of pairs that allow a width changes at each column
    for least, most in votes:
        changes[least] += 1
        changes[min(most, _COLUMNS - 2) + 1] -= 1
    agreeing = best = width = 0
    for column, change in enumerate(changes):
        agreeing += change
        if agreeing > best:
            best, width = agreeing, column
    too_long = sum(line.right > width + _OVERHANG_COLUMNS for line in lines)
    return width if best >= share * len(votes) and too_long <= _MAX_TOO_LONG * best else None


def _continues(line: str, following: str) -> bool:
    """Whether a line seems to continue the sentence of the one before it; in a script without small letters, if that has not ended."""
    first = following[0]
    return first.islower() or (first > _LAST_WITH_CASE and first.isalpha() and not first.isupper() and not line.endswith(_CLAUSE_ENDS))


def markdown_paragraphs(lines: list[DumpLine]) -> list[list[DumpLine]]:
    """Groups lines as Markdown does: lines without a blank one between them are a paragraph, except for headings and list items."""
    groups: list[list[DumpLine]] = []
    for line in lines:
        new = line.gap or (line.bullet and not line.bullet == groups[-1][-1].bullet == ">") if groups else True
        if new or (groups[-1][-1].bullet.startswith("#") and not _continues_heading(groups[-1][-1], line)):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _continues_heading(heading: DumpLine, line: DumpLine) -> bool:
    """Whether a heading was wrapped: it is long, and the next line does not begin as paragraphs do."""
    return heading.right >= _MIN_HEADING_COLUMNS and (line.text[0].islower() or line.text[0] in "‘'“\"")


def unwrap(lines: list[DumpLine], width: int) -> list[list[DumpLine]]:
    """Groups the lines of a dump that was wrapped at `width` into paragraphs."""
    groups: list[list[DumpLine]] = []
    for line in lines:
        if groups and _is_wrapped(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_wrapped(group: list[DumpLine], line: DumpLine, width: int) -> bool:
    """Whether a line continues the group above it: its first word would not have fitted on the line before, and it is indented alike."""
    last = group[-1]
    if line.gap or (line.bullet and not line.bullet == last.bullet == ">"):
        return False
    if hyphens.divides(last.text, line.text):
        return True
    centred = abs(line.indent + line.right - last.indent - last.right) <= _CENTRING_COLUMNS
    if line.indent != last.indent and not centred and (len(group) > 1 or abs(line.indent - last.indent) > _INDENT_COLUMNS):
        return False
    return last.right >= width // 2 and last.right + 1 + len(line.text.split(maxsplit=1)[0]) > width


def unwrap_printed(lines: list[DumpLine], language: Language) -> list[list[DumpLine]]:
    """Groups the lines of printed pages, whose columns are of different widths, into paragraphs.

    A headline is wrapped, too, and in larger letters: its lines are joined if one of the first lines, the page's title, has their words.
    """
    groups: list[list[DumpLine]] = []
    titles = [line.text for line in lines[:_TOP_LINES]]
    for line, width in zip(lines, printed.widths(lines, _CLAUSE_ENDS), strict=True):
        joined = bool(groups) and not line.gap and not line.bullet
        if joined and (
            _is_wrapped(groups[-1], line, width)
            or _is_torn_off(groups[-1], line, None, language)
            or printed.is_in_title(groups[-1], line, titles)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def rejoin(lines: list[DumpLine], language: Language) -> list[list[DumpLine]]:
    """Groups the lines of a dump with a line for each text node, so that "see our / Privacy Policy / . We use" is one block."""
    groups: list[list[DumpLine]] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if groups and not line.gap and not line.bullet and _is_torn_off(groups[-1], line, following, language):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_torn_off(group: list[DumpLine], line: DumpLine, following: DumpLine | None, language: Language) -> bool:
    """Whether `line` belongs to the group above it, and was torn off at a link, a bold word or a quotation."""
    last, text = group[-1].text, line.text
    if line.number <= _TOP_LINES and text.startswith(("http://", "https://")):
        return False  # the page's address, which people paste below its headline
    if last in _CREDIT_LABELS or (len(last) > 1 and _begins_with_punctuation(text)) or hyphens.divides(last, text):
        return True
    if last.endswith(_CLAUSE_ENDS):
        return False
    prose = len(group) > 1 or last.count(" ") >= _PROSE_SPACES or last[0] in _OPENING_MARKS
    open_ended = last.rsplit(maxsplit=1)[-1].lower() in language.open_ended_words
    may_continue = prose or (open_ended and (last[0].isupper() or last == "by"))
    if text[0].islower():
        return may_continue or text.count(" ") >= _PROSE_SPACES
    if prose and (open_ended or last[-1] == "," or last[-1] in _JOINED_RIGHT):
        return True
    return may_continue and following is not None and _is_link_in_sentence(text, following)


def _begins_with_punctuation(text: str) -> bool:
    """Whether a line begins with the punctuation after a word: ". We use cookies", "”, she said", but not ".NET"."""
    return text[0] in _JOINED_LEFT and (len(text) == 1 or text[1] in " ”’\"'," or not text[1].isalnum())


def _is_link_in_sentence(text: str, following: DumpLine) -> bool:
    """Whether a line is a few words within a sentence that the next line continues: "Privacy Policy" before ". We use cookies"."""
    if following.gap or text.count(" ") > _MAX_LINK_SPACES:
        return False
    return following.text[0].islower() or (following.text[0] in _JOINED_LEFT and following.text[1:2] in ("", " "))


def _block(lines: list[DumpLine], clean: Callable[[str], str] | None, divided: frozenset[str], capitals: frozenset[int]) -> Block:
    """The block of a group's lines, without white space between words, invisible characters and the dump's own marks.

    `divided` are the words that lines divide, `capitals` the places of drop caps.
    """
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        text = first.text
        if "  " in text or "\xa0" in text or "\t" in text:
            text = " ".join(text.split())
    else:
        text = first.text
        for line in lines[1:]:
            if len(text) == 1 and first.start in capitals:
                text += line.text
            elif hyphens.divides(text, line.text):
                text = hyphens.joined(text, line.text, divided)
            else:
                text += line.text if _touches(text, line.text) else " " + line.text
        text = " ".join(text.split())
    if not text.isascii():
        text = _visible(text)
    if clean:
        text = clean(text)
    return Block(text, first.start, last.stop, first.number, first.bullet, first.indent, first.gap)


def _touches(text: str, following: str) -> bool:
    """Whether no space stands between a line and the one that continues it."""
    return following[0] in _JOINED_LEFT or text[-1] in _JOINED_RIGHT or (has_no_spaces(text[-1]) and has_no_spaces(following[0]))


def _visible(text: str) -> str:
    """A text without invisible characters."""
    for character in INVISIBLE:
        if character in text:
            text = text.replace(character, "").strip()
    return text
