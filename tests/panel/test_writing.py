"""Writing panels: the file holds what the panel is, and says where it comes from."""

from __future__ import annotations

import csv
import hashlib
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import msgspec
import polars as pl
import pytest

from foedus.errors import OutputError, PanelError
from foedus.panel import Panel, Step, panel, writing
from foedus.panel.panel import Prepared
from foedus.panel.steps import step_of
from foedus.panel.writing import write
from foedus.upstream import data_set, declaration
from foedus.upstream.table import Table

KINDS: Final = ("parquet", "csv", "dta")
STEPS: Final = ("contiguity", "majors", "mids.gml", "wars", "atop", "nmc", "relevant")
READ: Final = (
    "cow-states.spells",
    *("contiguity.directed-dyad-years", "cow-majors.spells"),
    *("gml.directed-dispute-years", "gml.disputes"),
    *("dyadic-wars.directed-dyad-years", "atop.directed-dyad-years", "nmc.state-years"),
)


@pytest.fixture
def wars(mirror: Path) -> Panel:
    """Lists, words, numbers with and without fractions, nulls, and rows that are left out."""
    given = panel("dyad-years", states=["USA", "DEU", "JPN", "CHN"], first=1935, last=1955)
    return given.add(*STEPS)


def plain(value: Any) -> Any:
    """A value as CSV and Stata hold it: lists as words, no rest between whole and broken."""
    if value is None or value == "":
        return None
    if isinstance(value, list):
        return " ".join(map(str, value)) or None
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return float(value)
    return float(value) if isinstance(value, int | float) else value


def rows(frame: pl.DataFrame) -> list[list[Any]]:
    return [[plain(value) for value in row] for row in frame.iter_rows()]


def read_stata(path: Path) -> tuple[list[str], list[list[Any]]]:
    pyreadstat = pytest.importorskip("pyreadstat")
    frame, _ = pyreadstat.read_dta(str(path), output_format="polars")
    return frame.columns, rows(frame)


def read_csv(path: Path, like: pl.DataFrame) -> tuple[list[str], list[list[Any]]]:
    """Words that stand for numbers are taken for what the panel's column is."""
    with path.open(newline="", encoding="utf-8") as stream:
        head, *lines = csv.reader(stream)
    kinds = like.schema
    numbers = {n for n, name in enumerate(head) if kinds[name].is_numeric()}
    truths = {n for n, name in enumerate(head) if kinds[name] == pl.Boolean}

    def value(place: int, word: str) -> Any:
        if word == "":
            return None
        if place in truths:
            return {"true": 1.0, "false": 0.0}[word]
        return float(word) if place in numbers else word

    return head, [[value(*cell) for cell in enumerate(line)] for line in lines]


def test_a_parquet_file_holds_the_panel_as_it_is(wars: Panel, tmp_path: Path) -> None:
    target = tmp_path / "wars.parquet"
    written = write(wars, target)
    expected = wars.collect().frame
    found = pl.read_parquet(target)
    assert found.equals(expected)
    assert dict(found.schema) == dict(expected.schema)
    assert written.rows == expected.height > 0


def test_a_csv_file_holds_the_panel_with_states_as_words(wars: Panel, tmp_path: Path) -> None:
    target = tmp_path / "wars.csv"
    write(wars, target)
    expected = wars.collect().frame
    head, lines = read_csv(target, expected)
    assert head == expected.columns
    assert lines == rows(expected)
    words = {line[head.index("gml_state")] for line in lines}
    assert words == {"observed", "zero-by-coding"}


def test_a_stata_file_holds_the_panel_with_states_as_words(wars: Panel, tmp_path: Path) -> None:
    target = tmp_path / "wars.dta"
    write(wars, target)
    expected = wars.collect().frame
    head, lines = read_stata(target)
    assert head == [name[:32] for name in expected.columns]
    assert lines == rows(expected)


def test_days_are_days_in_every_kind_of_file(mirror: Path, tmp_path: Path) -> None:
    given = panel("state-days", states=["KOR"], first=2000, last=2000)
    for kind in KINDS:
        write(given, tmp_path / f"days.{kind}")
    expected = [date(2000, 1, 1) + timedelta(days=n) for n in range(366)]
    assert pl.read_parquet(tmp_path / "days.parquet")["day"].to_list() == expected
    frame = given.collect().frame
    for head, lines in (
        read_csv(tmp_path / "days.csv", frame),
        read_stata(tmp_path / "days.dta"),
    ):
        assert [line[head.index("day")] for line in lines] == [day.isoformat() for day in expected]


