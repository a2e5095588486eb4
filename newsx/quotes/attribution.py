"""Whose words a quotation is: the candidates for its speaker, what speaks for each, and the model's choice.

The candidates for a quotation are the mentions around it and nobody (a term, a title). Each has features, named strings such as
"link=after,S>M" (the subject of the reporting verb that follows the quotation); the model has a weight for each feature, a candidate's score
is the sum of its weights, and the scores make probabilities (a log-linear model). Quotations are read in order, so that who spoke last counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsx.quotes.mentions import Line, Mention
from newsx.quotes.passage import Passage
from newsx.quotes.spans import Span
from newsx.quotes.tokens import lemmas

_MENTIONS = frozenset("MOLPHURD")
_CUES = frozenset("SCGA")
_SKIPPED = frozenset("aBn")
_COARSE = {**dict.fromkeys("MOLPURD", "M"), **dict.fromkeys("SCGA", "S"), **dict.fromkeys("q,:;-&wkt.!", ""), **dict.fromkeys("xm0dH~jVTrBan()'", "x")}
_SMALL_WORDS = frozenset("a an the of in on at by for from with and or but to as is it’s vs".split())
NOBODY = 0.5
_BEFORE = 45
_AFTER = 28
_NEAR = 14


@dataclass(slots=True)
class Cue:
    """A reporting verb of a line: item `at`, its lemma, and the item of its subject with how it was found ("" where there is none)."""

    at: int
    lemma: str
    subject: int
    link: str


@dataclass(slots=True)
class Place:
    """A quotation in its line: item `at`, its shape, and the cues of the line."""

    span: int
    line: Line
    at: int
    shape: str
    size: str
    cues: list[Cue]


@dataclass(slots=True)
class Candidate:
    """A possible speaker (`mention` None: nobody) with its features."""

    mention: Mention | None
    features: list[str]
    score: float = 0.0
    probability: float = 0.0


@dataclass(slots=True)
class Reader:
    """What has been read so far: the speakers of the quotations before, latest last."""

    passages: list[Passage]
    spans: list[Span]
    lines: list[Line]
    cues: dict[int, list[Cue]] = field(default_factory=dict)
    spoken: list[tuple[Place, Mention | None]] = field(default_factory=list)


def places(lines: list[Line]) -> Iterator[tuple[Line, int]]:
    """The items that are quotations, in reading order."""
    for line in lines:
        for at, span in enumerate(line.spans):
            if span >= 0:
                yield line, at


def cues_of(line: Line) -> list[Cue]:
    """The reporting verbs of a line with their subjects."""
    found: list[Cue] = []
    letters = line.letters
    for at, letter in enumerate(letters):
        if letter in _CUES:
            word = line.words[line.firsts[at]].lower()
            if word.endswith("ing") and letters[at - 1 : at] != ["B"]:
                subject, link = _first_of_clause(letters, line.sentences, at, "ing")
            else:
                subject, link = _subject(letters, line.sentences, at, found)
            found.append(Cue(at, lemmas().get(word, word), subject, link))
    return found


def _subject(letters: list[str], sentences: list[int], at: int, before: list[Cue]) -> tuple[int, str]:
    """The subject of the verb at `at`: said M; M said; M, …, said; M who said; M … and said."""
    count = len(letters)
    following = at + 1
    if letters[at] == "A":
        if following < count and letters[following] == "T":
            following += 1
        while following < count and letters[following] in "dmx0":
            following += 1
        return (following, "A>") if following < count and letters[following] in _MENTIONS else (-1, "")
    left = at - 1
    while left >= 0 and letters[left] in _SKIPPED:
        left -= 1
    inverted = left < 0 or letters[left] in "q,!.-" and (left == 0 or "q" in letters[max(0, left - 2) : left + 1])
    if inverted and following < count:
        ahead = following
        while ahead < count and letters[ahead] in "dmx0":
            ahead += 1
        if ahead < count and letters[ahead] in "MOLPURD" and ahead - following <= 3:
            return ahead, "v>"
    if left < 0 or sentences[left] != sentences[at]:
        return -1, ""
    letter = letters[left]
    if letter in _MENTIONS and letter != "H":
        return _past_prepositions(letters, sentences, left)
    if letter == "w":
        back = left - 1
        if back >= 0 and letters[back] == ",":
            back -= 1
        return (back, "w") if back >= 0 and letters[back] in _MENTIONS else (-1, "")
    if letter in ",-)":
        return _past_insertion(letters, sentences, left)
    if letter == "&" or letter == "k":
        if before and sentences[before[-1].at] == sentences[at] and before[-1].subject >= 0:
            return before[-1].subject, "&"
        return _first_of_clause(letters, sentences, at, "&c")
    if letter == "T":
        return _first_of_clause(letters, sentences, at, "to")
    return _first_of_clause(letters, sentences, at, "far")


def _past_prepositions(letters: list[str], sentences: list[int], at: int) -> tuple[int, str]:
    """The head of a phrase that ends in a mention: [the director] of the agency said."""
    back = at
    for _ in range(3):
        before = back - 1
        while before >= 0 and letters[before] in "dmx0":
            before -= 1
        if before > 0 and letters[before] == "r" and letters[before - 1] in "MORUD" and sentences[before - 1] == sentences[at]:
            back = before - 1
        else:
            break
    return back, "<" if back == at else "r<"


def _past_insertion(letters: list[str], sentences: list[int], at: int) -> tuple[int, str]:
    """The mention before an insertion between commas: M, a lawyer in Leeds, said."""
    back = at - 1
    sign = {")": "("}.get(letters[at], letters[at])
    while back > 0 and at - back < 22 and sentences[back] == sentences[at]:
        if letters[back] == sign and letters[back - 1] in _MENTIONS and letters[back - 1] != "H":
            found = _past_prepositions(letters, sentences, back - 1)[0]
            return found, ",<"
        back -= 1
    return _first_of_clause(letters, sentences, at, ",far")


def _first_of_clause(letters: list[str], sentences: list[int], at: int, link: str) -> tuple[int, str]:
    """The first mention of the clause that is not the object of a preposition."""
    found = -1
    back = at - 1
    while back >= 0 and at - back < 25 and sentences[back] == sentences[at]:
        letter = letters[back]
        if letter in "q;:kt":
            break
        if letter in "MOLPURD" and (back == 0 or letters[back - 1] not in "rT'"):
            found = back
        back -= 1
    return found, link if found >= 0 else ""


def place(reader: Reader, line: Line, at: int) -> Place:
    """The quotation at item `at` of a line, with the shape of what stands around it."""
    if line.number not in reader.cues:
        reader.cues[line.number] = cues_of(line)
    span = reader.spans[line.spans[at]]
    text = reader.passages[line.number].text
    words = text.count(" ", span.start, span.stop) + 1
    size = "1" if words == 1 else "2" if words < 4 else "4" if words < 8 else "8"
    return Place(line.spans[at], line, at, _shape(line, at), size, reader.cues[line.number])


def _shape(line: Line, at: int) -> str:
    """What stands on either side: ^ and $ the paragraph's edges, a letter where something attaches, o for the rest."""
    letters, count = line.letters, len(line.letters)
    before = letters[at - 1] if at else "^"
    if before in "SCGA:,t-(q":
        left = before
    elif before in ".!":
        left = "."
    else:
        left = "^" if before == "^" else "M" if before in _MENTIONS else "o"
    right, after = "o", letters[at + 1] if at + 1 < count else "$"
    if after == "," and at + 2 < count:
        after = letters[at + 2]
    if after in "SCGA":
        right = "S"
    elif after in _MENTIONS:
        ahead = at + 2
        while ahead < count and letters[ahead] in "aBn,MOLPURD":
            ahead += 1
        right = "M" if ahead < count and letters[ahead] in "SCG" else "m"
    elif after in ".!":
        right = "." if at + 2 < count else "$"
    elif after in "$q&":
        right = after
    return left + right


