"""``foedus casus``: what it prints, what a what-if changes, and one line for nonsense."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Foedus = Callable[..., Any]
ATTACK = ("casus", "PRK", "KOR", "--on", "2026-03-01", "--data", "none")

PACT = """
id = "kor-jpn-pact"
title = "A pact that does not exist"
short = "Imagined pact"
kind = "alliance"
binding = "treaty"
parties = ["KOR", "JPN"]
text = "read"
summary = "Each helps the other when attacked."
sources = ["imagined: all"]

[[status]]
state = "in-force"
since = "2020-01-01"
sources = ["imagined: all"]

[[provisions]]
locator = "Article 1"
modality = "duty"
obligation = "defence"
debtor = ["parties"]
creditor = ["other-parties"]
trigger = ["armed-attack"]
summary = "Each helps the other when attacked."
sources = ["imagined: all"]

[provisions.case]
where = ["territory"]
"""


def test_it_names_debtor_article_and_the_clause_that_frees_the_others(foedus: Foedus) -> None:
    run = foedus(*ATTACK, "--format", "md")
    assert run.code == 0
    assert "US-ROK Mutual Defense Treaty, Article III" in run.out
    assert "China-DPRK Treaty, 1961, Article II, second sentence" in run.out
    assert "North Korea is the attacker, and the clause speaks of an attack on it" in run.out
    assert "nothing of what anyone would do" in run.out


def test_it_speaks_korean(foedus: Foedus) -> None:
    run = foedus(*ATTACK, "--format", "md", "--lang", "ko")
    assert run.code == 0
    assert "한미상호방위조약 제3조" in run.out
    assert "북한은 공격하는 쪽이며" in run.out


def test_json_holds_every_reading_with_the_chain_of_its_conditions(foedus: Foedus) -> None:
    run = foedus(*ATTACK, "--json")
    first = json.loads(run.out)["rounds"][0]
    assert first["contingency"]["attackers"] == ["PRK"]
    (duty,) = [
        r
        for r in first["readings"]
        if r["provision"] == "provision:us-rok-mdt/Article III" and r["debtor"] == "USA"
    ]
    assert duty["result"] == "arises"
    assert {c["name"] for c in duty["conditions"]} >= {"in-force", "role", "trigger", "where"}
    assert all(c["refs"] for c in duty["conditions"])


def test_without_a_treaty_only_what_changed_is_compared(foedus: Foedus) -> None:
    run = foedus(*ATTACK, "--without", "us-rok-mdt", "--format", "md")
    assert run.code == 0
    table = run.out.partition("## What changes")[2].partition("\n## ")[0]
    assert "US-ROK Mutual Defense Treaty, Article III" in table
    assert "not there" in table
    assert "China-DPRK" not in table


def test_an_agreement_from_a_file_is_asked_as_well(foedus: Foedus, tmp_path: Path) -> None:
    path = tmp_path / "pact.toml"
    path.write_text(PACT, encoding="utf-8")
    run = foedus(*ATTACK, "--including", path, "--format", "md")
    assert run.code == 0
    changes = run.out.partition("What changes")[2]
    assert "Imagined pact" in changes
    assert "Japan" in changes


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("KOR", "KOR"), "on both sides"),
        (("PRK", "KOR", "--on", "1940-01-01"), "was no state on 1940-01-01"),
        (("PRK", "KOR", "--where", "100,200"), "off the globe"),
        (("PRK", "KOR", "--where", "37.6.1,x"), "no place"),
        (("PRK", "KOR", "--where", "yeonpyong"), "yeonpyeong"),
        (("PRK", "KOR", "--act", "hug"), "limited-strike"),
        (("NATO", "KOR"), "is no state"),
        (("PRK", "KOR", "--open", "weather"), "provoked"),
        (("PRK", ""), "no target"),
        (("PRK", "KOR", "--on", "2099-01-01"), "it runs from"),
        (("PRK", "KOR", "--without", "us-rok-mtd"), "us-rok-mdt"),
    ],
)
def test_nonsense_gets_one_line(foedus: Foedus, arguments: tuple[str, ...], told: str) -> None:
    run = foedus("casus", *arguments, "--data", "none")
    assert run.code != 0
    assert run.out == ""
    assert told in run.err
    assert run.err.count("\n") == 1


def test_a_broken_file_is_refused_with_its_fault(foedus: Foedus, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(PACT.replace('binding = "treaty"', 'binding = "oath"'), encoding="utf-8")
    run = foedus(*ATTACK, "--including", path)
    assert run.code != 0
    assert "binding" in run.err
    assert run.err.count("\n") == 1


def test_what_is_left_open_is_told_as_open(foedus: Foedus) -> None:
    run = foedus(
        "casus",
        "RUS,FRA",
        "DEU-1945",
        "--on",
        "1914-08-04",
        "--open",
        "provoked",
        "--data",
        "none",
        "--format",
        "md",
    )
    assert run.code == 0
    assert "whether Germany provoked it" in run.out
    provoked = foedus(
        "casus",
        "RUS,FRA",
        "DEU-1945",
        "--on",
        "1914-08-04",
        "--provoked",
        "--data",
        "none",
        "--format",
        "md",
    )
    assert "Germany provoked it" in provoked.out.partition("Who owes no help")[2]
