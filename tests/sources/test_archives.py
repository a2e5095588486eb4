from __future__ import annotations

import gzip
import io
import shutil
import stat
import subprocess
import sys
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from outcomes import STORY, documents, outcomes

from newsx.sources import stream
from newsx.sources.formats import zip as zip_format
from newsx.sources.reading import read_paths


def zipped(path: str, **files: bytes | str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def tarred(path: str, members: list[tuple[tarfile.TarInfo, bytes]], mode: str = "w") -> None:
    with tarfile.open(path, mode) as archive:
        for member, content in members:
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


def file(name: str, content: str | bytes = STORY) -> tuple[tarfile.TarInfo, bytes]:
    return tarfile.TarInfo(name), content.encode() if isinstance(content, str) else content


def test_a_file_of_an_archive_is_a_page(folder):
    files = {"june/b.txt": STORY, "a.html": "<html><p>It sails."}
    zipped("a.zip", **files)
    tarred("a.tar", [file(*item) for item in files.items()])
    tarred("a.tar.gz", [file(*item) for item in files.items()], "w:gz")
    for archive in ("a.zip", "a.tar", "a.tar.gz"):
        assert outcomes(archive) == [(f"{archive}#{name}", content) for name, content in files.items()]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
def test_archives_come_through_pipes(folder, name):
    zipped("a.zip", **{"a.txt": STORY})
    tarred(name, [file("a.txt")], "w:gz" if name.endswith("gz") else "w") if "tar" in name else None
    code = "from newsx.sources.reading import read_paths; print(*(page.name for page in read_paths(['-'])))"
    run = subprocess.run([sys.executable, "-c", code], input=Path(name).read_bytes(), capture_output=True, check=True)
    assert run.stdout.decode() == "-#a.txt\n"


def test_what_is_in_an_archive_can_be_anything(folder):
    zipped("inner.zip", **{"a.txt": STORY})
    tarred("a.tar", [file("inner.zip", Path("inner.zip").read_bytes()), file("a.txt.gz", gzip.compress(STORY.encode()))])
    assert outcomes("a.tar") == [("a.tar#inner.zip#a.txt", STORY), ("a.tar#a.txt.gz", STORY)]
    zipped("b.zip", **{"a.jsonl": '{"text": "One."}\n', "a.csv": "id,text\n1,Two.\n"})
    assert outcomes("b.zip") == [("b.zip#a.jsonl#1", "One."), ("b.zip#a.csv#1", "Two.")]


def test_what_people_do_not_see_is_left_out_and_what_is_no_page_is_skipped(folder):
    files = {"a.txt": STORY, ".hidden": STORY, "__MACOSX/._a.txt": b"\0\1", "june/.git/x": STORY, "a.png": b"\x89PNG\r\n\x1a\n"}
    zipped("a.zip", **files)
    tarred("a.tar", [file(*item) for item in files.items()])
    for archive in ("a.zip", "a.tar"):
        page, picture = documents(archive)
        assert page.text == STORY
        assert (picture.name, picture.skip) == (f"{archive}#a.png", "files that are not text")


@pytest.mark.parametrize("archive", ["a.zip", "a.tar"])
def test_names_that_lead_elsewhere_are_names_and_nothing_else(folder, archive):
    names = ["../up.txt", "/tmp/absolute.txt", "june/../../x.txt"]
    zipped("a.zip", **dict.fromkeys(names, STORY))
    tarred("a.tar", [file(name) for name in names])
    before = sorted(Path(".").rglob("*"))
    assert outcomes(archive) == [(f"{archive}#{name}", STORY) for name in names]
    assert sorted(Path(".").rglob("*")) == before
    assert not Path("../up.txt").exists()


def test_links_are_not_followed(folder):
    Path("secret.txt").write_text("Not for you.")
    links = []
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = kind, "secret.txt"
        links.append((link, b""))
    tarred("a.tar", links)
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr(link, "secret.txt")
    assert [item.skip for item in documents("a.tar", "a.zip")] == ["special files"] * 4


def test_a_bomb_is_not_unpacked(folder, monkeypatch):
    monkeypatch.setattr(zip_format, "MAX_PAGE_BYTES", 1 << 20)
    zipped("a.zip", **{"bomb.txt": bytes(5 << 20), "a.txt": STORY})
    assert outcomes("a.zip") == [("a.zip#bomb.txt", "is a decompression bomb: it would unpack to 5 MB"), ("a.zip#a.txt", STORY)]


def test_archives_in_archives_end_somewhere(folder):
    zipped("a.zip", **{"a.txt": STORY})
    for _ in range(6):
        content = Path("a.zip").read_bytes()
        zipped("a.zip", **{"a.zip": content, "b.zip": content})
    assert {why for _, why in outcomes("a.zip")} == {"is nested more than 4 levels deep"}


def test_what_is_packed_is_copied_up_to_a_limit(folder, monkeypatch):
    monkeypatch.setattr(stream, "MAX_COPIED_BYTES", 1 << 20)
    monkeypatch.setattr(stream, "PIECE_BYTES", 1 << 16)
    zipped("a.zip", **{f"{number}.txt": STORY for number in range(20_000)})
    Path("a.zip.gz").write_bytes(gzip.compress(Path("a.zip").read_bytes()))
    assert outcomes("a.zip.gz") == [("a.zip.gz", "is packed and larger than 0 GB; unpack it first")]


def test_a_header_of_tar_that_claims_to_be_huge_is_refused(folder):
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 8 << 30
    Path("a.tar.gz").write_bytes(gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + b"x" * 5000))
    assert outcomes("a.tar.gz") == [("a.tar.gz", "is damaged: a header is too long")]


