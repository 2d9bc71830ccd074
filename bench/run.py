"""Print how long the main jobs take on this machine, each in a cold process.

Run it with ``python bench/run.py``; the targets stand beside the figures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

LOAD = (
    "import time; from foedus.world import load; s = time.perf_counter(); load(); "
    "print(time.perf_counter() - s)"
)
TABLE = (
    "import time; from foedus.upstream import read; s = time.perf_counter(); read('nmc'); "
    "print(time.perf_counter() - s)"
)
MAIN = "from foedus.cli import main; main()"
ROWS = 20_000


def cold(code: str, *arguments: str, cache: Path) -> tuple[float, str]:
    """Seconds of wall time and the output of one Python process."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - start, done.stdout


def large_pack(folder: Path) -> Path:
    """A made-up pack of 20,000 events."""
    folder.mkdir()
    shipped = Path(__file__).parents[1] / "src" / "foedus" / "packs" / "korea" / "pack.toml"
    top = shipped.read_text(encoding="utf-8").partition("[selections]")[0]
    (folder / "pack.toml").write_text(top, encoding="utf-8")
    source = "id,publisher,title,kind,licence\nmade-up,Nobody,Fixture,dataset,open\n"
    (folder / "sources.csv").write_text(source, encoding="utf-8")
    head = "id,kind,start,title,actors,magnitude,public_from,sources\n"
    rows = (
        f"e{n},clash,{1950 + n % 70}-{n % 12 + 1:02}-{n % 28 + 1:02},Event {n},"
        f"by:PRK; against:KOR,killed.KOR={n % 9} persons,day,made-up: row {n}\n"
        for n in range(ROWS)
    )
    (folder / "events.csv").write_text(head + "".join(rows), encoding="utf-8")
    return folder


def main() -> None:
    """Run each job three times and print the best."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        brief, other = str(folder / "brief.html"), str(folder / "poland.html")
        jobs: list[tuple[str, float, Callable[[int], float]]] = [
            ("foedus --help", 0.3, lambda n: cold(MAIN, "--help", cache=folder)[0]),
            ("load the world", 0.5, lambda n: float(cold(LOAD, cache=folder)[1])),
            (
                "brief, cold figures",
                5.0,
                lambda n: cold(MAIN, "brief", "KOR", "-o", brief, cache=folder / str(n))[0],
            ),
            (
                "brief, cached figures",
                2.0,
                lambda n: cold(MAIN, "brief", "KOR", "-o", brief, cache=folder / "0")[0],
            ),
        ]
        pack = str(large_pack(folder / "large"))
        jobs.append(
            (
                f"check {ROWS:,} rows",
                2.0,
                lambda n: cold(MAIN, "pack", "check", pack, cache=folder)[0],
            )
        )
        if os.environ.get("FOEDUS_MIRROR"):
            jobs += [
                (
                    "read a table, parsed",
                    1.5,
                    lambda n: float(cold(TABLE, cache=folder / f"table-{n}")[1]),
                ),
                ("read a table, kept", 0.3, lambda n: float(cold(TABLE, cache=folder)[1])),
                (
                    "brief on Poland",
                    4.0,
                    lambda n: cold(MAIN, "brief", "POL", "-o", other, cache=folder)[0],
                ),
            ]
        for label, target, job in jobs:
            best = min(job(n) for n in range(3))
            print(f"{label:24} {best:6.2f} s   (target {target} s)")
        size = Path(brief).stat().st_size
        print(f"{'size of the brief':24} {size / 1e6:6.2f} MB  (target 3 MB)")


if __name__ == "__main__":
    main()
