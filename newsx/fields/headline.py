"""The headline: the line that the page's title repeats, that stands above byline and body and speaks of what the body speaks of."""

from __future__ import annotations

from newsx.blocks.labels import Label
from newsx.fields import byline, dates, names, notes, pictures, promos, publisher
from newsx.fields.layout import Page, content_words, furniture

_FARTHEST = 90
_BELOW_START = 4
_LEAST = 1.0


def choose(page: Page) -> None:
    """Sets the page's `headline` (an index) and `title` (the line that a browser's window would show), where it has them."""
    page.title = _title(page)
    best, chosen = _LEAST, None
    for index in range(max(0, page.start - _FARTHEST), min(len(page.items), page.start + _BELOW_START)):
        score = _score(page, index)
        if score > best:
            best, chosen = score, index
    page.headline = chosen


def text(page: Page) -> str | None:
    """The headline as printed, without the site's name; where no line is one, what the page's title says."""
    if page.headline is not None:
        printed = page.text(page.headline)
        return without_site(printed, page) if printed == page.title else printed
    return without_site(page.title, page) if page.title else None


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
        line = page.text(index)
        words = line.count(" ") + 1
        if not 4 <= words <= 45 or page.items[index].block.bullet:
            continue
        if publisher.separators().search(line) or page.counts.get(line.lower(), 0) > 1 or (index == 0 and words > 5 and _likeness(page, line) > 0.4):
            return line
    return None


def _score(page: Page, index: int) -> float:
    """How much speaks for a block's being the headline."""
    item = page.items[index]
    line = item.block.text
    words = line.count(" ") + 1
    if words > 45 or len(line) < 8 or (item.label is Label.BYLINE and item.probability > 0.5):
        return -9.0
    score = 4 * item.probability if item.label is Label.HEADLINE else -1.5 * item.probability
    distance = abs(page.start - index)
    score += (1.0 if 5 <= words <= 22 else -1.5 if words < 3 or words > 28 else 0.0) - 0.02 * distance
    score -= 1.0 if item.block.bullet else 0.0
    score -= 1.0 if line.endswith((".", ":", ",", "…")) and not line.endswith("...") else 0.0
    score += 2 * _likeness(page, line)
    if page.title:
        score += _title_score(page, index, line)
    if words >= 4 and page.counts.get(line.lower(), 0) > 1 and index < page.start:
        score += 0.5
    if score > 0:
        score += _signed_below(page, index) - _something_else(line)
    return score


def _title_score(page: Page, index: int, line: str) -> float:
    """Whether the page's title says the same: less for the title's own line, which is no line of the article."""
    title = page.title or ""
    if line == title:
        return 0.0 if index > 1 else -0.5
    words, titled = set(content_words(line)), set(content_words(title))
    if not words or not titled:
        return 0.0
    if title.lower().startswith(line.lower()) and len(words) > 1:
        return 4.0
    common = len(words & titled)
    return 3.0 * common / len(words) if common * 2 >= len(titled) else 0.0


def _likeness(page: Page, line: str) -> float:
    """The share of a line's content words that the body's first paragraphs have."""
    words = set(content_words(line))
    return len(words & page.opening) / len(words) if len(words) > 1 else 0.0


def _signed_below(page: Page, index: int) -> float:
    """Whether a byline or a date follows within a few lines."""
    for below in range(index + 1, min(index + 6, len(page.items))):
        line = page.text(below)
        if page.label(below) in {Label.BYLINE, Label.DATE} or (len(line) < 120 and (byline.introduction(line) or dates.find(line))):
            return 1.0
    return 0.0


def _something_else(line: str) -> float:
    """What a line loses for being a caption, byline, date, name, note or promo."""
    if byline.introduction(line) or notes.kind(line):
        return 5.0
    lost = 0.0
    if pictures.credit_of(line):
        lost += 3.0
    if promos.is_promo(line):
        lost += 2.0
    words = line.split()
    if len(words) <= 4 and names.is_person(line):
        lost += 2.0
    if len(words) <= 12 and dates.find(line):
        lost += 2.0
    return lost + (1.5 if furniture(line) >= 0.33 else 0.0)
