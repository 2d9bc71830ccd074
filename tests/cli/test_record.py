"""A record in full: its fields, file, sources and the claims that differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run
    from tests.conftest import MadeUpPack

Foedus = Callable[..., "Run"]


def told(foedus: Foedus, pack: MadeUpPack, name: str) -> str:
    run = foedus("record", name, "--pack", pack.save())
    assert (run.code, run.err) == (0, "")
    return str(run.out)


def test_an_event_leads_to_its_file_and_its_sources(foedus: Foedus, pack: MadeUpPack) -> None:
    out = told(foedus, pack, "event:launch-1")
    assert out.startswith("event:launch-1, in events/launches.csv\n1 independent source\n")
    assert "2017-11-28@utc" in out
    assert "almanac, launch 1: Nobody's Press; Almanac of Nothing; 3; https://example" in out
    assert "counts, row 1: Nobody's Institute" in out
    assert "Claims" not in out


def test_an_agreement_shows_steps_clauses_and_rival_claims(
    foedus: Foedus, pack: MadeUpPack
) -> None:
    out = told(foedus, pack, "agreement:pact")
    assert ", in agreements/pact.toml\n" in out
    assert "  status: signed 1953-10-01" in out
    assert "  provision:pact/" in out
    assert "  in-force: 1954-11-17 (preferred). the day in Washington [almanac: " in out
    assert "  in-force: 1954-11-18. the day in Seoul [almanac: " in out


@pytest.mark.parametrize("ref", ["event:launch-1", "agreement:pact", "place:cape"])
def test_an_id_alone_serves(foedus: Foedus, pack: MadeUpPack, ref: str) -> None:
    assert told(foedus, pack, ref.partition(":")[2]) == told(foedus, pack, ref)


def test_every_kind_of_record_names_the_file_in_which_it_stands(
    foedus: Foedus, pack: MadeUpPack
) -> None:
    first = {ref.partition(":")[0]: ref for ref in reversed(pack.world().refs())}
    files = {kind: told(foedus, pack, ref).splitlines()[0] for kind, ref in first.items()}
    named = {kind: line.partition(", in ")[2] for kind, line in files.items()}
    assert set(named) == {
        "source", "agreement", "provision", "event", "observation", "deployment", "strength",
        "place", "place-claim", "claim", "coverage",
    }  # fmt: skip
    for kind, ref in first.items():
        name = ref.partition(":")[2].partition("/")[0]
        assert name in (pack.save() / named[kind]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("event:launch-2", "event:launch-1"), ("agreement:pct", "agreement:pact"), ("cap", "cape")],
)
def test_an_unknown_record_is_answered_with_the_nearest(
    foedus: Foedus, pack: MadeUpPack, name: str, nearest: str
) -> None:
    run = foedus("record", name, "--pack", pack.save())
    assert run.code == 2
    assert len(run.err.splitlines()) == 1
    assert f"no record '{name}'" in run.err
    assert nearest in run.err


def test_a_kind_that_does_not_exist_is_answered_with_those_that_do(
    foedus: Foedus, pack: MadeUpPack
) -> None:
    run = foedus("record", "battles:launch-1", "--pack", pack.save())
    assert run.code == 2
    assert "agreement" in run.err
