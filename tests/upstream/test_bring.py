"""Bringing files: by name from files, folders and archives, however hostile these are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final

import pytest
from tests.upstream.made_up import CONTENT, made_up

from foedus.errors import UpstreamError
from foedus.upstream import bring as bringing
from foedus.upstream.bring import bring
from foedus.upstream.store import place_of, receipt_of

DATA: Final = made_up(licence="restricted")
COPY: Final = DATA.copies[0]


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return path


def nothing_there() -> bool:
    folder = place_of(COPY).parent
    return receipt_of(COPY) is None and not (
        folder.exists() and [f for f in folder.iterdir() if not f.name.endswith(".lock")]
    )


@pytest.mark.parametrize("form", ["file", "file of another name", "folder", "archive"])
def test_a_file_is_found_wherever_it_lies(form: str, home: Path, tmp_path: Path) -> None:
    path = tmp_path / ("up.csv" if form == "file" else "download.dat")
    if form == "archive":
        path = archive(tmp_path / "a.zip", {"readme.txt": b"?", "data/v1/up.csv": CONTENT})
    elif form == "folder":
        path = tmp_path / "folder"
        (path / "deep").mkdir(parents=True)
        (path / "deep" / "up.csv").write_bytes(CONTENT)
    else:
        path.write_bytes(CONTENT)
    ((copy, receipt),) = bring(DATA, path)
    assert (copy, receipt.verified) == (COPY, True)
    assert place_of(COPY).read_bytes() == CONTENT


def test_another_file_is_refused_unless_it_is_accepted(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "up.csv"
    path.write_bytes(b"who,year\n")
    with pytest.raises(UpstreamError, match=f"expected {COPY.sha256}"):
        bring(DATA, path)
    assert nothing_there()
    ((_, receipt),) = bring(DATA, path, accept_new=True)
    assert not receipt.verified


def test_what_holds_no_file_of_the_set_names_those_it_has(home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", archive(tmp_path / "b.zip", {"other.csv": b"x"})):
        with pytest.raises(UpstreamError, match=r"its files are called: up\.csv"):
            bring(DATA, path)
    with pytest.raises(UpstreamError, match="no such file or folder"):
        bring(DATA, tmp_path / "nowhere")


def test_a_truncated_archive_is_told_in_one_line(home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path / "c.zip", {"up.csv": CONTENT})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UpstreamError, match=r"c\.zip: no zip archive, or one that broke off"):
        bring(DATA, path)
    assert nothing_there()


def test_a_damaged_member_is_told_in_one_line(home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path / "d.zip", {"up.csv": CONTENT})
    bytes_ = bytearray(path.read_bytes())
    bytes_[len(bytes_) // 3] ^= 0xFF
    path.write_bytes(bytes_)
    with pytest.raises(UpstreamError, match=r"d\.zip: the archive is broken"):
        bring(DATA, path)
    assert nothing_there()


@pytest.mark.parametrize("name", ["../../up.csv", "/etc/up.csv", "x/../../up.csv", "..\\up.csv"])
def test_a_member_that_points_outside_is_refused(name: str, home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path / "e.zip", {name: CONTENT})
    with pytest.raises(UpstreamError, match="points outside of it"):
        bring(DATA, path)
    assert nothing_there()


def test_a_member_that_would_grow_beyond_reason_is_refused(home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path / "f.zip", {"up.csv": bytes(40_000_000)})
    with pytest.raises(UpstreamError, match="would grow from"):
        bring(DATA, path)
    assert nothing_there()


def test_a_member_that_lies_about_its_size_is_stopped(home: Path, tmp_path: Path) -> None:
    """The size in the directory says little; what comes out is measured."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("up.csv", CONTENT)
        made.filelist[0].file_size = 100
    path = tmp_path / "g.zip"
    path.write_bytes(target.getvalue())
    with pytest.raises(UpstreamError):
        bring(DATA, path)
    assert nothing_there()


def test_too_many_members_are_refused(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "MAX_MEMBERS", 2)
    path = archive(tmp_path / "h.zip", {f"{n}.txt": b"" for n in range(3)})
    with pytest.raises(UpstreamError, match="3 members; at most 2"):
        bring(DATA, path)


def test_a_link_in_a_folder_is_read_as_the_file_it_names(home: Path, tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(CONTENT)
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "up.csv").symlink_to(tmp_path / "real")
    ((_, receipt),) = bring(DATA, tmp_path / "links")
    assert receipt.verified
    assert not place_of(COPY).is_symlink()
