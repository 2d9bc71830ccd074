"""``foedus data report``: what became of the records of a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from foedus.cli import reports
from foedus.upstream.account import NeverMet, Report, WithoutActor

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Foedus = Callable[..., "Run"]


def test_a_report_says_what_was_set_aside_and_why(foedus: Foedus, mirror: Path) -> None:
    run = foedus("data", "report", "ucdp.conflict-years")
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[:3] == [
        "ucdp.conflict-years: 5,652 records read, 2,752 kept",
        "  set aside    2,900: the conflict-year goes on with other states",
        "  no actor     3 in unknown_side_a, Hyderabad is no actor of ours: 751 (3)",
    ]


def test_a_data_set_is_reported_table_by_table(foedus: Foedus, mirror: Path) -> None:
    run = foedus("data", "report", "rivalries-2012", "nuclear-latency")
    heads = [line for line in run.out.splitlines() if not line.startswith(" ")]
    assert [head.partition(":")[0] for head in heads] == [
        "rivalries-2012.spells",
        "nuclear-latency.facilities",
    ]
    assert "  not met      the code of a later state: 305\n" in run.out


def test_a_program_gets_the_report_as_json(foedus: Foedus, mirror: Path) -> None:
    run = foedus("data", "report", "peace-data", "--format", "json")
    spells, years = json.loads(run.out)
    assert (spells["table"], years["table"]) == ("peace-data.spells", "peace-data.dyad-years")
    assert spells["set_aside"] == [{"reason": "the cell holds no dates", "rows": 1}]
    assert spells["read"] == spells["kept"] + 1
    assert {one["value"] for one in years["unresolved"]} == {255, 936, 937}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("peace-dat",), "no data set 'peace-dat'; nearest: peace-data"),
        (("peace-data.spell",), "no table 'peace-data.spell'; nearest: peace-data.spells"),
        (("peace-data", "--format", "xml"), "no format 'xml'; there is: json, text"),
    ],
)
def test_what_does_not_exist_is_one_line(
    arguments: tuple[str, ...], message: str, foedus: Foedus, mirror: Path
) -> None:
    run = foedus("data", "report", *arguments)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert run.err.count("\n") == 1


def test_long_and_hostile_names_stay_in_their_lines(
    foedus: Foedus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    names = [f"\x1b[2Jgroup\n{n}" for n in range(20)]
    found = Report(
        table="peace-data.spells",
        read=20,
        kept=20,
        set_aside=(),
        unresolved=tuple(WithoutActor("name", name, 1, "a group") for name in names),
        never_met=(NeverMet("name", "Atlantis", "sunk"),),
        nulls=(),
    )
    monkeypatch.setattr(reports, "report", lambda id: found)
    run = foedus("data", "report", "peace-data.spells")
    assert "\x1b" not in run.out
    assert all(len(line) <= 60 for line in run.out.splitlines())
    assert "  no actor     20 in name, a group: " in run.out
    assert "and 12 more" in " ".join(run.out.split())
    assert "  not met      sunk: Atlantis\n" in run.out
