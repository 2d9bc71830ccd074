"""Cyber incidents, their attributions and receivers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from foedus.upstream import read
from foedus.upstream.publishers.cyber_incidents import ATTRIBUTIONS, INCIDENTS, RECEIVERS


@pytest.mark.parametrize(
    ("id", "rows", "incidents"),
    [
        ("eurepoc.incidents", 1643, 1643),
        ("eurepoc.attributions", 2643, 1643),
        ("eurepoc.receivers", 6333, 1639),
    ],
)
def test_an_incident_stands_in_several_rows(
    id: str, rows: int, incidents: int, mirror: Path
) -> None:
    frame = read(id, mirror)
    assert (len(frame), frame["incident"].n_unique()) == (rows, incidents)


def test_incidents_between_the_koreas(mirror: Path) -> None:
    frame = read("eurepoc.incidents", mirror)
    south, north = "KOR", "PRK"
    assert frame.filter(pl.col("receivers").list.contains(south)).height == 68
    assert frame.filter(pl.col("initiators").list.contains(north)).height == 74
    assert frame.filter(pl.col("initiators").list.contains(south)).height == 8


def test_ends_before_the_start_and_sums_that_differ_stay_as_published(mirror: Path) -> None:
    frame = read("eurepoc.incidents", mirror)
    early = frame.filter(pl.col("end_date") < pl.col("start_date"))
    assert early.height == 83
    assert early.filter(pl.col("end_date") == date(2000, 1, 1)).height == 27
    points = pl.sum_horizontal(
        "data_theft", "disruption", "hijacking", "physical_effects_spatial",
        "physical_effects_temporal",
    )  # fmt: skip
    assert frame.filter(points != pl.col("unweighted_cyber_intensity")).height == 13


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    pl.DataFrame(rows).with_columns(pl.all().replace("", None)).write_csv(path)
    return path


def test_lists_points_and_missing_words_of_incidents(tmp_path: Path) -> None:
    theft = "For private / commercial targets: sensitive (incident scores 2 points in intensity)"
    first = {
        "ID": "7",
        "name": " Raid ",
        "start_date": "2011-03-04",
        "end_date": "2011-01-01",
        "incident_type": "Disruption; Data theft",
        "receiver_country": "['Korea, Republic of', 'Asia (region)', 'Korea, Republic of']",
        "initiator_country": "[\"Korea, Democratic People's Republic of\", 'Unknown']",
        "initiator_name": "['Lazarus', 'Not available']",
        "initiator_category": "['State', 'State']",
        "cyber_conflict_issue": "Unknown",
        "offline_conflict_issue": "Territory; Secession",
        "offline_conflict_name_HIIK": "",
        "offline_conflict_intensity_subcode": "HIIK 3",
        "source_incident_detection_disclosure": "Third-party (e.g., Lab) or state; ",
        "zero_days": "Yes",
        "data_theft": theft,
        "disruption": "Short (< 24h; incident scores 1 point in intensity)",
        "hijacking": "none",
        "physical_effects_spatial": "Not available",
        "physical_effects_temporal": "",
        "unweighted_cyber_intensity": "3",
        "weighted_cyber_intensity": "4.5",
        "impact_indicator_value": "",
        "number_of_attributions": "1",
        "number_of_political_responses": "0",
        "number_of_legal_responses": "0",
    }
    second = dict.fromkeys(first, "") | {"ID": "8", "name": "Unseen", "zero_days": "No"}
    found = INCIDENTS.read(written(tmp_path / "global.csv", [first, second])).to_dicts()
    assert found[0] == {
        "row": 1, "incident": 7, "name": "Raid", "year": 2011,
        "start_date": date(2011, 3, 4), "end_date": date(2011, 1, 1),
        "incident_types": ["Disruption", "Data theft"],
        "receiver_countries": ["Korea, Republic of", "Asia (region)"],
        "initiator_countries": ["Korea, Democratic People's Republic of"],
        "initiator_names": ["Lazarus"], "initiator_categories": ["State"],
        "cyber_conflict_issues": [], "offline_conflict_issues": ["Territory", "Secession"],
        "offline_conflicts": [], "offline_conflict_intensity": 3,
        "disclosed_by": ["Third-party or state"], "zero_days": True,
        "data_theft": 2, "disruption": 1, "hijacking": 0, "physical_effects_spatial": None,
        "physical_effects_temporal": None, "unweighted_cyber_intensity": 3,
        "weighted_cyber_intensity": 4.5, "impact_indicator_value": None,
        "number_of_attributions": 1, "number_of_political_responses": 0,
        "number_of_legal_responses": 0, "receivers": ["KOR"], "initiators": ["PRK"],
        "unknown_receivers": ["Asia (region)"], "unknown_initiators": [],
    }  # fmt: skip
    filled = {name for name, value in found[1].items() if value not in (None, [])}
    assert filled == {"row", "incident", "name", "zero_days"}


def test_attributions_of_a_file(tmp_path: Path) -> None:
    names = (
        "incident_ID", "attribution_ID", "attribution_date", "attribution_type",
        "attribution_basis", "attributing_actor", "attributing_country", "attributed_initiator",
        "attributed_initiator_country", "attributed_initiator_category",
    )  # fmt: skip
    rows = [
        ("7", "12.0", "2012-01-01", "Report (e.g., by firms)", "Media", "ESET", "United States",
         "Not available", "Yemen", "State"),
        ("8", "", "", "", "", "", "EU (region)", "", "Unknown", ""),
    ]  # fmt: skip
    file = written(tmp_path / "a.csv", [dict(zip(names, row, strict=True)) for row in rows])
    assert ATTRIBUTIONS.read(file).rows() == [
        (1, 7, 12, date(2012, 1, 1), "Report", "Media", "ESET", "United States", None, "Yemen",
         "State", "USA", "YEM"),
        (2, 8, None, None, None, None, None, "EU (region)", None, None, None, None, None),
    ]  # fmt: skip


def test_receivers_of_a_file(tmp_path: Path) -> None:
    names = ("ID", "receiver_country", "receiver_region", "receiver_name", "receiver_category",
             "receiver_category_subcode")  # fmt: skip
    rows = [
        ("7", "Holy See (Vatican City State)", "EUROPE; NATO", "Not available",
         "Corporate Targets (corporate targets only if critical)", "Other (e.g., embassies)"),
        ("8", "Hong Kong", "", "A school ", "Unknown", ""),
    ]  # fmt: skip
    file = written(tmp_path / "r.csv", [dict(zip(names, row, strict=True)) for row in rows])
    assert RECEIVERS.read(file).rows() == [
        (1, 7, "Holy See (Vatican City State)", ["EUROPE", "NATO"], None, "Corporate Targets",
         "Other", "VAT"),
        (2, 8, "Hong Kong", [], "A school", None, None, None),
    ]  # fmt: skip
