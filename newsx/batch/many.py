"""Many documents, for programs: files and directories → records, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from os import PathLike, fspath

import msgspec

from newsx.batch.outcomes import Options
from newsx.batch.workers import run
from newsx.record import Article
from newsx.sources.raw import Unreadable
from newsx.sources.reading import read_paths
from newsx.sources.settings import USUAL, Settings


def extract_many(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    jobs: int | None = 1,
    timeout: float | None = None,
    reference_date: date | None = None,
    indirect: bool = False,
    settings: Settings = USUAL,
    on_error: Callable[[str, str], None] | None = None,
) -> Iterator[Article]:
    """The records of all pages in a file or directory, or in several, in their order: the same records as the command gives.

    `jobs` is the number of processes, None for one per processor; `timeout` the seconds that a page may take. With more than one process,
    or with a timeout, a program must keep what it does at its top level under `if __name__ == "__main__":`, as always with Python's worker
    processes. `reference_date` and `indirect` are those of `extract`.

    An input that gives no record raises Unreadable, with its `name` and `why`; with `on_error` that is called with both instead, and the
    iteration goes on. Files that were merely found in a directory and are no pages (a picture) are left out.

        >>> problems = []
        >>> articles = extract_many(["samples/ferry-inquiry.txt", "gone.txt"], on_error=lambda name, why: problems.append((name, why)))
        >>> [article.headline for article in articles], problems
        (['Ferry captain tells inquiry nobody warned him of the shoal'], [('gone.txt', 'no such file or directory')])
    """
    several = [paths] if isinstance(paths, str | PathLike) else paths
    options = Options(reference_date=reference_date, indirect=indirect)
    decode = msgspec.json.Decoder(Article).decode
    for outcome in run(read_paths((fspath(path) for path in several), settings), jobs, options, timeout):
        if outcome.record is not None:
            yield decode(outcome.record)
        elif outcome.skipped is None:
            problem = outcome.problem or ""
            if on_error is None:
                raise Unreadable(outcome.name, problem)
            on_error(outcome.name, problem)
