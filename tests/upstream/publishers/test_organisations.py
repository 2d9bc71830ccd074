"""Intergovernmental organisations: shared, summed, one by one, and by year."""

from __future__ import annotations

from pathlib import Path

import pandas
import polars as pl
import pytest
import rdata

from foedus.upstream import read
from foedus.upstream.publishers.organisations import MEMBERSHIPS, ORGANISATIONS, SHARED, SUMS


@pytest.mark.parametrize(
    ("id", "count", "korean"),
    [("igo.dyad-years", 917_695, 9_852), ("igo.state-years", 15_557, 66)],
)
def test_all_rows_are_read(id: str, count: int, korean: int, mirror: Path) -> None:
    frame = read(id, mirror)
    assert len(frame) == count
    actors = [name for name in frame.columns if name.startswith("actor")]
    assert len(frame.filter(pl.any_horizontal(pl.col(actors) == "KOR"))) == korean
    assert all(frame[name].null_count() == 0 for name in actors)


def test_every_record_is_unfolded_but_for_organisations_not_in_existence(mirror: Path) -> None:
    frame = read("igo.memberships", mirror)
    assert frame["row"].n_unique() == 15_557
    assert frame["organisation"].n_unique() == 534
    assert frame["actor"].null_count() == 0
    counts = dict(frame["membership"].value_counts().iter_rows())
    assert counts == {0: 2_170_313, 1: 535_772, 2: 861, 3: 2_332, None: 138_874}


def test_the_sums_are_those_of_the_memberships(mirror: Path) -> None:
    single = read("igo.memberships", mirror).group_by("row").agg(
        (pl.col("membership") == code).sum().cast(pl.Int32).alias(name)
        for code, name in ((1, "sum_igo_full"), (2, "sum_igo_associate"), (3, "sum_igo_observer"))
    )  # fmt: skip
    sums = read("igo.state-years", mirror).select(single.columns)
    assert sums.equals(single.sort("row"))


def test_the_shared_ones_are_at_least_those_of_the_memberships(mirror: Path) -> None:
    """The publisher's dyadic file has up to three more in some dyads from 1948 on."""
    full = read("igo.memberships", mirror).filter(
        (pl.col("membership") == 1) & (pl.col("year") == 2014)
    )
    ours = full.filter(pl.col("actor") == "KOR").select("organisation")
    counted = full.join(ours, on="organisation").group_by("actor").agg(pl.len().alias("n"))
    shared = read("igo.dyad-years", mirror).filter(pl.col("year") == 2014)
    dyads = pl.concat(
        shared.filter(pl.col(f"actor{ours}") == "KOR").select(
            pl.col(f"actor{theirs}").alias("actor"), "dyadigos"
        )
        for ours, theirs in ((1, 2), (2, 1))
    )
    more = dyads.join(counted, on="actor").select(pl.col("dyadigos") - pl.col("n").cast(pl.Int32))
    assert len(more) == 194
    assert set(more.to_series()) <= {0, 1, 2, 3}
    assert (more.to_series() > 0).any()


def test_south_korea_and_the_united_nations(mirror: Path) -> None:
    frame = read("igo.memberships", mirror).filter(pl.col("organisation") == "un")
    joined = frame.filter(pl.col("membership") == 1).group_by("ccode", "actor").agg(
        pl.col("year").min().alias("first"), pl.col("year").max().alias("last")
    )  # fmt: skip
    years = {(code, who): (first, last) for code, who, first, last in joined.iter_rows()}
    assert years[732, "KOR"] == years[731, "PRK"] == (1991, 2014)
    assert years[713, "TWN"] == (1949, 1970)
    assert years[365, "RUS"] == (1945, 2014)
    assert (years[260, "DEU"], years[255, "DEU"]) == ((1965, 1989), (1990, 2014))
    assert (years[265, "DDR"], years[345, "YUG"]) == ((1965, 1989), (1945, 2005))
    assert years[345, "SRB"] == (2006, 2014)


def test_four_state_years_that_the_list_of_states_has_are_not_there(mirror: Path) -> None:
    theirs = read("igo.state-years", mirror).select("ccode", "year")
    members = read("nmc-6.state-years", mirror).filter(pl.col("year") < 2015)
    absent = members.join(theirs, on=["ccode", "year"], how="anti")
    assert set(absent.select("actor", "year").iter_rows()) == {
        ("DEU", 1990), ("DDR", 1990), ("YAR", 1990), ("YPR", 1990),
    }  # fmt: skip


