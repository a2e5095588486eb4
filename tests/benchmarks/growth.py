"""Times each stage on hostile inputs of two lengths, one twice the other, and prints how the time grows.

    python tests/benchmarks/growth.py [MEGABYTES] [NAME]

Twice the input should take at most twice the processor time. A line ends with "!" if a stage takes more than 2.3 times as long and more
than a second. MEGABYTES is the greater length (default: 5, of which the longest page that is read has as many); only
inputs whose name contains NAME are run. A stage is stopped after five minutes.
"""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import msgspec

from newsx import blocks, fields, pages, people, pipeline
from newsx.batch.garbage import collect_seldom
from newsx.output import formats
from newsx.output.target import Target
from newsx.output.view import View
from newsx.sources import stream
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.reading import read_stream

TIMEOUT = 300
"""Seconds after which a stage is stopped."""
STEEP = 2.3
"""A stage that takes more than this many times as long for twice the input is marked, from SECONDS_TO_NOTICE on."""
SECONDS_TO_NOTICE = 1.0
PROSE = "The council voted on Monday to keep the ferry running through the winter, said Ivo Bern, the mayor of Port Ellis.\n\n"
STORY = f"Council votes to keep the ferry\n\nBy Ann Roe\n\n{PROSE}“It is a lifeline,” he said. “Without it the island is a rock.”\n\n"
GERMAN_STORY = (
    "Rat stimmt für die Fähre\n\nVon Ann Roe\n\nDer Rat hat am Montag beschlossen, dass die Fähre auch im Winter fährt, sagte Ivo Bern, "
    "der Bürgermeister.\n\n„Sie ist für uns lebenswichtig“, sagte er. Ohne sie sterbe die Insel, so Bern. Laut Ann Lind fehlt Geld.\n\n"
)
OPENING = "<!DOCTYPE html><html><head><title>Council votes to keep the ferry</title></head><body>"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY.split("\n\n"))

REPEATED: dict[str, str] = {
    "a story": STORY,
    "straight marks": '"',
    "curly opening marks": "“",
    "single opening marks": "‘",
    "closing marks": "”",
    "nested marks": "“a ‘b ",
    "a German story": GERMAN_STORY,
    "a French story": "Le maire a parlé lundi.\n\n— C'est une chance, a dit Ivo Bern, le maire. « Sans bac l'île meurt », a-t-il dit.\n\n",
    "a sentence without end": "the mayor of the island said that the ferry would sail and ",
    "reports in one another": "Ann Roe said that Ivo Bern said that ",
    "German reports in one another": "Der Bürgermeister sagte, dass die Fähre nach Aussage der Reederei fahre, ",
    "according to": "according to the mayor, ",
    "verbs that report": "says warns adds ",
    "nicknames": "“A” Bill “Red” Lee, ",
    "words quoted": "They said “no.” The officials called it “bad.” ",
    "straight marks with words": '"No," he said. "',
    "one line": "The mayor said that it would sail. ",
    "one word": "a",
    "one-letter lines": "a\n",
    "one-letter paragraphs": "a\n\n",
    "brackets": "([{",
    "brackets in prose": PROSE + "(" * 100,
    "a name": "Marguerite Delacroix ",
    "a name in quotations": "“Yes,” said Marguerite Delacroix.\n\n",
    "different names": "",
    "one surname": "",
    "all capitals": PROSE.upper(),
    "said": "said ",
    "commas": ",",
    "commas and words": "a, ",
    "colons": ": ",
    "turns": "ANN: yes\n",
    "dates": "May 4, 2024 ",
    "lines of dates": "May 4, 2024\n",
    "lines of credits": "Photo: Ann Roe/AP\n",
    "lines of bylines": "By Ann Roe and Ivo Bern\n",
    "one long byline": "By Ann Roe, ",
    "ands": "Ann and ",
    "dashes": "— ",
    "spaces": " ",
    "spaces and a word": " " * 99 + "a",
    "line ends": "\n",
    "form feeds": "a\f",
    "labels of an export": "BYLINE: Ann Roe\n\nBODY: Yes.\n\nLENGTH: 3 words\n",
    "colons of an export": "LENGTH: 3 words\n" + "A" * 20 + ": ",
    "mojibake": "â€œItâ€™s a lifeline,â€\x9d he said at the cafÃ©. ",
    "lines of mojibake": "â€œItâ€™s a lifeline,â€\x9d he said at the cafÃ©.\n",
    "bullets": "* a\n",
    "links": "[12]Home\n",
    "posts": "— Ann Roe (@annroe) May 4, 2024\n",
    "captions": "Ivo Bern at the harbor on Monday. (Ann Roe/AP)\n\n",
    "dotted letters": "A.",
    "hyphens": "a-",
    "apostrophes": "a'",
    "numbers": "1,",
    "combining marks": "e\u0301\u0300",
    "no words": "\u200b",
}
"""For each input's name the text that is repeated until it is long enough."""