def candidates(reader: Reader, here: Place) -> list[Candidate]:
    """Nobody and the mentions around a quotation, each with its features.

    A paragraph that goes on with the quotation of the paragraph before has its speaker and no other candidate.
    """
    line, at = here.line, here.at
    last_place, last = reader.spoken[-1] if reader.spoken else (None, None)
    if last is not None and reader.spans[here.span].continues:
        return [Candidate(last, ["continues"])]
    mentions = line.mentions
    before = [mentions[i] for i in range(max(0, at - _BEFORE), at) if line.letters[i] in _MENTIONS]
    after = [mentions[i] for i in range(at + 1, min(len(mentions), at + _AFTER)) if line.letters[i] in _MENTIONS]
    chosen: list[Mention] = [m for m in before[-_NEAR:] + after[:6] if m is not None]
    wide = line.number
    for distance in (1, 2):
        if wide - distance < 0 or reader.passages[wide - distance].field != reader.passages[wide].field:
            break
        earlier = reader.lines[wide - distance]
        some = [m for m in earlier.mentions if m is not None]
        chosen += some if len(some) <= 5 else some[:2] + some[-3:] if distance == 1 else some[:1] + some[-1:]
    if at == len(line.letters) - 1 or at == 0:
        if wide + 1 < len(reader.lines) and reader.passages[wide + 1].field == reader.passages[wide].field:
            chosen += [m for m in reader.lines[wide + 1].mentions[:4] if m is not None][:1]
    if last is not None and all(m is not last for m in chosen):
        chosen.append(last)
    found = [Candidate(None, _features_of_nobody(reader, here))]
    own = _cue_relations(here)
    strong = _strongest(own)
    for mention in chosen:
        found.append(Candidate(mention, _features(reader, here, mention, own, strong, last_place, last)))
    return found


