"""Text of a pack is shown in the terminal as it is: no markup, no control codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run
    from tests.conftest import MadeUpPack

Foedus = Callable[..., "Run"]
MARKUP = "[/red] [bold]x[/bold] :smile: [link=http://example.org]y[/link]"


def hostile(pack: MadeUpPack, text: str) -> None:
    pack.info.update(title=text, scope=text, version=text)
    pack.row("events/launches.csv")["title"] = text
    pack.row("sources/books.csv")["publisher"] = text
    pack.row("indicators.csv")["name"] = text
    pack.row("coverage.csv")["note"] = text
    pack.agreements["pact"]["short"] = text


@pytest.mark.parametrize(
    "command",
    [("events", "PRK", "--pack"), ("source", "almanac", "--pack"), ("ties", "KOR", "--pack"),
     ("pack", "info")], ids=lambda c: c[0],
)  # fmt: skip
def test_markup_is_shown_and_not_obeyed(
    foedus: Foedus, pack: MadeUpPack, command: tuple[str, ...]
) -> None:
    hostile(pack, MARKUP)
    run = foedus(*command, pack.save())
    assert (run.code, run.err) == (0, "")
    flat = " ".join(run.out.split())
    for part in ("[/red]", "[bold]x[/bold]", ":smile:", "[link=http://example.org]"):
        assert part in flat


@pytest.mark.parametrize(
    "command",
    [("events", "PRK", "--pack"), ("source", "almanac", "--pack"), ("ties", "KOR", "--pack"),
     ("pack", "info")], ids=lambda c: c[0],
)  # fmt: skip
def test_control_codes_do_not_reach_the_terminal(
    foedus: Foedus, pack: MadeUpPack, command: tuple[str, ...]
) -> None:
    hostile(pack, "before\x1b[2J\x1b]0;owned\x07after\x08")
    run = foedus(*command, pack.save())
    assert "before" in run.out + run.err
    for code in "\x1b\x07\x08":
        assert code not in run.out + run.err


def test_a_fault_shows_control_codes_harmlessly(foedus: Foedus, pack: MadeUpPack) -> None:
    pack.row("events/launches.csv")["start"] = "\x1b[2Jsoon"
    run = foedus("pack", "check", pack.save())
    assert "soon" in run.out
    assert "\x1b" not in run.out + run.err
