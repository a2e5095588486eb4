"""The headline: the line that the page's title repeats, that stands above byline and body and speaks of what the body speaks of."""

from __future__ import annotations

from newsx.blocks.labels import Label
from newsx.fields import metadata, publisher, section
from newsx.fields.page import Page, content_words
from newsx.lines import byline, dates, furniture, notes, pictures, promos
from newsx.lines.headings import is_heading
from newsx.text import names

_FARTHEST = 200
_LONGEST_RUN_ON = 14
_LABELS = frozenset({"topics:", "tags:", "tag:", "filed", "categories:", "category:", "keywords:", "source:", "sources:", "share:"})
_BELOW_START = 4
_FEWEST_WORDS = 3
_LEAST = 0.4
_DEK_AHEAD = 2.0
_FEWEST_ABOVE = 4
_SURE = 0.9
_SURE_NAVIGATION = 0.98
_FAR = 15
_SAME = 0.75
_CONFIRMED = 3.0
"""What a headline counts for being the same as the page's metadata say."""


def choose(page: Page) -> None:
    """Sets the page's `headline` (an index) and `title` (the line that a browser's window would show), where it has them."""
    page.title = _title(page)
    near = range(max(0, page.start - _FARTHEST), min(len(page.items), page.start + _BELOW_START))
    scores = {index: _score(page, index) for index in near if _may_be(page, index)}
    best = max(scores, key=lambda index: scores[index], default=None)
    if best is not None and scores[best] >= _LEAST:
        page.headline = _nearest_repeat(page, scores, _headline_above_dek(page, scores, best))


def _may_be(page: Page, index: int) -> bool:
    """Whether a line is worth a look: not where it is very short, or surely navigation and short."""
    words = page.items[index].block.words
    if page.label(index) is Label.NAVIGATION and page.items[index].probability > _SURE_NAVIGATION:
        return words > _FEWEST_ABOVE + 1
    return words >= _FEWEST_WORDS or page.label(index) is Label.HEADLINE


def _headline_above_dek(page: Page, scores: dict[int, float], best: int) -> int:
    """A dek speaks of the body as the headline does, and more, and is taken for it: of two lines in a row the first is the headline if,
    labels apart, it comes near, and if the model was not sure that it is something else."""
    above = best - 1 if page.items[best - 1].block.words >= _FEWEST_WORDS else best - 2
    if above not in scores or page.items[above].block.words <= _FEWEST_ABOVE or _likeness(page, page.text(above)) <= 0.1:
        return best
    if page.label(best) is Label.HEADLINE and page.label(above) is not Label.HEADLINE and page.items[above].probability > _SURE:
        return best
    near = scores[above] - _label_score(page, above) > scores[best] - _label_score(page, best) - _DEK_AHEAD
    return above if near and scores[above] > _LEAST else best


def _nearest_repeat(page: Page, scores: dict[int, float], best: int) -> int:
    """Of a headline that a page gives several times, the last above the body that is signed: the others stand in bars and boxes."""
    line = page.items[best].block.lower
    words = content_words(line, page.language)
    repeats = [
        index
        for index in scores
        if best < index <= page.start
        and scores[index] > scores[best] - _DEK_AHEAD
        and (page.items[index].block.lower.startswith(line) or _shares(words, content_words(page.text(index), page.language)) >= _SAME)
    ]
    return max([best, *repeats], key=lambda index: (_signed_below(page, index), index))


def _shares(some: frozenset[str], others: frozenset[str]) -> float:
    """How alike two sets of words are, 0 to 1."""
    return len(some & others) / max(1, len(some | others))


def text(page: Page) -> str | None:
    """The headline as printed, without the site's name; where no line is one, what the page's title says."""
    if page.headline is None:
        return next(iter(metadata.titles(page.evidence)), None) or (without_site(page.title, page) if page.title else None)
    printed = page.text(page.headline)
    if printed == page.title:
        return without_site(printed, page)
    return printed[: len(printed) - len(run_on(page))].rstrip()


def run_on(page: Page) -> str:
    """What a dump ran on to the headline's line, known by the page's having the headline without it elsewhere: "… by Jane Roe"."""
    printed = page.text(page.headline) if page.headline is not None else ""
    if page.title and _same_start(page.title, printed):
        return ""
    words = printed.split(" ")
    for n in range(1, min(_LONGEST_RUN_ON, len(words) - 2)):
        head = " ".join(words[:-n])
        if page.counts.get(head.lower()) or (page.title and page.title != printed and _same_start(page.title, head)):
            rest = printed[len(head) :]
            return rest if byline.parse(rest, page.language) or byline.announces(rest.strip()) or dates.find(rest) else ""
    return ""


def _same_start(title: str, head: str) -> bool:
    """Whether a title begins with these words, and goes on with section and site if at all."""
    folded, head = _folded(title).rstrip("."), _folded(head).rstrip(".")
    return folded.startswith(head) and (len(folded) == len(head) or publisher.separators().match(folded, len(head)) is not None)


