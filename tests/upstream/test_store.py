"""The folder of installed files: receipts, faults, and what is refused before it does harm."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

import pytest
from tests.upstream.made_up import CONTENT, made_up

from foedus.errors import UpstreamError
from foedus.upstream import catalogue, reading, store
from foedus.upstream.store import (
    data_folder,
    digest,
    edition,
    fault_of,
    install,
    locked,
    part_of,
    place_of,
    receipt_of,
    remove,
    sound,
)
from foedus.upstream.table import table

DATA: Final = made_up()
COPY: Final = DATA.copies[0]
OTHER: Final = b"who,year\nBBB,1950\n"


def put(content: bytes = CONTENT, origin: str = "here", accept_new: bool = False) -> None:
    """Install the made-up file with some content."""
    with locked(COPY) as place:
        part_of(place).write_bytes(content)
        install(COPY, part_of(place), origin, accept_new=accept_new)


def receipt_path() -> Path:
    return place_of(COPY).with_name("up.csv.receipt")


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """The made-up set stands in the catalogue."""
    monkeypatch.setattr(catalogue, "data_sets", lambda: {"made-up": DATA})
    monkeypatch.setattr(catalogue, "tables", lambda: {DATA.tables[0].id: DATA.tables[0]})
    monkeypatch.setattr(reading, "reader_version", lambda id: "1")
    monkeypatch.setattr(store, "tables", catalogue.tables)


# Receipts


def test_a_receipt_does_not_vouch_for_itself(home: Path) -> None:
    put(OTHER, accept_new=True)
    written = json.loads(receipt_path().read_bytes())
    assert "verified" not in written
    assert written["accepted"] is True
    receipt_path().write_text(
        json.dumps({**written, "verified": True, "expected": digest(place_of(COPY))}),
        encoding="utf-8",
    )
    receipt = receipt_of(COPY)
    assert receipt is not None
    assert not receipt.verified


def test_an_origin_of_any_bytes_can_be_recorded(home: Path) -> None:
    put(origin="/tmp/\udcff.csv")
    receipt = receipt_of(COPY)
    assert receipt is not None
    assert receipt.origin == r"/tmp/\udcff.csv"


def test_what_is_wrong_is_told_in_words(home: Path) -> None:
    assert fault_of(COPY) == ""
    put()
    assert fault_of(COPY) == ""
    assert sound(COPY) == receipt_of(COPY)
    place_of(COPY).write_bytes(OTHER)
    assert fault_of(COPY) == (
        f"up.csv has SHA-256 {digest(place_of(COPY))}, expected {COPY.sha256}"
    )
    place_of(COPY).unlink()
    assert "gone or broken" in fault_of(COPY)
    put()
    receipt_path().write_bytes(b"\xff{")
    assert "gone or broken" in fault_of(COPY)
    assert sound(COPY) is None


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file"):
        digest(tmp_path / "pipe")


# Files other than declared


def test_a_file_whose_tables_cannot_be_read_is_never_accepted(known: None) -> None:
    put()
    with pytest.raises(UpstreamError, match="the columns are"):
        put(b"<html>\nno data\n", accept_new=True)
    assert sound(COPY) is not None
    assert not part_of(place_of(COPY)).exists()
    put(OTHER, accept_new=True)
    assert len(table("made-up").frame) == 1


def test_a_citation_says_when_the_file_is_another(known: None) -> None:
    put()
    assert edition(DATA) == "1"
    assert table("made-up").citations() == ('Nobody. 2000. "Made up." Data version 1.',)
    put(OTHER, accept_new=True)
    (told,) = table("made-up").citations()
    assert told == (
        'Nobody. 2000. "Made up." Data version 1 (up.csv is another file than that edition: '
        f"SHA-256 {digest(place_of(COPY))}, not verified)."
    )


# Folders


def test_the_mirror_is_not_ours_to_change(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put()
    (tmp_path / "link").symlink_to(home)
    monkeypatch.setenv("FOEDUS_MIRROR", str(tmp_path / "link"))
    with pytest.raises(UpstreamError, match="FOEDUS_DATA and FOEDUS_MIRROR both name"):
        remove(COPY)
    assert sound(COPY) is not None


def test_a_folder_called_like_the_file_is_named(home: Path) -> None:
    place_of(COPY).mkdir(parents=True)
    with pytest.raises(UpstreamError, match=r"^up\.csv: Is a directory \(.*/made/up\.csv\)"):
        put()


def test_data_need_a_folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("FOEDUS_DATA", str(tmp_path / "file"))
    with pytest.raises(UpstreamError, match="file' is to hold published data, and it is no fol"):
        data_folder()


def test_without_a_home_the_way_on_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nobody)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("FOEDUS_DATA", "here")
    assert data_folder() == Path("here")
    monkeypatch.delenv("FOEDUS_DATA")
    with pytest.raises(UpstreamError, match="name a folder in FOEDUS_DATA"):
        data_folder()
