"""Times newsx and trafilatura on the same pages of HTML, in turn in one process, and prints the ratio.

    python tests/benchmarks/markup.py FOLDER

FOLDER holds pages as .html or .html.gz. trafilatura extracts text and metadata (`bare_extraction`), newsx the whole record with its
quotations. Times are processor time, the best of three rounds.
"""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from newsx import extract

ROUNDS = 3


def main(folder: Path) -> None:
    """Prints pages a second for both, and the ratio of their times."""
    pages = [read(path) for path in sorted(folder.iterdir()) if path.name.endswith((".html", ".html.gz"))]
    programs: dict[str, Callable[[str], object]] = {
        "trafilatura": lambda page: trafilatura.bare_extraction(page, with_metadata=True),
        "newsx": extract,
    }
    seconds = {name: float("inf") for name in programs}
    for _ in range(ROUNDS):
        for name, program in programs.items():
            start = time.process_time()
            for page in pages:
                program(page)
            seconds[name] = min(seconds[name], time.process_time() - start)
    for name, taken in seconds.items():
        print(f"{name:12} {len(pages) / taken:6.1f} pages/s")
    print(f"newsx takes {seconds['newsx'] / seconds['trafilatura']:.2f} times as long")


def read(path: Path) -> str:
    """The HTML of a page."""
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "replace")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
