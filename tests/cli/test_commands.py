"""What the commands print and write."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import foedus as package

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.conftest import MadeUpPack

Foedus = Callable[..., "Run"]
COMMANDS = ["brief", "show", "ties", "events", "record", "source", "pack"]


def test_help_names_every_command(foedus: Foedus) -> None:
    run = foedus("--help")
    assert (run.code, run.err) == (0, "")
    for command in COMMANDS:
        assert command in run.out


@pytest.mark.parametrize(
    "command", [["brief"], ["show"], ["ties"], ["events"], ["record"], ["source"],
                ["pack", "info"], ["pack", "check"], ["pack", "diff"]], ids=" ".join,
)  # fmt: skip
def test_every_command_has_help(foedus: Foedus, command: list[str]) -> None:
    run = foedus(*command, "--help")
    assert (run.code, run.err) == (0, "")
    assert "Usage" in run.out


def test_version(foedus: Foedus) -> None:
    run = foedus("--version")
    assert (run.code, run.out) == (0, f"foedus {package.__version__}\n")


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_brief_writes_a_file_and_names_it(
    foedus: Foedus, pack: MadeUpPack, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"brief.{form}"
    run = foedus("brief", "KOR", "--topics", "threats", "-o", path, "--pack", pack.save())
    assert (run.code, run.err) == (0, "")
    assert run.out.strip() == str(path)
    text = path.read_text(encoding="utf-8")
    assert "South Korea" in text
    if form == "json":
        assert [s["id"] for s in json.loads(text)["sections"]] == ["threats"]


def test_brief_goes_to_a_file_of_the_state_by_default(
    foedus: Foedus, pack: MadeUpPack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = pack.save()
    monkeypatch.chdir(tmp_path)
    run = foedus("brief", "KOR", "--topics", "threats", "--pack", folder)
    assert run.out.strip() == "south-korea.html"
    assert (tmp_path / "south-korea.html").is_file()


def test_brief_keeps_the_order_of_topics(foedus: Foedus, pack: MadeUpPack, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    topics = "threats, mutual_defense_treaty"
    foedus("brief", "KOR", "--topics", topics, "-o", path, "--pack", pack.save())
    sections = json.loads(path.read_text(encoding="utf-8"))["sections"]
    assert [s["id"] for s in sections] == ["mutual-defense-treaty", "threats"] or [
        s["id"] for s in sections
    ] == ["mutual_defense_treaty", "threats"]


def test_a_brief_on_another_state_says_what_the_pack_is_about(
    foedus: Foedus, pack: MadeUpPack, tmp_path: Path
) -> None:
    path = tmp_path / "b.json"
    run = foedus("brief", "Japan", "-o", path, "--pack", pack.save())
    assert run.code == 0
    [section] = json.loads(path.read_text(encoding="utf-8"))["sections"]
    assert section["id"] == "holdings"
    assert "A made-up pack" in section["blocks"][0]["text"]
    assert section["blocks"][0]["type"] == "gap"


def test_show_a_topic_on_a_day(foedus: Foedus, pack: MadeUpPack) -> None:
    folder = pack.save()
    run = foedus("show", "threats", "KOR", "--on", "2017-12-01", "--pack", folder)
    assert run.code == 0
    assert "1 December 2017" in run.out
    found = foedus("show", "threats", "KOR", "--format", "json", "--pack", folder)
    assert json.loads(found.out)["on"] == "2020-12-31"


def test_ties_on_a_day(foedus: Foedus, pack: MadeUpPack) -> None:
    folder = pack.save()

    def count(*options: str) -> int:
        run = foedus("ties", "KOR", *options, "--format", "json", "--pack", folder)
        block = json.loads(run.out)["sections"][0]["blocks"][0]
        found = block["values"]["count"]["value"]
        assert isinstance(found, int)
        return found

    assert count("--on", "1954-11-16") == 0
    assert count("--on", "1954-11-17") == 1
    assert count() == 2
    assert count("USA") == 2
    assert count("JPN") == 0
    assert count("--without", "pact") == 1
    assert count("--without", "pact", "--without", "protocol") == 0
    assert count("--known-by", "1980-01-01") == 1


@pytest.mark.parametrize("name", ["South Korea", "KOR", "732", "대한민국", "Republic of Korea"])
def test_a_state_by_any_of_its_names(foedus: Foedus, pack: MadeUpPack, name: str) -> None:
    run = foedus("ties", name, "--format", "json", "--pack", pack.save())
    assert json.loads(run.out)["state"] == "KOR"


def test_ties_as_csv(foedus: Foedus, pack: MadeUpPack) -> None:
    run = foedus("ties", "KOR", "--format", "csv", "--pack", pack.save())
    assert run.code == 0
    assert "The Pact" in run.out
    assert "provision:pact/Article III" in run.out


def test_events_as_a_table(foedus: Foedus, pack: MadeUpPack) -> None:
    run = foedus("events", "PRK", "--pack", pack.save())
    assert (run.code, run.err) == (0, "")
    for title in ("A launch", "A test", "A clash"):
        assert title in run.out


@pytest.mark.parametrize(
    ("options", "events"),
    [
        ((), ["clash-1", "test-1", "launch-1"]),
        (("--kind", "clash"), ["clash-1"]),
        (("--kind", "clash", "--kind", "nuclear-test"), ["clash-1", "test-1"]),
        (("--since", "2006-10-09"), ["test-1", "launch-1"]),
        (("--since", "2006-10-10"), ["launch-1"]),
        (("--until", "2006"), ["clash-1", "test-1"]),
        (("--since", "1999-07-15", "--until", "1999-07-20"), ["clash-1"]),
        (("--since", "2018"), []),
        (("--known-by", "2006-10-09"), ["clash-1"]),
    ],
)
def test_events_as_csv_and_json(
    foedus: Foedus, pack: MadeUpPack, options: tuple[str, ...], events: list[str]
) -> None:
    command = ("events", "PRK", *options, "--pack", pack.save())
    table = foedus(*command, "--format", "csv")
    assert (table.code, table.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(table.out)))
    assert [row["records"] for row in rows] == [f"event:{e}" for e in events]
    document = json.loads(foedus(*command, "--format", "json").out)
    assert isinstance(document["schema"], int)
    assert {r for r in document["records"] if r.startswith("event:")} == {
        f"event:{e}" for e in events
    }


def test_a_source(foedus: Foedus, pack: MadeUpPack) -> None:
    run = foedus("source", "counts", "--pack", pack.save())
    assert (run.code, run.err) == (0, "")
    for part in ("Nobody's Institute", "Counts of Nothing", "almanac"):
        assert part in run.out


def test_pack_info_counts(foedus: Foedus, pack: MadeUpPack) -> None:
    run = foedus("pack", "info", pack.save())
    assert (run.code, run.err) == (0, "")
    for kind in ("agreements", "provisions", "events", "observations", "sources"):
        assert kind in run.out
    assert "2020-12-31" in run.out
    assert "2017-11-28" in run.out


def test_pack_check(foedus: Foedus, pack: MadeUpPack) -> None:
    run = foedus("pack", "check", pack.save())
    assert (run.code, run.out, run.err) == (0, "no faults\n", "")


def test_pack_check_prints_every_fault_in_a_line(foedus: Foedus, pack: MadeUpPack) -> None:
    pack.row("events/launches.csv")["start"] = "soon"
    pack.row("observations/troops.csv")["value"] = "many"
    pack.agreements["pact"]["kind"] = "friendly"
    run = foedus("pack", "check", pack.save())
    assert run.code != 0
    lines = run.out.splitlines()
    for file, found in (
        ("events/launches.csv", "soon"),
        ("observations/troops.csv", "many"),
        ("agreements/pact.toml", "friendly"),
    ):
        assert sum(file in line and found in line for line in lines) == 1


def test_pack_info_shows_the_parts_that_are_asked_for(foedus: Foedus, pack: MadeUpPack) -> None:
    run = foedus("pack", "info", pack.save(), "--part", "gaps")
    assert run.code == 0
    assert "event:missile-launch" in run.out
    assert "2018-2019" in run.out
    assert "Events by kind" not in run.out


def test_pack_info_shows_all_but_the_notes_on_coverage(foedus: Foedus, pack: MadeUpPack) -> None:
    run = foedus("pack", "info", pack.save())
    for title in ("Records", "Events by kind", "Events by year", "Indicators", "Gaps"):
        assert title in run.out
    assert "What is held on" not in run.out


def test_pack_diff_says_what_changed(foedus: Foedus, pack: MadeUpPack, tmp_path: Path) -> None:
    before = pack.save()
    after = type(pack)(tmp_path / "after")
    after.row("events/clashes.csv")["start"] = "1999-06-15"
    run = foedus("pack", "diff", before, after.save())
    assert run.code == 0
    assert run.out.splitlines() == [
        "Events: 0 added, 0 removed, 1 changed.",
        "  Changed event clash-1: span was 1999-06 to 1999-07, is 1999-06-15 to 1999-07.",
    ]


def test_pack_diff_of_a_pack_with_itself(foedus: Foedus, pack: MadeUpPack) -> None:
    assert foedus("pack", "diff", pack.save(), pack.save()).out == "no difference\n"
