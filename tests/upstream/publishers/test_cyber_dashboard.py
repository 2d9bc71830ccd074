"""Tables of the dashboard of cyber incidents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

from foedus.upstream import Declaration, read
from foedus.upstream.publishers.cyber_dashboard import (
    ATTRIBUTIONS,
    CONFLICT_ISSUES,
    INITIATORS,
    NETWORK,
    RESPONSES,
    SECTORS,
)

ROWS: Final = {
    "eurepoc-dashboard.attributions": (5858, 2276),
    "eurepoc-dashboard.conflict-issues": (6322, 2465),
    "eurepoc-dashboard.initiators": (7394, 2465),
    "eurepoc-dashboard.network": (6572, 2465),
    "eurepoc-dashboard.responses": (6395, 2465),
    "eurepoc-dashboard.sectors": (16698, 2465),
}


@pytest.mark.parametrize("id", ROWS)
def test_one_incident_stands_in_many_rows(id: str, mirror: Path) -> None:
    frame = read(id, mirror)
    assert (len(frame), frame["incident"].n_unique()) == ROWS[id]


def test_incidents_of_the_koreas(mirror: Path) -> None:
    frame = read("eurepoc-dashboard.initiators", mirror)
    assert frame.filter(pl.col("receiver") == "KOR")["incident"].n_unique() == 80
    assert frame.filter(pl.col("initiator") == "PRK")["incident"].n_unique() == 114


def test_bodies_of_the_union_and_of_the_alliance_are_their_actors(mirror: Path) -> None:
    frame = read("eurepoc-dashboard.initiators", mirror)
    named = dict(frame.select("receiver_country", "receiver").unique().iter_rows())
    assert (named["EU (institutions)"], named["NATO (institutions)"]) == ("EU", "NATO")
    assert (named["Taiwan"], named["Palestine"], named["Russia"]) == ("TWN", "PSE", "RUS")


SHARED: Final = {
    "ID": ["7", "8"],
    "start_date": ["2016-05-01", ""],
    "receiver_country": ["Korea, Republic of", "Hong Kong"],
    "initiator_country": ["Unknown", "Congo, the Democratic Republic of the"],
    "incident_type": ["Disruption", "Not available"],
    "initiator_category": ["State", "nan"],
    "initiator_name": ["Group ", "None"],
    "cyber_conflict_issue": ["Territory", "Unknown"],
    "weighted_cyber_intensity": ["3.0", ""],
    "political_response": ["1", "0"],
    "legal_response": ["0", "0"],
    "receiver_category": ["Media", "Unknown"],
    "receiver_category_subcode": ["", "Police"],
    **{f"{kind}_date": ["", ""] for kind in ("industry", "political", "attacker", "third_party")},
    "other_date": ["2017-01-02", ""],
}


@pytest.mark.parametrize(
    ("table", "first", "second"),
    [
        (
            ATTRIBUTIONS,
            ("Disruption", None, None, None, None, date(2017, 1, 2)),
            (None, None, None, None, None, None),
        ),
        (INITIATORS, ("Disruption", "State", "Group"), (None, None, None)),
        (NETWORK, ("State", "Group", "Territory", 3.0), (None, None, None, None)),
        (RESPONSES, ("Disruption", True, False, 3.0), (None, False, False, None)),
        (SECTORS, ("Disruption", "Media", None), (None, None, "Police")),
    ],
    ids=["attributions", "initiators", "network", "responses", "sectors"],
)
def test_rows_of_a_file(
    table: Declaration, first: tuple[Any, ...], second: tuple[Any, ...], tmp_path: Path
) -> None:
    file = tmp_path / "dashboard.csv"
    frame = pl.DataFrame(SHARED).with_columns(pl.all().replace("", None))
    dated = table is not NETWORK
    (frame if dated else frame.drop("start_date")).write_csv(file)
    days = ((2016, date(2016, 5, 1)), (None, None)) if dated else ((), ())
    assert table.read(file).rows() == [
        (1, 7, *days[0], "Korea, Republic of", None, *first, "KOR", None),
        (2, 8, *days[1], "Hong Kong", "Congo, the Democratic Republic of the", *second, None,
         "COD"),
    ]  # fmt: skip


def test_made_up_conflicts(tmp_path: Path) -> None:
    file = tmp_path / "issues.csv"
    file.write_text(
        "ID,start_date,year,month,receiver_country,initiator_country,cyber_conflict_issue,"
        "offline_conflict_issue_subcode\n"
        '7,2013-03-20,2013.0,3.0,"Korea, Republic of",Unknown,Not available,A to B\n'
        "7,,,,Atlantis,,Territory,\n",
        encoding="utf-8",
    )
    korea = "Korea, Republic of"
    assert CONFLICT_ISSUES.read(file).rows() == [
        (1, 7, 2013, date(2013, 3, 20), korea, None, None, "A to B", "KOR", None),
        (2, 7, None, None, "Atlantis", None, "Territory", None, None, None),
    ]


def test_issues_are_those_of_the_network(mirror: Path) -> None:
    key = ["incident", "receiver_country", "initiator_country", "cyber_conflict_issue"]
    issues, network = (
        set(read(f"eurepoc-dashboard.{name}", mirror).select(key).iter_rows())
        for name in ("conflict-issues", "network")
    )
    assert issues == network
