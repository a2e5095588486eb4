"""Feeds newsx bytes that are bred to reach new branches of it, until one breaks it: from bytes in any format to records and their rows.

    pip install atheris
    python tests/fuzz/any_bytes.py CORPUS -max_total_time=3600 -timeout=20

The input's first byte chooses its name and how it is read. The folder CORPUS keeps what reached something new; samples are a good start.
What broke it is left in a file "crash-…", which the same command, given that file, shows again.
"""

from __future__ import annotations

import io
import logging
import sys

import atheris

with atheris.instrument_imports(include=["newsx"]):
    from newsx.output.rows import SPEECH, quote_rows
    from newsx.sources.raw import Raw, Unreadable
    from newsx.sources.reading import read_stream
    from newsx.sources.settings import Settings
    from newsx.sources.stream import Stream
    from tests.invariants import check

NAMES = ("-", "a.txt", "a.html", "a.jsonl", "a.csv", "a.eml", "a.warc.gz", "a")
SETTINGS = (Settings(), Settings(separator="\n\n"), Settings(text_keys=("a.text", "body")))


def one_input(content: bytes) -> None:
    """Reads what the bytes hold. Raises what no input may raise."""
    choice = content[0] if content else 0
    file = io.BufferedReader(io.BytesIO(content[1:]))  # type: ignore[arg-type]
    for found in read_stream(Stream(NAMES[choice % 8], file, walked=bool(choice & 8), settings=SETTINGS[(choice >> 4) % 3])):
        assert isinstance(found, (Raw, Unreadable))
        if isinstance(found, Raw):
            try:
                document = found.document()
            except Unreadable:
                continue
            list(quote_rows(check(document), SPEECH, None))


if __name__ == "__main__":
    logging.disable()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
