"""The folder of installed files, and a mirror on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.upstream.made_up import CONTENT, Server


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for installed files; no mirror, no lock file."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FOEDUS_DATA", str(folder))
    monkeypatch.delenv("FOEDUS_MIRROR", raising=False)
    monkeypatch.delenv("FOEDUS_LOCK", raising=False)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[Server]:
    """A mirror on loopback that holds the file of the made-up data set."""
    one = Server({"/made/up.csv": CONTENT})
    thread = threading.Thread(target=one.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("FOEDUS_MIRROR", one.address)
    yield one
    one.shutdown()
    one.server_close()
    thread.join()
