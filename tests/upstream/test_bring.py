"""Bringing files: by name from files, folders and archives, however hostile these are."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Final

import msgspec
import pytest
from tests.upstream.made_up import CONTENT, made_up

from foedus.cli.data import bring_in
from foedus.errors import UpstreamError
from foedus.upstream import DataSet
from foedus.upstream import bring as bringing
from foedus.upstream.bring import bring
from foedus.upstream.store import place_of, receipt_of

DATA: Final = made_up(licence="restricted")
COPY: Final = DATA.copies[0]


OTHER: Final = b"who,year\nBBB,1950\n"


def of_two_files() -> DataSet:
    """A data set of the files up.csv and down.csv."""
    one, other = made_up(), made_up("made/down.csv", OTHER)
    second = msgspec.structs.replace(other.tables[0], id="made-up.others")
    return msgspec.structs.replace(one, tables=(*one.tables, second))


def archive(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as target:
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


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_damaged_anywhere_is_whole_or_told_in_one_line(
    method: int, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "d.zip"
    whole = archive(path, {"up.csv": CONTENT, "and.txt": b"?"}, method).read_bytes()
    told = 0
    for place in sorted(
        {*range(0, len(whole), len(whole) // 60), *range(len(whole) - 120, len(whole))}
    ):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            ((_, receipt),) = bring(DATA, path)
        except UpstreamError as error:
            told += "\n" not in str(error)
        else:
            assert receipt.verified
    assert told > 60


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


@pytest.mark.parametrize("name", ["up (1).csv", "up(12).csv", "UP.CSV"])
@pytest.mark.parametrize("form", ["file", "folder", "archive"])
def test_the_number_of_a_browser_and_case_do_not_count(
    name: str, form: str, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder if form == "folder" else folder / name
    if form == "archive":
        path = archive(tmp_path / "i.zip", {f"deep/{name}": CONTENT})
    else:
        (folder / name).write_bytes(CONTENT)
    ((copy, _),) = bring(of_two_files(), path)
    assert copy == COPY


@pytest.mark.parametrize("name", ["up.xlsx", "up (1).xlsx", "other.xlsx", "download"])
def test_a_workbook_is_a_file_though_it_is_an_archive(
    name: str, home: Path, tmp_path: Path
) -> None:
    path = archive(tmp_path / name, {"xl/workbook.xml": b"<workbook/>"})
    data = made_up("made/up.xlsx", path.read_bytes())
    ((_, receipt),) = bring(data, path)
    assert receipt.verified


def test_a_file_is_known_by_its_bytes_whatever_its_name(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "up.csv"
    path.write_bytes(OTHER)
    ((copy, _),) = bring(of_two_files(), path)
    assert copy.name == "down.csv"


@pytest.mark.parametrize("form", ["folder", "archive"])
def test_among_equal_names_the_declared_bytes_win(form: str, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "editions"
    files = {"v1/up.csv": OTHER, "v2/up.csv": CONTENT, "v3/up (1).csv": b""}
    if form == "archive":
        path = archive(tmp_path / "j.zip", files)
    else:
        for name, content in files.items():
            (path / name).parent.mkdir(parents=True)
            (path / name).write_bytes(content)
    ((_, receipt),) = bring(DATA, path)
    assert receipt.origin.endswith("v2/up.csv")


def test_one_wrong_file_does_not_stop_the_rest(home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path / "k.zip", {"up.csv": b"else", "down.csv": OTHER})
    data = of_two_files()
    with pytest.raises(UpstreamError, match=r"^up\.csv: another file.*; taken: down\.csv$"):
        bring(data, path)
    assert [copy.name for copy in data.copies if receipt_of(copy)] == ["down.csv"]
    with pytest.raises(UpstreamError, match=r"^up\.csv: another.*; down\.csv: another(?!.*taken)"):
        bring(data, archive(path, {"up.csv": b"else", "down.csv": b"else"}))


def test_a_huge_member_that_nobody_wants_is_passed_over(home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path / "l.zip", {"huge.bin": bytes(40_000_000), "up.csv": CONTENT})
    ((_, receipt),) = bring(DATA, path)
    assert receipt.verified


def test_a_folder_of_too_many_files_is_refused(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "MAX_MEMBERS", 2)
    (tmp_path / "many").mkdir()
    for number in range(3):
        (tmp_path / "many" / f"{number}.txt").touch()
    with pytest.raises(UpstreamError, match="many: more than 2 files; name one below it"):
        bring(DATA, tmp_path / "many")


def test_a_path_that_the_disk_refuses_is_told_in_one_line(home: Path, tmp_path: Path) -> None:
    with pytest.raises(UpstreamError, match=r"^a{80}: File name too long$"):
        bring(DATA, Path("a" * 5_000))


def test_a_name_that_is_no_file_is_told_in_one_line(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "up.csv").symlink_to("nowhere")
    with pytest.raises(UpstreamError, match=r"up\.csv: no regular file$"):
        bring(DATA, folder)
    (folder / "up.csv").unlink()
    os.mkfifo(folder / "up.csv")
    with pytest.raises(UpstreamError, match=r"up\.csv: no regular file$"):
        bring(DATA, folder)


def test_a_name_that_is_no_text_is_taken(home: Path, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/up\xff.csv"))
    path.write_bytes(CONTENT)
    ((_, receipt),) = bring(DATA, path)
    assert receipt.origin.endswith(r"up\udcff.csv")


def test_a_name_in_an_archive_that_is_no_text_is_told(home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path / "m.zip", {"up.csv": CONTENT, "\u00fc.csv": b""})
    path.write_bytes(path.read_bytes().replace("\u00fc".encode(), b"\xff\xfe"))
    with pytest.raises(UpstreamError, match=r"m\.zip: the archive is broken"):
        bring(DATA, path)


def test_no_path_is_not_the_current_folder(home: Path) -> None:
    with pytest.raises(UpstreamError, match="name a file, a folder or a zip archive"):
        bring_in("nmc", "", accept_new=False)
