"""Published results come out again, and one that does not is told."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl
import pytest

from foedus import reproduce
from foedus.cli import studies as printed
from foedus.errors import UnknownName
from foedus.reproduce import Check, Study, studies, study
from foedus.reproduce.estimate import logit
from foedus.upstream import tables

NAMES: Final = tuple(studies())


@pytest.mark.parametrize("name", NAMES)
def test_every_published_number_is_met(name: str, mirror: Path) -> None:
    checks = study(name).run()
    assert checks
    assert [check for check in checks if not check.holds] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_study_names_tables_that_exist(name: str) -> None:
    assert set(study(name).tables) <= set(tables())


def test_a_number_holds_within_half_of_its_last_digit() -> None:
    assert Check("x", -0.129956, -0.1299564, 5e-7).holds
    assert not Check("x", -0.129956, -0.1299566, 5e-7).holds
    assert not Check("rows", 10_234, 10_235).holds
    assert not Check("x", 0.4, None, 1.0).holds


def test_a_number_that_is_not_met_ends_with_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = Study(
        name="wrong", title="Wrong", source="nobody", run=lambda: (Check("pairs", 2, 3),)
    )
    monkeypatch.setattr(printed, "study", lambda _: wrong)
    with pytest.raises(SystemExit) as ended:
        printed.run(["wrong"])
    assert ended.value.code == 1
    assert "NOT MET" in capsys.readouterr().out


def test_a_study_that_lacks_its_data_says_which_and_the_others_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FOEDUS_MIRROR", raising=False)
    monkeypatch.setenv("FOEDUS_DATA", str(tmp_path))
    with pytest.raises(SystemExit):
        printed.run(["cinc", "table-6"])
    told = capsys.readouterr().out
    assert "not run: cow_nmc.rda is not installed" in told
    assert "Germany and Russia: A" in told


def test_an_unknown_study_names_what_there_is() -> None:
    with pytest.raises(UnknownName, match="no study 'onsett'; nearest: onset"):
        reproduce.study("onsett")


def test_the_logit_of_one_switch_is_the_difference_of_log_odds() -> None:
    """Of four without the switch one has the outcome, of four with it three."""
    frame = pl.DataFrame(
        {
            "y": [1, 0, 0, 0, 1, 1, 1, 0, None],
            "x": [0] * 4 + [1] * 4 + [1],
            "g": [*"aabbccdd", "a"],
        }
    )
    found = logit(frame, "y", ["x"])
    assert found.observations == 8
    assert found.coefficients["intercept"] == pytest.approx(-1.0986122887)
    assert found.coefficients["x"] == pytest.approx(2 * 1.0986122887)
    assert found.errors["x"] == pytest.approx((4 * 4 / 3 / 4 * 2) ** 0.5)
    clustered = logit(frame, "y", ["x"], cluster="g")
    assert clustered.coefficients == found.coefficients
    assert clustered.errors != found.errors