def _cue_relations(here: Place) -> dict[int, list[str]]:
    """For each item that is a cue's subject, how that cue stands to the quotation."""
    line, at = here.line, here.at
    relations: dict[int, list[str]] = {}
    cues = here.cues
    ahead = 0
    behind = [cue for cue in cues if cue.at < at]
    for rank, cue in enumerate(reversed(behind[-4:])):
        gap = at - cue.at - 1
        between = line.letters[cue.at + 1 : at]
        same = line.sentences[cue.at] == line.sentences[at]
        how = f"b{min(rank, 2)}" + ("" if same else ".") + ("q" if "q" in between else "") + (str(min(gap, 3)) if same else "")
        if cue.subject >= 0:
            relations.setdefault(cue.subject, []).append(f"{how}{cue.link}|{cue.lemma}")
    for cue in cues:
        if cue.at <= at:
            continue
        gap = cue.at - at - 1
        between = line.letters[at + 1 : cue.at]
        same = line.sentences[cue.at] == line.sentences[at]
        how = f"a{min(ahead, 2)}" + ("" if same else ".") + ("q" if "q" in between else "") + (str(min(gap, 3)) if same else "")
        if cue.subject >= 0:
            relations.setdefault(cue.subject, []).append(f"{how}{cue.link}|{cue.lemma}")
        ahead += 1
        if ahead > 2:
            break
    return relations


def _strongest(own: dict[int, list[str]]) -> str:
    """Whether a subject's cue stands close before or close after the quotation."""
    before = after = ""
    for relations in own.values():
        for relation in relations:
            if relation.startswith(("b00", "b01", "b02")):
                before = "b"
            elif relation.startswith(("a00", "a01", "a02")):
                after = "a"
    return before + after


def _features_of_nobody(reader: Reader, here: Place) -> list[str]:
    line, at = here.line, here.at
    span = reader.spans[here.span]
    text = reader.passages[line.number].text
    inner = text[span.start : min(span.stop, span.start + 400)]
    words = inner.split()
    case = _case(words)
    final = inner[-1] if inner[-1] in ",.?!" and span.stop - span.start < 400 else "-"
    left = line.words[line.firsts[at] - 1].lower() if line.firsts[at] else "^"
    after = line.firsts[at] + 1
    right = line.words[after].lower() if after < len(line.words) else "$"
    before_letter = line.letters[at - 1] if at else "^"
    after_letter = line.letters[at + 1] if at + 1 < len(line.letters) else "$"
    same = [cue for cue in here.cues if line.sentences[cue.at] == line.sentences[at]]
    cue = "0" if not same else "L" if all(c.at < at for c in same) else "R" if all(c.at > at for c in same) else "B"
    size = here.size
    field_name = reader.passages[line.number].field
    out = [
        "0",
        f"0size={size}",
        f"0case={case}{size}",
        f"0final={final}{size}",
        f"0shape={here.shape}",
        f"0shape={here.shape}{size}",
        f"0left={left}",
        f"0right={right}",
        f"0left={left}{size}",
        f"0left={left}{case}",
        f"0right={right}{case}",
        f"0around={before_letter}q{after_letter}",
        f"0before={before_letter}{case}{size}",
        f"0cue={cue}{size}",
        f"0cue={cue}{case}{final}",
        f"0field={field_name}{size}",
        f"0mark={span.marks[0]}{size}",
        f"0right={after_letter}{case}{final}{size}",
    ]
    if at > 1:
        out.append(f"0left2={line.letters[at - 2]}{before_letter}{size}")
        out.append(f"0word2={line.words[line.firsts[at] - 2].lower() if line.firsts[at] > 1 else ''}")
    lows = {word.lower().strip(".,!?") for word in words}
    if lows & {"i", "we", "you", "i’m", "i'm", "my", "me", "our"}:
        out.append(f"0first{size}")
    if len(words) <= 3:
        out.append(f"0text={inner.lower().strip(',.')}")
    if reader.spoken:
        last_place, last = reader.spoken[-1]
        if last_place.line is line and line.sentences[last_place.at] == line.sentences[at]:
            out.append(f"0last={last is None}")
    return out


