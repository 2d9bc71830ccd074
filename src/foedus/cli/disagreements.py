"""What ``foedus disagreements`` prints."""

from __future__ import annotations

import csv
import sys
from typing import Final

import msgspec

from foedus import states
from foedus.disagreements import Disagreement, disagreements
from foedus.errors import UnknownName, one_line
from foedus.evidence.loading import load_evidence
from foedus.render.csv import neutral

NATURES: Final = {
    "value": "",
    "clock": " (two clocks)",
    "definition": " (two definitions)",
    "open": " (may be none)",
}
FORMS: Final = ("text", "csv", "json")
COLUMNS: Final = (
    "about",
    "states",
    "subject",
    "field",
    "when",
    "nature",
    "source",
    "locator",
    "value",
    "preferred",
    "reason",
)


def show_disagreements(state: str | None, about: str, form: str, pack: str) -> None:
    """Each fact that sources tell differently, with every value and the preferred one."""
    if form not in FORMS:
        raise UnknownName.of("format", form, FORMS)
    evidence = load_evidence(pack)
    actor = states.state(state, evidence.info.until.latest).id if state else ""
    found, missing = disagreements(evidence, actor, about)
    if form == "json":
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
    elif form == "csv":
        _write_csv(found)
    else:
        for one in found:
            _print(one)
        print(f"{len(found)} disagreements")
    for line in missing:
        print(one_line(f"not compared: {line}"), file=sys.stderr)


def _print(one: Disagreement) -> None:
    when = f", {one.when}" if one.when else ""
    print(one_line(f"{one.subject}, {one.field}{when}{NATURES[one.nature]}"))
    for said in one.said:
        chosen = "  preferred" if said.source == one.preferred else ""
        print(one_line(f"  {said.value}: {said.source} ({said.locator}){chosen}"))
    if one.reason:
        print(one_line(f"  {one.reason}"))


def _write_csv(found: tuple[Disagreement, ...]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        for said in one.said:
            cells = [one.about, " ".join(one.states), one.subject, one.field, one.when, one.nature]
            chosen = "yes" if said.source == one.preferred else "no"
            cells += [said.source, said.locator, said.value, chosen, one.reason]
            writer.writerow([neutral(cell) for cell in cells])
