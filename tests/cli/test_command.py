"""The command's promises, kept by a real process."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path

import jsonschema
import pexpect
import pytest

from newsx import __version__
from tests.command import NEWSX, STORY, complaint, newsx, records

FOR_EYES = ("csv", "html", "jsonl", "markdown")
LONG = STORY + "\n“We will see,” Bern said of the ice in the harbor and of the winter that was to come.\n" * 40


@pytest.fixture
def started():
    """Starts newsx; whatever a test has left of it after half a minute is ended, so that what waits for it fails."""
    processes = []

    def start(*arguments: str, **options) -> subprocess.Popen[bytes]:
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        processes.append(subprocess.Popen([*NEWSX, *arguments], **pipes, **options))
        return processes[-1]

    watchdog = threading.Timer(30, lambda: [process.kill() for process in processes])
    watchdog.start()
    yield start
    watchdog.cancel()
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with a story in it."""
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """A line as a user would type it, with "newsx" for the command."""
    program = " ".join(NEWSX)
    return subprocess.run(["bash", "-c", f'newsx() {{ {program} "$@"; }}; {line}'], capture_output=True, timeout=60)


# What comes in


def test_a_pipe_gives_json_lines(folder):
    run = newsx("story.txt", "story.txt")
    assert (run.returncode, run.stderr) == (0, b"")
    first, second = records(run)
    assert first == second
    assert (first["input"], first["headline"]) == ("story.txt", "Council votes to keep the ferry")


@pytest.mark.parametrize("paths", [(), ("-",)])
def test_standard_input(folder, paths):
    [record] = records(newsx(*paths, stdin=STORY.encode()))
    assert (record["input"], record["headline"]) == ("-", "Council votes to keep the ferry")


def test_what_is_compressed_and_rows_of_json_come_in_by_pipe(folder):
    row = json.dumps({"text": STORY, "desk": "metro"}).encode() + b"\n"
    first, second = records(newsx(stdin=gzip.compress(row * 2)))
    assert (first["input"], second["input"]) == ("-#1", "-#2")
    assert first["extra"] == {"desk": "metro"}


