"""Times many pages and prints a table: a loop over `extract`, one process and two; then the parent's memory for few inputs and for many.

    python tests/benchmarks/batch.py [FOLDER] [NUMBER]

The pages of FOLDER (default: the samples) are copied until there are NUMBER (default: 2,000); every hundredth is broken on purpose. The
three commands are run in turn, seven times each. A line gives the median of the seconds and of the processor time of all processes
together, which depends less on what else the machine does. Memory is the parent process's peak.
"""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"
ROUNDS = 7
PR_SET_CHILD_SUBREAPER = 36
LOOP = """
import sys
from pathlib import Path
import msgspec, newsx
from newsx.sources.raw import Raw, Unreadable
from newsx import pipeline
with open(sys.argv[2], "wb") as out:
    for path in sorted(Path(sys.argv[1]).iterdir()):
        try:
            document = Raw(str(path), path.read_bytes()).document()
        except Unreadable:
            continue
        out.write(msgspec.json.encode(pipeline.read(document).article) + b"\\n")
"""
PEAK = """
import resource, sys
from newsx.batch import workers
from newsx.sources.reading import read_paths
for _ in workers.run(read_paths([sys.argv[1]]), 2):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main(source: Path, number: int) -> None:
    """Prints both tables."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "pages")
        fill(pages, source, number)
        times(pages, Path(folder, "out.jsonl"), number)
        memory(Path(folder), source, number)


def fill(pages: Path, source: Path, number: int) -> None:
    """Fills a folder with `number` copies of the source's pages; every hundredth holds bytes that are no text."""
    pages.mkdir()
    originals = [path.read_bytes() for path in sorted(source.rglob("*.txt"))]
    for index in range(number):
        content = bytes(range(256)) if index % 100 == 99 else originals[index % len(originals)]
        (pages / f"{index:06}.txt").write_bytes(content)


def times(pages: Path, out: Path, number: int) -> None:
    """Prints the median times of the loop and of both numbers of processes."""
    command = [sys.executable, "-m", "newsx", "-q", str(pages), "--force", "-o", str(out)]
    ways = {
        "extract in a loop": [sys.executable, "-c", LOOP, str(pages), str(out)],
        "newsx -j1": [*command, "-j1"],
        "newsx -j2": [*command, "-j2"],
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            taken[name].append(timed(lambda way=way: subprocess.run(way, stderr=subprocess.DEVNULL)))  # type: ignore[misc]
    print(f"{number:,} pages{'':14} {'seconds':>10} {'processor':>10} {'pages/s':>10}")
    for name, pairs in taken.items():
        seconds, processor = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"  {name:22} {seconds:10.2f} {processor:10.2f} {number / seconds:10.0f}")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """How many seconds `work` takes, and how many of processor time the processes that it starts take."""
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    with suppress(ChildProcessError):
        while os.wait():  # workers that have outlived their parent are this process's own children now
            pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - begin, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory(folder: Path, source: Path, number: int) -> None:
    """Prints the parent's peak memory with a tenth of the pages and with all."""
    print(f"\n{'pages':24} {'MB':>10}")
    for share in (10, 1):
        pages = folder / f"pages{share}"
        fill(pages, source, number // share)
        run = subprocess.run([sys.executable, "-c", PEAK, str(pages)], capture_output=True, text=True, check=True, cwd=os.fspath(folder))
        print(f"  {number // share:<22,} {int(run.stdout):10}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES, int(sys.argv[2]) if len(sys.argv) > 2 else 2000)
