"""Any text and any markup give a record that keeps all its promises, the same record each time, and no undocumented exception."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsx.sources.document import Document
from tests.invariants import check

SAMPLES = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parents[1].glob("samples/*.txt"))]
ODD = [
    *"“”\"'‘’«»()[]{}<>—–…:;,.?!*_#|>\0\f\v\r\n\t\b\x1b\x85\xa0\xad\u2028\u202e\u200b\ufeff\ufffd\U0001f600é",
    *(
        "\n\n",
        "\r\n",
        "--",
        "“‘“",
        "”’”",
        " said",
        "By ",
        "Q: ",
        "A: ",
        "Photo: ",
        "(AP) — ",
        "Updated ",
        "1/2/03",
        "99:99 p.m.",
        "@a",
        "http://",
    ),
    *("e\u0301", "İ", "ß", "ﬁ", "x" * 300, "“a ” " * 20, "JOHN "),
]
TAGS = "<p> </p> <div> </div> <blockquote> <li> <br> <h1> <figcaption> <time/datetime='x'> <!-- <script> &lt;".split()


@st.composite
def damaged(draw: st.DrawFn, pieces: list[str] = ODD) -> str:
    """A part of a sample, with strings inserted, deleted and moved."""
    sample = draw(st.sampled_from(SAMPLES))
    start = draw(st.integers(0, len(sample)))
    text = sample[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 8))):
        one, other = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        put_in = text[:one] + draw(st.sampled_from(pieces)) + text[one:]
        text = draw(st.sampled_from([put_in, text[:one] + text[other:], text[:other] + text[one:]]))
    return text[:4000]


@settings(max_examples=60, deadline=None)
@given(st.text() | damaged())
def test_a_record_of_any_text(text: str) -> None:
    assert check(Document("a", text)) == check(Document("a", text))


@settings(max_examples=60, deadline=None)
@given(damaged([*ODD, *TAGS]))
def test_a_record_of_any_markup(text: str) -> None:
    page = "<html><title>A story</title><body><p>" + text.replace("\n\n", "<p>")
    assert check(Document("a", page, html=True)) == check(Document("a", page, html=True))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of damaged pages in several formats."""
    folder = tmp_path_factory.mktemp("odd")
    moments = random.Random(7)

    def page(pieces: list[str]) -> str:
        text = list(moments.choice(SAMPLES)[:1500])
        for _ in range(20):
            text[moments.randrange(len(text))] = moments.choice(pieces)
        return "".join(text)

    for number in range(6):
        (folder / f"{number}.txt").write_bytes(page(ODD).encode())
        (folder / f"{number}.html").write_bytes(("<html><body><p>" + page(ODD + TAGS)).encode())
        (folder / f"bytes{number}.txt").write_bytes(page(ODD).encode("cp1252", "replace") + moments.randbytes(3))
    rows = [{"body": page(ODD), "x": {"text": page(ODD)}, "y": [1]} for _ in range(3)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "rows.csv").write_text(f'title,text\na,"{page(ODD).replace(chr(34), chr(39))}"\n', encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize(
    "options",
    [
        "--json", "--format csv", "--format markdown", "--format html", "--format table", "--quotes", "--format html --quotes",
        "--quotes --kinds all --in all --format csv --spreadsheet", "--explain", "--explain --format table", "--separator e",
        "--text-key x.text,text", "--language de", "--only-articles --reference-date 2026-01-01", "--fields headline,quotes.speaker.name",
        "-j2", "-o {}/a.parquet --quotes", "-o {}/a.db", "-o {}/a.md.gz", "-o {}/a.jsonl.zst", "-o {}/out/ --format html",
    ],
)  # fmt: skip
def test_every_option_takes_every_page(odd: Path, tmp_path: Path, options: str) -> None:
    command = [sys.executable, "-m", "newsx", str(odd), *options.format(tmp_path).split()]
    seeds = ["1"] if "-o" in options else ["1", "2"]
    runs = [subprocess.run(command, capture_output=True, timeout=120, env={**os.environ, "PYTHONHASHSEED": seed}) for seed in seeds]
    for run in runs:
        assert run.returncode in (0, 1), run.stderr
        assert b"Traceback" not in run.stderr
        assert b"error in newsx" not in run.stderr
    assert runs[0].stdout == runs[-1].stdout