def _signs(here: Place, theirs: Line, item: int) -> bool:
    """Whether a mention signs the quotation: “…” — Jane Roe, at the end of its paragraph or on the next line."""
    if theirs is here.line:
        return item == here.at + 2 or item == here.at + 3
    return theirs.number == here.line.number + 1 and item <= 2 and here.at >= len(here.line.letters) - 2 and len(theirs.letters) < 16


def _case(words: list[str]) -> str:
    """T where the words have capitals as a title has, u where the first has one, else l.

    >>> _case(["Gone", "with", "the", "Wind"]), _case(["We", "lost,"]), _case(["very", "bad"])
    ('T', 'u', 'l')
    """
    if not words[0][0].isupper():
        return "l"
    long = [word for word in words[1:] if word.strip(".,?!").lower() not in _SMALL_WORDS]
    return "T" if long and all(not word[0].islower() for word in long) else "u"


def _features(reader: Reader, here: Place, mention: Mention, own: dict[int, list[str]], strong: str, last_place: Place | None, last: Mention | None) -> list[str]:
    line, at = here.line, here.at
    theirs = reader.lines[mention.passage]
    item = mention.item
    letters, sentences = theirs.letters, theirs.sentences
    letter = mention.letter
    kind = mention.head if letter in "PH" else letter
    shape, size = here.shape, here.size
    before, after = mention.governor, mention.does
    first = item == 0 or sentences[item - 1] != sentences[item]
    out = [f"kind={kind}", f"kind={kind}{size}"]
    if letter in "URD":
        out.append(f"head={mention.head}")
    out.append(f"edge={before}{letter}{after}")
    out.append(f"role={mention.role_start is not None}{letter}")
    if mention.possessive:
        out.append("poss")
    if before == "-" and _signs(here, theirs, item):
        out.append("signs")
    if theirs is line:
        out += _features_in_line(here, mention, own, strong, kind, first)
    else:
        apart = line.number - mention.passage
        where = f"p{apart}" if apart <= 2 else "p3"
        follows = letters[item + 1 :]
        subject = "S" if after in "SCG" else "o"
        rest = sum(1 for other in follows if other in _MENTIONS)
        if reader.lines[line.number - 1] is theirs and last_place is not None and last_place.line is theirs:
            where += "s"
        out += [
            f"far={where}",
            f"far={where}{shape}",
            f"far={where}{kind}",
            f"far={where}{first}{subject}{before}",
            f"far={where}{min(rest, 4)}",
            f"far={where}{shape}{subject}{first}",
            f"far={where}{size}",
            f"far={where}{strong}",
        ]
    if last is not None and last_place is not None:
        same = "=" if last is mention else "~" if last.head == mention.head and last.letter == letter else ""
        if same:
            apart = line.number - last_place.line.number
            gap = line.letters[last_place.at + 1 : at] if apart == 0 else line.letters[:at]
            fresh = "S" if any(other in "SCA" for other in gap) else "m" if any(other in _MENTIONS for other in gap) else "0"
            near = ("p" + str(min(apart, 2))) if apart else "s" if line.sentences[last_place.at] == line.sentences[at] else "."
            out += [
                f"chain={same}{near}",
                f"chain={same}{near}{shape}",
                f"chain={same}{near}{fresh}",
                f"chain={same}{near}{fresh}{shape}",
                f"chain={same}{near}{size}",
                f"chain={same}{near}{last_place.shape}{shape}",
            ]
        elif len(reader.spoken) > 1:
            other = reader.spoken[-2][1]
            if other is not None and (other is mention or other.head == mention.head and other.letter == letter):
                out.append(f"turn={'=' if other is mention else '~'}{shape}")
    return out


