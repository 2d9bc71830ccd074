"""CAMEO and PLOVER: codes as text, one line of the conversion each."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.parsing import r_table
from foedus.upstream.publishers.event_codes import CODES, CONVERSION


def test_codes_keep_their_zeros_and_scores_are_those_of_the_package(mirror: Path) -> None:
    frame = read("cameo", mirror)
    scores = dict(frame.select("code", "goldstein").iter_rows())
    table = r_table(mirror / "cameo-codebooks/goldstein_mappings.rda")
    assert scores == dict(table.select("code", "goldstein").iter_rows())
    assert len(scores) == 312
    assert (scores["01"], scores["010"], scores["190"]) == (0, 0, -10)
    assert all(code.startswith(root) for code, root in frame.select("code", "root_code").rows())
    classes = frame.filter(pl.col("code").str.len_chars() == 2)
    assert classes["description"].null_count() == frame["description"].null_count() == 20


def test_the_conversion_knows_all_codes_but_those_of_statements_and_appeals(mirror: Path) -> None:
    """``1214`` has no code in the list that ICEWS uses."""
    codes = set(read("cameo", mirror)["code"])
    frame = read("plover", mirror)
    assert len(frame) == 276
    assert {code[:2] for code in codes - set(frame["code"])} == {"01", "02"}
    assert set(frame["code"]) - codes == {"1214"}
    assert set(frame.filter(pl.col("code").is_duplicated())["code"]) == {"08", "175"}


def test_some_lines_of_the_conversion(mirror: Path) -> None:
    lines = {row["code"]: row for row in read("plover", mirror).iter_rows(named=True)}
    assert lines["0312"] == {
        "row": 10,
        "code": "0312",
        "event": "AGREE",
        "mode": None,
        "contexts": ["military"],
        "label": "Express intent to cooperate militarily",
    }
    assert (lines["1124"]["mode"], lines["1124"]["contexts"]) == ("allege", ["military", "legal"])
    assert (lines["163"]["event"], lines["1712"]["event"]) == ("COERCE", "ASSAULT")


def test_codes_of_a_made_up_list(tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_bytes(
        '"","eventtype_ID","name","code","goldstein","nsLeft","nsRight","description",'
        '"usage_notes","example","root_code","order"\n'
        '"1",1,"MAKE STATEMENT","01",0,1,22,NA,NA,NA,"01",1\n'
        '"2",2,"Decline","011",-0.1,2,3,"Decline, \x93so to speak\x94. ","x","y","01",2\n'.encode(
            "latin-1"
        )
    )
    assert CODES.read(file).to_dicts() == [
        {
            "row": 1,
            "code": "01",
            "name": "MAKE STATEMENT",
            "root_code": "01",
            "goldstein": 0.0,
            "description": None,
        },
        {
            "row": 2,
            "code": "011",
            "name": "Decline",
            "root_code": "01",
            "goldstein": -0.1,
            "description": "Decline, \u201cso to speak\u201d.",
        },
    ]


def test_lines_of_a_made_up_conversion(tmp_path: Path) -> None:
    file = tmp_path / "conversion.txt"
    file.write_text(
        "# A comment: with a colon\n\n03: AGREE\n030: AGREE,  ,\n"
        "1124: ACCUSE, allege , military; legal # Accuse: of a crime # twice\n~~~~~\n",
        encoding="utf-8",
    )
    frame = CONVERSION.read(file)
    assert frame.schema["contexts"] == pl.List(pl.String)
    assert frame.to_dicts() == [
        {"row": 3, "code": "03", "event": "AGREE", "mode": None, "contexts": [], "label": None},
        {"row": 4, "code": "030", "event": "AGREE", "mode": None, "contexts": [], "label": None},
        {
            "row": 5,
            "code": "1124",
            "event": "ACCUSE",
            "mode": "allege",
            "contexts": ["military", "legal"],
            "label": "Accuse: of a crime # twice",
        },
    ]
