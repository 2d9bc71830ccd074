"""The examples of the documents run, print what stands beneath them, and name what there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

import foedus.measures
from foedus.panel import panel, steps
from foedus.world import load

DOCS: Final = Path(__file__).parents[1] / "docs"
EXAMPLE: Final = re.compile(r"^```python\n(.*?)^```\n(?:\n^```text\n(.*?)^```)?", re.S | re.M)
CITED: Final = re.compile(
    r"([A-ZÄ][a-zäé]+(?:-[A-Z][a-z]+)?)(?:\s+and\s+others)?\s+\(?([12]\d{3})\b\)?"
)
FIRST: Final = {
    "relevant": ("contiguity", "majors"),
    "spells.gml": ("mids.gml",),
    "spells.cow": ("mids.cow",),
}


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def columns_of_steps() -> dict[str, list[str]]:
    """The steps of the page on panels, and the columns that it names for each."""
    rows = re.findall(r"^\| `([^`]+)` \| (?:states|dyads) \| (.*?) \|", text_of("panels.md"), re.M)
    return {name: re.findall(r"`(\w+)`", told.partition(", needs ")[0]) for name, told in rows}


@pytest.mark.parametrize(
    "name", ["data.md", "methods.md", "panels.md", "from-peacesciencer.md", "casus.md"]
)
def test_the_examples_run_and_print_what_they_say(
    name: str, mirror: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In order, in one namespace, as a reader would paste them."""
    examples = EXAMPLE.findall(text_of(name))
    assert examples
    names: dict[str, object] = {}
    exec("import foedus", names)
    for code, printed in examples:
        exec(compile(code, name, "exec"), names)
        assert capsys.readouterr().out == printed


def test_the_page_on_panels_has_every_step() -> None:
    assert sorted(columns_of_steps()) == sorted(steps())


@pytest.mark.parametrize("name", list(steps()))
def test_a_step_brings_the_columns_that_the_page_names(name: str, mirror: Path) -> None:
    before = FIRST.get(name, ())
    unit = "state-years" if 1 in steps()[name].sizes and not before else "dyad-years"
    world = load("korea") if name == "duties" else None
    plan = panel(unit, states=["KOR", "USA"], first=1990, last=1990, world=world)
    brought = set(plan.add(*before, name).empty().frame.columns)
    told = set(columns_of_steps()[name])
    assert told
    assert told <= brought - set(plan.add(*before).empty().frame.columns)


def test_every_work_that_a_measure_names_stands_in_the_list_with_where_it_was_read() -> None:
    """By the last of its authors, or the first of many."""
    _, _, told = text_of("methods.md").partition("## Where the formulas come from")
    works = [
        line.split(" | ") for line in told.splitlines() if re.match(r"\| [A-Z].* \d{4},", line)
    ]
    assert all(len(work) == 2 and work[1].strip(" |") for work in works)
    listed = {
        (author, year)
        for work, _ in works
        for authors, year in [re.match(r"\| (.*?) (\d{4}),", work).groups()]  # type: ignore[union-attr]
        for author in re.split(r", | and |\s", authors)
    }
    folder = Path(foedus.measures.__path__[0])
    named = {
        found
        for file in folder.rglob("*.py")
        for found in CITED.findall(file.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= listed
