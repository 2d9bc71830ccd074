"""rDMC: the same counts in a wide and in a long table."""

from __future__ import annotations

from pathlib import Path

import pandas
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.military_equipment import EQUIPMENT, TECHNOLOGIES, YEARS


def test_all_state_years_are_read(mirror: Path) -> None:
    frame = read("rdmc.state-years", mirror)
    assert len(frame) == 6_534
    years = dict(frame.group_by("actor").len().iter_rows())
    assert (years["KOR"], years["PRK"]) == (45, 44)
    assert frame["actor"].null_count() == 0


def test_all_technologies_are_read(mirror: Path) -> None:
    frame = read("rdmc.technologies", mirror)
    assert len(frame) == 423_767
    assert frame.filter(pl.col("actor") == "KOR").height == 2_904
    assert frame["actor"].null_count() == 0
    assert frame["technology"].n_unique() == 69


def test_both_tables_hold_the_same(mirror: Path) -> None:
    wide = read("rdmc.state-years", mirror)
    key = ["ccode", "year"]
    names = [name for name in wide.columns if name not in ("row", *key, "country", "actor")]
    unfolded = wide.unpivot(names, index=key, variable_name="technology", value_name="count")
    long = read("rdmc.technologies", mirror)
    both = unfolded.join(long, on=[*key, "technology"], how="left")
    assert both.filter(pl.col("count").ne_missing(pl.col("unit_count"))).is_empty()
    assert long.join(unfolded, on=[*key, "technology"], how="anti").is_empty()


def test_counts_of_both_koreas(mirror: Path) -> None:
    frame = read("rdmc.state-years", mirror).filter(pl.col("year").is_in([1970, 2014]))
    koreas = frame.filter(pl.col("actor").is_in(["KOR", "PRK"])).sort("year", "actor")
    columns = ("year", "actor", "aircraft_fighter", "armoured_fighting_vehicles_attack")
    assert koreas.select(columns).rows() == [
        (1970, "KOR", 20, None),
        (1970, "PRK", 110, 900),
        (2014, "KOR", 174, 1556),
        (2014, "PRK", 441, 4060),
    ]


def test_states_that_had_a_code_in_turn(mirror: Path) -> None:
    frame = read("rdmc.state-years", mirror)
    named = frame.select("ccode", "actor").unique()
    codes = [255, 260, 265, 345, 365, 678, 679, 680, 816, 817]
    assert set(named.filter(pl.col("ccode").is_in(codes)).iter_rows()) == {
        (255, "DEU"), (260, "DEU"), (265, "DDR"), (345, "YUG"), (345, "SRB"), (365, "RUS"),
        (678, "YAR"), (679, "YEM"), (680, "YPR"), (816, "VNM"), (817, "RVN"),
    }  # fmt: skip


def test_three_counts_are_halves(mirror: Path) -> None:
    frame = read("rdmc.technologies", mirror)
    halves = frame.filter(pl.col("unit_count") % 1 > 0).sort("year")
    assert halves.select("actor", "year", "technology", "unit_count").rows() == [
        ("PRK", 1979, "amphibious_landing_craft", 92.5),
        ("IRN", 1989, "aircraft_utility", 84.5),
        ("MAR", 2009, "land_sea_defence_surface_to_surface_artillery", 2376.5),
    ]


def test_state_years_of_a_made_up_file(tmp_path: Path) -> None:
    technologies = [
        column.meaning.partition(";")[0].replace(": ", "_", 1)
        for column in YEARS.columns
        if column.unit == "pieces"
    ]
    assert technologies[-3:] == [
        "unmanned aerial vehicles_combat",
        "unmanned aerial vehicles_recon-surveil",
        "unmanned aerial vehicles_transport",
    ]
    path = tmp_path / "wide.csv"
    header = ["", "year", "country", "stateabb", "ccode", *technologies]
    lines = [
        header,
        ["1", "2002", "yugoslavia", "YUG", "345", "NA", "84.5", *["0"] * 67],
        ["2", "2006", "serbia", "YUG", "345", "7", *["NA"] * 68],
        ["3", "2006", "nowhere", "NOB", "999", *["0"] * 69],
    ]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    path.write_text(text + "\n", encoding="utf-8")
    names = ["row", *(column.name for column in YEARS.columns)]
    assert YEARS.read(path).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, 345, 2002, "yugoslavia", None, 84.5, *[0.0] * 67, "YUG"),
            (2, 345, 2006, "serbia", 7.0, *[None] * 68, "SRB"),
            (3, 999, 2006, "nowhere", *[0.0] * 69, None),
        )
    ]


