"""Strategic nuclear forces of states and of pairs of them."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.nuclear_forces import DYADS, STATES


def test_nine_states_without_north_korea_stand_in_the_file(mirror: Path) -> None:
    frame = read("nuclear-forces.state-years", mirror)
    assert len(frame) == 382
    assert set(frame["actor"]) == {
        "USA", "GBR", "FRA", "RUS", "ZAF", "ISR", "CHN", "IND", "PAK",
    }  # fmt: skip
    unknown = frame.filter(pl.col("deliverable").is_null())
    assert set(unknown["actor"]) == {"ISR"}


def test_the_soviet_union_and_russia_are_one_actor(mirror: Path) -> None:
    frame = read("nuclear-forces.state-years", mirror).filter(pl.col("ccode") == 365)
    assert set(frame["actor"]) == {"RUS"}
    assert (frame["year"].min(), frame["year"].max()) == (1949, 2010)


def test_no_pair_delivers_more_than_its_parts_and_its_stockpile(mirror: Path) -> None:
    dyads = read("nuclear-forces.dyad-years", mirror)
    states = read("nuclear-forces.state-years", mirror).select("ccode", "year", "warheads")
    assert len(dyads) == 860
    assert (dyads["ccode1"] < dyads["ccode2"]).all()
    for side in ("1", "2"):
        parts = dyads.select(pl.sum_horizontal(f"land{side}", f"sea{side}", f"air{side}"))
        assert (parts.to_series() == dyads[f"total{side}"]).all()
        warheads = dyads.select(
            pl.sum_horizontal(f"dnukel{side}", f"dnukes{side}", f"dnukea{side}")
        )
        assert (warheads.to_series() == dyads[f"totaldw{side}"]).all()
        held = dyads.join(states, left_on=[f"ccode{side}", "year"], right_on=["ccode", "year"])
        assert len(held) == len(dyads)
        assert (held[f"totaldw{side}_c"] <= held["warheads"]).all()


def test_state_years_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "monadic.xlsx"
    pl.DataFrame(
        {
            "ccode": [365, 666, 999],
            "year": [1990, 1967, 2000],
            "warheads": [10, 2, 1],
            "monadicdnuke": [7, None, 0],
            "monadicEMT": [3.5, None, 0.0],
        }
    ).write_excel(file)
    assert STATES.read(file).rows() == [
        (1, 365, 1990, 10, 7, 3.5, "RUS"),
        (2, 666, 1967, 2, None, None, "ISR"),
        (3, 999, 2000, 1, 0, 0.0, None),
    ]


def test_dyad_years_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ndy.xlsx"
    names = ("land", "sea", "air", "total", "dnukel", "dnukes", "dnukea", "totaldw")
    values: dict[str, list[float]] = {
        "ccode1": [2], "ccode2": [365], "year": [1949], "int_capdis": [4], "int_capdis(km)": [6.5]
    }  # fmt: skip
    for side, base in (("1", 10), ("2", 20)):
        values |= {f"{name}{side}": [base + n] for n, name in enumerate(names)}
        values |= {f"totaldw{side}_c": [base], f"EMT{side}": [0.5], f"CMP{side}": [1.5]}
    pl.DataFrame(values).write_excel(file)
    (row,) = DYADS.read(file).rows(named=True)
    assert row == {
        "row": 1, "ccode1": 2, "ccode2": 365, "year": 1949, "int_capdis_km": 6.5,
        "land1": 10, "sea1": 11, "air1": 12, "total1": 13,
        "dnukel1": 14, "dnukes1": 15, "dnukea1": 16, "totaldw1": 17, "totaldw1_c": 10,
        "emt1": 0.5, "cmp1": 1.5,
        "land2": 20, "sea2": 21, "air2": 22, "total2": 23,
        "dnukel2": 24, "dnukes2": 25, "dnukea2": 26, "totaldw2": 27, "totaldw2_c": 20,
        "emt2": 0.5, "cmp2": 1.5,
        "actor1": "USA", "actor2": "RUS",
    }  # fmt: skip