def test_a_directory(folder):
    Path("d/deeper").mkdir(parents=True)
    for name in ("d/b.txt", "d/deeper/a.txt", "d/.hidden.txt"):
        Path(name).write_text(STORY, encoding="utf-8")
    Path("d/c.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    run = newsx("d")
    assert run.returncode == 0
    assert [r["input"] for r in records(run)] == ["d/b.txt", "d/deeper/a.txt"]
    assert complaint(run) == "newsx: skipped d/c.png: is not text but a PNG image\n"


def test_what_of_a_directory_is_read_can_be_chosen(folder):
    for name in ("d/a.txt", "d/b.html", "d/drafts/c.txt", "d/2026/e.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(STORY, encoding="utf-8")

    def read(*options: str) -> list[str]:
        return [record["input"] for record in records(newsx("d", *options))]

    assert read("--include", "*.txt") == ["d/2026/e.txt", "d/a.txt", "d/drafts/c.txt"]
    assert read("--include", "*.txt", "--exclude", "drafts") == ["d/2026/e.txt", "d/a.txt"]
    assert read("--include", "2026/*", "--include", "*.html") == ["d/2026/e.txt", "d/b.html"]
    assert complaint(newsx("d", "--include", "*.md")) == "newsx: d: has no such files in it\n"


def test_paths_from_a_list(folder):
    Path("a b\n.txt").write_text(STORY, encoding="utf-8")
    Path("list").write_text("story.txt\n\nstory.txt\r\n")
    assert [r["input"] for r in records(newsx("--files-from", "list"))] == ["story.txt", "story.txt"]
    run = newsx("story.txt", "--files-from", "-", "-0", stdin=b"a b\n.txt\0story.txt\0")
    assert [r["input"] for r in records(run)] == ["story.txt", "a b\n.txt", "story.txt"]
    run = newsx("--files-from", "gone")
    assert (run.returncode, "gone: no such file or directory" in complaint(run)) == (2, True)


def test_a_page_that_takes_too_long(folder):
    Path("endless.txt").write_text(LONG * 400, encoding="utf-8")
    for jobs in ("-j1", "-j2"):
        run = newsx(jobs, "story.txt", "endless.txt", "story.txt", "--timeout", "0.8")
        assert (run.returncode, complaint(run)) == (1, "newsx: endless.txt: took longer than 0.8 s\n")
        assert len(records(run)) == 2


def test_quiet(folder):
    run = newsx("-q", "gone.txt", "story.txt", "--errors", "errors.jsonl")
    assert (run.returncode, run.stderr, len(records(run))) == (1, b"", 1)
    assert "gone.txt" in Path("errors.jsonl").read_text()


def test_the_address_can_be_told(folder):
    [record] = records(newsx("--url", "https://example.org/ferry", "story.txt"))
    assert record["url"] == "https://example.org/ferry"


def test_another_encoding_is_a_warning_in_the_record(folder):
    [record] = records(newsx(stdin=STORY.encode("cp1252")))
    assert "encoding: read as windows-1252" in record["warnings"]
    assert "“It is a lifeline,”" in record["body"][1]


# What goes wrong


def test_failures_are_a_line_each_and_the_rest_is_done(folder):
    Path("empty.txt").touch()
    Path("noise.bin").write_bytes(bytes(range(256)) * 4)
    run = newsx("gone.txt", "stroy.txt", "empty.txt", "noise.bin", "story.txt", "--errors", "errors.jsonl")
    assert run.returncode == 1
    assert len(records(run)) == 1
    assert complaint(run).splitlines() == [
        "newsx: gone.txt: no such file or directory",
        "newsx: stroy.txt: no such file; did you mean story.txt?",
        "newsx: empty.txt: is empty",
        "newsx: noise.bin: is not text",
    ]
    assert json.loads(Path("errors.jsonl").read_text().splitlines()[2]) == {"input": "empty.txt", "error": "is empty"}


def test_a_file_that_vanishes_while_newsx_runs(folder, started):
    """The second file is removed when the first one's record is there, before standard input lets newsx go on."""
    Path("second.txt").write_text(STORY, encoding="utf-8")
    process = started("-j1", "story.txt", "-", "second.txt")
    process.stdout.readline()
    Path("second.txt").unlink()
    _, errors = process.communicate(STORY.encode())
    assert (process.returncode, errors) == (1, b"newsx: second.txt: no such file or directory\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(folder):
    Path("locked").mkdir(0)
    run = newsx("locked", ".")
    assert run.returncode == 1
    assert complaint(run) == "newsx: locked: permission denied\nnewsx: ./locked: permission denied\n"
    assert len(records(run)) == 1


def test_an_address_is_not_fetched(folder):
    run = newsx("https://example.org/ferry")
    assert run.returncode == 1
    assert "curl -sL https://example.org/ferry | newsx --url https://example.org/ferry" in complaint(run)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--jsno"], "No such option: --jsno; did you mean --json?"),
        (["--fromat", "json"], "No such option: --fromat; did you mean --format?"),
        (["--zzz"], "No such option: --zzz"),
        (["--format", "jsn"], "'jsn' is unknown; did you mean json?"),
        (["--fields", "hedline"], "no field 'hedline'; did you mean headline?"),
        (["--fields", "authors.nam"], "no field 'authors.nam'; did you mean name?"),
        (["--quotes", "--kinds", "diret"], "'diret' is unknown; did you mean direct?"),
        (["--kinds", "direct"], "add --quotes"),
        (["--quotes", "--kinds", "indirect"], "add --indirect"),
        (["--reference-date", "yesterday"], "'yesterday' is not a date (expected 2026-05-31)"),
        (["-o", "out.docx"], "out.docx does not end with"),
        (["--json", "--format", "csv"], "csv contradicts --json"),
        (["--jobs", "0"], "0 is not in the range"),
        (["--resume"], "add -o FILE"),
        (["--retry-failed"], "add --resume"),
        (["--null"], "only works with --files-from"),
        (["--scheduler", "tcp://localhost:1"], "add -o DIR/"),
    ],
)
def test_mistakes_in_the_command_have_status_2_and_a_way_on(folder, arguments, message):
    run = newsx(*arguments, "story.txt")
    assert (run.returncode, run.stdout) == (2, b"")
    assert message in complaint(run)
    assert "Traceback" not in complaint(run)


# What goes out


def test_json_is_an_object_or_an_array(folder):
    one = json.loads(newsx("--json", "story.txt").stdout)
    many = json.loads(newsx("--json", "story.txt", "story.txt").stdout)
    assert [one, one] == many
    run = newsx("--json", "gone.txt")
    assert (run.returncode, json.loads(run.stdout)) == (1, [])


def test_fields(folder):
    [record] = records(newsx("--fields", "headline,authors.name,dateline.place,quotes.at.field", "story.txt"))
    assert list(record) == ["headline", "authors.name", "dateline.place", "quotes.at.field"]
    assert record["headline"] == "Council votes to keep the ferry"
    assert set(record["quotes.at.field"]) == {"body"}


def test_quotes_are_flat_rows(folder):
    rows = records(newsx("--quotes", "--kinds", "all", "story.txt"))
    assert [row["text"] for row in rows] == ["It is a lifeline,", "Without it the island is a rock with a post office.", "a relief"]
    for row in rows:
        assert row["paragraph"][row["start"] : row["stop"]] == row["text"]
    [first, *_] = records(newsx("--quotes", "--fields", "text,headline", "story.txt"))
    assert first == {"text": "It is a lifeline,", "headline": "Council votes to keep the ferry"}


def test_what_is_reported_without_marks_comes_when_asked(folder):
    rows = records(newsx("--indirect", "--quotes", "story.txt"))
    assert [row["text"] for row in rows if row["kind"] == "indirect"] == ["the boat would sail on Tuesday"]
    assert [row["quote_no"] for row in rows] == [0, 1, 2, 3]


def test_csv(folder):
    text = newsx("--format", "csv", "--quotes", "--kinds", "all", "story.txt").stdout.decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["text"] for row in rows] == ["It is a lifeline,", "Without it the island is a rock with a post office.", "a relief"]
    fields = newsx("--format", "csv", "--fields", "input,authors.name", "story.txt").stdout.decode()
    assert fields == "input,authors.name\r\nstory.txt,Ann Roe\r\n"