def test_organisations_by_year(mirror: Path) -> None:
    frame = read("igo.organisation-years", mirror)
    assert len(frame) == 19_335
    assert frame["organisation"].n_unique() == 534
    members = {
        (name, year): count
        for name, year, count in frame.select("organisation", "year", "full_members").iter_rows()
    }
    assert (members["un", 2014], members["nato", 2014], members["seato", 1954]) == (193, 28, 7)
    assert frame["full_members"].null_count() == 879


def test_shared_ones_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "cow_igo_ndy.rda"
    rows = [(345.0, 732.0, 2005.0, 30.0), (345.0, 999.0, 2006.0, None)]
    names = ["ccode1", "ccode2", "year", "dyadigos"]
    rdata.write_rda(path, {"cow_igo_ndy": pandas.DataFrame(rows, columns=names)})
    named = ["row", *(column.name for column in SHARED.columns)]
    assert SHARED.read(path).to_dicts() == [
        dict(zip(named, values, strict=True))
        for values in (
            (1, 345, 732, 2005, 30, "YUG", "KOR"),
            (2, 345, 999, 2006, None, "SRB", None),
        )
    ]


def test_sums_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "cow_igo_sy.rda"
    rows = [(255.0, 1930.0, 5.0, 1.0, 0.0, 6.0), (999.0, 1930.0, None, 0.0, 0.0, None)]
    names = ["ccode", "year", "sum_igo_full", "sum_igo_associate", "sum_igo_observer"]
    frame = pandas.DataFrame(rows, columns=[*names, "sum_igo_anytype"])
    rdata.write_rda(path, {"cow_igo_sy": frame})
    named = ["row", *(column.name for column in SUMS.columns)]
    assert SUMS.read(path).to_dicts() == [
        dict(zip(named, values, strict=True))
        for values in (
            (1, 255, 1930, 5, 1, 0, 6, "DEU-1945"),
            (2, 999, 1930, None, 0, 0, None, None),
        )
    ]


def test_memberships_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "state_year_format3.rda"
    rows = [
        (345.0, 2005.0, "yugoslaviaserb", 1.0, -1.0, -9.0),
        (345.0, 2006.0, "yugoslaviaserb", 2.0, 0.0, 3.0),
        (999.0, 2006.0, "nowhere", -1.0, -1.0, 0.0),
    ]
    names = ["ccode", "year", "state", "un", "nato", "eu"]
    rdata.write_rda(path, {"state_year_format3": pandas.DataFrame(rows, columns=names)})
    named = ["row", *(column.name for column in MEMBERSHIPS.columns)]
    assert MEMBERSHIPS.read(path).to_dicts() == [
        dict(zip(named, values, strict=True))
        for values in (
            (1, 345, 2005, "un", 1, "YUG"),
            (1, 345, 2005, "eu", None, "YUG"),
            (2, 345, 2006, "un", 2, "SRB"),
            (2, 345, 2006, "nato", 0, "SRB"),
            (2, 345, 2006, "eu", 3, "SRB"),
            (3, 999, 2006, "eu", 0, None),
        )
    ]


def test_organisations_of_a_made_up_file(tmp_path: Path) -> None:
    path = tmp_path / "igo_year_format3.rda"
    about = {
        "orgname": ["League", "League"],
        "longorgname": ["League (LG)", "League (LG)"],
        "sdate": [1919.0, 1919.0],
        "deaddate": [None, 1946.0],
        "dead": [0.0, 1.0],
        "integrated": [0.0, 0.0],
        "replaced": [0.0, 0.0],
        "ionum": [10.0, 10.0],
        "igocode": [None, 3.0],
        "version": [2.1, 3.0],
        "accuracyofpre1965membershipdates": ["", "Within 5 years"],
        "sourcesandnotes": ["", ""],
        "imputed": [None, 1.0],
        "political": [1.0, 1.0],
        "social": [0.0, 0.0],
        "economic": [0.0, 0.0],
    }
    states = {
        "afghanistan": [1.0, -9.0],
        "albania": [3.0, -9.0],
        "baden": [None, None],
        "usa": [0.0, -9.0],
    }
    names = {"ioname": ["LG", "LG"], "year": [1945.0, 1946.0]}
    rdata.write_rda(path, {"igo_year_format3": pandas.DataFrame({**names, **states, **about})})
    named = ["row", *(column.name for column in ORGANISATIONS.columns)]
    begin = ("lg", "League", "League (LG)")
    assert ORGANISATIONS.read(path).to_dicts() == [
        dict(zip(named, values, strict=True))
        for values in (
            (1, *begin, 1945, 10, 1919, None, 0, 0, 0, None, 1, 0, 0, 1, 0, 1),
            (2, *begin, 1946, 10, 1919, 1946, 1, 0, 0, 1, 1, 0, 0, None, None, None),
        )
    ]
