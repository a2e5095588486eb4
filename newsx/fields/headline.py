"""The headline: the line that the page's title repeats, that stands above byline and body and shares its words with the body."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import Label
from newsx.fields import metadata, section
from newsx.fields.page import Page
from newsx.fields.titles import beginnings, separators, without_printed_site
from newsx.lines import byline, dates, furniture, notes, pictures, promos
from newsx.lines.headings import is_heading
from newsx.text import names
from newsx.text.likeness import content_words, likeness, share

_SCORES: Final = {
    # the model's label: the weight times its probability; for any other label, minus the probability of that
    "labelled headline": 3.0,
    "labelled headline, but the title": 1.0,  # the page's title looks like a headline and is none of the article's lines
    # form
    "usual length": 1.0,  # five to twenty-two words
    "long": 0.5,
    "very long or short": -1.5,  # seldom more than thirty-four words or fewer than three
    "heading in Markdown": 1.0,
    "list item": -1.5,
    "ends as a sentence": -1.0,
    # place
    "a block from the body": -0.02,  # for each block between the line and the body's start, down to the next value
    "far from the body": -1.2,
    "in the body": -1.2,
    "signed below": 1.4,  # a byline or date within three lines
    "signed farther below": 0.8,  # within five
    "below the byline": -2.0,
    "in a list of stories": -3.0,  # below the byline and a heading such as "More in News"
    # words
    "words of the body": 2.0,  # times the part of its content words that the body begins with
    "printed again": 1.0,  # a line of four to twenty words above the body that the page has twice
    "like the metadata": 3.0,  # times the likeness to the headline in the metadata
    "tagged h1": 1.0,
    "is the title": 4.0,  # or the title begins with it
    "is the title's line": 0.5,  # the title is the page's first line and the body near
    "is the title's line with a site": -0.5,
    "like the title": 3.0,  # times the likeness
    # other things that a line can be
    "byline or note": -5.0,
    "caption, address or date": -3.0,
    "trail": -3.0,  # "Home > News > Leeds"
    "promo or label": -2.0,
    "person's name": -2.0,
    "furniture": -2.0,
}
"""What each sign adds to a line's score. Set by hand."""
_MIN_SCORE: Final = 0.4
"""The least score of a headline."""
_MARGIN_OF_DEK: Final = 2.0
"""How much lower the score of a line above the best one may be for it to be the headline and the best one its dek."""
_NEVER: Final = -9.0
"""The score of a line that cannot be a headline."""

_BLOCKS_ABOVE_BODY: Final = 200
_BLOCKS_INTO_BODY: Final = 4
_NEAR_BODY: Final = 15
"""Blocks between a page's top and the body if little stands between, as in a pasted story."""
_MIN_WORDS: Final = 3
_MAX_WORDS: Final = 45
_MIN_CHARS: Final = 8
_MIN_TITLE_WORDS: Final = 4
_MAX_MENU_WORDS: Final = 5
"""Words of a line that is not looked at if it is surely navigation."""
_MAX_RUN_ON_WORDS: Final = 14
_MIN_USUAL_WORDS, _MAX_USUAL_WORDS, _MAX_LONG_WORDS = 5, 22, 34
"""Words of a headline of usual length, and of one that is still possible."""
_MIN_REPEATED_WORDS, _MAX_REPEATED_WORDS = 4, 20
"""Words of a line whose repeat is a sign; menus repeat shorter ones, paragraphs are longer."""
_BLOCKS_TO_BYLINE: Final = 12
"""Blocks above a line among which the byline can stand."""
_BLOCKS_TO_HEADING: Final = 3
"""Blocks above a line among which the heading of a list of stories can stand."""
_BLOCKS_TO_NEAR_SIGNATURE, _BLOCKS_TO_SIGNATURE = 3, 5
"""Blocks below a headline among which byline or date stand, usually and at most."""
_SURE: Final = 0.9
_SURE_NAVIGATION: Final = 0.98
_SURE_BYLINE: Final = 0.5
"""Probabilities from which the model's label is believed, set by hand: highest for navigation, as menus repeat headlines."""
_SAME: Final = 0.75
"""The likeness from which a line repeats a headline, perhaps with a word more or less. Set by hand."""
_MIN_FURNITURE: Final = 0.33
"""The part of a line's words that are words of menus and buttons, from which it is one of those. Set by hand."""
_MIN_LIKENESS_OF_TITLE: Final = 0.15
_MIN_LIKENESS_OF_PLAIN_TITLE: Final = 0.3
_MIN_LIKENESS_OF_REPEAT: Final = 0.2
_MIN_LIKENESS_ABOVE_DEK: Final = 0.1
_MIN_LIKENESS_OF_DATED: Final = 0.3
"""The likeness to the body that a line must have: the page's title, with a separator or a repeat below, or without; a headline that is
printed again; the headline above a dek; a headline with a date in it."""
_MAX_WORDS_BESIDE_DATE: Final = 4
_MAX_WORDS_OF_DATED: Final = 16
"""Words beside a date: if the line is only a date, and if it may be one that speaks of other things than the body."""
_SELDOM_ENDS: Final = (".", ":", ",", "…")
"""The signs that headlines seldom end with; with "?" and "!" they do."""
_MAX_WORDS_OF_AGO: Final = 6
_MAX_WORDS_OF_NAME: Final = 5


