"""ICEWS and GDELT: events and sums by day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from foedus.upstream import read
from foedus.upstream.publishers.event_data import DYAD_DAYS, EVENTS


def test_events_of_the_sample_are_counted(mirror: Path) -> None:
    frame = read("icews-sample", mirror)
    sides = [pl.col(c).is_in(["KOR", "PRK"]) for c in ("source_actor", "target_actor")]
    assert (len(frame), len(frame.filter(pl.any_horizontal(sides)))) == (3_705, 559)
    assert len(frame.filter(pl.col("country_actor").is_in(["KOR", "PRK"]))) == 325


def test_intensities_are_the_scores_of_the_codes(mirror: Path) -> None:
    codes = read("cameo", mirror).select("code", "name", "goldstein")
    both = read("icews-sample", mirror).join(codes, on="code")
    assert len(both) == 3_705
    assert (both["intensity"] == both["goldstein"]).all()
    assert (both["event_text"] == both["name"]).all()


def test_every_pair_has_every_day_that_was_fetched(mirror: Path) -> None:
    frame = read("gdelt-dyads", mirror)
    assert (len(frame), frame["day"].n_unique()) == (41 * 2_149, 2_149)
    assert frame.select("actor1", "actor2").null_count().row(0) == (0, 0)
    assert frame["day"].max() == date(2024, 2, 23)


def test_north_korea_drew_near_to_russia_in_2023(mirror: Path) -> None:
    frame = read("gdelt-dyads", mirror)
    pair = frame.filter(pl.col("actor1") == "PRK", pl.col("actor2") == "RUS")
    means = pair.group_by(pl.col("day").dt.year()).agg(pl.col("edge_weight").mean().round(1))
    by_year = dict(means.iter_rows())
    assert (by_year[2022], by_year[2023]) == (8.3, 119.7)


def test_events_of_a_made_up_sample(tmp_path: Path) -> None:
    header = (
        "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,"
        "Intensity,Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,"
        "City,District,Province,Country,Latitude,Longitude"
    )
    rows = (
        '7,2018-06-01,Ministry,"Gov,Foreign",South Korea,Consult,040,1,Body,NA,NA,9,2,Daily,'
        "Seoul,NA,Seoul,South Korea,37.5,127",
        '8,2018-06-02,"Boat" people,NA,Hong Kong,Yield,080,-0.5,Army,,North Korea,9,3,Unknown,'
        "NA,NA,NA,NA,NA,NA",
    )
    file = tmp_path / "events.tab"
    lines = [header, rows[0].replace('"Gov,Foreign"', "Gov;Foreign"), rows[1]]
    text = "\n".join(line.replace(",", "\t").replace(";", ",") for line in lines) + "\n"
    file.write_text(text, encoding="utf-8")
    frame = EVENTS.read(file)
    assert frame.columns == ["row", *(column.name for column in EVENTS.columns)]
    nothing = dict.fromkeys(frame.columns)
    assert frame.to_dicts() == [
        {
            **nothing,
            "row": 1,
            "event": 7,
            "day": date(2018, 6, 1),
            "source": "Ministry",
            "source_sectors": "Gov,Foreign",
            "source_country": "South Korea",
            "target": "Body",
            "code": "040",
            "event_text": "Consult",
            "publisher": "Daily",
            "city": "Seoul",
            "province": "Seoul",
            "country": "South Korea",
            "intensity": 1.0,
            "story": 9,
            "sentence": 2,
            "latitude": 37.5,
            "longitude": 127.0,
            "source_actor": "KOR",
            "country_actor": "KOR",
        },
        {
            **nothing,
            "row": 2,
            "event": 8,
            "day": date(2018, 6, 2),
            "source": '"Boat" people',
            "source_country": "Hong Kong",
            "target": "Army",
            "target_country": "North Korea",
            "code": "080",
            "event_text": "Yield",
            "intensity": -0.5,
            "story": 9,
            "sentence": 3,
            "target_actor": "PRK",
        },
    ]


def test_sums_of_made_up_days(tmp_path: Path) -> None:
    file = tmp_path / "dyads.csv"
    file.write_text(
        "date,country_a,country_b,edge_weight\n2018-01-01,KOR,PRK,-73.5\n2018-01-01,KOR,HKG,0\n",
        encoding="utf-8",
    )
    same = {"day": date(2018, 1, 1), "country_a": "KOR", "actor1": "KOR"}
    assert DYAD_DAYS.read(file).to_dicts() == [
        {**same, "row": 1, "country_b": "PRK", "edge_weight": -73.5, "actor2": "PRK"},
        {**same, "row": 2, "country_b": "HKG", "edge_weight": 0.0, "actor2": None},
    ]
