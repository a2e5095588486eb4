"""Reported speech: the cues of a passage, what each reports, and whose words these are.

Learned choices, one after another: which words are cues (`cues`), which stretch of the sentence each reports (`contents`), which mention is
the source (`sources`), and whether all this together is a report (`evidence`). Each is a log-linear model over named features of the
grammar; the word lists of the language are features, too. `newsx.training.reports` says what they were trained on, and how often they are
right.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import exp, fsum, log
from typing import Final

from newsx import models
from newsx.grammar.analysis import Parse, parses, tag
from newsx.grammar.tagger import Memory
from newsx.languages import Language
from newsx.quotes.calibration import calibrated
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.datelines import end_of_dateline
from newsx.quotes.reports import contents, cues, sources
from newsx.quotes.reports.contents import Content
from newsx.quotes.reports.found import Found
from newsx.quotes.reports.report import Report
from newsx.quotes.reports.sentence import MAX_WORDS, Sentence
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage

LIKELY_CUE: Final = 0.2
"""The probability from which it is asked what a word reports."""
SURE: Final = 0.61
"""The confidence from which a report is one, if the model knows no other for its cue."""
_SAME: Final = 0.7
"""The likeness of words from which two cues report the same."""
_MIN_CHARS_UNQUOTED: Final = 2
_BEFORE_CUE: Final = frozenset(["aux", "aux:pass", "advmod", "neg"])
_AFTER_CUE: Final = frozenset(["fixed", "compound:prt"])
"""The labels of words that are part of a cue."""
CHARS_AT_ONCE: Final = 20_000
"""Characters of passages that are tagged before they are parsed: more are no quicker."""
_WORDS_OF_STEP: Final = 4
_MANY_WORDS: Final = 20
_ALMOST_ONE: Final = 0.9999


def find_reports(passages: list[Passage], chunked: list[Chunks], spans: list[Span], language: Language) -> list[Report]:
    """The reports of the body in reading order; none in a language without models."""
    model = models.reports(language.code)
    if model is None:
        return []
    found: list[Report] = []
    last: Mention | None = None
    memory = Memory()
    outer = outer_spans(spans)
    for portion in portions([chunks for chunks in chunked if passages[chunks.number].field == "body"]):
        read = sentences(portion, outer, language, memory)
        for sentence, _ in read:
            cues.find_chances(sentence, language, model.cue)
        for sentence, chunks in read:
            for one in chosen(likely(sentence, chunks, last, model)):
                if (report := _report(one, chunks.number, language, model)) is not None:
                    found.append(report)
                    last = report.mention or last
    return found


def portions(chunked: list[Chunks]) -> list[list[Chunks]]:
    """The passages of an article some at a time: of a news story all, of a book as many as memory easily holds the grammar of."""
    found: list[list[Chunks]] = []
    chars = CHARS_AT_ONCE
    for chunks in chunked:
        if chars >= CHARS_AT_ONCE:
            found.append([])
            chars = 0
        found[-1].append(chunks)
        chars += len(chunks.text)
    return found


def outer_spans(spans: list[Span]) -> dict[int, list[Span]]:
    """The quotations that are in no other, by the number of their passage."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        if span.inside is None:
            found.setdefault(span.passage, []).append(span)
    return found


def sentences(chunked: list[Chunks], outer: dict[int, list[Span]], language: Language, memory: Memory) -> list[tuple[Sentence, Chunks]]:
    """The sentences of passages that are short enough, each with the chunks of its passage. `outer`: see `outer_spans`.

    `memory` has the names of the article's passages before, and gets those of these.
    """
    tagged = [tag(chunks.text, 0, len(chunks.text), language, memory) for chunks in chunked]
    found: list[tuple[Sentence, Chunks]] = []
    for chunks, ones in zip(chunked, tagged, strict=True):
        after = end_of_dateline(chunks)
        dateline = chunks.starts[chunks.firsts[after]] if 0 < after < len(chunks.firsts) else 0
        for one in parses([each for each in ones if len(each.tags) <= MAX_WORDS], language):
            found.append((Sentence(one, _spans_near(one, outer.get(chunks.number, [])), language, dateline), chunks))
    return found


def _spans_near(parse: Parse, spans: list[Span]) -> list[Span]:
    """The quotations that a sentence shares characters with, or that end just behind it."""
    stop = parse.starts[-1] + len(parse.words[-1]) + _MIN_CHARS_UNQUOTED
    return spans[bisect_right(spans, parse.starts[0], key=_outer_stop) : bisect_left(spans, stop, key=_outer_start)]


def _outer_start(span: Span) -> int:
    return span.outer_start


def _outer_stop(span: Span) -> int:
    return span.outer_stop


def likely(sentence: Sentence, chunks: Chunks, last: Mention | None, model: models.Reports) -> list[Found]:
    """The words of a sentence that are likely cues, with what each reports and its source; `last` is the source of the report before.

    The chances of its words are known.
    """
    found: list[Found] = []
    mentions: list[Mention] | None = None
    for at in range(sentence.begin, sentence.end):
        probability = sentence.chances[at]
        if probability < LIKELY_CUE or (content := contents.choose(sentence, at, model.content)) is None:
            continue
        if mentions is None:
            mentions = mentions_in(sentence, chunks)
        candidates = sources.candidates(sentence, mentions, last)
        source = sources.choose(sentence, at, content, candidates, model.source)
        one = Found(sentence, at, probability, content, source, candidates)
        one.confidence = calibrated(weighed(evidence(one), model.together), model.calibration)
        one.is_sure = one.confidence >= model.sure.get(sentence.bases[at], SURE)
        if one.is_sure and source.mention is not None:
            last = source.mention
        found.append(one)
    return found