def test_a_table_in_a_pipe_is_plain_text(folder):
    text = newsx("--format", "table", "story.txt", COLUMNS="60").stdout.decode()
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 60
    assert "Council votes to keep the ferry" in text
    assert "It is a lifeline" in text


def test_explain(folder):
    reasons = json.loads(newsx("--explain", "--json", "story.txt").stdout)
    assert {"input", "blocks", "quotes"} == set(reasons)
    assert reasons["blocks"][0]["text"] == "Council votes to keep the ferry"
    assert "headline" in newsx("--explain", "--format", "table", "story.txt").stdout.decode()


def test_a_file_gets_the_format_of_its_name_and_is_not_overwritten(folder):
    assert newsx("story.txt", "-o", "out.json").returncode == 0
    assert json.loads(Path("out.json").read_text())["input"] == "story.txt"
    run = newsx("story.txt", "-o", "out.json")
    assert (run.returncode, "out.json exists already; --force overwrites it" in complaint(run)) == (2, True)
    assert newsx("story.txt", "story.txt", "-o", "out.json", "--force").returncode == 0
    assert len(json.loads(Path("out.json").read_text())) == 2
    assert sorted(os.listdir()) == ["out.json", "story.txt"]


def test_a_file_that_cannot_be_written(folder):
    run = newsx("story.txt", "-o", "no/such/out.json")
    assert (run.returncode, complaint(run)) == (3, "newsx: no/such/out.json: no such file or directory\n")


def test_a_link_that_lies_in_wait_is_not_written_through(folder):
    Path("mine.txt").write_text("mine")
    Path(".out.json.part").symlink_to("mine.txt")
    run = newsx("story.txt", "-o", "out.json")
    assert (run.returncode, complaint(run)) == (3, "newsx: out.json: too many levels of symbolic links\n")
    Path(".out.jsonl.newsx").mkdir()
    Path(".out.jsonl.newsx/records.jsonl").symlink_to("../mine.txt")
    run = newsx("story.txt", "-o", "out.jsonl", "--resume")
    assert (run.returncode, "contains symbolic links" in complaint(run)) == (2, True)
    assert Path("mine.txt").read_text() == "mine"