MARKUP: dict[str, str] = {
    "html: a story": PARAGRAPHS,
    "html: divs in one another": "<div>",
    "html: spans in one another": "<p><span>a",
    "html: blockquotes in one another": "<blockquote>",
    "html: lists in one another": "<ul><li>a",
    "html: tables in one another": "<table><tr><td>a",
    "html: tags": "<b>a</b>",
    "html: empty tags": "<i></i>",
    "html: paragraphs": "<p>a",
    "html: line breaks": "a<br>",
    "html: links": "<a href=x>a</a>",
    "html: angle brackets": "<",
    "html: comments": "<!--a-->",
    "html: unclosed comments": "<!--",
    "html: entities": "&amp;",
    "html: metas": '<meta property="article:author" content="Ann Roe">',
    "html: different metas": "",
    "html: times": "<time datetime=2024-05-04>May 4</time>",
    "html: headings": "<h1>Council votes</h1>",
    "html: pictures": "<figure><img src=x><figcaption>Ivo Bern. Ann Roe/AP</figcaption></figure>",
    "html: scripts": "<script>a</script>",
}
"""For each input's name the markup that is repeated within a page."""


def main(megabytes: float, chosen: str) -> None:
    """Prints the table."""
    size = int(megabytes * 1e6)
    collect_seldom()
    signal.signal(signal.SIGALRM, _stop)
    print(f"{'input':34} {'stage':8} {f'{megabytes / 2:g} MB':>9} {f'{megabytes:g} MB':>9} {'ratio':>6}")
    for name, make in inputs().items():
        if chosen in name:
            show(name, measured(make(size // 2)), measured(make(size)))


def show(name: str, once: dict[str, float], twice: dict[str, float]) -> None:
    """Prints a line for each stage that takes a tenth of a second or more, or that was stopped."""
    for stage in sorted({**once, **twice}, key=list({**once, **twice}).index):
        before, after = once.get(stage, TIMEOUT), twice.get(stage, TIMEOUT)
        if after >= 0.1:
            steep = "!" if (after >= SECONDS_TO_NOTICE and after > STEEP * before) or after >= TIMEOUT else ""
            print(f"{name:34} {stage:8} {before:9.2f} {after:9.2f} {after / before:6.2f} {steep}", flush=True)


def inputs() -> dict[str, Callable[[int], bytes]]:
    """For each input's name a function that makes it, given its length in bytes."""
    made: dict[str, Callable[[int], bytes]] = {name: _repeater(piece) for name, piece in REPEATED.items()}
    made |= {name: _repeater(piece, OPENING + PARAGRAPHS) for name, piece in MARKUP.items()}
    return made | {
        "different names": lambda size: "".join(f"“Yes,” said {_word(i)} {_word(i * 7)}.\n\n" for i in range(size // 30)).encode(),
        "one surname": lambda size: "".join(f"“Yes,” said {_word(i)} Roe.\n\n" for i in range(size // 30)).encode(),
        "html: different metas": lambda size: (
            OPENING.replace("</head>", "".join(f'<meta name=author content="{_word(i)} {_word(i * 7)}">' for i in range(size // 45)))
            + PARAGRAPHS
        ).encode(),
        "html: attributes": lambda size: f"{OPENING}<p {' '.join(f'a{i}=b' for i in range(size // 9))}>{PARAGRAPHS}".encode(),
        "html: a long class": lambda size: f"{OPENING}<p class='{'story-body ' * (size // 11)}'>{PARAGRAPHS}".encode(),
        "html: json-ld": lambda size: _page_with({"@type": "NewsArticle", "author": [{"name": _word(i)} for i in range(size // 25)]}),
        "html: deep json-ld": lambda size: (OPENING + _LD + "[" * size + "</script>" + PARAGRAPHS).encode(),
        "jsonl: a long text": lambda size: json.dumps({"text": STORY * (size // len(STORY)), "x": "y"}).encode() + b"\n",
        "jsonl: many keys": lambda size: json.dumps({**{f"k{i}": i for i in range(size // 18)}, "text": STORY}).encode() + b"\n",
        "jsonl: deep": lambda size: b'{"text": "a", "b": ' + b"[" * (size // 2) + b"]" * (size // 2) + b"}\n",
        "csv: a long text": lambda size: _table([STORY * (size // len(STORY))]),
        "csv: many rows": lambda size: _table(["a"] * (size // 10)),
    }


_LD = "<script type='application/ld+json'>"


def _repeater(piece: str, before: str = "") -> Callable[[int], bytes]:
    return lambda size: (before + piece * (size // max(1, len(piece.encode())))).encode()


def _page_with(data: dict[str, Any]) -> bytes:
    return (OPENING.replace("</head>", f"{_LD}{json.dumps(data)}</script></head>") + PARAGRAPHS).encode()


def _table(texts: list[str]) -> bytes:
    table = io.StringIO()
    csv.writer(table).writerows([("title", "text"), *(("a", text) for text in texts)])
    return table.getvalue().encode()


def _word(number: int) -> str:
    """A different name for each number.

    >>> _word(0), _word(27)
    ('Aaa', 'Bba')
    """
    return "".join(chr(97 + number // 26**place % 26) for place in range(3)).capitalize()


def measured(content: bytes) -> dict[str, float]:
    """The seconds of processor time that each stage takes; a stage that was stopped, and those after it, are left out."""
    taken: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        signal.alarm(TIMEOUT)
        begin = time.process_time()
        done = work()
        taken[stage] = time.process_time() - begin
        return done

    try:
        _run(content, timed)
    except (TimeoutError, RecursionError) as error:
        print(f"  stopped: {error or type(error).__name__}")
    finally:
        signal.alarm(0)
    return taken


def _run(content: bytes, timed: Callable[[str, Callable[[], Any]], Any]) -> None:
    file = io.BufferedReader(io.BytesIO(content))  # type: ignore[arg-type]
    found = timed("sources", lambda: [page for page in read_stream(stream.Stream("a", file)) if isinstance(page, Raw)])
    if not found:
        return
    try:
        document = timed("decoding", found[0].document)
    except Unreadable:
        return
    read, evidence, language = timed("pages", lambda: pages.read(document))
    labelled = timed("blocks", lambda: blocks.label(read, language))
    values, _, _ = timed("fields", lambda: fields.read(labelled, language, evidence, None))
    quotations = timed("quotes", lambda: pipeline.find_quotes(values, language))
    article = pipeline.article_of(document, values, quotations, language)
    timed("people", lambda: people.link([article]))
    record = msgspec.json.encode(article)
    for name in ("csv", "html", "markdown", "table"):
        timed(name, lambda name=name: _write(name, record))  # type: ignore[misc]
    timed("indirect", lambda: pipeline.find_quotes(values, language, indirect=True))


def _write(name: str, record: bytes) -> None:
    writer = formats.load(name).writer(Target(os.devnull), View())
    writer.write(record)
    writer.close()


def _stop(*_: object) -> None:
    raise TimeoutError(f"longer than {TIMEOUT} s")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5, sys.argv[2] if len(sys.argv) > 2 else "")
