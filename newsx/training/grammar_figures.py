"""Measures models of grammar on unseen sentences: `python -m newsx.training.grammar_figures CORPUS OUT [LANGUAGE]`.

OUT is where `newsx.training` wrote them with folds. Prints for each part of the corpus the shares of words with the right part of speech,
with the right finer tag, of words with a capital that are rightly a name's or not, of words (not signs) with the right head, and with its
label too, without subtypes; F1 of names as spans; and words a second.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from time import perf_counter

import msgspec

from newsx import languages, models
from newsx.grammar.analysis import Grammar, Parse
from newsx.grammar.tagger import Memory
from newsx.training.grammar import finer_of, sentences_of
from newsx.training.treebank import FOLDS, Sentence

_NEWS = {"news", "interview", "speech"}
_PROPER = ("NNP", "NE")
"""How the finer tags of proper nouns begin."""
KINDS = ("PER", "ORG", "LOC")


def figures(grammars: dict[int, Grammar], sentences: list[Sentence]) -> dict[str, float]:
    """The figures for some sentences, each read by the models of its fold."""
    count: Counter[str] = Counter()
    started = perf_counter()
    memories: dict[str, Memory] = {}
    parses = [_parse(grammars[sentence.fold], sentence, memories.setdefault(sentence.document, Memory())) for sentence in sentences]
    taken = perf_counter() - started
    for sentence, parse in zip(sentences, parses, strict=True):
        _count_words(sentence, parse, count)
        if sentence.names is not None:
            _count_names(sentence.names, parse.names, count)
    shares = {name: (right, of) for name, right, of in _SHARES if count[of]}
    found = {name: round(count[right] / count[of], 4) for name, (right, of) in shares.items()}
    for kind in KINDS:
        if count[f"{kind} gold"]:
            found[kind] = round(2 * count[f"{kind} right"] / (count[f"{kind} gold"] + count[f"{kind} found"]), 4)
    return found | {"words": count["words"], "a second": round(count["words"] / taken)}


def _parse(grammar: Grammar, sentence: Sentence, memory: Memory) -> Parse:
    """The analysis of a sentence in the manner of its treebank."""
    grammar.as_silver = sentence.silver
    return grammar.parse(grammar.tag([(word, 0) for word in sentence.words], memory))


_SHARES = (
    ("part", "part", "parts"),
    ("finer", "finer", "words"),
    ("capitals", "capitals right", "capitals"),
    ("heads", "heads", "arcs"),
    ("labelled", "labelled", "arcs"),
)
"""The name of a share, what it counts and of what."""


def _count_words(sentence: Sentence, parse: Parse, count: Counter[str]) -> None:
    for at, tag in enumerate(sentence.tags):
        part, finer = tag.partition(".")[0], finer_of(tag)
        count["words"] += 1
        count["parts"] += part != ""
        count["part"] += parse.tags[at] == part
        count["finer"] += parse.forms[at] == finer
        if sentence.words[at][:1].isupper():
            count["capitals"] += 1
            is_proper = part == "PROPN" or finer.startswith(_PROPER)
            count["capitals right"] += (parse.tags[at] == "PROPN" or parse.forms[at].startswith(_PROPER)) == is_proper
        if sentence.labels[at] != "punct":
            head = parse.heads[at] if parse.heads[at] >= 0 else len(sentence.words)
            count["arcs"] += 1
            count["heads"] += head == sentence.heads[at]
            same = parse.labels[at].partition(":")[0] == sentence.labels[at].partition(":")[0]
            count["labelled"] += same and head == sentence.heads[at]


def _count_names(names: list[str], found: list[str], count: Counter[str]) -> None:
    for kind in KINDS:
        right, ours = ({span for span in spans(parts) if span[2] == kind} for parts in (names, found))
        count[f"{kind} gold"] += len(right)
        count[f"{kind} found"] += len(ours)
        count[f"{kind} right"] += len(right & ours)


def spans(parts: list[str]) -> list[tuple[int, int, str]]:
    """Names as spans: the first word, the word after the last, and the kind.

    >>> spans(["B-PER", "I-PER", "O", "B-ORG"])
    [(0, 2, 'PER'), (3, 4, 'ORG')]
    """
    found: list[tuple[int, int, str]] = []
    for at, part in enumerate(parts):
        kind = part[2:]
        if part[0] == "I" and found and found[-1][1:] == (at, kind):
            found[-1] = (found[-1][0], at + 1, kind)
        elif part != "O":
            found.append((at, at + 1, kind))
    return found


def main() -> None:
    """Prints the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("language", nargs="?", default="en")
    given = options.parse_args()
    grammars: dict[int, Grammar] = {}
    for fold in range(FOLDS):
        path = given.out / f"fold-{fold}" / models.FILES[f"grammar-{given.language}"]
        if path.exists():
            model = msgspec.msgpack.decode(path.read_bytes(), type=models.Grammar)
            grammars[fold] = Grammar(languages.of(given.language), model)
    sentences = [sentence for sentence in sentences_of(given.corpus, given.language) if sentence.fold in grammars]
    groups = {
        "GUM, news, interview, speech": [sentence for sentence in sentences if sentence.genre in _NEWS],
        "GUM": [sentence for sentence in sentences if sentence.genre],
        "gold": [sentence for sentence in sentences if not sentence.silver],
        "silver": [sentence for sentence in sentences if sentence.silver],
    }
    for name, group in groups.items():
        if group:
            print(name, json.dumps(figures(grammars, group)), flush=True)


if __name__ == "__main__":
    main()
