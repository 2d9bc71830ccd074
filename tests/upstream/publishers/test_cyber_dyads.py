"""Cyber incidents between rival states."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.cyber_dyads import ACTIONS, INCIDENTS


def test_every_code_and_name_means_an_actor(mirror: Path) -> None:
    incidents, actions = (read(f"dcid.{name}", mirror) for name in ("incidents", "actions"))
    assert (len(incidents), len(actions)) == (429, 862)
    for column in ("actor1", "actor2", "initiator"):
        assert incidents[column].null_count() == actions[column].null_count() == 0
    assert actions["target"].null_count() == 0


def test_incidents_of_the_koreas(mirror: Path) -> None:
    frame = read("dcid.incidents", mirror)
    pairs = frame.group_by("actor1", "actor2").len().rows()
    counts = {f"{one}-{two}": count for one, two, count in pairs}
    assert [counts[pair] for pair in ("PRK-KOR", "USA-PRK", "KOR-JPN", "PRK-JPN")] == [
        38, 19, 8, 2,
    ]  # fmt: skip
    assert frame.filter(pl.col("initiator") == "PRK").height == 59
    assert frame.filter(pl.col("initiator") == "KOR").height == 7


def test_rows_that_contradict_themselves_stay_as_published(mirror: Path) -> None:
    incidents, actions = (read(f"dcid.{name}", mirror) for name in ("incidents", "actions"))

    def outside(who: str) -> pl.Expr:
        return (pl.col(who) != pl.col("actor1")) & (pl.col(who) != pl.col("actor2"))

    assert incidents.filter(outside("initiator"))["row"].to_list() == [291, 292, 309, 331]
    assert incidents.filter(pl.col("end") < pl.col("start"))["row"].to_list() == [236]
    assert actions.filter(outside("initiator"))["row"].to_list() == [623]
    itself = pl.col("target") == pl.col("initiator")
    assert actions.filter(outside("target") | itself)["row"].to_list() == [513, 624, 687]


def test_each_incident_has_two_sides_and_numbers_differ_between_the_tables(mirror: Path) -> None:
    incidents, actions = (read(f"dcid.{name}", mirror) for name in ("incidents", "actions"))
    assert set(actions["number"].value_counts()["count"]) == {2}
    assert actions["name"].null_count() == 373
    both = actions.drop_nulls("name").join(incidents, on=["number", "initiator"], how="inner")
    other = both.filter(pl.col("name") != pl.col("name_right"))
    assert other["number"].min() == 89


LEADING = (
    "Cyberincidentnum", "StateA", "StateB", "Name", "interactionstartdate", "method", "targettype",
    "cyber_objective", "damage type", "severity", "information_operation",
    "objective_achievement", "Concession ", "initiator",
)  # fmt: skip


def test_both_sheets_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "dcid.xlsx"
    more = ("interactionenddate", "3rdpartyinitiator", "Crit Inf", "Supply Ch", "Ransomware")
    incident = dict(
        zip(
            (*LEADING, *more),
            ("1", "N Korea", "S Korea ", "Raid ", "2009-07-04 00:00:00", "4.2", "2", "1", "1", "3",
             "0", "1", "0", "731", "2009-07-09 00:00:00", "1", "0", "0", "1"),
            strict=True,
        )
    )  # fmt: skip
    acts = (
        "Ddeny/reject-", "Dthreat/demand-", "Dnegotiate+", "Dagreement+", "Ereduce-", "Ethreat-",
        "Eemb/sanc-", "Ecoop+", "Eease+", "Eaid+", "Mthreat-", "Mdisplay-", "Musage-",
        "Mpromise+", "Mcoop+", "Mconfid+",
    )  # fmt: skip
    sums = ("Diplo_Negative", "Diplo_Positive", "Econ_Negative", "Econ_Positive", "Mil_Negative",
            "Mil_Positive", "Conv_descalation", "Conv_escalation")  # fmt: skip
    nothing = dict.fromkeys((*LEADING, *acts, *sums), "0")
    side = {
        **nothing, "Cyberincidentnum": "1", "StateA": "Germany", "StateB": "Nowhere",
        "Name": "No Cyber ", "interactionstartdate": "1989-07-04 00:14:24", "initiator": "265",
        "target": "999", "Cyber_escalation": "1", "Ddeny/reject-": "6", "Mdisplay-": "2.8",
        "Econ_Positive": None, "Conv_escalation": "2",
    }  # fmt: skip
    with import_module("xlsxwriter").Workbook(file) as book:
        pl.DataFrame([incident]).write_excel(book, "DCID_2.0_Release_public_June_20")
        pl.DataFrame([side]).write_excel(book, "DCID_2.0_Release_update_Februar")
    assert INCIDENTS.read(file).to_dicts() == [
        {
            "row": 1, "number": 1, "state1": "N Korea", "state2": "S Korea", "name": "Raid",
            "year": 2009, "start": date(2009, 7, 4), "end": date(2009, 7, 9),
            "third_party_initiator": True, "critical_infrastructure": None, "supply_chain": False,
            "ransomware": True, "method": "4.2", "targettype": 2, "cyber_objective": 1,
            "damage_type": 1, "severity": 3, "information_operation": False,
            "objective_achievement": True, "concession": False, "initiator_code": 731,
            "actor1": "PRK", "actor2": "KOR", "initiator": "PRK",
        }
    ]  # fmt: skip
    (found,) = ACTIONS.read(file).to_dicts()
    weights = {name.rstrip("+-").replace("/", "_").lower(): 0.0 for name in acts}
    assert found == {
        **weights, **{name.lower(): 0 for name in sums},
        "row": 1, "number": 1, "state1": "Germany", "state2": "Nowhere", "name": None,
        "year": 1989, "start": date(1989, 7, 4), "target_code": 999, "cyber_escalation": True,
        "ddeny_reject": 6.0, "mdisplay": 2.8, "econ_positive": None, "conv_escalation": 2,
        "method": None, "targettype": None, "cyber_objective": None, "damage_type": None,
        "severity": None, "information_operation": False, "objective_achievement": False,
        "concession": False, "initiator_code": 265, "actor1": "DEU", "actor2": None,
        "initiator": "DDR", "target": None,
    }  # fmt: skip