def find_title(page: Page) -> str | None:
    """The line at the top of a dump that is the page's title, or None.

    It is known by a separator before the site's name, or because the page repeats the line, or a line that begins with it, below.
    """
    for index in range(min(2, len(page.items), page.start)):
        line, words = page.text(index), page.items[index].block.words
        if not _MIN_TITLE_WORDS <= words <= _MAX_WORDS or page.items[index].block.bullet:
            continue
        heads = beginnings(line)
        if any(page.counts.get(head.lower()) for head in heads):
            return line
        known = heads or page.counts.get(line.lower(), 0) > 1 or _begins_another(page, index)
        if not line.startswith("#") and _likeness_to_body(page, line) > (_MIN_LIKENESS_OF_TITLE if known else _MIN_LIKENESS_OF_PLAIN_TITLE):
            return line
    return None


def find_headline(page: Page) -> int | None:
    """The index of the headline's block, or None if no line looks like one."""
    near = range(max(0, page.start - _BLOCKS_ABOVE_BODY), min(len(page.items), page.start + _BLOCKS_INTO_BODY))
    scores = {index: _score(page, index) for index in near if _is_candidate(page, index)}
    best = max(scores, key=lambda index: scores[index], default=None)
    if best is None or scores[best] < _MIN_SCORE:
        return None
    return _nearest_repeat(page, scores, _above_dek(page, scores, best))


def text(page: Page) -> str | None:
    """The headline as printed, without the site's name; if no line is one, the headline in the metadata or the page's title."""
    if page.headline is None:
        return next(iter(metadata.headlines(page.evidence)), None) or (
            without_printed_site(page.title, page.counts) if page.title else None
        )
    printed = page.text(page.headline)
    if printed == page.title:
        return without_printed_site(printed, page.counts)
    return printed[: len(printed) - len(run_on(page))].rstrip()


def run_on(page: Page) -> str:
    """The byline or date that a dump has joined to the headline's line, "" if none: "Harbor vote delayed by Ann Roe" → " by Ann Roe".

    The page has the headline without it elsewhere.
    """
    printed = page.text(page.headline) if page.headline is not None else ""
    if page.title and _same_start(page.title, printed):
        return ""
    words = printed.split(" ")
    for n in range(1, min(_MAX_RUN_ON_WORDS, len(words) - 2)):
        head = " ".join(words[:-n])
        if page.counts.get(head.lower()) or (page.title and page.title != printed and _same_start(page.title, head)):
            rest = printed[len(head) :]
            return rest if byline.parse(rest, page.language) or byline.announces(rest.strip(), page.language) or dates.find(rest) else ""
    return ""


def _is_candidate(page: Page, index: int) -> bool:
    """Whether a line can be the headline: not if it is very short, or short and surely navigation."""
    words = page.items[index].block.words
    if page.label(index) is Label.NAVIGATION and page.items[index].probability > _SURE_NAVIGATION:
        return words > _MAX_MENU_WORDS
    return words >= _MIN_WORDS or page.label(index) is Label.HEADLINE


