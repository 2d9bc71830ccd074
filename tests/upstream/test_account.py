"""What reading a table tells: records kept and set aside, and codes that mean no actor."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Final

import msgspec
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.upstream.made_up import made_up

from foedus.errors import UpstreamError
from foedus.upstream import Column, Declaration, Unresolved, catalogue, reading, report
from foedus.upstream.account import NeverMet, Nulls, Report, WithoutActor, account
from foedus.upstream.codes import actors_in_lists, with_actors
from foedus.upstream.parsing import csv_text
from foedus.upstream.reading import parsed
from foedus.upstream.store import digest
from foedus.upstream.tally import SetAside, Tally, counted, set_aside, tallying, without

OTHERS: Final = (
    Unresolved(values=(9001, 9002), why="a territory"),
    Unresolved(values=(255,), years=(1946, 1947), why="no German state"),
)
SUM: Final = "the line is a sum"


def _read(path: Path) -> pl.DataFrame:
    frame = without(csv_text(path), pl.col("code") == "sum", SUM)
    return with_actors(frame.with_columns(pl.col("code", "year").cast(pl.Int32)), "cow", "code")


TABLE: Final[Declaration] = msgspec.structs.replace(
    made_up().tables[0],
    columns=(
        Column("code", "CoW code", ""),
        Column("year", "year", ""),
        Column("actor", "actor", "", of="code", but=OTHERS),
    ),
    year="year",
    read=_read,
)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own; the made-up table has no module whose code could be hashed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(reading, "reader_version", lambda id: "1")


def written(folder: Path, *rows: tuple[object, object]) -> Path:
    path = folder / "up.csv"
    lines = ["code,year", *(f"{code},{year}" for code, year in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def told(path: Path, table: Declaration = TABLE) -> Report:
    """The report on a file of the made-up table."""
    frame, found = reading._whole(table, path, "0" * 64)
    assert found.kept == len(frame)
    return found


def test_an_unknown_code_names_table_row_column_and_value(tmp_path: Path) -> None:
    path = written(tmp_path, (732, 1990), ("sum", ""), (777, 1990), (777, 1991), (888, 1990))
    with pytest.raises(UpstreamError) as error:
        parsed(TABLE, path, "0" * 64)
    assert str(error.value) == (
        "made-up.rows: row 3: code '777' means no actor in 1990, and no exception is listed; "
        "2 more such rows"
    )


def test_the_same_code_is_known_in_one_year_and_unknown_in_another(tmp_path: Path) -> None:
    """Of the years without a German state, 1948 is not listed."""
    path = written(tmp_path, (255, 1990), (255, 1947), (255, 1948))
    with pytest.raises(
        UpstreamError, match=r"row 3: code '255' means no actor in 1948, .*listed$"
    ):
        parsed(TABLE, path, "0" * 64)


def test_a_row_without_a_code_is_no_unknown_code(tmp_path: Path) -> None:
    found = told(written(tmp_path, ("", 1990), (732, 1990)))
    assert (found.read, found.kept, found.set_aside, found.unresolved) == (2, 2, (), ())
    assert found.nulls == (Nulls("code", 1), Nulls("actor", 1))


def test_a_listed_exception_passes_and_is_told_with_its_rows(tmp_path: Path) -> None:
    path = written(tmp_path, (9001, 1950), (732, 1990), (9001, 1951), (255, 1946), ("sum", ""))
    assert told(path) == Report(
        table="made-up.rows",
        read=5,
        kept=4,
        set_aside=(SetAside(SUM, 1),),
        unresolved=(
            WithoutActor("code", 9001, 2, "a territory"),
            WithoutActor("code", 255, 1, "no German state"),
        ),
        never_met=(NeverMet("code", 9002, "a territory"),),
        nulls=(Nulls("actor", 3),),
    )


def test_text_that_cannot_be_listed_is_known_by_a_pattern() -> None:
    marked = Unresolved(pattern=r"\*$", why="marked as a group")
    table = msgspec.structs.replace(
        TABLE,
        year="",
        columns=(Column("name", "", ""), Column("actor", "actor", "", of="name", but=(marked,))),
    )
    names = ["Rebels*", "Korea", "Raiders*", "Rebels*"]
    frame = pl.DataFrame({"row": [1, 2, 3, 4], "name": names, "actor": [None, "KOR", None, None]})
    found = account(table, frame, Tally(read=4))
    assert [(each.value, each.rows) for each in found.unresolved] == [
        ("Rebels*", 2),
        ("Raiders*", 1),
    ]
    assert found.never_met == ()
    odd = frame.with_columns(pl.lit(f"Rebels\n{'x' * 200}").alias("name"))
    with pytest.raises(UpstreamError, match=r"^made-up.rows: row 1: name 'Rebels x{73}' means"):
        account(table, odd, Tally(read=4))


def test_lists_of_actors_say_which_names_mean_none() -> None:
    names = pl.Series("names", [["South Korea", "Atlantis"], None, [], ["Atlantis", "USA", ""]])
    actors, others = actors_in_lists(names)
    assert actors.to_list() == [["KOR"], None, [], ["USA"]]
    assert others.to_list() == [["Atlantis"], None, [], ["Atlantis"]]
    frame = pl.DataFrame({"row": [1, 2, 3, 4], "who": actors, "others": others})
    for listed in ((), (Unresolved(values=("Atlantis",), why="sunk"),)):
        columns = (
            Column("who", "list of actors", "", of="others", but=listed),
            Column("others", "list of names", ""),
        )
        table = msgspec.structs.replace(TABLE, columns=columns, year="")
        if listed:
            found = account(table, frame, Tally(read=4))
            assert found.unresolved == (WithoutActor("others", "Atlantis", 2, "sunk"),)
        else:
            with pytest.raises(UpstreamError, match=r"row 1: others 'Atlantis' .*; 1 more such"):
                account(table, frame, Tally(read=4))


def test_a_code_that_no_actor_of_a_list_bore_is_unknown() -> None:
    table = msgspec.structs.replace(
        TABLE,
        year="",
        columns=(Column("code", "", ""), Column("who", "list of actors", "", of="code")),
    )
    frame = pl.DataFrame({"row": [1, 2], "code": [732, 777], "who": [["KOR"], []]})
    with pytest.raises(UpstreamError, match="row 2: code '777'"):
        account(table, frame, Tally(read=2))


def test_a_reader_that_leaves_rows_out_must_say_so(tmp_path: Path) -> None:
    def silent(path: Path) -> pl.DataFrame:
        return _read(path).head(1)

    path = written(tmp_path, (732, 1990), (732, 1991), ("sum", ""))
    with pytest.raises(UpstreamError, match="3 records read, 1 kept and 1 set aside do not add"):
        parsed(msgspec.structs.replace(TABLE, read=silent), path, "0" * 64)


def test_the_report_comes_from_the_cache_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(written(tmp_path, (9001, 1950), ("sum", "")))

    def fail(path: Path) -> pl.DataFrame:
        raise AssertionError(path)

    again = msgspec.structs.replace(TABLE, read=fail)
    assert told(tmp_path / "up.csv", again) == first
    monkeypatch.setattr(reading, "reader_version", lambda id: "2")
    with pytest.raises(UpstreamError, match="AssertionError"):
        told(tmp_path / "up.csv", again)


def test_the_report_of_a_table_is_had_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / TABLE.copy.file
    file.parent.mkdir()
    written(file.parent, (732, 1990), ("sum", ""))
    copy = msgspec.structs.replace(TABLE.copy, sha256=digest(file))
    monkeypatch.setattr(
        catalogue, "tables", lambda: {TABLE.id: msgspec.structs.replace(TABLE, copy=copy)}
    )
    found = report("made-up.rows", tmp_path)
    assert (found.read, found.kept, found.set_aside) == (2, 1, (SetAside(SUM, 1),))


# The tally


def test_threads_that_read_at_once_tell_their_own_tallies() -> None:
    together = Barrier(2, timeout=60)

    def read(records: int) -> Tally:
        with tallying() as tally:
            together.wait()
            counted(records)
            set_aside("of one thread", records)
            together.wait()
        return tally

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(read, (1, 2))) == [
            Tally(1, (SetAside("of one thread", 1),)),
            Tally(2, (SetAside("of one thread", 2),)),
        ]


def test_nothing_is_told_to_a_tally_that_is_closed() -> None:
    with tallying() as tally:
        counted(3)
    counted(4)
    set_aside("too late", 1)
    assert tally == Tally(3, ())


KNOWN: Final = st.sampled_from([2, 200, 732])
LISTED: Final = st.sampled_from([9001, 9002])
UNKNOWN: Final = st.integers(7000, 7003)


@given(st.lists(st.one_of(KNOWN, LISTED, UNKNOWN, st.just("sum"))))
def test_every_record_is_kept_set_aside_or_named(codes: list[int | str]) -> None:
    """What passes adds up; what does not pass has an unknown code, and the first is named."""
    frame = pl.DataFrame(
        {"row": range(1, len(codes) + 1), "code": map(str, codes), "year": [1990] * len(codes)},
        schema={"row": pl.UInt32, "code": pl.String, "year": pl.Int32},
    )
    with tallying() as tally:
        counted(len(frame))
        left = without(frame, pl.col("code") == "sum", SUM)
    named = with_actors(left.with_columns(pl.col("code").cast(pl.Int32)), "cow", "code")
    unknown = [n for n, code in enumerate(codes, 1) if code in range(7000, 7004)]
    if unknown:
        more = rf"; {len(unknown) - 1} more such rows$" if len(unknown) > 1 else "listed$"
        with pytest.raises(UpstreamError, match=rf"row {unknown[0]}: code '700\d'.*{more}"):
            account(TABLE, named, tally)
        return
    found = account(TABLE, named, tally)
    assert found.read == len(codes) == found.kept + sum(one.rows for one in found.set_aside)
    assert sum(one.rows for one in found.set_aside) == codes.count("sum")
    assert sum(one.rows for one in found.unresolved) == named["actor"].null_count()
