"""Bad input gets one clear line on standard error, exit code 2, and no file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.conftest import MadeUpPack

Foedus = Callable[..., "Run"]


def assert_refused(run: Run, *parts: str) -> None:
    assert run.code == 2
    assert run.out == ""
    assert len(run.err.splitlines()) == 1
    assert run.err.startswith("foedus: ")
    for part in parts:
        assert part in run.err


BRIEF = ("brief", "KOR")
BAD: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "unknown state": (("ties", "Soth Korea"), ("Soth Korea", "South Korea")),
    "name of two states": (("ties", "Korea"), ("PRK", "KOR")),
    "state of two lines": (("ties", "Soth\nKorea"), ("South Korea",)),
    "unknown partner": (("ties", "KOR", "Untied States"), ("United States",)),
    "date before 1816": (("ties", "KOR", "--on", "1815-12-31"), ("1816",)),
    "date after the evidence": (("ties", "KOR", "--on", "2021-01-01"), ("2020-12-31",)),
    "knowledge after the evidence": (
        ("ties", "KOR", "--known-by", "2021-01-01"), ("2020-12-31",),
    ),
    "date that is none": (("ties", "KOR", "--on", "yesterday"), ("yesterday", "2017-11-29")),
    "date that is a month": (("ties", "KOR", "--on", "1953-10"), ("1953-10",)),
    "unknown topic to show": (("show", "thraets", "KOR"), ("thraets", "threats")),
    "unknown topic in a brief": (
        (*BRIEF, "--topics", "threats,peacekeping", "-o", "OUT/b.md"), ("peacekeeping",),
    ),
    "unknown language": (("ties", "KOR", "--lang", "fr"), ("fr", "en", "ko")),
    "unknown language of a brief": (
        (*BRIEF, "--topics", "threats", "--lang", "fr", "-o", "OUT/b.md"), ("fr", "en", "ko"),
    ),
    "unknown format of ties": (("ties", "KOR", "--format", "pdf"), ("pdf", "json")),
    "unknown format of events": (("events", "KOR", "--format", "xlsx"), ("xlsx", "csv")),
    "unknown format of a topic": (
        ("show", "threats", "KOR", "--format", "docx"), ("docx", "html"),
    ),
    "unknown format of a brief": (
        (*BRIEF, "--topics", "threats", "-o", "OUT/brief.docx"), (".docx", ".html"),
    ),
    "file without a format": (
        (*BRIEF, "--topics", "threats", "-o", "OUT/brief"), ("brief", ".html"),
    ),
    "missing folder": (
        (*BRIEF, "--topics", "threats", "-o", "OUT/nowhere/brief.md"), ("nowhere",),
    ),
    "folder instead of a file": ((*BRIEF, "--topics", "threats", "-o", "OUT/dir.md"), ("dir.md",)),
    "unknown kind of event": (("events", "KOR", "--kind", "clsh"), ("clsh", "clash")),
    "events since no date": (("events", "KOR", "--since", "soon"), ("soon", "2017-11-29")),
    "events until nobody knows": (("events", "KOR", "--until", "?"), ("?",)),
    "unknown source": (("source", "alamanac"), ("alamanac", "almanac")),
    "unknown agreement to leave out": (("ties", "KOR", "--without", "pakt"), ("pakt", "pact")),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_one_line_and_exit_code_2(
    foedus: Foedus, pack: MadeUpPack, tmp_path: Path, case: str
) -> None:
    arguments, parts = BAD[case]
    out = tmp_path / "out"
    (out / "dir.md").mkdir(parents=True)
    given = [a.replace("OUT", str(out)) for a in arguments]
    assert_refused(foedus(*given, "--pack", pack.save()), *parts)
    assert [p.name for p in out.rglob("*")] == ["dir.md"]


@pytest.mark.parametrize(
    "command", [("ties", "KOR"), ("events", "KOR"), ("source", "almanac"), ("record", "pact")]
)
def test_a_pack_with_faults(foedus: Foedus, pack: MadeUpPack, command: tuple[str, ...]) -> None:
    pack.row("events/launches.csv")["start"] = "soon"
    assert_refused(foedus(*command, "--pack", pack.save()), "soon", "pack check")


def test_a_source_that_is_not_in_the_pack(foedus: Foedus, pack: MadeUpPack) -> None:
    pack.row("events/launches.csv")["sources"] = "nowhere: row 1"
    run = foedus("events", "PRK", "--pack", pack.save())
    assert run.code == 2
    assert len(run.err.splitlines()) == 1
    assert "nowhere" in run.err


def test_a_half_written_pack(foedus: Foedus, pack: MadeUpPack) -> None:
    whole = (pack.save() / "agreements/pact.toml").read_bytes()
    pack.raw["agreements/pact.toml"] = whole[:100]
    assert_refused(foedus("ties", "KOR", "--pack", pack.save()), "agreements/pact.toml")


def test_a_folder_that_is_no_pack(foedus: Foedus, tmp_path: Path) -> None:
    assert_refused(foedus("ties", "KOR", "--pack", tmp_path), "pack.toml")


def test_a_pack_that_is_not_there(foedus: Foedus) -> None:
    assert_refused(foedus("pack", "info", "koera"), "koera", "korea")
    assert_refused(foedus("pack", "check", "koera"), "koera", "korea")


def test_a_real_process_ends_with_2_and_no_traceback(pack: MadeUpPack) -> None:
    code = "from foedus.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "ties", "Atlantis", "--pack", str(pack.save())],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("foedus: no state")
    assert done.stderr.count("\n") == 1


def test_a_failed_brief_leaves_the_old_one(
    foedus: Foedus, pack: MadeUpPack, tmp_path: Path
) -> None:
    path = tmp_path / "brief.md"
    path.write_text("old")
    run = foedus("brief", "KOR", "--on", "2021-01-01", "-o", path, "--pack", pack.save())
    assert_refused(run)
    assert path.read_text() == "old"


def test_an_unknown_part_of_the_summary_names_the_nearest(foedus: Foedus) -> None:
    run = foedus("pack", "info", "korea", "--part", "gap")
    assert run.code != 0
    assert run.err == "foedus: no part of the summary 'gap'; nearest: gaps\n"