def _above_dek(page: Page, scores: dict[int, float], best: int) -> int:
    """The line above the best one if that is the headline and the best one its dek; otherwise the best one.

    A dek has words of the body as a headline has, and more of them, so its score can be the higher one. Labels apart, the score of the
    line above must come near, and the model must not be sure that it is something else.
    """
    above = best - 1 if page.items[best - 1].block.words >= _MIN_WORDS else best - 2
    if (
        above not in scores
        or page.items[above].block.words < _MAX_MENU_WORDS
        or _likeness_to_body(page, page.text(above)) <= _MIN_LIKENESS_ABOVE_DEK
    ):
        return best
    if page.label(best) is Label.HEADLINE and page.label(above) is not Label.HEADLINE and page.items[above].probability > _SURE:
        return best
    near = scores[above] - _label_score(page, above) > scores[best] - _label_score(page, best) - _MARGIN_OF_DEK
    return above if near and scores[above] > _MIN_SCORE else best


def _nearest_repeat(page: Page, scores: dict[int, float], best: int) -> int:
    """Of the lines that repeat the headline, the last one above the body with a byline below: the others stand in bars and boxes."""
    line = page.items[best].block.lower
    words = content_words(line, page.language)
    repeats = [
        index
        for index in scores
        if best < index <= page.start
        and scores[index] > scores[best] - _MARGIN_OF_DEK
        and (page.items[index].block.lower.startswith(line) or likeness(words, content_words(page.text(index), page.language)) >= _SAME)
    ]
    return max([best, *repeats], key=lambda index: (_signed_below(page, index), index))


def _same_start(title: str, head: str) -> bool:
    """Whether a title is these words, or these words, then section and site."""
    folded, head = _folded(title).rstrip("."), _folded(head).rstrip(".")
    return folded.startswith(head) and (len(folded) == len(head) or separators().match(folded, len(head)) is not None)