def evidence(one: Found) -> dict[str, float]:
    """What speaks for and against a cue, its content and its source together, by name, with values."""
    sentence, content, source = one.sentence, one.content, one.source
    words = sum([stop - start for start, stop in content.pieces])
    quoted = sum([sum(sentence.quoted[start:stop]) for start, stop in content.pieces])
    signs = [
        "any",
        f"source {source.mention.tag if source.mention is not None else 'nobody'}",
        f"side {content.side}",
        f"cue {sentence.parts[one.at]}",
        f"cue {sentence.tags[one.at]}, {'says' if sentence.says(one.at) else 'other'}",
        f"cue {sentence.labels[one.at]}, {content.side}",
        f"base {sentence.bases[one.at]}",
        f"words {min(words, _MANY_WORDS) // _WORDS_OF_STEP}",
        "source elsewhere" if source.mention is not None and source.at < 0 else "source here",
        f"source in it: {any(start <= source.at < stop for start, stop in content.pieces)}",
        "all quoted" if quoted == words else "some quoted" if quoted else "not quoted",
        "cue quoted" if sentence.quoted[one.at] else "cue not quoted",
    ]
    values = dict.fromkeys(signs, 1.0)
    values["chance of cue"] = log(one.probability / (1.0 - min(one.probability, _ALMOST_ONE)))
    values["chance of content"] = log(content.probability)
    values["chance of source"] = log(source.probability)
    return values


def weighed(values: dict[str, float], weights: dict[str, float]) -> float:
    """The probability that these values have together."""
    total = fsum([value * weights.get(name, 0.0) for name, value in values.items()])
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def chosen(found: list[Found]) -> list[Found]:
    """Those that are likely enough, in the order of their cues: of cues that report the same words, the surest."""
    kept: list[Found] = []
    for one in sorted(found, key=_confidence_of, reverse=True):
        if one.is_sure and not any(_is_same(one.content, other.content) for other in kept):
            kept.append(one)
    kept.sort(key=_place_of)
    return kept


def _is_same(one: Content, other: Content) -> bool:
    return contents.likeness(one.pieces, other.pieces) >= _SAME


def _confidence_of(one: Found) -> float:
    return one.confidence


def _place_of(one: Found) -> int:
    return one.at


def mentions_in(sentence: Sentence, chunks: Chunks) -> list[Mention]:
    """The mentions of the passage that begin in a sentence, after its dateline."""
    if sentence.begin == sentence.end:
        return []
    start, stop = sentence.starts[sentence.begin], sentence.stops[-1]
    first = bisect_left(chunks.firsts, bisect_left(chunks.starts, start))
    last = bisect_left(chunks.firsts, bisect_left(chunks.starts, stop))
    near = chunks.mentions[max(0, first - 1) : last + 1]
    return [mention for mention in near if mention is not None and start <= mention.start < stop]


def _report(one: Found, passage: int, language: Language, model: models.Reports) -> Report | None:
    """The report as the record has it, without pieces that are nothing but quotations; None if nothing is left."""
    sentence, source = one.sentence, one.source
    pieces: list[tuple[int, int]] = []
    for start, stop in one.content.pieces:
        if _is_conjunction(sentence, start, language) and start + 1 < stop:
            start += 1
        if not _is_quoted(sentence, start, stop, source.mention):
            pieces.append(_characters(sentence, start, stop))
    if not pieces:
        return None
    confidence = calibrated(one.confidence * source.probability, model.of_speakers)
    return Report(passage, source.mention, _cue(sentence, one.at, one.content), pieces, confidence, one)


def _is_conjunction(sentence: Sentence, at: int, language: Language) -> bool:
    """Whether a word is the "that" before a clause: said [that] it was late; not disputed that, saying …"""
    is_mark = sentence.lower[at] in language.closed_classes["that"] and sentence.labels[at] == "mark"
    return is_mark and at + 1 < len(sentence) and not sentence.is_sign(at + 1)


def _cue(sentence: Sentence, at: int, content: Content) -> tuple[int, int]:
    """The characters of a cue: with its auxiliaries and "not" before it, and what belongs to it after it: did not say, called for."""
    start, stop = at, at + 1
    while start > 0 and sentence.heads[start - 1] == at and sentence.labels[start - 1] in _BEFORE_CUE:
        start -= 1
    while start < at and sentence.labels[start] == "advmod" and sentence.lower[start] not in sentence.negations:
        start += 1
    while stop < len(sentence) and sentence.heads[stop] == at and sentence.labels[stop] in _AFTER_CUE:
        stop += 1
    start_of_content, end_of_content = content.pieces[0]
    if stop + 1 == start_of_content and sentence.parts[stop] == "ADP" and start_of_content <= sentence.heads[stop] < end_of_content:
        stop += 1
    return sentence.starts[start], sentence.stops[stop - 1]


def _is_quoted(sentence: Sentence, start: int, stop: int, mention: Mention | None) -> bool:
    """Whether words are nothing but quotations, and perhaps the mention of their source."""
    return all(
        sentence.quoted[at]
        or sentence.is_sign(at)
        or sentence.parts[at] == "CCONJ"
        or (mention is not None and mention.start <= sentence.starts[at] < mention.stop)
        for at in range(start, stop)
    )


def _characters(sentence: Sentence, start: int, stop: int) -> tuple[int, int]:
    """The characters of some words, with the marks of a quotation that begins or ends with them."""
    first, last = sentence.starts[start], sentence.stops[stop - 1]
    for span in sentence.spans:
        if span.outer_start < first <= span.start:
            first = span.outer_start
        if span.stop <= last < span.outer_stop or last < span.stop <= last + _MIN_CHARS_UNQUOTED:
            last = span.outer_stop
    return first, last
