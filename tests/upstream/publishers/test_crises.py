"""Crises of the International Crisis Behavior Project."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers import crises


def test_crises_and_years_are_those_published(mirror: Path) -> None:
    frame = read("icb.crises", mirror)
    assert (frame.height, frame["yrtrig"].min(), frame["yrtrig"].max()) == (482, 1918, 2016)


def test_one_crisis_has_no_codes(mirror: Path) -> None:
    frame = read("icb.crises", mirror).filter(pl.col("yrtrig").is_null())
    assert frame["crisname"].to_list() == ["HUTHI REBELLION"]
    assert frame.drop("row", "crisno", "crisname").null_count().row(0) == (1,) * 28


def test_crises_in_korea_and_who_set_them_off(mirror: Path) -> None:
    frame = read("icb.crises", mirror).filter(pl.col("trigger").is_in(["PRK", "KOR"]))
    found = dict(frame.select("crisname", "trigger").iter_rows())
    assert found["KOREAN WAR I"] == "PRK"
    assert found["KOREAN WAR II"] == "KOR"
    assert found["PUEBLO"] == "PRK"
    assert found["CHEONAN SINKING"] == "PRK"
    assert found["YEONPYEONG ISLAND"] == "KOR"


def test_hard_cases_of_identity(mirror: Path) -> None:
    frame = read("icb.crises", mirror)
    found = dict(frame.select("crisname", "trigger").iter_rows())
    assert found["ANSCHLUSS"] == "DEU-1945"
    assert found["KOSOVO"] == "YUG"
    assert found["SAUDI/YEMEN WAR"] == "YAR"
    assert found["NORTH/SOUTH YEMEN I"] == "YPR"
    assert found["GULF OF TONKIN"] == "RVN"
    assert found["VIETNAM PORTS MINING"] == "VNM"
    assert found["TAIWAN STRAIT III"] == "TWN"
    assert found["FINNISH WAR"] == "RUS"


def test_days_are_days(mirror: Path) -> None:
    frame = read("icb.crises", mirror)
    for day, unknown in (("datrig", 20), ("daterm", 53)):
        assert frame[day].drop_nulls().is_between(1, 31).all()
        assert frame[day].null_count() == unknown


def test_regions_are_where_the_crises_were(mirror: Path) -> None:
    frame = read("icb.crises", mirror)
    found = dict(frame.select("crisname", "geog").iter_rows())
    asked = {
        "NOMONHAN": 9, "AFGHANISTAN INVASION": 9, "ALEXANDRETTA": 10, "KOREAN WAR I": 11,
        "KASHMIR I": 13, "NOUAKCHOTT I": 20, "OGADEN I": 22, "SHABA I": 24,
        "RUSSIAN CIVIL WAR I": 30, "BERLIN WALL": 32, "VILNA I": 34, "CUBAN MISSILES": 42,
    }  # fmt: skip
    assert {name: found[name] for name in asked} == asked


def test_codes_without_a_codebook_say_so() -> None:
    unconfirmed = {c.name for c in crises.CRISES.columns if "not the codebook" in c.meaning}
    assert unconfirmed == {
        "cenviosy", "usinv", "suinv", "globorg", "subout", "geostr", "protrac",
    }  # fmt: skip


NUMBERS = tuple(c.name for c in crises.CRISES.columns if c.name not in ("crisname", "trigger"))


def line(**values: int | str) -> str:
    return ",".join(str(values.get(name, 1)) for name in ("icb1", "crisname", *NUMBERS))


def test_crises_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "icb1v13.csv"
    lines = [
        ",".join(("icb1", "crisname", *NUMBERS)),
        line(crisno=1, crisname="ONE", yrtrig=1937, trigent=255, datrig=66, daterm=31),
        line(crisno=2, crisname="TWO", yrtrig=1924, trigent=671, powdissy="", daterm=""),
        line(crisno=3, crisname="THREE", yrtrig=1999, trigent=345),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    ones = dict.fromkeys(NUMBERS, 1)
    expected = [
        {"crisno": 1, "crisname": "ONE", "yrtrig": 1937, "trigent": 255, "datrig": None,
         "daterm": 31, "trigger": "DEU-1945"},
        {"crisno": 2, "crisname": "TWO", "yrtrig": 1924, "trigent": 671, "powdissy": None,
         "daterm": None, "trigger": None},
        {"crisno": 3, "crisname": "THREE", "yrtrig": 1999, "trigent": 345, "trigger": "YUG"},
    ]  # fmt: skip
    assert crises.CRISES.read(path).to_dicts() == [
        {"row": row, **ones, **values} for row, values in enumerate(expected, 1)
    ]
