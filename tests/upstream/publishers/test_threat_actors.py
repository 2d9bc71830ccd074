"""Catalogues of groups that attack by cyber means."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from foedus.states import actor_exists
from foedus.upstream import read
from foedus.upstream.publishers.threat_actors import ACTORS, GROUPS


def test_every_country_means_an_actor(mirror: Path) -> None:
    frame = read("threat-actors.actors", mirror)
    assert len(frame) == 1041
    assert frame.filter(pl.col("actor").is_null())["country"].drop_nulls().is_empty()
    assert frame.filter(pl.col("cfr_sponsor_actor").is_null())["cfr_sponsor"].null_count() == 950
    assert all(actor_exists(actor) for actor in frame["actor"].drop_nulls().unique())


def test_groups_of_the_koreas(mirror: Path) -> None:
    frame = read("threat-actors.actors", mirror)
    north = frame.filter(pl.col("actor") == "PRK")
    assert len(north) == 26
    assert {"Lazarus Group", "Kimsuky", "APT37", "TraderTraitor"} <= set(north["name"])
    assert set(frame.filter(pl.col("actor") == "KOR")["name"]) == {"DarkHotel", "Higaisa"}


def test_groups_of_attack_are_found_by_their_code(mirror: Path) -> None:
    frame = read("threat-actors.groups", mirror)
    assert len(frame) == 191
    names = dict(frame.select("group", "name").iter_rows())
    assert [names[code] for code in ("G0032", "G0067", "G0082", "G0094", "G0138")] == [
        "Lazarus Group", "APT37", "APT38", "Kimsuky", "Andariel",
    ]  # fmt: skip
    assert frame["revoked"].sum() == 6


def test_entries_on_the_same_group_lead_from_one_catalogue_to_the_other(mirror: Path) -> None:
    actors, groups = (read(f"threat-actors.{name}", mirror) for name in ("actors", "groups"))
    links = actors.explode("similar").join(groups, left_on="similar", right_on="uuid")
    assert len(links) == 75
    assert ("Kimsuky", "G0094") in links.select("name", "group").rows()


def test_actors_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "actors.json"
    values = [
        {
            "uuid": "u1",
            "value": "Raiders",
            "description": "not read",
            "meta": {
                "country": "KP",
                "synonyms": ["G0001", "Others"],
                "attribution-confidence": "50",
                "cfr-suspected-state-sponsor": "Korea (Democratic People's Republic of)",
            },
            "related": [
                {"dest-uuid": "g1", "type": "similar"},
                {"dest-uuid": "g2", "type": "uses"},
            ],
        },
        {
            "uuid": "u2",
            "value": "Nobody",
            "meta": {"country": "", "cfr-suspected-state-sponsor": "Unknown"},
        },
        {"uuid": "u3", "value": "Elsewhere", "meta": {"country": "XX"}},
    ]
    file.write_text(json.dumps({"values": values}), encoding="utf-8")
    korea = "Korea (Democratic People's Republic of)"
    assert ACTORS.read(file).rows() == [
        (1, "u1", "Raiders", ["G0001", "Others"], ["g1"], "KP", 50, korea, "PRK", "PRK"),
        (2, "u2", "Nobody", [], [], None, None, None, None, None),
        (3, "u3", "Elsewhere", [], [], "XX", None, None, None, None),
    ]


def test_groups_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "groups.json"
    values = [
        {
            "uuid": "g1",
            "value": "Raiders - G0001",
            "meta": {"external_id": "G0001", "synonyms": ["Raiders"]},
            "related": [{"dest-uuid": "u1", "type": "similar"}],
            "revoked": True,
        },
        {"uuid": "g2", "value": "Plain", "meta": {"external_id": "G0002"}},
    ]
    file.write_text(json.dumps({"values": values}), encoding="utf-8")
    assert GROUPS.read(file).rows() == [
        (1, "G0001", "g1", "Raiders", ["Raiders"], ["u1"], True),
        (2, "G0002", "g2", "Plain", [], [], False),
    ]
