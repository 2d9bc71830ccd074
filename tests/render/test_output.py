"""An existing file is replaced whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from foedus.errors import OutputError
from foedus.render.output import write_output

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written(tmp_path: Path) -> None:
    write_output(tmp_path / "brief.html", "text 글\r\n")
    assert (tmp_path / "brief.html").read_bytes() == "text 글\r\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_an_existing_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text("old and much longer")
    path.chmod(0o640)
    write_output(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("call", ["replace", "chmod"])
def test_a_failure_on_the_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "brief.html"
    path.write_text("old")

    def fails(*args: Any, **options: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fails)
    with pytest.raises(OutputError, match=r"brief\.html.*No space left") as refusal:
        write_output(path, "new")
    assert "\n" not in str(refusal.value)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_text_that_cannot_be_encoded_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text("old")
    with pytest.raises((OutputError, UnicodeEncodeError)):
        write_output(path, "fine so far \ud800")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_an_interrupt_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.html"
    path.write_text("old")

    def interrupted(*args: Any, **options: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_output(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere"):
        write_output(tmp_path / "nowhere" / "brief.html", "text")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="folder"):
        write_output(tmp_path, "text")