def test_a_full_disk(folder):
    """A limit on the size of files stands for it."""
    Path("long.txt").write_text(LONG, encoding="utf-8")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    run = subprocess.run([*NEWSX, "long.txt", "-o", "out.jsonl"], capture_output=True, preexec_fn=limit)
    assert (run.returncode, complaint(run)) == (3, "newsx: out.jsonl: file too large\n")
    assert sorted(os.listdir()) == ["long.txt", "story.txt"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("newsx story.txt > /dev/full", "standard output"),
        ("newsx story.txt -o /dev/full --format jsonl", "/dev/full"),
        ("newsx gone.txt --errors /dev/full", "/dev/full"),
        *((f"newsx story.txt --format {name} > /dev/full", "standard output") for name in (*FOR_EYES, "json", "table")),
        *((f"newsx --{name} > /dev/full", "standard output") for name in ("help", "schema", "version")),
    ],
)
def test_dev_full(folder, line, name):
    run = shell(line)
    assert run.returncode == 3
    assert complaint(run).splitlines()[-1] == f"newsx: {name}: no space left on device"


def test_a_disk_that_fills_up_in_the_middle(folder):
    """What is done stays, and the rest is done when there is room."""
    Path("pages.jsonl").write_text((json.dumps({"text": STORY}) + "\n") * 10)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))

    run = subprocess.run([*NEWSX, "pages.jsonl", "-o", "out.jsonl"], capture_output=True, preexec_fn=limit)
    assert (run.returncode, complaint(run)) == (3, "newsx: out.jsonl: file too large; --resume continues the run\n")
    assert not Path("out.jsonl").exists()
    assert newsx("pages.jsonl", "-o", "out.jsonl", "--resume").returncode == 0
    assert len(Path("out.jsonl").read_bytes().splitlines()) == 10


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_in(folder):
    Path("locked").mkdir(0o555)
    run = newsx("story.txt", "-o", "locked/out.jsonl")
    assert (run.returncode, complaint(run)) == (3, "newsx: locked/out.jsonl: permission denied\n")
    run = newsx("story.txt", "-o", "locked")
    assert (run.returncode, complaint(run)) == (3, "newsx: locked: permission denied\n")


def test_no_home(folder):
    run = subprocess.run([*NEWSX, "story.txt"], capture_output=True, env={"PATH": os.environ["PATH"]})
    assert (run.returncode, run.stderr) == (0, b"")


def test_a_closed_pipe_ends_it_quietly(folder):
    Path("big.jsonl").write_text((json.dumps({"text": LONG}) + "\n") * 100)
    run = shell('newsx big.jsonl | head -1 | wc -l; echo "${PIPESTATUS[0]}"')
    assert run.stdout.split() == [b"1", b"0"]
    assert run.stderr == b""


@pytest.mark.parametrize("options", ["json", "table", "table --quotes", "table --explain", *FOR_EYES])
def test_a_pipe_may_be_closed_at_any_write(folder, options):
    Path("big.jsonl").write_text((json.dumps({"text": STORY}) + "\n") * 50)
    for length in (0, 1, 5000):
        run = shell(f'newsx -j1 big.jsonl --format {options} | head -c {length} > /dev/null; echo "${{PIPESTATUS[0]}}"')
        assert (run.stdout, run.stderr) == (b"0\n", b"")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(folder, closed):
    run = shell(f"newsx story.txt {closed}")
    assert run.returncode == (3 if ">&-" in closed.replace("2>&-", "") else 0)
    assert b"Traceback" not in run.stderr
    assert shell("newsx <&-").returncode == 1


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_any_locale_will_do(folder, locale):
    [record] = records(newsx("story.txt", **locale))
    assert "“It is a lifeline,”" in record["body"][1]
    run = newsx("story.txt", "gonë.txt", "--format", "table", **locale)
    assert (run.returncode, b"lifeline" in run.stdout, b"Traceback" in run.stderr) == (1, True, False)


def test_interrupted_it_keeps_what_is_done(folder, started):
    """Standard input never ends, so that newsx waits in the middle of its work."""
    process = started("story.txt", "-", "-o", "out.json")
    deadline = time.monotonic() + 20
    while not Path(".out.json.part").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert process.stderr.read() == b"newsx: interrupted after 1 article, 3 quotations; --resume continues the run\n"
    assert json.loads(Path("out.json").read_text())["input"] == "story.txt"
    assert newsx("story.txt", "-", "-o", "out.json", "--resume", stdin=STORY.encode()).returncode == 0
    assert [record["input"] for record in json.loads(Path("out.json").read_text())] == ["story.txt", "-"]
    assert sorted(os.listdir()) == ["out.json", "story.txt"]