def test_a_long_archive_of_tar_is_not_held_in_memory(folder):
    tarred("a.tar", [file(f"{number}.txt", "x" * 100) for number in range(20_000)])
    tracemalloc.start()
    assert sum(1 for _ in read_paths(["a.tar"])) == 20_000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 << 20


@pytest.mark.skipif(not shutil.which("zip"), reason="zip is not installed")
def test_an_encrypted_file_is_reported(folder):
    Path("a.txt").write_text(STORY)
    subprocess.run(["zip", "-q", "-P", "secret", "a.zip", "a.txt"], check=True)
    assert outcomes("a.zip") == [("a.zip#a.txt", "is encrypted")]


def test_the_flag_of_encryption(folder):
    zipped("a.zip", **{"a.txt": STORY})
    content = bytearray(Path("a.zip").read_bytes())
    content[content.index(b"PK\1\2") + 8] |= 1
    Path("a.zip").write_bytes(content)
    assert outcomes("a.zip") == [("a.zip#a.txt", "is encrypted")]


def test_a_damaged_file_costs_itself(folder):
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("a.txt", STORY)
        archive.writestr("b.txt", STORY)
    content = bytearray(Path("a.zip").read_bytes())
    content[content.index(b"ferry")] ^= 1
    Path("a.zip").write_bytes(content)
    (_, why), page = outcomes("a.zip")
    assert why == "is damaged: Bad CRC-32 for file 'a.txt'"
    assert page == ("a.zip#b.txt", STORY)


@pytest.mark.parametrize("first", ["[Content_Types].xml", "mimetype", "META-INF/container.xml"])
def test_an_office_document_is_one(folder, first):
    zipped("story.docx", **{first: "x", "word/document.xml": "<w/>"})
    assert outcomes("story.docx") == [("story.docx", "is not text but an office document")]


def test_a_text_with_mustard_in_it_is_no_archive(folder):
    text = STORY.ljust(256) + "mustard\n"
    Path("a.txt").write_text(text)
    assert outcomes("a.txt") == [("a.txt", text)]


def test_an_archive_without_files_says_so(folder):
    zipped("a.zip")
    tarred("a.tar", [file(".hidden")])
    assert outcomes("a.zip", "a.tar") == [("a.zip", "has no files in it"), ("a.tar", "has no files in it")]


def test_an_archive_cut_short_gives_what_is_whole(folder):
    tarred("a.tar", [file("a.txt"), file("b.txt", STORY * 10_000)])
    Path("a.tar").write_bytes(Path("a.tar").read_bytes()[:100_000])
    page, *problems = documents("a.tar")
    assert page.text == STORY
    assert [problem.why for problem in problems] == ["is damaged: unexpected end of data"] * 2  # of the file, and of the archive


@pytest.mark.parametrize("size", [1 << 62, 1 << 36])
def test_a_file_of_tar_that_claims_more_than_there_is_ends_with_the_archive(folder, size):
    header = tarfile.TarInfo("a.txt")
    header.size = size
    Path("a.tar").write_bytes(header.tobuf(tarfile.GNU_FORMAT) + STORY.encode() * 400)
    Path("b.txt").write_text(STORY)
    assert outcomes("a.tar", "b.txt") == [
        ("a.tar#a.txt", "is damaged: unexpected end of data"),
        ("a.tar", "is damaged: unexpected end of data"),
        ("b.txt", STORY),
    ]
