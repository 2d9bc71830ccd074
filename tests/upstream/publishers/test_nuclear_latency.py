"""Plants that enrich or reprocess."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.nuclear_latency import FACILITIES


def test_the_file_has_253_plants_of_32_states(mirror: Path) -> None:
    frame = read("nuclear-latency.facilities", mirror)
    assert (len(frame), frame["country"].n_unique()) == (253, 32)
    undated = frame.filter(pl.col("actor").is_null())
    assert undated["row"].to_list() == [20, 203]
    starts = pl.any_horizontal(pl.col("construction_start", "construction_end").is_not_null())
    assert undated.filter(starts | pl.col("operation_start").is_not_null()).is_empty()


def test_plants_of_both_koreas(mirror: Path) -> None:
    frame = read("nuclear-latency.facilities", mirror)
    koreas = frame.filter(pl.col("actor").is_in(["KOR", "PRK"]))
    found = koreas.select("row", "actor", "operation_start", "operation_end", "running").rows()
    assert found == [
        (125, "PRK", 1983, 1993, False),
        (126, "PRK", 1975, None, True),
        (127, "PRK", 2010, None, True),
        (176, "KOR", 1990, 2000, False),
        (177, "KOR", 1982, 1982, False),
        (178, "KOR", 1997, None, True),
        (179, "KOR", 1979, 1981, False),
    ]
    again = koreas.filter(pl.col("operation2_start").is_not_null())
    assert again.select("operation2_start", "operation2_end").rows() == [(2003, 2009)]


def test_names_of_today_are_read_as_the_states_of_then(mirror: Path) -> None:
    frame = read("nuclear-latency.facilities", mirror)
    named = dict(frame.select("country", "actor").drop_nulls().unique().iter_rows())
    assert named["Czech Republic"] == "CSK"
    assert named["Yugoslavia"] == "YUG"
    assert (named["Germany"], named["Russia"], named["Taiwan"]) == ("DEU", "RUS", "TWN")


def test_codes_for_never_still_and_unknown_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "nl.xlsx"
    plain = {"enr_type": "1", "size": "3", "operation2_start": "NA", "operation2_end": "NA"}
    flags = (
        "facility_ambiguity", "covert", "iaea", "regional", "military", "military_ambiguity",
        "multinational", "foreign_assistance", "foreign_assistance_ambiguity",
    )  # fmt: skip
    rows = [
        ("Czech Republic", "315", "Still ", "1970", "-99", "1977", "7777", "0", "1"),
        ("Germany", "260", "Never", "1985", "9999", "9999", "9999", "-77", "0"),
        ("Nowhere", "999", "Unknown", "-99", "-99", "-99", "-99", "1", "-99"),
    ]
    names = ("country_name", "ccode", "facility_name", "construction_start", "construction_end",
             "operation_start", "operation_end", "facility_ambiguity", "covert")  # fmt: skip
    made = [
        {**plain, **dict.fromkeys(flags, "0"), **dict(zip(names, row, strict=True))}
        for row in rows
    ]
    pl.DataFrame(made).write_excel(file)
    shared = {
        "enr_type": 1, "size": 3, "operation2_start": None, "operation2_end": None,
        **dict.fromkeys(flags, False),
    }  # fmt: skip
    assert FACILITIES.read(file).to_dicts() == [
        {
            **shared, "row": 1, "country": "Czech Republic", "ccode": 315, "facility": "Still",
            "construction_start": 1970, "construction_end": None, "operation_start": 1977,
            "operation_end": None, "finished": None, "operated": True, "running": True,
            "covert": True, "actor": "CSK",
        },
        {
            **shared, "row": 2, "country": "Germany", "ccode": 260, "facility": "Never",
            "construction_start": 1985, "construction_end": None, "operation_start": None,
            "operation_end": None, "finished": False, "operated": False, "running": False,
            "facility_ambiguity": None, "actor": "DEU",
        },
        {
            **shared, "row": 3, "country": "Nowhere", "ccode": 999, "facility": "Unknown",
            "construction_start": None, "construction_end": None, "operation_start": None,
            "operation_end": None, "finished": None, "operated": None, "running": None,
            "facility_ambiguity": True, "covert": None, "actor": None,
        },
    ]  # fmt: skip