def test_technologies_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "long.rds"
    rows = [
        (1970.0, "south vietnam", "RVN", 817.0, "radars_ISR/battlefield surveil", None),
        (1975.0, "vietnam", "DRV", 816.0, "aircraft_recon-surveil", 3.0),
        (1975.0, "nowhere", "NOB", 999.0, "aircraft_aew", 0.0),
    ]
    names = ["year", "country", "stateabb", "ccode", "tek", "unit_count"]
    rdata.write_rds(path, pandas.DataFrame(rows, columns=names))
    named = ["row", *(column.name for column in TECHNOLOGIES.columns)]
    assert TECHNOLOGIES.read(path).to_dicts() == [
        dict(zip(named, values, strict=True))
        for values in (
            (1, 817, 1970, "south vietnam", "radars_isr_battlefield_surveil", None, "RVN"),
            (2, 816, 1975, "vietnam", "aircraft_recon_surveil", 3.0, "VNM"),
            (3, 999, 1975, "nowhere", "aircraft_aew", 0.0, None),
        )
    ]


def test_equipment_of_a_made_up_file(tmp_path: Path) -> None:
    """West Germany stands under 255; NA and an empty word are none."""
    path = tmp_path / "raw.rds"
    names = [
        "year", "country", "service", "subservice", "subsubservice", "equipment_type",
        "equipment_subtype", "equipment_name", "equipment_subname", "unit_name", "unit_count",
        "continent", "ccode", "domain",
    ]  # fmt: skip
    tank = ("army", "", None, "vehicles", None, "MBT", "NA", "M-1/M-2")
    rows = [
        (1970.0, "german federal republic", *tank, 110.0, "Europe", "255", "land"),
        (1991.0, "germany", *tank, None, "Europe", "255", "land"),
        (1991.0, "nowhere", *tank, 7.5, None, "999", None),
    ]
    rdata.write_rds(path, pandas.DataFrame(rows, columns=names))
    words = ("army", None, None, "vehicles", None, "MBT", None, "M-1/M-2")
    assert EQUIPMENT.read(path).rows() == [
        (1, 255, 1970, "german federal republic", *words, "land", 110.0, "DEU"),
        (2, 255, 1991, "germany", *words, "land", None, "DEU"),
        (3, 999, 1991, "nowhere", *words, None, 7.5, None),
    ]


def test_only_palestinian_equipment_is_of_no_actor(mirror: Path) -> None:
    frame = read("rdmc.equipment", mirror)
    assert set(frame.filter(pl.col("actor").is_null())["country"]) == {"palestinian territories"}
    assert frame.filter(pl.col("actor") == "KOR").height == 4_320


def test_the_yearbook_lists_what_the_counts_hold(mirror: Path) -> None:
    """Frigates and destroyers of South Korea in 2014, model by model."""
    where = (pl.col("actor") == "KOR") & (pl.col("year") == 2014)
    counts = dict(
        read("rdmc.technologies", mirror).filter(where).select("technology", "unit_count").rows()
    )
    ships = read("rdmc.equipment", mirror).filter(
        where & (pl.col("equipment_type") == "principal surface combatants")
    )
    kinds = ("cruisers", "destroyers", "frigates")
    listed = ships["unit_count"].sum()
    assert listed == sum(counts[f"principal_surface_combatants_{kind}"] for kind in kinds)