def _folded(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").lower()


def _begins_another(page: Page, index: int) -> bool:
    """Whether a longer line further down begins with this one."""
    line = page.text(index) + " "
    return any(item.block.text.startswith(line) for item in page.items[index + 1 : page.start])


def _score(page: Page, index: int) -> float:
    """The sum of `_SCORES` for a line; the most likely headline has the highest."""
    item = page.items[index]
    line, words = item.block.text, item.block.words
    if words > _MAX_WORDS or len(line) < _MIN_CHARS or words < 2:
        return _NEVER
    if item.label is Label.BYLINE and item.probability > _SURE_BYLINE:
        return _NEVER
    score = _label_score(page, index) + _length_score(words)
    score += max(_SCORES["far from the body"], _SCORES["a block from the body"] * abs(page.start - index))
    if item.block.bullet:
        score += _SCORES["heading in Markdown" if item.block.bullet == "#" else "list item"]
    if line.endswith(_SELDOM_ENDS) and not line.endswith("..."):
        score += _SCORES["ends as a sentence"]
    alike = _likeness_to_body(page, line)
    score += _SCORES["words of the body"] * alike
    if index >= page.start:
        score += _SCORES["in the body"]
    if page.title:
        score += _title_score(page, index, page.title)
    if page.evidence.on("headline") and item.block.tag != "title":
        tagged = _SCORES["tagged h1"] if item.block.tag == "h1" else 0.0
        score += _SCORES["like the metadata"] * metadata.likeness_to_headlines(line, page) + tagged
    repeated = _MIN_REPEATED_WORDS <= words <= _MAX_REPEATED_WORDS and page.counts.get(item.block.lower, 0) > 1
    if repeated and index < page.start and alike > _MIN_LIKENESS_OF_REPEAT:
        score += _SCORES["printed again"]
    if score > 0:
        score += _signed_below(page, index) + _something_else(page, index) + _below_byline(page, index)
    return score


def _below_byline(page: Page, index: int) -> float:
    """The score for standing below the byline, lower in a list of other stories."""
    if not any(page.introduced(above) for above in range(max(0, index - _BLOCKS_TO_BYLINE), index)):
        return 0.0
    listed = any(is_heading(page.text(above), page.language) for above in range(max(0, index - _BLOCKS_TO_HEADING), index))
    return _SCORES["in a list of stories" if listed else "below the byline"]


def _label_score(page: Page, index: int) -> float:
    """The score for the model's label."""
    item = page.items[index]
    if item.label is not Label.HEADLINE:
        return -item.probability
    title = index < 2 and page.text(index) == page.title and page.start > _NEAR_BODY
    return _SCORES["labelled headline, but the title" if title else "labelled headline"] * item.probability


def _length_score(words: int) -> float:
    if words < _MIN_WORDS or words > _MAX_LONG_WORDS:
        return _SCORES["very long or short"]
    if words < _MIN_USUAL_WORDS:
        return 0.0
    return _SCORES["usual length" if words <= _MAX_USUAL_WORDS else "long"]


def _title_score(page: Page, index: int, title: str) -> float:
    """The score for saying what the page's title says; less for the title's own line, which is not one of the article's."""
    line = page.text(index)
    if line == title:
        if index > 1:
            return _SCORES["is the title"]
        alone = page.start - index < _NEAR_BODY and not separators().search(title)
        return _SCORES["is the title's line" if alone else "is the title's line with a site"]
    words, titled = content_words(line, page.language), content_words(title, page.language)
    if not words or not titled:
        return 0.0
    if title.lower().startswith(line.lower()) and len(words) > 1:
        return _SCORES["is the title"]
    return _SCORES["like the title"] * likeness(words, titled)


def _likeness_to_body(page: Page, line: str) -> float:
    """The part of a line's content words that the body's first paragraphs have; 0 for a line with fewer than two."""
    words = content_words(line, page.language)
    return share(words, page.opening) if len(words) > 1 else 0.0


def _signed_below(page: Page, index: int) -> float:
    """The score for a byline or a date within a few lines below."""
    for below in range(index + 1, min(index + 1 + _BLOCKS_TO_SIGNATURE, len(page.items))):
        if page.label(below) in {Label.BYLINE, Label.DATE} or page.introduced(below) or page.dates(below):
            return _SCORES["signed below" if below <= index + _BLOCKS_TO_NEAR_SIGNATURE else "signed farther below"]
    return 0.0


def _something_else(page: Page, index: int) -> float:
    """The score for being a caption, byline, date, name, note or promo."""
    line = page.text(index)
    if page.introduced(index) or notes.kind(line, page.language):
        return _SCORES["byline or note"]
    score = 0.0
    if pictures.is_caption(line, page.language) or _is_address_or_date(page, index):
        score += _SCORES["caption, address or date"]
    if section.is_trail(line):
        score += _SCORES["trail"]
    if _is_promo_or_label(page, index):
        score += _SCORES["promo or label"]
    if len(line.split()) <= _MAX_WORDS_OF_NAME and names.is_person(line.partition(" in ")[0], page.language):
        score += _SCORES["person's name"]
    if furniture.share(line, page.language) >= _MIN_FURNITURE:
        score += _SCORES["furniture"]
    return score


def _is_promo_or_label(page: Page, index: int) -> bool:
    """Whether a line is a promo ("Read more: …"), though not at the top of a pasted story, or labels what follows ("Tags: ferries")."""
    line = page.text(index)
    if promos.is_promo(line, page.language) and not (index == 0 and page.start < _NEAR_BODY):
        return True
    return "»" in line or line.startswith(("Home ", "#")) or line.partition(" ")[0].lower() in page.language.line_words["label"]


def _is_address_or_date(page: Page, index: int) -> bool:
    """Whether a line is somebody's mail address, or a date with few words beside it."""
    line, words = page.text(index), page.items[index].block.words
    if "@" in line and "." in line.partition("@")[2]:
        return True
    if printed := page.dates(index):
        beside = words - sum(line.count(" ", found.start, found.stop) + 1 for found in printed)
        if beside <= _MAX_WORDS_BESIDE_DATE:
            return True
        return beside <= _MAX_WORDS_OF_DATED and _likeness_to_body(page, line) < _MIN_LIKENESS_OF_DATED
    return words <= _MAX_WORDS_OF_AGO and line.endswith(" ago")
