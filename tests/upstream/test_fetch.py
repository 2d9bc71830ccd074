"""Fetching: whole or not at all, resumed, safe beside another process."""

from __future__ import annotations

import os
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
from foedus.upstream.fetch import pull
from foedus.upstream.store import part_of, place_of, receipt_of, remove

if TYPE_CHECKING:
    from tests.upstream.made_up import Server

COPY: Final = made_up().copies[0]
PULL: Final = (
    "from tests.upstream.made_up import made_up; from foedus.upstream.fetch import pull; "
    "print(pull(made_up().copies[0]).verified)"
)


def other_process() -> subprocess.Popen[str]:
    """Another process that pulls the made-up file."""
    return subprocess.Popen(
        [sys.executable, "-c", PULL],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


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
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (part.exists() and part.stat().st_size):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    server.hangs.set()
    assert receipt_of(COPY) is None
    assert not place_of(COPY).exists()
    kept = part.stat().st_size
    assert pull(COPY).verified
    assert place_of(COPY).read_bytes() == CONTENT
    assert server.ranges == ["", f"bytes={kept}-"]


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


def test_a_full_disk_is_told_in_one_line(server: Server) -> None:
    place = place_of(COPY)
    place.parent.mkdir(parents=True)
    part_of(place).symlink_to("/dev/full")
    with pytest.raises(UpstreamError, match=r"^up\.csv: No space left on device"):
        pull(COPY)
    assert receipt_of(COPY) is None
    assert not place.exists()


def test_a_missing_file_and_a_silent_server_are_named(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    del server.files["/made/up.csv"]
    with pytest.raises(UpstreamError, match="answers 404"):
        pull(COPY)
    monkeypatch.setenv("FOEDUS_MIRROR", "http://127.0.0.1:9")
    with pytest.raises(UpstreamError, match="does not answer"):
        pull(COPY)


def test_without_an_address_the_error_says_what_to_do(home: Path) -> None:
    with pytest.raises(UpstreamError, match=r"no address is known \(nobody\); name a folder"):
        pull(COPY)


def test_removing_leaves_nothing(server: Server) -> None:
    pull(COPY)
    assert remove(COPY)
    assert receipt_of(COPY) is None
    assert not place_of(COPY).exists()
    assert not remove(COPY)
