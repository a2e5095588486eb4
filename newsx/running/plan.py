"""What a run is to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from newsx.batch.outcomes import Options
from newsx.output.view import View
from newsx.running.fingerprint import Fingerprint
from newsx.sources.settings import Settings
from newsx.sources.walk import count_files


class Plan(Struct, frozen=True):
    """All that the user asked for, checked."""

    named: list[str]
    """Files and directories to read."""
    listed: Iterable[str] | None
    """More of them, read from a list as they are needed."""
    settings: Settings
    options: Options
    view: View
    format: str
    fingerprint: Fingerprint
    output: str | None = None
    """A file, or a folder if it is one or ends with "/"; None for standard output. With a `scheduler` a folder that its workers reach."""
    pager: bool = False
    """Whether a pager may show standard output, if that is a terminal."""
    force: bool = False
    errors: str | None = None
    """A file for the inputs that failed."""
    limit: int | None = None
    """How many pages are read at most."""
    jobs: int | None = None
    timeout: float | None = None
    """Seconds per page."""
    resume: bool = False
    append: bool = False
    retry_failed: bool = False
    quiet: bool = False
    scheduler: str | None = None
    """The address of a Dask cluster that does the work."""

    @property
    def adds(self) -> bool:
        """Whether a finished output is added to."""
        return self.append or self.resume

    def paths(self) -> Iterator[str]:
        return chain(self.named, self.listed or ())

    def count(self) -> int | None:
        """How many files there are to read; None if that is not known before the list has been read."""
        return count_files(self.named, self.settings) if self.listed is None else None
