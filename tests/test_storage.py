"""The cache: what is kept comes back as it was, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from foedus.storage import cache_folder, cached, keep


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.mark.parametrize("content", [b"", b"some content", bytes(range(256))])
def test_what_is_kept_comes_back(content: bytes) -> None:
    assert cached("rooms", "one") is None
    keep("rooms", "one", content)
    assert cached("rooms", "one") == content


def test_what_was_damaged_anywhere_does_not_come_back() -> None:
    keep("rooms", "one", b"some content")
    kept = cache_folder() / "rooms" / "one"
    whole = kept.read_bytes()
    for place in range(len(whole)):
        kept.write_bytes(whole[:place])
        assert cached("rooms", "one") is None
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert cached("rooms", "one") is None
    kept.write_bytes(b"some content")
    assert cached("rooms", "one") is None


def test_a_pipe_in_the_cache_is_not_waited_for() -> None:
    (cache_folder() / "rooms").mkdir(parents=True)
    os.mkfifo(cache_folder() / "rooms" / "one")
    assert cached("rooms", "one") is None


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", nobody)
    keep("rooms", "one", b"some content")
    assert cached("rooms", "one") is None
