"""Which words report somebody's words: the mayor [said] it was late; [according] to the union; her [claim] that it leaks.

Verbs, nouns and adjectives are looked at, and a few small words. What speaks for each are its features, named strings; the model has a
weight for each, and their sum makes a probability (logistic regression).
"""

from __future__ import annotations

from math import exp
from typing import Final

from newsx.languages import Language
from newsx.quotes.reports.sentence import NO_WORD, Sentence, saying_of

Weights = dict[str, float]

_PARTS: Final = frozenset(["VERB", "NOUN", "ADJ"])
_SMALL: Final = frozenset(["according", "per", ":", "to"])
"""Other words that may report: according to Roe; per the board; Roe: it leaks; to Roe, it was late."""
_FRAME: Final = ("nsubj", "nsubj:pass", "csubj", "obj", "iobj", "ccomp", "xcomp", "advcl", "obl", "nmod", "acl", "parataxis", "dep")
"""The labels that make a verb's frame."""
_IN_FRAME: Final = frozenset(["nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "parataxis"])
_TELLING: Final = frozenset(["nsubj", "nsubj:pass", "mark", "aux", "cop", "advmod", "compound:prt", "obl", "nmod", "obj", "xcomp", "case"])
"""The labels of dependents whose words tell something about the verb."""
_WITH_KIND: Final = frozenset(["nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "obl:agent"])
_WITH_PREPOSITION: Final = frozenset(["nmod", "obl", "obj", "obl:agent"])
_AROUND: Final = (-2, -1, 1, 2)
_MAX_DEPTH: Final = 6
_CHARS_OF_STEM: Final = 5
_CHARS_OF_ENDING: Final = 3


def find_chances(sentence: Sentence, language: Language, weights: Weights) -> None:
    """Notes in the sentence how likely each of its words is a cue."""
    for at in range(sentence.begin, sentence.end):
        if may_report(sentence, at):
            sentence.chances[at] = probability(features(sentence, at, language), weights)


def may_report(sentence: Sentence, at: int) -> bool:
    """Whether a word is looked at; a verb of saying is, whatever its part of speech was taken for."""
    return sentence.parts[at] in _PARTS or sentence.lower[at] in _SMALL or sentence.says(at)


def probability(features: list[str], weights: Weights) -> float:
    """The probability that a word with these features reports something."""
    total = 0.0
    for feature in features:
        weight = weights.get(feature)
        if weight is not None:
            total += weight
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def features(sentence: Sentence, at: int, language: Language) -> list[str]:
    """What speaks for and against a word's being a cue."""
    word, base, label, tag = sentence.lower[at], sentence.bases[at], sentence.labels[at], sentence.tags[at]
    head = sentence.heads[at]
    above = sentence.bases[head] if head >= 0 else NO_WORD
    found = [
        f"base {base}",
        f"word {word}",
        f"tag {tag}",
        f"label {label}",
        f"base {base}, {label}",
        f"head {above}",
        f"{label} of {above}",
    ]
    found += [f"stem {word[:_CHARS_OF_STEM]}", f"ending {word[-_CHARS_OF_ENDING:]}", f"tag {tag}, {label}"]
    for name, listed in _lists(language):
        if base in listed:
            found += [f"list {name}", f"list {name}, {tag}"]
    found += _below(sentence, at, base, language)
    for step in _AROUND:
        found += [f"word {step} {sentence.word(at + step)}", f"tag {step} {sentence.tag(at + step)}"]
    following, before = sentence.word(at + 1), sentence.word(at - 1)
    found += [f"{base} {following}", f"{base}, then {sentence.tag(at + 1)}", f"{before} {base}"]
    quoted = "quoted" if sentence.quoted[at] else "not quoted"
    found += [quoted, f"{base}, {quoted}"]
    if sentence.has_quotations:
        found += ["quotations", f"{base}, quotations"]
    found.append(f"depth {_depth(sentence, at)}")
    return found


def _below(sentence: Sentence, at: int, base: str, language: Language) -> list[str]:
    """What depends on the word."""
    labels = sentence.labels_below(at)
    found = [f"no {label}" for label in _FRAME if label not in labels]
    frame = "+".join(sorted(labels & _IN_FRAME))
    found += [f"frame {frame}", f"frame {frame}, {base}"]
    for child in sentence.children[at]:
        label = sentence.labels[child]
        found += [f"{label} {'before' if child < at else 'after'}", f"{label}, {base}"]
        if label in _TELLING:
            found.append(f"{label} {sentence.bases[child]}")
        if label in _WITH_KIND:
            kind = kind_of(sentence, child, language)
            found += [f"{label} is {kind}", f"{label} is {kind}, {base}"]
        if label in _WITH_PREPOSITION:
            for below in sentence.children[child]:
                if sentence.labels[below] == "case":
                    found += [f"preposition {sentence.lower[below]}", f"preposition {sentence.lower[below]}, {base}"]
    if "nsubj" not in labels and (subject := subject_above(sentence, at)) >= 0:
        found.append(f"shared subject is {kind_of(sentence, subject, language)}")
    return found


def subject_above(sentence: Sentence, at: int) -> int:
    """The subject of the verb that a word is joined to or depends on, -1 if it has none: Roe came and [said]; Roe wants to [say]."""
    for _ in range(2):
        label, at = sentence.labels[at], sentence.heads[at]
        if at < 0 or label not in ("conj", "xcomp", "advcl"):
            return -1
        for child in sentence.children[at]:
            if sentence.labels[child] == "nsubj":
                return child
    return -1


def kind_of(sentence: Sentence, at: int, language: Language) -> str:
    """What a noun is: a name's kind, a list that it stands in, or its part of speech."""
    name, word = sentence.names[at], sentence.lower[at]
    if name != "O":
        return name[2:]
    if word in language.person_nouns or word in language.person_plurals:
        return "person noun"
    if word in language.group_nouns or word in language.organization_nouns:
        return "group noun"
    if word in language.document_nouns:
        return "document noun"
    if sentence.parts[at] == "PRON":
        return word
    return sentence.tags[at]


def _depth(sentence: Sentence, at: int) -> int:
    """How many words are above it."""
    depth = 0
    while depth < _MAX_DEPTH and sentence.heads[at] >= 0:
        at = sentence.heads[at]
        depth += 1
    return depth


def _lists(language: Language) -> list[tuple[str, frozenset[str]]]:
    """The lists of verbs that say what is usual."""
    if language not in _listed:
        calling = frozenset([verb.split()[0] for verb in language.verbs_of_calling])
        others = frozenset([verb.split()[0] for verb in language.other_verbs])
        clauses = [(f"clause {kind}", verbs) for kind, verbs in sorted(language.verbs_with_clauses.items())]
        _listed[language] = [
            ("saying", saying_of(language)),
            ("calling", calling),
            ("other", others),
            ("document", language.document_nouns),
            *clauses,
        ]
    return _listed[language]


_listed: Final[dict[Language, list[tuple[str, frozenset[str]]]]] = {}
