"""Armed conflicts of UCDP and PRIO."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import rdata

from foedus.upstream import read
from foedus.upstream.publishers import armed_conflict

SIDES = {
    "gwno_a": "side_a",
    "gwno_a_2nd": "supporters_a",
    "gwno_b": "side_b",
    "gwno_b_2nd": "supporters_b",
}


def test_the_5652_rows_of_the_file_are_2752_years_of_303_conflicts(mirror: Path) -> None:
    frame = read("ucdp.conflict-years", mirror)
    assert (frame.height, frame["conflict_id"].n_unique()) == (2752, 303)
    assert (frame["year"].min(), frame["year"].max()) == (1946, 2024)
    assert frame["row"].max() == 5652


def test_onsets_have_the_rows_published(mirror: Path) -> None:
    frame = read("ucdp-onsets.state-years", mirror)
    assert (frame.height, frame["year"].min(), frame["year"].max()) == (10142, 1946, 2017)
    assert frame["actor"].null_count() == 0


def test_south_korea_is_side_b_in_korea_and_supporter_in_three_other_wars(mirror: Path) -> None:
    frame = read("ucdp.conflict-years", mirror)

    def years(conflict: int, side: str) -> tuple[int, ...]:
        listed = frame.filter(pl.col(side).list.contains("KOR"), pl.col("conflict_id") == conflict)
        return tuple(listed["year"])

    assert years(235, "side_b") == (1949, 1950, 1951, 1952, 1953)
    assert years(293, "supporters_a") == tuple(range(1965, 1974))
    assert years(259, "supporters_a") == tuple(range(2004, 2009))
    assert years(333, "supporters_a") == tuple(range(2010, 2015))
    everywhere = pl.any_horizontal(pl.col(side).list.contains("KOR") for side in SIDES.values())
    assert frame.filter(everywhere).height == 24


def test_the_korean_war_of_1950_has_its_participants(mirror: Path) -> None:
    frame = read("ucdp.conflict-years", mirror)
    (korea,) = frame.filter(pl.col("conflict_id") == 235, pl.col("year") == 1950).to_dicts()
    assert (korea["side_a"], korea["side_b"]) == (["PRK"], ["KOR"])
    assert {"CHN", "RUS"} >= set(korea["supporters_a"])
    assert {"USA", "GBR", "TUR"} <= set(korea["supporters_b"])
    assert korea["intensity_level"] == 2


def test_codes_that_changed_hands_mean_the_holder_of_the_year(mirror: Path) -> None:
    frame = read("ucdp.conflict-years", mirror)
    found: dict[int, dict[str, tuple[int, int]]] = {}
    for codes, side in SIDES.items():
        listed = frame.select("year", codes, side).filter(
            pl.col(codes).list.len() == 1, pl.col(side).list.len() == 1
        )
        for year, (code,), (actor,) in listed.iter_rows():
            spans = found.setdefault(code, {})
            first, last = spans.get(actor, (year, year))
            spans[actor] = (min(first, year), max(last, year))
    assert found[345] == {"YUG": (1991, 1999)}
    assert found[678]["YAR"][1] < 1990 <= found[678]["YEM"][0]
    assert set(found[680]) == {"YPR"}
    assert set(found[817]) == {"RVN"}
    assert set(found[365]) == {"RUS"}
    onsets = read("ucdp-onsets.state-years", mirror)
    west = onsets.filter(pl.col("gwcode") == 260)
    assert set(west["actor"]) == {"DEU"}
    assert west["year"].min() == 1949


def test_serbia_keeps_the_code_of_yugoslavia_and_is_told_from_it(mirror: Path) -> None:
    frame = read("ucdp.conflict-years", mirror)
    for codes, side in SIDES.items():
        coded = frame.filter(pl.col(codes).list.contains(345))
        serbian = coded.filter(pl.col(side).list.contains("SRB"))["year"]
        yugoslav = coded.filter(pl.col(side).list.contains("YUG"))["year"]
        assert len(serbian) + len(yugoslav) == coded.height
        assert (serbian >= 2006).all()
        assert (yugoslav < 2006).all()


def test_conflict_years_of_a_made_up_file(tmp_path: Path) -> None:
    nan = float("nan")
    path = tmp_path / "ucdp_acd.rda"
    frame = pd.DataFrame(
        {
            "conflict_id": [235.0, 235.0, 235.0, 300.0],
            "year": [1950.0, 1950.0, 1951.0, 2014.0],
            "gwno_a": [731.0, 731.0, 751.0, 432.0],
            "gwno_a_2nd": [365.0, 365.0, nan, 345.0],
            "gwno_b": [732.0, 732.0, nan, nan],
            "gwno_b_2nd": [20.0, 2.0, nan, nan],
            "incompatibility": ["territory", "territory", "government", "both"],
            "intensity_level": [2.0, 2.0, 1.0, 1.0],
            "type_of_conflict": ["interstate", "interstate", "intrastate", "II"],
            "start_date": [-7520.0, -7520.0, -7520.0, 0.0],
            "start_prec": [3.0, 3.0, 3.0, 1.0],
            "start_date2": [-7520.0, -7520.0, -7520.0, 1.0],
            "start_prec2": [3.0, 3.0, 3.0, 1.0],
            "ep_end": [0.0, 0.0, 1.0, 0.0],
            "ep_end_date": [nan, nan, -6575.0, nan],
        }
    )
    rdata.write_rda(path, {"ucdp_acd": frame})
    start = date(1949, 5, 31)
    korea = {"conflict_id": 235, "start_date": start, "start_prec": 3, "start_date2": start,
             "start_prec2": 3}  # fmt: skip
    nobody: dict[str, list[int]] = {f"unknown_{side}": [] for side in SIDES.values()}
    assert armed_conflict.CONFLICT_YEARS.read(path).to_dicts() == [
        {
            "row": 1, **korea, "year": 1950, "gwno_a": [731], "gwno_a_2nd": [365],
            "gwno_b": [732], "gwno_b_2nd": [2, 20], "incompatibility": "territory",
            "intensity_level": 2, "type_of_conflict": "interstate", "ep_end": 0,
            "ep_end_date": None, "side_a": ["PRK"], "supporters_a": ["RUS"], "side_b": ["KOR"],
            "supporters_b": ["CAN", "USA"], **nobody,
        },
        {
            "row": 3, **korea, "year": 1951, "gwno_a": [751], "gwno_a_2nd": [], "gwno_b": [],
            "gwno_b_2nd": [], "incompatibility": "government", "intensity_level": 1,
            "type_of_conflict": "intrastate", "ep_end": 1, "ep_end_date": date(1952, 1, 1),
            "side_a": [], "supporters_a": [], "side_b": [], "supporters_b": [],
            **nobody, "unknown_side_a": [751],
        },
        {
            "row": 4, "conflict_id": 300, "year": 2014, "gwno_a": [432], "gwno_a_2nd": [345],
            "gwno_b": [], "gwno_b_2nd": [], "incompatibility": "both", "intensity_level": 1,
            "type_of_conflict": "II", "start_date": date(1970, 1, 1), "start_prec": 1,
            "start_date2": date(1970, 1, 2), "start_prec2": 1, "ep_end": 0, "ep_end_date": None,
            "side_a": ["MLI"], "supporters_a": ["SRB"], "side_b": [], "supporters_b": [],
            **nobody,
        },
    ]  # fmt: skip


def test_onsets_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "ucdp_onsets.rda"
    counts = {f"sumonset{n}": [1.0, 0.0, 0.0] for n in (1, 2, 3, 5, 10)}
    frame = pd.DataFrame(
        {"gwcode": [678.0, 678.0, 999.0], "year": [1989.0, 1990.0, 1990.0],
         "sumnewconf": [1.0, 0.0, 0.0], **counts}
    )  # fmt: skip
    rdata.write_rda(path, {"ucdp_onsets": frame})
    none = dict.fromkeys(counts, 0)
    assert armed_conflict.ONSETS.read(path).to_dicts() == [
        {"row": 1, "gwcode": 678, "year": 1989, "sumnewconf": 1, **dict.fromkeys(counts, 1),
         "actor": "YAR"},
        {"row": 2, "gwcode": 678, "year": 1990, "sumnewconf": 0, **none, "actor": "YEM"},
        {"row": 3, "gwcode": 999, "year": 1990, "sumnewconf": 0, **none, "actor": None},
    ]  # fmt: skip
