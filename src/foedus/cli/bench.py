"""What ``foedus bench`` runs: panels and measures, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from foedus.errors import UnknownName

if TYPE_CHECKING:
    import polars as pl

_CHILD: Final = "import sys; from foedus.cli.bench import measure; measure(sys.argv[1])"
_FULL: Final = (
    "atop", "nmc", "contiguity", "majors", "mids.gml", "distance", "spells.gml",
)  # fmt: skip


class Job(msgspec.Struct, frozen=True):
    """Something timed: what it does, its target in seconds (0 none), and the frame it gives.

    ``run`` gives the frame, or the number of rows where it wrote them to a file itself.
    """

    does: str
    target: float
    run: Callable[[], pl.DataFrame | int]


class Figures(msgspec.Struct, frozen=True):
    """The second of two runs, so that tables are parsed and code is loaded."""

    seconds: float
    rows: int
    peak_mb: float
    write_seconds: float | None


def _universe() -> pl.DataFrame:
    from foedus.panel import panel

    return panel("dyad-years", last=2024, carry_membership=True).collect().frame


def _full() -> pl.DataFrame:
    from foedus.panel import panel

    plan = panel("dyad-years", last=2024, carry_membership=True).add(*_FULL)
    return plan.collect().frame


def _similarity() -> pl.DataFrame:
    from foedus.measures.similarity import ATOP, portfolio_similarity, system_years
    from foedus.upstream.table import table

    return portfolio_similarity(
        ATOP.on(table("atop.directed-dyad-years")),
        system_years("cow", 1816, 2018, after_list="carry"),
        highest=ATOP.highest,
        self_tie="highest",
        weights=table("nmc").frame.select("ccode", "year", weight="cinc"),
        missing_weights="left out",
    )


def _days() -> int:
    from datetime import date

    from foedus.panel import panel
    from foedus.panel.writing import write

    plan = panel("dyad-days", first=date(2001, 1, 1), last=date(2010, 12, 31))
    with tempfile.TemporaryDirectory() as folder:
        return write(plan, Path(folder) / "days.parquet").rows


def _cinc() -> pl.DataFrame:
    from foedus.measures.capability import cinc
    from foedus.upstream import read

    return cinc(read("nmc.state-years"))


JOBS: Final = {
    "universe": Job("directed CoW dyad-years, 1816-2024", 0.15, _universe),
    "panel": Job(f"the same with {', '.join(_FULL)}", 3.0, _full),
    "similarity": Job(
        "every measure of similarity, weighted or not, all dyads, 1816-2018", 5.0, _similarity
    ),
    "days": Job("directed dyad-days of 2001-2010, written as Parquet", 0.0, _days),
    "cinc": Job("CINC of all states and years from its components", 0.0, _cinc),
}
"""The jobs by name."""


def measure(name: str) -> None:
    """Run a job twice in this process and print the figures of the second run as JSON."""
    job = JOBS[name]
    result = job.run()
    start = time.perf_counter()
    result = job.run()
    seconds = time.perf_counter() - start
    rows = result if isinstance(result, int) else result.height
    peak = _peak_mb()
    write = None if isinstance(result, int) else _write_seconds(result)
    print(json.dumps(msgspec.to_builtins(Figures(seconds, rows, peak, write))))


def _write_seconds(frame: pl.DataFrame) -> float:
    """How long it takes to write the bytes of the frame as they are, uncompressed."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        frame.write_ipc(Path(folder) / "frame.arrow", compression="uncompressed")
        return time.perf_counter() - start


def _peak_mb() -> float:
    """The most memory that this process has held, in megabytes; 0 where nobody tells."""
    try:
        import resource
    except ImportError:
        return 0.0
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1e6 if sys.platform == "darwin" else 1e3)


def run(names: Sequence[str]) -> None:
    """Time jobs, all without a name, each in its own process; a line for each."""
    for name in names:
        if name not in JOBS:
            raise UnknownName.of("benchmark", name, JOBS)
    head = ("", "seconds", "target", "rows", "rows/s", "peak MB", "x writing")
    lines: list[tuple[str, ...]] = []
    for name in names or JOBS:
        done = subprocess.run(  # noqa: S603 - our own interpreter, and a name from JOBS
            [sys.executable, "-c", _CHILD, name], capture_output=True, text=True, check=False
        )
        if done.returncode:
            error = done.stderr.strip().rpartition("\n")[2]
            lines.append((f"{name}: not run: {error.partition(': ')[2] or error}",))
            continue
        found = msgspec.json.decode(done.stdout, type=Figures)
        lines.append(_line(name, found))
    _print([head, *lines])


def _line(name: str, found: Figures) -> tuple[str, ...]:
    target = JOBS[name].target
    times = found.seconds / found.write_seconds if found.write_seconds else 0.0
    return (
        f"{name}: {JOBS[name].does}",
        f"{found.seconds:.3f}",
        f"{target:.2f}" if target else "",
        f"{found.rows:,}",
        f"{found.rows / found.seconds:,.0f}",
        f"{found.peak_mb:,.0f}" if found.peak_mb else "",
        f"{times:.1f}" if times else "",
    )


def _print(lines: Sequence[tuple[str, ...]]) -> None:
    whole = [line for line in lines if len(line) > 1]
    widths = [max(len(line[n]) for line in whole) for n in range(len(whole[0]))]
    for line in lines:
        cells = [line[0].ljust(widths[0] if len(line) > 1 else 0)]
        cells += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=False)]
        print("  ".join(cells).rstrip())
