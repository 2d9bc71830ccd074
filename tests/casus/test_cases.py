"""Wars and crises that tested alliances: what the texts say of each, told in ``cases/*.toml``.

Each case names two houses for what happened and the text for what was owed. What is expected
comes from the words of the clause, never from what a state then did.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from foedus.casus import Answer, Contingency, evaluate, site
from foedus.casus.texts import texts
from foedus.dates import Truth

FOLDER = Path(__file__).parent / "cases"
ANSWERS = {
    "no": Truth.NO,
    "yes": Truth.YES,
    "open": Truth.UNKNOWN,
    False: Truth.NO,
    True: Truth.YES,
}
RESULTS = {"arises", "may arise", "does not arise"}
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
}
EXPECTED = [(id, index) for id, case in CASES.items() for index in range(len(case["expect"]))]


@cache
def answer(id: str) -> Answer:
    """What the texts answer to a case."""
    case, world = CASES[id], texts()
    targets = tuple(case["targets"])
    beside: dict[str, list[str]] = {"attackers": [], "targets": []}
    for belligerent in case.get("belligerents", []):
        actor, _, side = belligerent.partition(":")
        beside[side].append(actor)
    requests = case.get("requests")
    asked = Contingency(
        attackers=tuple(case["attackers"]),
        targets=targets,
        on=date.fromisoformat(case["on"]),
        act=case.get("act", "armed-attack"),
        site=site(world, case.get("where", "home").replace("state:", "territory:"), targets),
        provoked=ANSWERS[case.get("provoked", "no")],
        aggressor=ANSWERS[case.get("aggressor", "no")],
        attributed=ANSWERS[case.get("attributed", "yes")],
        with_attackers=tuple(beside["attackers"]),
        with_targets=tuple(beside["targets"]),
        requests=None if requests is None else tuple(requests),
    )
    return evaluate(world, asked)


@pytest.mark.parametrize(("id", "index"), EXPECTED)
def test_the_text_answers_as_it_reads(id: str, index: int) -> None:
    told = CASES[id]["expect"][index]
    assert told["result"] in RESULTS
    found = [
        r
        for r in (*answer(id).readings, *answer(id).coded)
        if (r.agreement.id, r.provision.locator) == (told["agreement"], told["locator"])
        and (r.debtor, r.creditor) == (told["debtor"], told["creditor"])
    ]
    assert found, "no such reading"
    (reading,) = found
    assert reading.result.value == told["result"], [(t.name, t.truth) for t in reading.tests]
    if because := told.get("because"):
        deciding = reading.stopped_by if told["result"] == "does not arise" else reading.left_open
        names = {test.name for test in deciding or reading.tests}
        assert {because} <= names


@pytest.mark.parametrize("id", CASES)
def test_a_case_rests_on_two_houses_and_its_text(id: str) -> None:
    world = texts()
    case = CASES[id]
    houses = {world.source(cite.partition(":")[0]).publisher for cite in case["sources"]}
    assert len(houses) > 1
    for told in case["expect"]:
        for cite in told["sources"]:
            assert world.source(cite.partition(":")[0])


def test_there_are_thirty_cases_or_more() -> None:
    assert len(CASES) >= 30
