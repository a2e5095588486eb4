"""Finds the names in a page's lines."""

from __future__ import annotations

from typing import Final

from newsx.fields.page import Page
from newsx.fields.publisher.addresses import MIN_HOST_LETTERS, dot_in_address, host_in, hosts_of, may_be_address
from newsx.fields.publisher.known import known_beginnings, known_outlets, known_with_article
from newsx.fields.publisher.words import MAX_NAME_WORDS, MIN_LETTERS, Place, Run, Word, words_of
from newsx.lines.dates import is_month

_MAX_TEXT_BLOCKS: Final = 300
"""Blocks at each end of a page whose names are read."""
LAST_BLOCKS: Final = 12
"""Blocks at the end of a page where its masthead may stand again."""
_TOP_BLOCKS: Final = 30
"""Blocks at the top of a page where a name that stands only once can be its masthead."""
_WORDS_AFTER_RIGHTS: Final = 4
_MAX_RUN_WORDS: Final = 9
_MIN_COUNT: Final = 2
"""How often words stand on a page of which a name there is made."""


class Reader:
    """The names in the page's lines outside its body, and the addresses and accounts in all of them.

    A name that counts stands twice on a page, which few of those do that one could make of its words, or is told by a title, an address
    or a sign of copyright. So names are made only of words that stand twice or are among `told`, or beside one of these signs.
    """

    def __init__(self, page: Page, told: list[str], url: str | None) -> None:
        self.page = page
        self.places: dict[str, list[Place]] = {}
        self.before = min(page.start, page.headline if page.headline is not None else page.start)
        self.counts: dict[str, int] = {}
        for text in told:
            for word in words_of(text.split()):
                self.counts[word.letters] = 1
        runs, addresses = self._read_lines()
        self.hosts = hosts_of(addresses)
        if url:
            self.hosts[host_in(url.partition("://")[2])] = "given"
        beginnings = {host[:MIN_HOST_LETTERS] for host in self.hosts}
        for run in runs:
            self._add_names(run, beginnings)

    def _read_lines(self) -> tuple[list[Run], list[str]]:
        """The runs that can have names, and the words that can be addresses."""
        page, runs = self.page, []
        addresses: list[str] = []
        count = len(page.items)
        for index in [*range(min(count, _MAX_TEXT_BLOCKS)), *range(max(_MAX_TEXT_BLOCKS, count - _MAX_TEXT_BLOCKS), count)]:
            text = page.items[index].block.text
            if "@" in text or ("." in text and dot_in_address().search(text)):
                addresses += [word for word in text.split() if may_be_address(word)]
            if not (page.start <= index < page.stop and page.in_body(index)) and index != page.headline:
                runs += self._runs(index, text.replace("/", " / ").split() if "/" in text else text.split())
        return runs, addresses

    def _runs(self, index: int, words: list[str]) -> list[Run]:
        """The runs of words of a line that can be names; its words are counted."""
        line, counts = words_of(words), self.counts
        found: list[Run] = []
        run: list[Word] = []
        closed, rights = True, -_WORDS_AFTER_RIGHTS - 1
        for place, word in enumerate(line):
            if word.is_rights:
                rights = place
            if word.text:
                counts[word.letters] = counts.get(word.letters, 0) + 1
                if closed or word.opens or (word.is_number and run and is_month(run[-1].text)):
                    run = []
                if run or not (word.is_inner or word.is_number):
                    if not run:
                        found.append(Run(index, words, place, run, 0, place - rights <= _WORDS_AFTER_RIGHTS))
                    run.append(word)
            closed = word.closes or not word.text
        for one in found:
            if one.owned:
                one.end_before_company()
        if found and found[0].start == 0 and len(found[0].line) > 1:
            found[0].alone = 1 if found[0].line[0].text.lower() in self.page.language.page_words else 0
        return [run for run in found if len(run.line) <= _MAX_RUN_WORDS and not all(word.is_number for word in run.line)]

    def _add_names(self, run: Run, beginnings: set[str]) -> None:
        """Adds the names that can be made of a run's words."""
        counts, words = self.counts, run.line
        self._add_known(run)
        if len(words) == len(run.words) and self._may_be_masthead(run.index):
            self._add_place(run, 0, len(words))
        if run.owned or (beginnings and any(word.letters[:MIN_HOST_LETTERS] in beginnings for word in words)):
            self._add_stretch(run, 0, len(words))
            return
        first = 0
        for place, word in enumerate(words):
            if counts[word.letters] < _MIN_COUNT:
                if place > first:
                    self._add_stretch(run, first, place)
                first = place + 1
        if len(words) > first:
            self._add_stretch(run, first, len(words))

    def _add_known(self, run: Run) -> None:
        """Adds the names among a run's words that are those of outlets or owners known beyond their town."""
        words, beginnings, known = run.line, known_beginnings(), known_outlets()
        for at, word in enumerate(words):
            if word.letters in beginnings:
                letters = ""
                for size in range(1, min(MAX_NAME_WORDS + 1, len(words) - at) + 1):
                    letters += words[at + size - 1].letters
                    if letters in known:
                        with_article = at > 0 and words[at - 1].letters == "the"
                        if with_article:
                            self._add_place(run, at - 1, size + 1)
                        elif size > 1 or letters not in known_with_article():
                            self._add_place(run, at, size)

    def _may_be_masthead(self, index: int) -> bool:
        return index < min(self.before, _TOP_BLOCKS) or index >= len(self.page.items) - LAST_BLOCKS

    def _add_place(self, run: Run, at: int, size: int) -> None:
        """Adds a place where a name stands, once a line; "the" before a name is not of its key."""
        words = run.line[at : at + size]
        if words[0].is_inner or words[-1].is_inner:
            return
        letters = [word.letters for word in words]
        key = "".join(letters[1:] if size > 1 and letters[0] == "the" else letters)
        places = self.places.setdefault(key, [])
        if not places or places[-1].index != run.index:
            places.append(Place(run, at, size, at <= run.alone and at + size == len(run.line)))

    def _add_stretch(self, run: Run, first: int, last: int) -> None:
        """Adds the names among the words of a run from `first` up to `last`, the longest first; each once a line."""
        words, places, index = run.line, self.places, run.index
        letters, ends = "", [0]
        for word in words[first:last]:
            letters += word.letters
            ends.append(len(letters))
        for size in range(min(MAX_NAME_WORDS + 1, last - first), 0, -1):
            for at in range(first, last - size + 1):
                stop = at + size
                if words[at].is_inner or words[stop - 1].is_inner:
                    continue
                begin = at + 1 if size > 1 and words[at].letters == "the" else at
                key = letters[ends[begin - first] : ends[stop - first]]
                known = places.get(key)
                if known is None:
                    if len(key) < MIN_LETTERS:
                        continue
                    known = places[key] = []
                elif known[-1].index == index:
                    continue
                known.append(Place(run, at, size, at <= run.alone and stop == len(words)))
