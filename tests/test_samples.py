"""The samples: the command's record of each dump in samples/ is compared with the JSON beside it, which a careful reader wrote.

The reader's JSON has the keys that a reader can judge; others are not compared. Numbers that only say which things belong together (a
speaker's id, an utterance) are compared as groups, indices of quotes (`inside`, `repeat_of`) by the quotes they point to.

`known_differences.json` lists the differences that are known, line by line: one that is not listed fails the test, and so does one that is
listed and is gone. `python -m tests.test_samples` writes the list anew, to be read before it is committed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from newsx.record import Article
from tests import invariants
from tests.command import complaint, newsx

SAMPLES = Path(__file__).parent.parent / "samples"
KNOWN = Path(__file__).with_name("known_differences.json")
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))
BY_GROUP = {"utterance"}
BY_INDEX = {"inside", "repeat_of"}


def output_of(*arguments: str | Path) -> str:
    """What the command prints. What it says on standard error is the test's failure."""
    run = newsx(*arguments)
    assert run.returncode == 0, complaint(run)
    return run.stdout.decode()


@cache
def printed() -> dict[str, dict[str, Any]]:
    """The record of each sample by its name, all from one run."""
    lines = output_of("--format", "jsonl", *(SAMPLES / f"{name}.txt" for name in NAMES)).splitlines()
    return {Path(record["input"]).stem: record for record in map(json.loads, lines)}


