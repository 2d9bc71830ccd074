"""Reading a table: the right bytes, parsed once, never served stale."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec
import polars as pl
import pytest
from tests.upstream.made_up import CONTENT, made_up

from foedus.errors import UnknownName, UpstreamError
from foedus.storage import cache_folder
from foedus.upstream import catalogue, declaration, reading
from foedus.upstream.bring import bring
from foedus.upstream.declare import Declaration
from foedus.upstream.pins import NAME, pins, write_lock
from foedus.upstream.reading import parsed, read, reader_version
from foedus.upstream.store import digest, place_of

DATA: Final = made_up()
TABLE: Final = DATA.tables[0]


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch, home: Path, tmp_path: Path) -> Path:
    """The made-up set stands in the catalogue; its file lies beside, not yet installed."""
    monkeypatch.setattr(catalogue, "data_sets", lambda: {"made-up": DATA})
    monkeypatch.setattr(catalogue, "tables", lambda: {TABLE.id: TABLE})
    monkeypatch.setattr(reading, "reader_version", lambda id: "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "up.csv"
    file.write_bytes(CONTENT)
    return file


def counted(calls: list[Path]) -> Declaration:
    def read(path: Path) -> pl.DataFrame:
        calls.append(path)
        return TABLE.read(path)

    return msgspec.structs.replace(TABLE, read=read)


def test_a_table_is_read_once_it_is_installed(known: Path) -> None:
    with pytest.raises(UpstreamError, match=r"up\.csv is not installed; 'foedus data pull'"):
        read("made-up")
    bring(DATA, known)
    assert read("made-up").equals(TABLE.read(known))


def test_the_second_reading_comes_from_the_cache(known: Path) -> None:
    calls: list[Path] = []
    table, sha = counted(calls), digest(known)
    first = parsed(table, known, sha)
    assert parsed(table, known, sha).equals(first)
    assert len(calls) == 1
    assert parsed(table, known, "f" * 64).equals(first)  # other bytes are read anew
    assert len(calls) == 2


def test_a_changed_reader_is_never_served_old_rows(
    known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []
    table, sha = counted(calls), digest(known)
    parsed(table, known, sha)
    monkeypatch.setattr(reading, "reader_version", lambda id: "2")
    parsed(table, known, sha)
    assert len(calls) == 2


def test_the_version_of_a_reader_is_that_of_its_code() -> None:
    versions = {id: reader_version(id) for id in ("nmc.state-years", "dcad.agreements")}
    assert len(set(versions.values())) == 2
    assert all(len(version) == 12 for version in versions.values())


def test_a_damaged_cache_is_made_anew(known: Path) -> None:
    frame = parsed(TABLE, known, digest(known))
    (kept,) = (cache_folder() / "tables").iterdir()
    kept.write_bytes(kept.read_bytes()[:100])
    assert parsed(TABLE, known, digest(known)).equals(frame)


def test_a_file_changed_since_it_was_installed_is_refused(known: Path) -> None:
    bring(DATA, known)
    place_of(TABLE.copy).write_bytes(CONTENT + b"AAA,1950\n")
    with pytest.raises(UpstreamError, match=f"expected {TABLE.copy.sha256}"):
        read("made-up")


def test_a_malformed_file_gives_one_line(known: Path) -> None:
    def fail(path: Path) -> pl.DataFrame:
        raise ValueError("bad magic\nand a long story")

    table = msgspec.structs.replace(TABLE, read=fail)
    with pytest.raises(UpstreamError) as error:
        parsed(table, known, "0" * 64)
    assert str(error.value) == (
        "made-up.rows: up.csv cannot be read as declared (ValueError: bad magic)"
    )


@pytest.mark.parametrize(
    "id", ["nmc.state-years", "sipri-milex.current", "ideal-points.state-years"]
)
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02 no such form", b"PK\x03\x04 half"])
def test_a_malformed_r_excel_or_stata_file_gives_one_line(
    id: str, content: bytes, tmp_path: Path
) -> None:
    table = declaration(id)
    file = tmp_path / table.copy.name
    file.write_bytes(content)
    with pytest.raises(UpstreamError, match=r"cannot be read as declared|needs") as error:
        parsed(table, file, f"{len(content):064}")
    assert "\n" not in str(error.value)


def test_columns_other_than_those_declared_are_refused(known: Path) -> None:
    known.write_bytes(b"who,when\nAAA,1950\n")
    with pytest.raises(UpstreamError, match=r"declared: .*year"):
        parsed(TABLE, known, digest(known))


def test_a_data_set_of_many_tables_asks_for_one() -> None:
    with pytest.raises(UnknownName, match=r"'atop' has 6 tables; name one of: atop\.alliances"):
        declaration("atop")
    with pytest.raises(UnknownName, match=r"no table 'atop\.member'; nearest: atop\.members"):
        declaration("atop.member")


# The lock file


def test_under_a_lock_nothing_else_is_read(known: Path, tmp_path: Path) -> None:
    bring(DATA, known)
    assert write_lock([DATA], tmp_path / NAME) == 1
    found = pins()
    assert found is not None
    assert found.files == {TABLE.copy.file: TABLE.copy.sha256}
    assert len(read("made-up")) == 200_000
    known.write_bytes(b"who,year\nBBB,1950\n")
    bring(DATA, known, accept_new=True)
    with pytest.raises(UpstreamError, match=rf"foedus\.lock pins SHA-256 {TABLE.copy.sha256}"):
        read("made-up")
    (tmp_path / NAME).write_text('format = 1\n[files]\n"else.csv" = "00"\n', encoding="utf-8")
    with pytest.raises(UpstreamError, match=r"up\.csv: not in foedus\.lock"):
        read("made-up")


@pytest.mark.parametrize("text", ["", "format = 1\n", "format = 2\n[files]\n", "[[", "\ufffe"])
def test_a_lock_that_is_none_is_refused(text: str, known: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(UpstreamError, match=r"foedus\.lock: no lock file"):
        pins()


def test_a_lock_can_be_named(known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(DATA, known)
    write_lock([DATA], tmp_path / "study.lock")
    assert pins() is None
    monkeypatch.setenv("FOEDUS_LOCK", str(tmp_path / "study.lock"))
    assert pins() is not None
    monkeypatch.setenv("FOEDUS_LOCK", str(tmp_path / "gone.lock"))
    with pytest.raises(UpstreamError, match=r"gone\.lock: No such file"):
        pins()


def test_only_installed_files_can_be_pinned(known: Path, tmp_path: Path) -> None:
    with pytest.raises(UpstreamError, match=r"up\.csv is not installed; 'foedus data pull"):
        write_lock([DATA], tmp_path / NAME)
    assert not (tmp_path / NAME).exists()
