"""Reading a table: the right bytes, parsed once, never served stale."""

from __future__ import annotations

import os
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
from foedus.upstream.extra import needed
from foedus.upstream.pins import NAME, pinned, pins, write_lock
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


@pytest.mark.parametrize("what", ["reader_version", "_packages"])
def test_a_changed_reader_is_never_served_old_rows(
    what: str, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []
    table, sha = counted(calls), digest(known)
    parsed(table, known, sha)
    monkeypatch.setattr(reading, what, lambda *_: "changed")
    parsed(table, known, sha)
    assert len(calls) == 2


def test_the_version_of_a_reader_is_that_of_its_code() -> None:
    versions = {id: reader_version(id) for id in ("nmc.state-years", "dcad.agreements")}
    assert len(set(versions.values())) == 2
    assert all(len(version) == 12 for version in versions.values())


def test_the_version_of_a_reader_covers_what_it_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[str] = set()
    whole = Path.read_bytes

    def noted(path: Path) -> bytes:
        seen.add(path.name)
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    reader_version.__wrapped__("nmc.state-years")
    assert seen > {"parsing.py", "resolve.py", "membership.py", "registry.py", "systems.csv"}
    assert seen > {"tally.py", "declare.py", "account.py"}


@pytest.mark.parametrize("damage", [b"", b"\xff"])
def test_a_damaged_cache_is_made_anew(damage: bytes, known: Path) -> None:
    frame = parsed(TABLE, known, digest(known))
    (kept,) = (cache_folder() / "tables").iterdir()
    content = kept.read_bytes()
    kept.write_bytes(content[:100] + damage + (content[101:] if damage else b""))
    assert parsed(TABLE, known, digest(known)).equals(frame)


def test_a_package_that_is_missing_is_named_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rests_on_another.py").write_text("import no_such_package.at_all\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(UpstreamError, match=r"^reading x\.rda needs no_such_package; pip install"):
        needed("rests_on_another", "reading x.rda")
    with pytest.raises(UpstreamError, match=r"^reading x\.rda needs nor_this; pip install"):
        needed("nor_this", "reading x.rda")


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


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format = 1\n",
        "format = 2\n[files]\n",
        "[[",
        "\ufffe",
        f"a = {'[' * 100_000}",
        f"format = {'1' * 5_000}",
        f"#{' ' * 10_000_000}",
    ],
    ids=range(8),
)
def test_a_lock_that_is_none_is_refused(text: str, known: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(UpstreamError, match=r"foedus\.lock: no lock file"):
        pins()


def test_a_lock_that_is_no_file_is_no_missing_lock(known: Path, tmp_path: Path) -> None:
    lock = tmp_path / NAME
    lock.symlink_to("nowhere")
    with pytest.raises(UpstreamError, match=r"foedus\.lock: No such file"):
        pins()
    lock.unlink()
    os.mkfifo(lock)
    with pytest.raises(UpstreamError, match=r"foedus\.lock: no lock file"):
        pins()
    lock.unlink()
    lock.mkdir()
    with pytest.raises(UpstreamError, match=r"foedus\.lock: no lock file"):
        pins()


def test_a_lock_says_which_copies_it_names(known: Path, tmp_path: Path) -> None:
    other = made_up("made/other.csv").copies[0]
    assert pinned(TABLE.copy)
    bring(DATA, known)
    write_lock([DATA], tmp_path / NAME)
    assert pinned(TABLE.copy)
    assert not pinned(other)
    (tmp_path / NAME).write_text("[[", encoding="utf-8")
    with pytest.raises(UpstreamError, match="no lock file"):
        pinned(other)


def test_a_lock_keeps_what_it_pinned_before(known: Path, tmp_path: Path) -> None:
    lock = tmp_path / NAME
    lock.write_text('format = 1\n[files]\n"else.csv" = "00"\n', encoding="utf-8")
    bring(DATA, known)
    assert write_lock([DATA], lock) == 2
    found = pins()
    assert found is not None
    assert found.files == {"else.csv": "00", TABLE.copy.file: TABLE.copy.sha256}
    assert write_lock([DATA], lock) == 2
    lock.write_text("my notes", encoding="utf-8")
    with pytest.raises(UpstreamError, match=r"no lock file; move it away"):
        write_lock([DATA], lock)
    assert lock.read_text(encoding="utf-8") == "my notes"


def test_a_damaged_file_is_not_pinned(known: Path, tmp_path: Path) -> None:
    bring(DATA, known)
    place_of(TABLE.copy).write_bytes(b"else")
    with pytest.raises(UpstreamError, match=rf"^made-up: up\.csv.*{TABLE.copy.sha256}"):
        write_lock([DATA], tmp_path / NAME)
    assert not (tmp_path / NAME).exists()


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
