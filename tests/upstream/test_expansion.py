"""A packed file that would fill the memory is refused before it is read."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.errors import UpstreamError
from foedus.upstream import tables
from foedus.upstream.expansion import LIMIT, check_expansion
from foedus.upstream.reading import located

ZEROS = bytes(5_000_000)


def zipped(content: bytes, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one", content[: len(content) // 2])
        archive.writestr("two", content[len(content) // 2 :])


@pytest.mark.parametrize(
    "pack",
    [
        lambda content, path: path.write_bytes(gzip.compress(content)),
        lambda content, path: path.write_bytes(bz2.compress(content)),
        lambda content, path: path.write_bytes(lzma.compress(content)),
        zipped,
    ],
    ids=["gzip", "bzip2", "xz", "zip"],
)
def test_a_bomb_is_refused_in_a_line(
    pack: Callable[[bytes, Path], object], tmp_path: Path
) -> None:
    file = tmp_path / "bomb.rda"
    pack(ZEROS, file)
    assert file.stat().st_size < 100_000
    with pytest.raises(UpstreamError, match=r"bomb\.rda: unpacked it has more than 4 MB"):
        check_expansion(file, limit=1 << 22)
    check_expansion(file, limit=5_000_000)


def test_what_cannot_be_unpacked_is_left_to_its_reader(tmp_path: Path) -> None:
    for name, content in {
        "torn.rda": gzip.compress(ZEROS)[:200],
        "torn.xlsx": b"PK\x03\x04 and nothing more",
        "plain.csv": b"a,b\n1,2\n",
        "empty.csv": b"",
    }.items():
        file = tmp_path / name
        file.write_bytes(content)
        check_expansion(file, limit=1 << 22)


def test_no_file_that_is_read_comes_near_the_limit(mirror: Path) -> None:
    for copy in {table.copy.file: table.copy for table in tables().values()}.values():
        path, _ = located(copy, mirror)
        check_expansion(path, limit=LIMIT // 4)
