"""Ctrl-C ends a command with a word and the code that shells expect."""

from __future__ import annotations

import pytest

from foedus.cli import app as commands
from foedus.cli import main


@pytest.mark.parametrize("how", [KeyboardInterrupt(), SystemExit(130)], ids=["raised", "typer's"])
def test_a_command_that_is_stopped_says_so(
    how: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> None:
        raise how

    monkeypatch.setattr(commands, "app", stopped)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "foedus: stopped\n"


def test_another_end_says_nothing_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ended_with_2() -> None:
        raise SystemExit(2)

    monkeypatch.setattr(commands, "app", ended_with_2)
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().err == ""
