"""Fetching: whole or not at all, resumed, safe beside another process."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.upstream.made_up import CONTENT, made_up

from foedus.errors import UpstreamError
from foedus.upstream import data_set, store
from foedus.upstream.fetch import pull
from foedus.upstream.store import locked, part_of, place_of, receipt_of, remove

if TYPE_CHECKING:
    from tests.upstream.made_up import Server

COPY: Final = made_up().copies[0]
OTHER: Final = CONTENT.replace(b"AAA", b"BBB")
PULL: Final = (
    "from tests.upstream.made_up import made_up; from foedus.upstream.fetch import pull; "
    "print(pull(made_up().copies[0]).verified)"
)

COMMAND: Final = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job has it ignored
sys.argv = ["foedus", "data", "pull", "nmc", "polity-4"]
from foedus.cli import main
main()
"""


def other_process(code: str = PULL) -> subprocess.Popen[str]:
    """Another process, which pulls the made-up file."""
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_bytes(part: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (part.exists() and part.stat().st_size):
        time.sleep(0.005)


def test_a_file_comes_whole_and_verified(server: Server) -> None:
    told: list[int] = []
    receipt = pull(COPY, told.append)
    assert receipt.verified
    assert place_of(COPY).read_bytes() == CONTENT
    assert sum(told) == len(CONTENT)
    assert receipt.origin == f"{server.address}/made/up.csv"
    assert receipt_of(COPY) == receipt


def test_what_is_installed_is_not_fetched_again(server: Server) -> None:
    assert pull(COPY) == pull(COPY)
    assert len(server.ranges) == 1


def test_a_folder_serves_as_mirror(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mirror" / "made").mkdir(parents=True)
    (tmp_path / "mirror" / COPY.file).write_bytes(CONTENT)
    monkeypatch.setenv("FOEDUS_MIRROR", str(tmp_path / "mirror"))
    assert pull(COPY).verified


def test_an_answer_that_breaks_off_is_taken_up_where_it_ended(server: Server) -> None:
    server.breaks = 700_000
    with pytest.raises(UpstreamError, match="pulling again goes on from there"):
        pull(COPY)
    assert receipt_of(COPY) is None
    kept = part_of(place_of(COPY)).stat().st_size
    assert 0 < kept <= 700_000
    assert pull(COPY).verified
    assert server.ranges == ["", f"bytes={kept}-"]


def test_a_process_that_is_killed_leaves_nothing_half_installed(server: Server) -> None:
    """It is killed while it waits for the rest; the next pull goes on from what has come."""
    server.breaks, server.hangs = 700_000, threading.Event()
    process = other_process()
    part = part_of(place_of(COPY))
    wait_for_bytes(part)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    server.hangs.set()
    assert receipt_of(COPY) is None
    assert not place_of(COPY).exists()
    kept = part.stat().st_size
    assert pull(COPY).verified
    assert place_of(COPY).read_bytes() == CONTENT
    assert server.ranges == ["", f"bytes={kept}-"]


def test_ctrl_c_stops_a_pull_that_waits_for_a_server(server: Server) -> None:
    """The server hangs in the midst of a file until the process has ended."""
    copy = data_set("nmc").copies[0]
    server.files[f"/{copy.file}"] = bytes(copy.size)
    server.breaks, server.hangs = copy.size - 1, threading.Event()
    process = other_process(COMMAND)
    wait_for_bytes(part_of(place_of(copy)))
    process.send_signal(signal.SIGINT)
    try:
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
        server.hangs.set()
    assert (process.returncode, out, err) == (130, "", "foedus: stopped\n")
    assert receipt_of(copy) is None


def test_two_processes_that_pull_at_once_do_no_harm(server: Server) -> None:
    processes = [other_process(), other_process()]
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert (out.strip(), err) == ("True", "")
    assert place_of(COPY).read_bytes() == CONTENT
    assert len(server.ranges) == 1


def test_another_file_is_refused_and_both_hashes_and_the_way_on_are_told(server: Server) -> None:
    server.files["/made/up.csv"] = b"who,year\nBBB,1950\n"
    with pytest.raises(UpstreamError, match=f"expected {COPY.sha256}. --accept-new"):
        pull(COPY)
    assert not place_of(COPY).exists()
    assert not part_of(place_of(COPY)).exists()
    receipt = pull(COPY, accept_new=True)
    assert not receipt.verified
    assert receipt_of(COPY) == receipt


def test_a_disk_that_takes_no_more_is_told_in_one_line(server: Server) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(UpstreamError, match=r"^up\.csv: File too large"):
            pull(COPY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert receipt_of(COPY) is None
    assert not place_of(COPY).exists()
    assert not part_of(place_of(COPY)).exists()


def test_a_missing_file_and_a_silent_server_are_named(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    del server.files["/made/up.csv"]
    with pytest.raises(UpstreamError, match="answers 404"):
        pull(COPY)
    monkeypatch.setenv("FOEDUS_MIRROR", "http://127.0.0.1:9")
    with pytest.raises(UpstreamError, match="does not answer") as error:
        pull(COPY)
    assert "kept" not in str(error.value)
    assert "FOEDUS_MIRROR" in str(error.value)


def test_without_an_address_the_error_says_what_to_do(home: Path) -> None:
    with pytest.raises(UpstreamError, match=r"no address is known \(nobody\); name a folder"):
        pull(COPY)


def test_removing_leaves_nothing(server: Server) -> None:
    pull(COPY)
    assert remove(COPY)
    assert receipt_of(COPY) is None
    assert not place_of(COPY).exists()
    assert not remove(COPY)


# What is installed, and what is declared


def test_what_is_installed_is_neither_fetched_nor_locked_again(server: Server) -> None:
    """So a shared folder that cannot be written serves as it is."""
    pull(COPY)
    (lock,) = place_of(COPY).parent.glob(".*.lock")
    lock.unlink()
    assert pull(COPY).verified
    assert not lock.exists()


def test_a_declaration_that_changed_makes_pull_fetch_again(server: Server) -> None:
    pull(COPY)
    (copy,) = made_up(content=OTHER).copies
    outdated = receipt_of(copy)
    assert outdated is not None
    assert (outdated.verified, outdated.accepted) == (False, False)
    with pytest.raises(UpstreamError, match=f"expected {copy.sha256}"):
        pull(copy)
    server.files["/made/up.csv"] = OTHER
    assert pull(copy).verified
    assert place_of(copy).read_bytes() == OTHER


def test_an_accepted_file_stays_until_the_declared_one_is_to_be_had(server: Server) -> None:
    server.files["/made/up.csv"] = OTHER
    accepted = pull(COPY, accept_new=True)
    assert accepted.accepted
    assert pull(COPY) == accepted
    server.files["/made/up.csv"] = CONTENT
    assert pull(COPY).verified
    assert place_of(COPY).read_bytes() == CONTENT


def test_an_accepted_file_makes_way_for_a_newer_one(server: Server) -> None:
    server.files["/made/up.csv"] = OTHER
    pull(COPY, accept_new=True)
    server.files["/made/up.csv"] = OTHER[:900_000]
    assert pull(COPY, accept_new=True).size == 900_000


@pytest.mark.parametrize("damage", ["changed", "lost", "receipt"])
def test_a_damaged_installation_is_mended(damage: str, server: Server) -> None:
    pull(COPY)
    place = place_of(COPY)
    if damage == "changed":
        place.write_bytes(b"x")
    elif damage == "lost":
        place.unlink()
    else:
        place.with_name("up.csv.receipt").write_bytes(b"{")
    assert pull(COPY).verified
    assert place.read_bytes() == CONTENT
    assert receipt_of(COPY) is not None


# Answers that are not the file


def test_parts_of_two_editions_never_meet(server: Server) -> None:
    server.breaks = 700_000
    with pytest.raises(UpstreamError):
        pull(COPY)
    server.files["/made/up.csv"] = OTHER
    pull(COPY, accept_new=True)
    assert place_of(COPY).read_bytes() == OTHER
    assert server.ranges == ["", ""]


@pytest.mark.parametrize(
    ("status", "headers", "told"),
    [
        (200, {"Content-Encoding": "gzip"}, "in the encoding gzip"),
        (200, {"Content-Type": "text/html; charset=utf-8"}, "with a web page"),
        (203, {}, "203"),
        (416, {}, "416"),
        (206, {"Content-Range": "bytes 5-99/100"}, "with another part than the one asked for"),
        (206, {}, "with another part than the one asked for"),
    ],
)
@pytest.mark.parametrize("accept_new", [False, True])
def test_what_cannot_be_the_file_is_never_taken(
    status: int, headers: dict[str, str], told: str, accept_new: bool, server: Server
) -> None:
    server.status, server.headers = status, headers
    with pytest.raises(UpstreamError, match=f"answers {told}$"):
        pull(COPY, accept_new=accept_new)
    assert not place_of(COPY).exists()


def test_a_rest_that_begins_elsewhere_is_refused(server: Server) -> None:
    server.breaks = 700_000
    with pytest.raises(UpstreamError):
        pull(COPY)
    server.headers = {"Content-Range": f"bytes 0-{len(CONTENT) - 1}/{len(CONTENT)}"}
    with pytest.raises(UpstreamError, match="another part than the one asked for"):
        pull(COPY)


@pytest.mark.parametrize("accept_new", [False, True])
def test_an_answer_without_a_length_that_is_short_broke_off(
    accept_new: bool, server: Server
) -> None:
    server.breaks, server.headers = 700_000, {"Content-Length": ""}
    with pytest.raises(UpstreamError, match=r"broke off\); what has come is kept"):
        pull(COPY, accept_new=accept_new)
    assert part_of(place_of(COPY)).stat().st_size == 700_000
    assert pull(COPY).verified


def test_more_bytes_than_declared_are_not_written(server: Server) -> None:
    server.files["/made/up.csv"] = CONTENT * 3
    told: list[int] = []
    with pytest.raises(UpstreamError, match=f"more than {len(CONTENT):,} bytes come"):
        pull(COPY, told.append)
    assert sum(told) <= len(CONTENT)
    assert not part_of(place_of(COPY)).exists()


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "nothing"])
def test_only_regular_files_of_a_mirror_are_read(
    kind: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "mirror" / COPY.file
    source.parent.mkdir(parents=True)
    if kind == "pipe":
        os.mkfifo(source)
    elif kind == "device":
        source.symlink_to("/dev/zero")
    elif kind == "folder":
        source.mkdir()
    monkeypatch.setenv("FOEDUS_MIRROR", str(tmp_path / "mirror"))
    told = "No such file" if kind == "nothing" else "not a regular file"
    with pytest.raises(UpstreamError, match=rf"^up\.csv: {told}.*{re.escape(str(source))}"):
        pull(COPY)


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_what_lies_where_a_file_is_written_is_not_written_through(
    kind: str, server: Server, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    place = place_of(COPY)
    place.parent.mkdir(parents=True)
    if kind == "link":
        part_of(place).symlink_to(victim)
    else:
        os.mkfifo(part_of(place))
    assert pull(COPY).verified
    assert not place.is_symlink()
    assert victim.read_bytes() == b"mine"


# Addresses


def test_a_password_is_told_to_nobody(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = server.address.replace("://", "://user:secret@")
    monkeypatch.setenv("FOEDUS_MIRROR", secret)
    server.status = 203
    with pytest.raises(UpstreamError) as error:
        pull(COPY)
    server.status = None
    assert "secret" not in str(error.value) + pull(COPY).origin
    assert b"secret" not in place_of(COPY).with_name("up.csv.receipt").read_bytes()


def test_a_receipt_names_the_address_that_gave_the_file(server: Server) -> None:
    server.files["/else.csv"] = CONTENT
    server.moved["/made/up.csv"] = "/else.csv?key=1"
    asked, given = f"{server.address}/made/up.csv", f"{server.address}/else.csv"
    assert pull(COPY).origin == f"{asked}, redirected to {given}"


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:abc", "http://127.0.0.1/\n", "http://a..b", f"http://{'a' * 64}.org"],
)
def test_what_is_no_address_is_told_in_one_line(
    address: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOEDUS_MIRROR", address)
    with pytest.raises(UpstreamError, match="does not answer"):
        pull(COPY)


def test_schemes_are_known_whatever_their_case(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOEDUS_MIRROR", "file:///tmp")
    with pytest.raises(UpstreamError, match="'file:///tmp'; name a folder by its path"):
        pull(COPY)
    monkeypatch.setenv("FOEDUS_MIRROR", server.address.replace("http", "HTTP"))
    assert pull(COPY).verified


def test_who_waits_for_another_process_says_so(
    server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.1)
    waiting = threading.Thread(target=pull, args=(COPY,))
    told = ""
    with locked(COPY):
        waiting.start()
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not told:
            time.sleep(0.05)
            told = capsys.readouterr().err
    waiting.join()
    assert told == "foedus: up.csv: waiting for another process\n"
    assert receipt_of(COPY) is not None
