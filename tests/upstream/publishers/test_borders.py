"""States and territories of CShapes and Natural Earth, without their shapes."""

from __future__ import annotations

import json
import lzma
from datetime import date
from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.borders import COUNTRIES, SHAPES


def test_all_polygons_are_read_and_those_of_korea_are_six(mirror: Path) -> None:
    frame = read("cshapes.polygons", mirror)
    assert len(frame) == 710
    korean = frame.filter(pl.col("actor").is_in(["KOR", "PRK", "KOR-1910"]))
    columns = ("actor", "start", "end", "status", "owner_actor")
    assert korean.select(columns).sort("actor", "start").rows() == [
        ("KOR", date(1945, 8, 15), date(1948, 8, 14), "occupied", "USA"),
        ("KOR", date(1948, 8, 15), date(2019, 12, 31), "independent", "KOR"),
        ("KOR-1910", date(1886, 1, 1), date(1910, 8, 22), "independent", "KOR-1910"),
        ("KOR-1910", date(1910, 8, 23), date(1945, 8, 14), "colony", "JPN"),
        ("PRK", date(1945, 8, 15), date(1948, 9, 8), "occupied", "RUS"),
        ("PRK", date(1948, 9, 9), date(2019, 12, 31), "independent", "PRK"),
    ]


def test_territories_of_no_state_were_never_independent(mirror: Path) -> None:
    frame = read("cshapes.polygons", mirror)
    unknown = frame.filter(pl.col("actor").is_null())
    assert unknown["gwcode"].n_unique() == 65
    assert unknown.filter(pl.col("status") == "independent").is_empty()
    ruled = frame.filter(pl.col("owner_actor").is_null())
    assert set(ruled.select("gwcode", "owner").iter_rows()) == {(291, 0), (851, 1)}


def test_codes_that_change_hands(mirror: Path) -> None:
    frame = read("cshapes.polygons", mirror)
    named = {
        (code, start): actor
        for code, start, actor in frame.select("gwcode", "start", "actor").iter_rows()
    }
    assert named[255, date(1938, 9, 30)] == "DEU-1945"
    assert named[260, date(1945, 5, 8)] == named[260, date(1990, 10, 3)] == "DEU"
    assert named[678, date(1934, 6, 14)] == "YAR"
    assert named[678, date(1990, 5, 22)] == "YEM"
    assert (named[345, date(1918, 12, 1)], named[340, date(2006, 6, 6)]) == ("YUG", "SRB")
    assert {named[key] for key in named if key[0] == 713} == {"TWN"}


def test_no_polygons_of_a_code_overlap(mirror: Path) -> None:
    frame = read("cshapes.polygons", mirror).sort("gwcode", "start")
    assert frame.filter(pl.col("start") > pl.col("end")).is_empty()
    before = pl.col("end").shift().over("gwcode")
    assert frame.filter(pl.col("start") <= before).is_empty()


def test_morocco_before_the_protectorate_has_no_status(mirror: Path) -> None:
    frame = read("cshapes.polygons", mirror).filter(pl.col("status").is_null())
    assert frame.select("row", "actor").rows() == [(444, "MAR"), (445, "MAR")]


def test_all_countries_are_read(mirror: Path) -> None:
    frame = read("natural-earth.countries", mirror)
    assert len(frame) == 241
    koreas = frame.filter(pl.col("actor").is_in(["KOR", "PRK"])).sort("actor")
    assert koreas.select("adm0_a3", "iso_n3", "name").rows() == [
        ("KOR", "410", "Korea"),
        ("PRK", "408", "Dem. Rep. Korea"),
    ]
    assert frame["actor"].null_count() == 44


def test_an_actor_is_one_country_and_four_have_another_code(mirror: Path) -> None:
    frame = read("natural-earth.countries", mirror).drop_nulls("actor")
    assert not frame["actor"].is_duplicated().any()
    other = frame.filter(pl.col("actor") != pl.col("adm0_a3"))
    assert dict(other.select("adm0_a3", "actor").iter_rows()) == {
        "KOS": "XKX", "PSX": "PSE", "SAH": "ESH", "SDS": "SSD",
    }  # fmt: skip


def test_polygons_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "shapes.topojson.xz"
    names = [
        "gwcode", "country_name", "start", "end", "status", "owner", "capname", "caplong",
        "caplat", "b_def", "fid",
    ]  # fmt: skip
    rows = [
        (678, "Yemen", "1934-06-14", "1990-05-21", "independent", "678", "Sana'a", 44.2, 15, 1, 1),
        (600, "Morocco", "1904-01-02", "1904-10-02", "N/A", "600", "Rabat", -6.83, 34.02, 1, 2),
        (291, "Danzig", "1919-06-28", "1938-08-31", "mandate", "0", "Danzig", 18.6, 54.4, 0, 3),
    ]
    shapes = [
        {"type": "Polygon", "arcs": [[0]], "properties": dict(zip(names, row, strict=True))}
        for row in rows
    ]
    objects = {"made_up": {"type": "GeometryCollection", "geometries": shapes}}
    topology = {"type": "Topology", "arcs": [], "objects": objects}
    path.write_bytes(lzma.compress(json.dumps(topology).encode()))
    named = ["row", *(column.name for column in SHAPES.columns)]
    assert SHAPES.read(path).to_dicts() == [
        dict(zip(named, values, strict=True))
        for values in (
            (
                1, 678, "Yemen", date(1934, 6, 14), date(1990, 5, 21), "independent", 678,
                "Sana'a", 44.2, 15.0, "YAR", "YAR",
            ),
            (
                2, 600, "Morocco", date(1904, 1, 2), date(1904, 10, 2), None, 600,
                "Rabat", -6.83, 34.02, "MAR", "MAR",
            ),
            (
                3, 291, "Danzig", date(1919, 6, 28), date(1938, 8, 31), "mandate", 0,
                "Danzig", 18.6, 54.4, None, None,
            ),
        )
    ]  # fmt: skip


def test_countries_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "countries.geojson"
    kosovo = {
        "adm0_a3": "KOS", "sov_a3": "KOS", "iso_a3": "-99", "iso_n3": "-99",
        "name": "Kosovo", "name_long": "Kosovo", "formal_en": None, "admin": "Kosovo",
        "sovereignt": "Kosovo", "type": "Sovereign country", "note_brk": "Claimed",
        "continent": "Europe", "region_un": "Europe", "subregion": "Southern Europe",
        "region_wb": "Europe & Central Asia",
    }  # fmt: skip
    island = {**kosovo, "adm0_a3": "NOI", "iso_n3": -99, "admin": "No Island", "note_brk": ""}
    features = [
        {"type": "Feature", "properties": {**one, "scalerank": 1}, "geometry": None}
        for one in (kosovo, island)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection), encoding="utf-8")
    without = {"iso_a3": None, "iso_n3": None}
    assert COUNTRIES.read(path).to_dicts() == [
        {"row": 1, **kosovo, **without, "actor": "XKX"},
        {"row": 2, **island, **without, "note_brk": None, "actor": None},
    ]