def test_interrupted_with_workers(folder, started):
    Path("big.jsonl").write_text((json.dumps({"text": LONG}) + "\n") * 3000)
    process = started("-j2", "big.jsonl", start_new_session=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    for _ in range(40):
        assert json.loads(process.stdout.readline())
    time.sleep(0.1)  # the pipe is full by now, and newsx in the middle of a record
    os.killpg(process.pid, signal.SIGINT)
    rest = process.stdout.read()
    assert (process.wait(20), process.stderr.read()) == (130, b"")
    assert rest == b"" or rest.endswith(b"\n")
    assert all(json.loads(line) for line in rest.splitlines())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_at_any_moment_it_ends_in_order(folder, started, number):
    """The signal goes to all of its processes, as from a terminal."""
    Path("big.jsonl").write_text((json.dumps({"text": STORY}) + "\n") * 300)
    moments = random.Random(number)
    for _ in range(8):
        shutil.rmtree(".out.jsonl.newsx", ignore_errors=True)
        process = started("-j2", "big.jsonl", "-o", "out.jsonl", "--force", start_new_session=True)
        while process.poll() is None and not Path(".out.jsonl.newsx").exists():
            time.sleep(0.001)
        time.sleep(moments.uniform(0, 0.4))
        os.killpg(process.pid, number)
        _, errors = process.communicate()
        assert process.returncode in (128 + number, 0)
        assert errors == b"" or (errors.startswith(b"newsx: interrupted after") and errors.count(b"\n") == 1)
        assert all(json.loads(line) for line in Path("out.jsonl").read_bytes().splitlines())


def test_workers_end_with_a_killed_parent(folder, started):
    Path("big.jsonl").write_text((json.dumps({"text": LONG}) + "\n") * 3000)
    process = started("-j2", "big.jsonl", start_new_session=True)
    for _ in range(40):
        process.stdout.readline()
    process.kill()
    process.stdout.read()  # ends when no process holds the pipe any more
    process.wait()


# What it says of itself


def test_version_and_help(folder):
    assert newsx("--version").stdout.decode() == f"newsx {__version__}\n"
    text = newsx("--help", COLUMNS="80").stdout.decode()
    assert max(map(len, text.splitlines())) <= 80
    for heading in ("Input:", "Output:", "Many inputs:", "Diagnosis:", "Examples:"):
        assert heading in text


def test_every_record_is_valid_by_the_schema(folder):
    schema = json.loads(newsx("--schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    [record] = records(newsx("story.txt"))
    jsonschema.validate(record, schema)


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion_can_be_had(folder, name):
    run = newsx(**{"_NEWSX_COMPLETE": f"source_{name}"})
    assert run.returncode == 0
    assert b"newsx" in run.stdout


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsx --format js", ["json", "jsonl"]),
        ("newsx --expl", ["--explain"]),
        ("newsx --quotes --kinds direct,par", ["direct,partial"]),
        ("newsx --quotes --in all,he", ["all,headline"]),
        ("newsx --fields headline,authors.na", ["headline,authors.name"]),
        ("newsx --fields quotes.speaker.men", ["quotes.speaker.mention", "quotes.speaker.mention_at"]),
        ("newsx --quotes --fields speaker_n", ["speaker_name", "speaker_named"]),
        ("newsx --fields nowhere.n", []),
    ],
)
def test_values_are_completed(folder, line, offered):
    run = newsx(_NEWSX_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(line.split()) - 1))
    assert run.stdout.decode().split() == offered
    fish = {"_NEWSX_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    run = newsx(_TYPER_COMPLETE_ARGS=line, **fish)
    assert [entry.split("\t")[0] for entry in run.stdout.decode().splitlines() if entry][: len(offered)] == offered
    run = newsx(_NEWSX_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line)
    assert all(f'"{name}"' in run.stdout.decode() for name in offered)


@pytest.mark.parametrize(
    ("name", "file"),
    [("bash", ".bash_completions/newsx.sh"), ("zsh", ".zfunc/_newsx"), ("fish", ".config/fish/completions/newsx.fish")],
)
def test_completion_is_installed_by_one_command(folder, name, file):
    if not shutil.which(name):
        pytest.skip(f"no {name}")
    command = f"{' '.join(NEWSX)} --install-completion; true"
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": ""}
    run = subprocess.run([name, "-c", command], capture_output=True, env=environment, timeout=60)
    assert f"{name} completion installed" in run.stdout.decode(), run
    assert (folder / file).exists()


def test_only_some_formats_explain(folder):
    run = newsx("--explain", "--format", "csv", "story.txt")
    assert (run.returncode, "only works with table, json, jsonl, not with csv" in complaint(run)) == (2, True)


# On a terminal


def on_terminal(*arguments: str, columns: int = 80, **environment: str) -> str:
    """What newsx sends to a terminal with this many columns."""
    env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
    child = pexpect.spawn(
        NEWSX[0], [*NEWSX[1:], *arguments], dimensions=(40, columns), env={**env, "TERM": "xterm-256color", **environment}, encoding="utf-8"
    )
    return child.read()


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_a_terminal_gets_a_table_that_fits(folder, columns):
    sent = on_terminal("story.txt", columns=columns)
    assert "\x1b[1m" in sent
    lines = re.sub(r"\x1b\[[\d;]*m", "", sent).splitlines()
    assert max(map(len, lines)) <= columns
    assert any("Council votes to keep the ferry" in line for line in lines)


def test_colours_unless_the_user_wants_none(folder):
    colour = r"\x1b\[(\d+;)*(3|4|9|10)[0-8](;\d+)*m"
    assert re.search(colour, on_terminal("story.txt"))
    plain = on_terminal("story.txt", NO_COLOR="1")
    assert not re.search(colour, plain)
    assert "Council votes" in plain


def test_a_longer_run_shows_how_far_it_is(folder):
    """After a second, on the terminal; the records are in a file. Pipes that are slow to fill make it long."""
    for pipe in ("first", "second"):
        os.mkfifo(pipe)

    def fill():
        for pipe in ("first", "second"):
            with open(pipe, "w", encoding="utf-8") as file:
                time.sleep(1.2)
                file.write(STORY)

    threading.Thread(target=fill, daemon=True).start()
    sent = on_terminal("-j1", "first", "story.txt", "second", "gone.txt", "-o", "out.jsonl", columns=100)
    assert " 3 of 4, " in sent
    assert "3 articles, 9 quotations" in sent
    assert len(Path("out.jsonl").read_bytes().splitlines()) == 3


def test_alone_on_a_terminal_it_says_what_to_do(folder):
    sent = on_terminal()
    assert sent.startswith("newsx: nothing to read.")
    assert "newsx story.txt" in sent


@pytest.mark.parametrize("options", [[], ["--json"], ["--quotes"], ["--explain"], *(["--format", name] for name in FOR_EYES)])
def test_a_page_does_not_steer_the_terminal(folder, options):
    evil = STORY.replace("ferry", "\x1b]0;owned\x07\x9b31mferry\u202e\u2066")
    Path("evil\x1b[2J.txt").write_text(evil, encoding="utf-8")
    sent = on_terminal("evil\x1b[2J.txt", "gone\x1b[2J.txt", *options)
    assert "ferry" in sent or "a relief" in sent
    for control in ("\x1b]", "\x1b[2J", "\x07", "\x9b", "\u202e", "\u2066"):
        assert control not in sent


@pytest.mark.parametrize(
    ("output", "why"),
    [("news.db.gz", "SQLite can only be written to a plain file"), ("news.parquet.zst", "Parquet compresses its columns itself")],
)
def test_what_cannot_be_written_is_said_before_the_work(folder, output, why):
    run = newsx("story.txt", "-o", output)
    assert (run.returncode, run.stdout) == (2, b"")
    assert why in complaint(run)
    assert os.listdir() == ["story.txt"]


def test_a_database_has_the_stories_and_what_failed(folder):
    run = newsx("story.txt", "nowhere.txt", "-o", "news.db")
    assert run.returncode == 1
    with sqlite3.connect("news.db") as database:
        assert database.execute("select input from articles").fetchall() == [("story.txt",)]
        assert database.execute("select * from errors").fetchall() == [("nowhere.txt", "no such file or directory")]


def test_csv_for_a_spreadsheet(folder):
    assert newsx("--spreadsheet", "--quotes", "--format", "csv", "story.txt").stdout.startswith(b"\xef\xbb\xbfarticle_id,")
    assert "only works with CSV, not with jsonl" in complaint(newsx("--spreadsheet", "story.txt"))