def _features_in_line(here: Place, mention: Mention, own: dict[int, list[str]], strong: str, kind: str, first: bool) -> list[str]:
    before, after = mention.governor, mention.does
    line, at, item = here.line, here.at, mention.item
    letters, sentences = line.letters, line.sentences
    shape, size, letter = here.shape, here.size, mention.letter
    side = "b" if item < at else "a"
    between = letters[item + 1 : at] if item < at else letters[at + 1 : item]
    apart = abs(sentences[at] - sentences[item])
    others = sum(1 for other in between if other in _MENTIONS)
    quotes = between.count("q")
    where = f"{side}{min(apart, 3)}"
    out = [
        f"in={where}",
        f"in={where}{shape}",
        f"in={where}{kind}",
        f"in={where}{min(others, 4)}",
        f"in={where}{min(others, 3)}{shape}",
        f"in={where}{min(quotes, 2)}{min(others, 2)}",
        f"in={where}{before}{after}",
        f"in={where}{first}{letter}",
        f"in={where}{size}{kind}",
    ]
    if apart == 0:
        pattern = _pattern(between)
        out += [f"path={side}{pattern}", f"path={side}{letter}{pattern[:6]}", f"path={side}{pattern[-6:]}{size}"]
        if quotes == 0:
            cues = [other for other in between if other in _CUES]
            out.append(f"cues={side}{len(cues)}{min(others, 2)}{shape}")
    else:
        out.append(f"sent={where}{first}{after}{shape}")
    relations = own.get(item)
    if relations:
        for relation in relations[:3]:
            how, _, lemma = relation.partition("|")
            out += [f"link={how}", f"link={how}{kind}", f"link={how}{shape}", f"link={how}{size}", f"link={how}{before}", f"verb={how[:2]}{lemma}", f"verb={lemma}", f"verb={lemma}{shape}"]
    else:
        out.append(f"nolink={where}{shape}{before}")
        out.append(f"nolink={where}{kind}")
        out.append(f"nolink={where}{strong}")
        out.append(f"nolink={where}{strong}{before}{after}")
    return out


def _pattern(letters: list[str]) -> str:
    """What lies between a mention and a quotation, in short: other words as one x, mentions as M, cues as S.

    >>> _pattern(list(",dxrO,aS"))
    ',xM,xS'
    """
    out: list[str] = []
    for letter in letters[:14]:
        short = _COARSE.get(letter, letter) or letter
        if not (out and out[-1] == short and short in "xM"):
            out.append(short)
    return "".join(out)


def decide(found: list[Candidate], weights: dict[str, float]) -> Candidate:
    """Scores the candidates and gives the choice.

    Nobody, where that is likelier than all mentions together; else the likeliest mention of the likeliest name or pronoun, whose
    mentions' probabilities count together.
    """
    get = weights.get
    for candidate in found:
        score = 0.0
        for feature in candidate.features:
            score += get(feature, 0.0)
        candidate.score = score
    highest = max(candidate.score for candidate in found)
    powers = [math.exp(candidate.score - highest) for candidate in found]
    total = sum(powers)
    together: dict[str, float] = {}
    for candidate, power in zip(found, powers, strict=True):
        key = candidate.mention.head if candidate.mention is not None else ""
        together[key] = together.get(key, 0.0) + power / total
    for candidate in found:
        candidate.probability = together[candidate.mention.head if candidate.mention is not None else ""]
    if len(found) == 1 or found[0].mention is None and found[0].probability > NOBODY:
        return found[0]
    return max(found[1:], key=lambda candidate: (candidate.probability, candidate.score))


def cue_for(reader: Reader, here: Place, mention: Mention) -> tuple[int, int, int] | None:
    """The passage and characters of the reporting verb or phrase that gives a quotation to a mention, if there is one beside them.

    A cue whose subject the mention is, the nearest to the quotation; else one between the two in the quotation's sentence.
    """
    line = reader.lines[mention.passage]
    if line.number not in reader.cues:
        reader.cues[line.number] = cues_of(line)
    cues = reader.cues[line.number]
    own = [cue for cue in cues if cue.subject == mention.item]
    if line is not here.line:
        best = own[0] if own else None
    else:
        low, high = sorted((mention.item, here.at))
        best = min(own, key=lambda cue: abs(cue.at - here.at), default=None)
        if best is None:
            between = [cue for cue in cues if low < cue.at < high]
            best = between[-1] if between and mention.item < here.at else between[0] if between else None
    if best is None:
        return None
    word = line.firsts[best.at]
    last = word + 1 if line.letters[best.at] == "A" and word + 1 < len(line.words) and line.words[word + 1] == "to" else word
    return line.number, line.starts[word], line.starts[last] + len(line.words[last])
