"""Times newsx and prints three tables: start-up, each stage on the samples, and how time grows with length.

    python tests/benchmarks/speed.py

Start-up is the best of twenty runs, less the best of `python -c pass`, run in turn. Stages are measured in one process on the samples, each
repeated for a second. For growth a sample is repeated until the text is 1 KB to 10 MB long: twice the text should take twice the time.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from newsx import blocks, fields, languages, pages, pipeline
from newsx.sources.document import Document

ENGLISH = languages.of("en")

SAMPLES = Path(__file__).parents[2] / "samples"
STORY = SAMPLES / "ferry-inquiry.txt"


def main() -> None:
    """Prints the tables."""
    start_up()
    stages()
    growth()


def start_up(rounds: int = 20) -> None:
    """Prints how long commands take, less the time that Python itself takes to start."""
    newsx = [str(Path(sys.executable).with_name("newsx"))]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "newsx --version": [*newsx, "--version"],
        "newsx story.txt --json": [*newsx, str(STORY), "--json"],
        "newsx story.txt --format table": [*newsx, str(STORY), "--format", "table"],
    }
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(rounds):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            best[name] = min(best[name], time.perf_counter() - begin)
    bare = best.pop("python -c pass")
    print(f"{'start-up':34} seconds above `python -c pass` ({bare:.3f})")
    for name, seconds in best.items():
        print(f"  {name:32} {seconds - bare:.3f}")


def stages() -> None:
    """Prints how many samples, and words of them, each stage reads a second."""
    documents = [Document(path.name, path.read_bytes().decode()) for path in sorted(SAMPLES.glob("*.txt"))]
    words = sum(len(document.text.split()) for document in documents)
    split = [pages.read(document, ENGLISH)[0] for document in documents]
    labelled = [blocks.label(found, ENGLISH) for found in split]
    readings = [pipeline.read(document) for document in documents]
    work: dict[str, Callable[[int], object]] = {
        "pages (text → blocks)": lambda i: pages.read(documents[i], ENGLISH),
        "blocks (→ labels)": lambda i: blocks.label(split[i], ENGLISH),
        "fields": lambda i: fields.read(labelled[i], ENGLISH),
        "quotes": lambda i: pipeline.find_quotes(readings[i].fields, ENGLISH),
        "output (→ JSON)": lambda i: msgspec.json.encode(readings[i].article),
        "the whole way": lambda i: msgspec.json.encode(pipeline.read(documents[i]).article),
    }
    print(f"\n{'stage':34} {'documents/s':>12} {'words/s':>12}")
    for name, step in work.items():
        rounds = repeat(lambda step=step: [step(index) for index in range(len(documents))])  # type: ignore[misc]
        print(f"  {name:32} {rounds * len(documents):12,.0f} {rounds * words:12,.0f}")


def growth() -> None:
    """Prints the time for texts of 1 KB to 10 MB."""
    story = STORY.read_text(encoding="utf-8")
    print(f"\n{'length':34} {'seconds':>12} {'MB/s':>12}")
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        text = (story * (size // len(story) + 1))[:size]
        begin = time.perf_counter()
        pipeline.extract(text)
        seconds = time.perf_counter() - begin
        print(f"  {size:32,} {seconds:12.3f} {size / seconds / 1e6:12.2f}")


def repeat(work: Callable[[], object], seconds: float = 1.0) -> float:
    """How many times a second `work` can be done, measured over `seconds`."""
    work()
    begin, rounds = time.perf_counter(), 0
    while time.perf_counter() - begin < seconds:
        work()
        rounds += 1
    return rounds / (time.perf_counter() - begin)


if __name__ == "__main__":
    main()