def _folded(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").lower()


def without_site(title: str, page: Page) -> str:
    """A page's title without section and site: "Harbor vote delayed | City | The Tribune" → "Harbor vote delayed".

    Of the cuts at a separator, the one is taken that another line of the page confirms, else the last, where what follows is short.
    """
    cuts = [(match.start(), match.end()) for match in publisher.separators().finditer(title)]
    for start, _ in cuts:
        if page.counts.get(title[:start].strip().lower()):
            return title[:start].strip()
    for start, stop in cuts:
        if len(title[stop:].split()) <= 6 and len(title[:start].split()) >= 3:
            return title[:start].strip()
    return title


def _title(page: Page) -> str | None:
    """The line at a dump's top that is the page's title, known by a separator before the site's name or by its return as a line below."""
    for index in range(min(2, len(page.items), page.start)):
        line, words = page.text(index), page.items[index].block.words
        if not 4 <= words <= 45 or page.items[index].block.bullet:
            continue
        if any(page.counts.get(line[: cut.start()].strip().lower()) for cut in publisher.separators().finditer(line)):
            return line
        known = publisher.separators().search(line) or page.counts.get(line.lower(), 0) > 1 or _begins_another(page, index)
        if not line.startswith("#") and _likeness(page, line) > (0.15 if known else 0.3):
            return line
    return None


def _begins_another(page: Page, index: int) -> bool:
    """Whether a line further down begins with the words of this one and goes on."""
    line = page.text(index) + " "
    return any(item.block.text.startswith(line) for item in page.items[index + 1 : page.start])


def _score(page: Page, index: int) -> float:
    """How much speaks for a block's being the headline."""
    item = page.items[index]
    line, words = item.block.text, item.block.words
    if words > 45 or len(line) < 8 or words < 2 or (item.label is Label.BYLINE and item.probability > 0.5):
        return -9.0
    score = _label_score(page, index) + _length_score(words) - min(1.2, 0.02 * abs(page.start - index))
    score += 1.0 if item.block.bullet == "#" else -1.5 if item.block.bullet else 0.0  # as Markdown heads a story
    score -= 1.0 if line.endswith((".", ":", ",", "…")) and not line.endswith("...") else 0.0
    likeness = _likeness(page, line)
    score += 2 * likeness
    score -= 1.2 if index >= page.start else 0.0
    if page.title:
        score += _title_score(page, index, line)
    if page.evidence.on("headline") and item.block.tag != "title":
        score += _CONFIRMED * metadata.likeness(line, metadata.titles(page.evidence), page.language) + (item.block.tag == "h1")
    if 4 <= words <= 20 and page.counts.get(item.block.lower, 0) > 1 and index < page.start and likeness > 0.2:
        score += 1.0
    if score > 0:
        score += _signed_below(page, index) - _something_else(page, index) - _in_list(page, index)
    return score


def _in_list(page: Page, index: int) -> float:
    """What a line loses for standing below the byline, most in a list of other stories."""
    if not any(page.introduced(above) for above in range(max(0, index - 12), index)):
        return 0.0
    return 3.0 if any(is_heading(page.text(above), page.language) for above in range(max(0, index - 3), index)) else 2.0


def _label_score(page: Page, index: int) -> float:
    """What the model's label counts: less for the page's title, which looks like a headline and is none of the article's lines."""
    item = page.items[index]
    if item.label is not Label.HEADLINE:
        return -item.probability
    title = index < 2 and page.text(index) == page.title and page.start > _FAR
    return (1 if title else 3) * item.probability


def _length_score(words: int) -> float:
    """Headlines have five to twenty words, seldom more than thirty or fewer than three."""
    if words < 3 or words > 34:
        return -1.5
    return 1.0 if 5 <= words <= 22 else 0.5 if words > 22 else 0.0


def _title_score(page: Page, index: int, line: str) -> float:
    """Whether the page's title says the same: less for the title's own line, which is no line of the article."""
    title = page.title or ""
    if line == title:
        return 4.0 if index > 1 else 0.5 if page.start - index < _FAR and not publisher.separators().search(title) else -0.5
    words, titled = content_words(line, page.language), content_words(title, page.language)
    if not words or not titled:
        return 0.0
    if title.lower().startswith(line.lower()) and len(words) > 1:
        return 4.0
    return 3.0 * _shares(words, titled)


def _likeness(page: Page, line: str) -> float:
    """The share of a line's content words that the body's first paragraphs have."""
    words = content_words(line, page.language)
    return len(words & page.opening) / len(words) if len(words) > 1 else 0.0


def _signed_below(page: Page, index: int) -> float:
    """Whether a byline or a date follows within a few lines: the nearer the better."""
    for below in range(index + 1, min(index + 6, len(page.items))):
        if page.label(below) in {Label.BYLINE, Label.DATE} or page.introduced(below) or page.dates(below):
            return 1.4 if below < index + 4 else 0.8
    return 0.0


def _something_else(page: Page, index: int) -> float:
    """What a line loses for being a caption, byline, date, name, note or promo."""
    line = page.text(index)
    if page.introduced(index) or notes.kind(line, page.language):
        return 5.0
    lost = 0.0
    if pictures.is_caption(line, page.language) or _is_address_or_date(page, index):
        lost += 3.0
    if section.is_trail(line):
        lost += 3.0
    if (
        (promos.is_promo(line, page.language) and not (index == 0 and page.start < _FAR))
        or "»" in line
        or line.startswith(("Home ", "#"))
        or line.partition(" ")[0].lower() in _LABELS
    ):
        lost += 2.0
    words = line.split()
    if len(words) <= 5 and names.is_person(line.partition(" in ")[0], page.language):
        lost += 2.0
    return lost + (2.0 if furniture.share(line, page.language) >= 0.33 else 0.0)


def _is_address_or_date(page: Page, index: int) -> bool:
    """Whether a line is somebody's mail address, or a date with few words beside it."""
    line, words = page.text(index), page.items[index].block.words
    if "@" in line and "." in line.partition("@")[2]:
        return True
    if printed := page.dates(index):
        beside = words - sum(line.count(" ", found.start, found.stop) + 1 for found in printed)
        return beside <= 4 or (beside <= 16 and _likeness(page, line) < 0.3)
    return words <= 6 and line.endswith(" ago")
