"""Published tables: what is declared is what is read."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import polars as pl
import pytest

from foedus.errors import UnknownName, UpstreamError
from foedus.upstream import Column, Declaration, read, report, tables
from foedus.upstream.catalogue import modules

TABLES: Final = tuple(tables().values())


def year_of(table: Declaration) -> str | None:
    """The column that holds the year of a row, where the table has one."""
    names = {column.name for column in table.columns}
    return next((c for c in ("year", "signed_year", "start_year") if c in names), None)


def ids(table: Declaration) -> str:
    return table.id


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_rows_are_numbered_in_their_order_and_keys_are_unique(
    table: Declaration, mirror: Path
) -> None:
    frame = read(table.id, mirror)
    assert frame["row"].dtype == pl.UInt32
    assert frame["row"].null_count() == 0
    assert frame["row"].is_sorted()
    assert frame["row"][0] >= 1
    assert not frame.select(table.key).is_duplicated().any()


@pytest.mark.parametrize("table", [t for t in TABLES if year_of(t)], ids=ids)
def test_years_lie_in_the_declared_coverage(table: Declaration, mirror: Path) -> None:
    year = year_of(table)
    assert year is not None
    slack = 1 if table.id == "un-votes.votes" else 0  # nine roll calls of the year after
    years = read(table.id, mirror)[year].drop_nulls()
    assert years.min() == table.coverage.first
    assert table.coverage.last <= int(str(years.max())) <= table.coverage.last + slack


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_every_column_says_what_it_holds(table: Declaration) -> None:
    assert all(column.unit for column in table.columns)
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert len(table.copy.sha256) == 64


def columns_of_actors(table: Declaration) -> list[Column]:
    return [column for column in table.columns if column.unit in ("actor", "list of actors")]


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_every_actor_says_from_which_code_or_name_it_is_resolved(table: Declaration) -> None:
    names = {column.name for column in table.columns}
    resolved = columns_of_actors(table)
    assert [column for column in table.columns if column.of or column.but] == resolved
    assert {column.of for column in resolved} <= names
    assert {column.name for column in resolved} >= set(table.actors)


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_every_record_is_kept_or_set_aside_and_every_code_an_actor_or_listed(
    table: Declaration, mirror: Path
) -> None:
    found, frame = report(table.id, mirror), read(table.id, mirror)
    assert found.kept == len(frame)
    assert found.read == found.kept + sum(one.rows for one in found.set_aside)
    assert all(one.reason and one.rows > 0 for one in found.set_aside)
    for column in columns_of_actors(table):
        if frame.schema[column.of].base_type() is pl.List:
            without = frame[column.of].list.len().sum()
        else:
            rows = frame.filter(pl.col(column.of).is_not_null())[column.name]
            without = rows.list.len().eq(0).sum() if rows.dtype == pl.List else rows.null_count()
        listed = [one.rows for one in found.unresolved if one.column == column.of]
        assert sum(listed) == without, column.name


def test_records_of_a_file_are_counted_as_another_reader_counts_them(mirror: Path) -> None:
    """A row that a reader leaves out at the end of the file shows in no other number."""
    of_cells = {  # no header, and lines above it
        "peace-data.spells",
        "sipri-arms-2022.german-exports",
        "sipri-arms.register",
    }
    counted = 0
    for table in TABLES:
        if table.copy.name.endswith(".csv") and table.id not in of_cells:
            with (mirror / table.copy.file).open(encoding="latin-1", newline="") as file:
                lines = sum(1 for line in csv.reader(file) if line) - 1
            assert report(table.id, mirror).read == lines, table.id
            counted += 1
    assert counted > 30


@pytest.mark.parametrize("publisher", sorted(set(modules().values())))
def test_no_exception_is_listed_that_no_file_of_the_publisher_has(
    publisher: str, mirror: Path
) -> None:
    listed: set[tuple[str | int, str]] = set()
    met: set[tuple[str | int, str]] = set()
    for table in TABLES:
        if modules()[table.data_set] == publisher:
            exceptions = [one for column in table.columns for one in column.but]
            here = {(value, one.why) for one in exceptions for value in one.values}
            here |= {(one.pattern, one.why) for one in exceptions if one.pattern}
            listed |= here
            met |= here - {(one.value, one.why) for one in report(table.id, mirror).never_met}
    assert listed == met


def test_codes_of_germany_pass_from_one_actor_to_the_next(mirror: Path) -> None:
    frame = read("nmc.state-years", mirror).filter(pl.col("ccode") == 255)
    named = dict(frame.select("year", "actor").iter_rows())
    assert {named[1816], named[1945], named[1990], named[2022]} == {"DEU-1945", "DEU"}
    assert (named[1945], named[1990]) == ("DEU-1945", "DEU")


def test_missing_north_korean_spending_is_null_and_never_minus_nine(mirror: Path) -> None:
    frame = read("nmc.state-years", mirror).filter(pl.col("actor") == "PRK")
    assert frame["milex"].null_count() == 31
    for column in ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc"):
        assert frame.filter(pl.col(column) < 0).is_empty()


def test_south_korean_population_of_two_projects_agree(mirror: Path) -> None:
    cow = read("nmc.state-years", mirror).filter(pl.col("actor") == "KOR").select("year", "tpop")
    other = read("gdp.state-years", mirror).filter(pl.col("actor") == "KOR")
    both = cow.join(other.select("year", "pwtpop"), on="year")
    assert len(both) > 60
    ratio = both["tpop"] / 1000 / both["pwtpop"]
    assert ratio.is_between(0.9, 1.1).all()


def test_sipri_estimates_are_read_from_the_colour_of_the_cell(mirror: Path) -> None:
    """The Soviet Union's spending is printed as highly uncertain, South Korea's of late is not."""
    frame = read("sipri-milex.current", mirror)
    soviet = frame.filter(pl.col("name") == "USSR")
    korea = frame.filter((pl.col("actor") == "KOR") & (pl.col("year") > 2004))
    assert soviet["estimate"].all()
    assert not korea["estimate"].any()


# The mirror


def test_an_unknown_table_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"no table 'nmc.state-year'; nearest: nmc.state-years"):
        read("nmc.state-year")


def test_without_a_mirror_the_error_says_how_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOEDUS_MIRROR", raising=False)
    with pytest.raises(UpstreamError, match="FOEDUS_MIRROR"):
        read("nmc.state-years")


def test_a_mirror_that_is_no_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDUS_MIRROR", "/nowhere/at/all")
    with pytest.raises(UpstreamError, match="/nowhere/at/all"):
        read("nmc.state-years")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UpstreamError, match=r"cow-nmc/cow_nmc\.rda: No such file"):
        read("nmc.state-years", tmp_path)


def test_another_file_is_refused_and_both_hashes_are_told(tmp_path: Path) -> None:
    table = tables()["cow-states.spells"]
    file = tmp_path / table.copy.file
    file.parent.mkdir()
    file.write_text("stateabb,ccode\n", encoding="utf-8")
    with pytest.raises(UpstreamError, match=table.copy.sha256):
        read("cow-states.spells", tmp_path)


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_missing_values_are_null_whatever_the_file_writes(
    table: Declaration, mirror: Path
) -> None:
    frame = read(table.id, mirror)
    named = [c for c in frame.columns if c != "iso_a2"]  # NA is Namibia there
    texts = [frame[c] for c in named if frame.schema[c] == pl.String]
    texts += [frame[c].explode() for c in named if frame.schema[c] == pl.List(pl.String)]
    for column in texts:
        assert not column.is_in(["", "-9", "NA", "NaN"]).any(), column.name


def test_codes_of_hosts_are_known_in_one_of_two_systems(mirror: Path) -> None:
    frame = read("us-troops.state-years", mirror)
    hosts = dict(frame.select("name", "host").drop_nulls().unique().iter_rows())
    assert {hosts[name] for name in ("Yemen", "Kiribati", "Tuvalu", "Tonga")} == {
        "YEM", "KIR", "TUV", "TON",
    }  # fmt: skip
