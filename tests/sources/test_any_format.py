"""Any bytes, in whatever format they claim to be: a page or a reason, never an exception."""

from __future__ import annotations

import gzip
import io
import pkgutil
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsx.sources import formats
from newsx.sources.document import Document
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.reading import read_paths
from newsx.sources.settings import Settings


def a_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "The ferry stays.")
    return file.getvalue()


HEADER = b"ustar".rjust(262, b"x") + bytes(250)
RECORD = b"WARC/1.0\nWARC-Type: conversion\nContent-Type: text/plain\nContent-Length: 9\n\nIt sails.\n\n".replace(b"\n", b"\r\n")
STARTS = [
    gzip.compress(b"It sails.")[:12],
    gzip.compress(RECORD),
    b"BZh91AY&SY",
    b"\xfd7zXZ\0\0\4",
    b"\x28\xb5\x2f\xfd",
    b"WARC/1.0\r\n",
    RECORD,
    b"PAR1",
    b"PK\3\4",
    a_zip(),
    HEADER,
    b"id,text\n",
    b'{"text": "It',
    b"[{",
    b'[{"text": "',
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
    b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=",
    b"It sails.\f",
]


@pytest.mark.parametrize("start", STARTS, ids=range(len(STARTS)))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rest=st.binary(max_size=600), separator=st.sampled_from([None, "\n"]), repeated=st.booleans())
def test_any_bytes_after_what_a_format_begins_with(tmp_path, start, rest, separator, repeated):
    path = tmp_path / "input"
    path.write_bytes(start + rest + (start + rest if repeated else b""))
    for found in read_paths([str(path)], Settings(separator=separator)):
        assert isinstance(found, (Raw, Unreadable))
        if isinstance(found, Raw):
            with suppress(Unreadable):
                assert isinstance(found.document(), Document)


@pytest.mark.parametrize("start", STARTS[:10], ids=range(10))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(at=st.integers(0, 300), byte=st.integers(0, 255), cut=st.integers(1, 400))
def test_damage_anywhere(tmp_path, start, at, byte, cut):
    content = bytearray(start * 2)
    content[at % len(content)] = byte
    path = tmp_path / "input"
    path.write_bytes(content[:cut])
    for found in read_paths([str(path)]):
        assert isinstance(found, (Raw, Unreadable))


def test_every_format_is_asked_in_a_stated_order():
    assert sorted(formats.ORDER) == sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
