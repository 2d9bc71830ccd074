"""What the pack took from published tables is what the tables give, and all of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import polars as pl
import pytest

from foedus.evidence.loading import load_evidence
from foedus.evidence.pack import pack_folder
from foedus.evidence.records import Agreement, Event
from foedus.upstream import read

ROOT: Final = Path(__file__).parents[2]
Recipes = Callable[[str], ModuleType]

# Agreements of DCAD that the pack leaves out, each with the reason.
LEFT_OUT: Final = {
    "DCADv1.0-0130": "an untitled US-ROK agreement of 25 January 1991, probably the first Special "
    "Measures Agreement, where it stands as a claim on the entry into force",
}

# Signing dates on which the pack follows another source, kept as claims on both sides.
OTHER_DATES: Final = {
    "DCADv1.0-0554": "France 1990: signed on 31 July by Korean papers of the day",
    "DCADv1.0-1339": "Russia 1995: initialled on 19 May by papers of the day, signed later",
}


def agreements() -> dict[str, Agreement]:
    return {a.id: a for a in load_evidence().agreements}


def by_code(name: str) -> dict[str, list[Agreement]]:
    found: dict[str, list[Agreement]] = {}
    for a in agreements().values():
        for code in a.codes.get(name, "").split(" "):
            if code:
                found.setdefault(code, []).append(a)
    return found


def made_by(recipe: str) -> list[str]:
    """The files that the pack says a recipe makes."""
    selections = load_evidence().info.selections
    return [file for file, path in selections.items() if path == f"recipes/{recipe}.py"]


def test_every_selection_names_a_recipe_that_exists() -> None:
    pack = tomllib.loads((pack_folder("korea") / "pack.toml").read_text(encoding="utf-8"))
    assert {ROOT / path for path in pack["selections"].values()} <= set(ROOT.glob("recipes/*.py"))


@pytest.mark.parametrize("name", ["launches", "exercises", "strengths"])
def test_the_recipe_makes_the_file_that_ships(name: str, mirror: Path, recipe: Recipes) -> None:
    [file] = made_by(name)
    assert recipe(name).text() == (pack_folder("korea") / file).read_text(encoding="utf-8")


def test_the_recipe_makes_the_files_of_observations(
    mirror: Path, recipe: Recipes, tmp_path: Path
) -> None:
    observations = recipe("observations")
    observations.write(tmp_path, observations.observations())
    shipped = pack_folder("korea") / "observations"
    written = sorted(tmp_path.iterdir())
    assert {f"observations/{file.name}" for file in written} == set(made_by("observations"))
    for file in written:
        assert file.read_bytes() == (shipped / file.name).read_bytes(), file.name


# Exercises


def exercises() -> dict[str, Event]:
    return {e.details["code"]: e for e in load_evidence().events if "code" in e.details}


def test_every_exercise_of_either_korea_in_mme_is_in_the_pack(mirror: Path) -> None:
    listed = read("mme.exercises").filter(
        pl.col("participants").list.contains("KOR") | pl.col("participants").list.contains("PRK")
    )
    assert set(listed["code"]) == exercises().keys()
    assert len(listed) == 160


def test_participants_are_those_of_the_long_form_of_the_same_data(mirror: Path) -> None:
    """The authors' file of one row a participant, with G-W codes instead of names."""
    path = mirror / "mme/mme-v7-long.csv"
    long = pl.read_csv(path, columns=["MMEID", "gwcode"], null_values="NA")
    korean = long.filter(pl.col("gwcode") == 732)["MMEID"].unique()
    ours = {code for code, e in exercises().items() if "KOR" in e.actors("participant")}
    assert ours == set(korean)


# Agreements


@pytest.fixture
def dcad(mirror: Path) -> list[dict[str, Any]]:
    frame = read("dcad.agreements").filter(
        (pl.col("actor1") == "KOR") | (pl.col("actor2") == "KOR")
    )
    return frame.to_dicts()


def test_each_korean_agreement_of_dcad_is_in_the_pack_or_left_out(
    dcad: list[dict[str, Any]],
) -> None:
    assert len(dcad) == 54
    missing = {r["code"] for r in dcad} - by_code("dcad").keys()
    assert missing == LEFT_OUT.keys()


def test_agreements_have_the_parties_and_signing_dates_of_dcad(
    dcad: list[dict[str, Any]],
) -> None:
    held = by_code("dcad")
    differ = set()
    for r in dcad:
        for agreement in held.get(r["code"], []):
            assert {r["actor1"], r["actor2"]} <= set(agreement.parties), agreement.id
            if not any(same_day(r, "signed", s.since) for s in agreement.status):
                differ.add(r["code"])
    assert differ == OTHER_DATES.keys()


def same_day(row: dict[str, Any], step: str, when: Any) -> bool:
    """Whether the days that a date may mean lie among those that DCAD's may mean."""
    year, month, day = (row[f"{step}_{part}"] for part in ("year", "month", "day"))
    first, last = when.earliest, when.latest
    return bool(
        (year is None or first.year <= year <= last.year)
        and (
            month is None or (first.year, first.month) <= (year, month) <= (last.year, last.month)
        )
        and (month is None or day is None or first.isoformat() <= f"{year}-{month:02}-{day:02}")
        and (month is None or day is None or last.isoformat() >= f"{year}-{month:02}-{day:02}")
    )


def test_the_four_korean_alliances_of_atop_are_in_the_pack(mirror: Path) -> None:
    members = pl.read_csv(mirror / "atop/atop5_1m.csv", encoding="latin-1", infer_schema=False)
    listed = set(members.filter(pl.col("member") == "732")["atopid"])
    assert listed == {"3240", "3755", "4125", "4365"}
    assert listed <= by_code("atop").keys()


@pytest.mark.parametrize(
    ("atop", "has"),
    [
        ("3240", lambda duties: "defence" in duties and "consultation" in duties),
        ("4125", lambda duties: "non-aggression" in duties),
        ("4365", lambda duties: {"non-aggression", "peaceful-settlement"} & duties),
        ("3755", lambda duties: {"non-aggression", "peaceful-settlement"} & duties),
    ],
)
def test_the_clauses_read_bear_out_the_duties_that_atop_codes(
    atop: str, has: Callable[[set[str]], object]
) -> None:
    duties = {p.obligation for a in by_code("atop")[atop] for p in a.provisions}
    assert has(duties), duties
