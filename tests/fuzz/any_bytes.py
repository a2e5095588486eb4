"""A fuzzer: feeds newsx bytes, chosen to reach new branches, until an input breaks it. It reads them as any format, up to records and rows.

    pip install atheris
    python tests/fuzz/any_bytes.py CORPUS -max_total_time=3600 -timeout=20

The first byte of an input chooses its name and the settings. The folder CORPUS keeps the inputs that reached something new; the samples are
a good start. An input that breaks newsx is left in a file "crash-…"; the same command with that file reproduces the failure.
"""

from __future__ import annotations

import io
import logging
import sys

import atheris

with atheris.instrument_imports(include=["newsx"]):
    from newsx.output.rows import quote_rows
    from newsx.selection import ALL
    from newsx.sources.raw import Raw, Unreadable
    from newsx.sources.reading import read_stream
    from newsx.sources.settings import Settings
    from newsx.sources.stream import Stream
    from tests.invariants import check

NAMES = ("-", "a.txt", "a.html", "a.jsonl", "a.csv", "a.eml", "a.warc.gz", "a")
SETTINGS = (Settings(), Settings(separator="\n\n"), Settings(text_keys=("a.text", "body")))


def one_input(content: bytes) -> None:
    """Reads an input. Any exception is a fault of newsx."""
    choice = content[0] if content else 0
    file = io.BufferedReader(io.BytesIO(content[1:]))  # type: ignore[arg-type]
    for found in read_stream(Stream(NAMES[choice % 8], file, walked=bool(choice & 8), settings=SETTINGS[(choice >> 4) % 3])):
        assert isinstance(found, (Raw, Unreadable))
        if isinstance(found, Raw):
            try:
                document = found.document()
            except Unreadable:
                continue
            list(quote_rows(check(document), ALL))


if __name__ == "__main__":
    logging.disable()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