def expected(name: str) -> dict[str, Any]:
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def text_of(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_bytes().decode("utf-8")


def short(value: Any) -> str:
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"“{shown[:70]}…”" if len(shown) > 72 else f"“{shown}”" if isinstance(value, str) else shown


def aligned(want: list[Any], got: list[Any]) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of indices of equal things in reading order; `None` stands where the other side has nothing equal."""
    shown = [[json.dumps(value, ensure_ascii=False) for value in values] for values in (want, got)]
    for tag, a, b, c, d in SequenceMatcher(None, *shown, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        else:
            yield from ((i, None) for i in range(a, b))
            yield from ((None, j) for j in range(c, d))


def differences(want: Any, got: Any, where: str) -> Iterator[str]:
    """What `got` lacks of `want` or says otherwise; a dict's keys that `want` does not hold are free."""
    if isinstance(want, dict) and isinstance(got, dict):
        for key, value in want.items():
            yield from differences(value, got.get(key, "(no such key)"), f"{where}.{key}")
    elif isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        for i, (one, other) in enumerate(zip(want, got, strict=True)):
            yield from differences(one, other, f"{where}[{i}]")
    elif isinstance(want, list) and isinstance(got, list):
        yield from missing_and_more(want, got, where)
    elif want != got:
        yield f"{where}: expected {short(want)}, got {short(got)}"


def missing_and_more(want: list[Any], got: list[Any], where: str) -> Iterator[str]:
    for i, j in aligned(want, got):
        if i is not None and j is None:
            yield f"{where}[{i}]: missing {short(want[i])}"
        elif j is not None and i is None:
            yield f"{where}: more than expected {short(got[j])}"


def speakers_that_differ(want: list[dict[str, Any]], got: list[dict[str, Any]]) -> Iterator[str]:
    """By name, since the order of those who speak equally often is free; that the most talkative come first is not."""
    counts = [speaker["utterances"] for speaker in got]
    if counts != sorted(counts, reverse=True):
        yield f"speakers: not most first: {counts}"
    want, got = (sorted(speakers, key=lambda speaker: str(speaker["name"])) for speakers in (want, got))
    for i, j in aligned([speaker["name"] for speaker in want], [speaker["name"] for speaker in got]):
        if i is not None and j is not None:
            known = {key: value for key, value in want[i].items() if key != "id"}
            yield from differences(known, got[j], f"speaker {want[i]['name']}")
        else:
            yield f"speakers: missing {want[i]['name']}" if i is not None else f"speakers: more than expected {got[j or 0]['name']}"


def groups_that_differ(want: list[Any], got: list[Any], texts: list[str], what: str) -> Iterator[str]:
    """Where two ways to number the same things put two of them together in the one and apart in the other; `None` counts neither way."""
    for i in range(len(want)):
        for j in range(i):
            together = want[i] == want[j]
            if want[i] is not None and want[j] is not None and together != (got[i] == got[j]):
                yield f"{what}: {short(texts[i])} and {short(texts[j])} are {'the same' if together else 'two'}"
                break


def quote_pairs(want: list[dict[str, Any]], got: list[dict[str, Any]]) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of indices of the same quotation in both lists, field by field."""
    for field in ("headline", "dek", "images.caption", "body"):
        places = [[i for i, quote in enumerate(quotes) if quote["at"]["field"] == field] for quotes in (want, got)]
        for i, j in aligned([want[i]["text"] for i in places[0]], [got[j]["text"] for j in places[1]]):
            yield None if i is None else places[0][i], None if j is None else places[1][j]


def quotes_that_differ(want: list[dict[str, Any]], got: list[dict[str, Any]]) -> Iterator[str]:
    pairs: dict[int, int] = {}
    for i, j in quote_pairs(want, got):
        if i is not None and j is not None:
            pairs[i] = j
        elif i is not None:
            yield f"quotes: missing {short(want[i]['text'])} ({want[i]['kind']})"
        elif j is not None:
            yield f"quotes: nobody's, or not so {short(got[j]['text'])} ({got[j]['kind']})"
    for i, j in pairs.items():
        where = f"quote {short(want[i]['text'])}"
        plain = {key: value for key, value in want[i].items() if key not in BY_GROUP | BY_INDEX}
        if plain.get("speaker"):
            plain["speaker"] = {key: value for key, value in plain["speaker"].items() if key != "id"}
        yield from differences(plain, got[j], where)
        for key in sorted(BY_INDEX & want[i].keys()):
            target = None if want[i][key] is None else pairs.get(want[i][key], "(a quote not found)")
            yield from differences(target, got[j][key], f"{where}.{key}")
    texts = [want[i]["text"] for i in pairs]
    yield from groups_that_differ(
        [want[i].get("utterance") for i in pairs], [got[j]["utterance"] for j in pairs.values()], texts, "utterances"
    )
    yield from groups_that_differ(
        [(want[i]["speaker"] or {}).get("id") for i in pairs],
        [(got[j]["speaker"] or {}).get("id") for j in pairs.values()],
        texts,
        "speakers",
    )


def record_differences(want: dict[str, Any], got: dict[str, Any]) -> list[str]:
    """Every difference between a reader's expectation and a record, a line each, in the record's order."""
    found: list[str] = []
    paragraphs = {i: j for i, j in aligned(want["body"], got["body"]) if i is not None and j is not None}
    for key, value in want.items():
        if key == "blocks":
            for i, j in paragraphs.items():
                found += differences(value[i], got[key][j], f"blocks[{i}]")
        elif key == "quotes":
            found += quotes_that_differ([with_index(quote, paragraphs) for quote in value], got[key])
        elif key == "speakers":
            found += speakers_that_differ(value, got[key])
        else:
            found += missing_and_more(value, got[key], key) if key == "body" else differences(value, got[key], key)
    return found


def with_index(quote: dict[str, Any], paragraphs: dict[int, int]) -> dict[str, Any]:
    """The quote with its paragraph's index in the record, so that one paragraph too many is one difference and not a hundred."""
    at = quote["at"]
    return quote if at["field"] != "body" else {**quote, "at": {**at, "index": paragraphs.get(at["index"], at["index"])}}


def field_text(record: dict[str, Any], place: dict[str, Any]) -> str:
    if place["field"] == "images.caption":
        return record["images"][place["index"]]["caption"]
    value = record[place["field"]]
    return value if place["index"] is None else value[place["index"]]


@pytest.mark.parametrize("name", NAMES)
def test_the_record_is_what_a_reader_expects(name: str) -> None:
    known = json.loads(KNOWN.read_text(encoding="utf-8")).get(name, [])
    found = record_differences(expected(name), printed()[name])
    new, gone = [line for line in found if line not in known], [line for line in known if line not in found]
    assert not new, f"{len(new)} new differences in {name}\n  " + "\n  ".join(new)
    assert not gone, f"better than known: {len(gone)} differences in {name} are gone\n  " + "\n  ".join(gone)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_true_of_every_record(name: str) -> None:
    article, dump = msgspec.convert(printed()[name], Article), text_of(name)
    invariants.check_schema(printed()[name])
    invariants.check_places(article)
    invariants.check_blocks(article, dump)
    for block, paragraph in zip(article.blocks, article.body, strict=True):
        assert block.line == dump.count("\n", 0, block.start) + 1
        assert len(re.sub(r"\s", "", dump[block.start : block.stop])) < 2 * len(paragraph) + 200


@pytest.mark.parametrize("name", NAMES)
def test_the_expectation_agrees_with_itself(name: str) -> None:
    record, dump = expected(name), "".join(text_of(name).split())
    assert len(record["blocks"]) == len(record["body"])
    for quote in record["quotes"]:
        assert field_text(record, quote["at"])[quote["at"]["start"] : quote["at"]["stop"]] == quote["text"]
    assert all(invariants.is_within(paragraph, dump) for paragraph in record["body"])


if __name__ == "__main__":
    differing = {name: found for name in NAMES if (found := record_differences(expected(name), printed()[name]))}
    KNOWN.write_text(json.dumps(differing, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print({name: len(found) for name, found in differing.items()})