def test_the_size_of_the_parts_leaves_no_trace_in_the_file(
    wars: Panel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    whole = {kind: write(wars, tmp_path / f"whole.{kind}").rows for kind in KINDS}
    monkeypatch.setattr(writing, "CHUNK", 40)
    for kind in KINDS:
        heard.clear()
        written = write(wars, tmp_path / f"parts.{kind}", heard.append)
        assert written.rows == whole[kind] == heard[-1]
        assert heard == sorted(heard)
        assert len(heard) > 1
    one, other = (tmp_path / f"{name}.parquet" for name in ("whole", "parts"))
    assert pl.read_parquet(one).equals(pl.read_parquet(other))
    assert (tmp_path / "whole.csv").read_bytes() == (tmp_path / "parts.csv").read_bytes()
    assert read_stata(tmp_path / "whole.dta") == read_stata(tmp_path / "parts.dta")


@pytest.mark.parametrize("kind", KINDS)
def test_memberships_beyond_the_list_are_written_in_parts_with_and_without_them(
    kind: str, mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "CHUNK", 3)
    given = panel(
        "dyad-years", states=[260, 265, 732], first=1989, last=2018, carry_membership=True
    )
    target = tmp_path / f"germany.{kind}"
    write(given.add("nmc-6", carry=1), target)
    expected = given.add("nmc-6", carry=1).collect().frame
    if kind == "parquet":
        assert pl.read_parquet(target).equals(expected)
    else:
        got = read_csv(target, expected) if kind == "csv" else read_stata(target)
        assert got == (expected.columns, rows(expected))


def test_every_file_read_is_named_with_its_sha256_and_every_data_set_cited(
    wars: Panel, mirror: Path, tmp_path: Path
) -> None:
    written = write(wars, tmp_path / "wars.csv")
    assert written.sources == tmp_path / "wars.csv.sources.md"
    text = written.sources.read_text(encoding="utf-8")
    lines = {line.removeprefix("- ") for line in text.splitlines() if "SHA-256" in line}
    files = {declaration(id).copy.file for id in READ}
    assert lines == {
        f"{file}: SHA-256 {hashlib.sha256((mirror / file).read_bytes()).hexdigest()}"
        for file in files
    }
    for id in {name.partition(".")[0] for name in READ}:
        assert data_set(id).citation.title in text, id
    assert f"{written.rows:,} rows" in text
    assert str(wars) in text


def test_the_recipe_names_every_step_and_what_is_carried(mirror: Path) -> None:
    recipe = str(panel("dyad-years", first=1990, last=2000).add("trade", "atop", carry=3))
    head, *steps = recipe.splitlines()
    assert head == "directed dyad-year panel, COW, 1990-01-01 to 2000-12-31"
    assert [step.split(":")[0] for step in steps] == ["  + trade", "  + atop"]
    assert all(step.endswith(", carried forward up to 3 years") for step in steps)


def failing(after: int) -> Step:
    """A step that works for so many parts."""

    def prepare(panel: Panel, carry: int) -> Prepared:
        done = 0

        def apply(table: Table) -> Table:
            nonlocal done
            done += table.frame.height > 0
            if done > after:
                raise PanelError("nothing is known of the rest")
            return table

        return apply

    return msgspec.structs.replace(step_of("nmc"), name="failing", prepare=prepare)


@pytest.mark.parametrize("after", [0, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_where_a_step_fails_no_file_is_left_and_the_old_ones_are_as_they_were(
    kind: str, after: int, mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "CHUNK", 5)
    given = panel("state-years", states=["KOR", "JPN", "CHN", "USA"], first=1990, last=2000)
    target = tmp_path / f"states.{kind}"
    with pytest.raises(PanelError, match=r"^nothing is known of the rest$"):
        write(given.then(failing(after)), target)
    assert list(tmp_path.iterdir()) == []
    write(given, target)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(before) == {f"states.{kind}", f"states.{kind}.sources.md"}
    with pytest.raises(PanelError, match=r"^nothing is known of the rest$"):
        write(given.then(failing(after)), target)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", ["x.xlsx", "x", "x.csv.gz"])
def test_another_kind_of_file_is_refused_in_a_line_before_anything_is_read(
    name: str, tmp_path: Path
) -> None:
    given = panel("state-years", first=2000, last=2000).then(failing(0))
    with pytest.raises(
        PanelError, match=rf"^'{name}': a panel is written as \.parquet, \.csv, \.dta$"
    ):
        write(given, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error_in_a_line(tmp_path: Path) -> None:
    given = panel("state-years", first=2000, last=2000, states=["KOR"])
    with pytest.raises(OutputError, match=r"^cannot write '.*nowhere/x\.csv': .*$"):
        write(given, tmp_path / "nowhere" / "x.csv")


def test_too_many_rows_for_stata_are_refused_and_no_file_is_left(
    mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "STATA_ROWS", 20)
    given = panel("state-years", states=["KOR", "JPN", "CHN", "USA"], first=1990, last=2000)
    with pytest.raises(PanelError, match=r"^more than 20 rows: write \.parquet or \.csv, .*$"):
        write(given, tmp_path / "x.dta")
    assert list(tmp_path.iterdir()) == []
