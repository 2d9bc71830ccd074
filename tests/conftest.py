"""Packs made up in code: small, valid, and easy to break in one place."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import settings

from foedus import extra
from foedus.evidence.check import check_pack
from foedus.evidence.faults import Fault
from foedus.render.figures import VEGA_LITE
from foedus.world import World, load

# No test here is about speed, and a run is the same on every machine.
settings.register_profile("foedus", deadline=None, database=None, derandomize=True)
settings.load_profile("foedus")

Cells = dict[str, str]

SHARED: Final = Path(__file__).parents[2] / "shared"
MIRROR: Final = Path(os.environ.get("FOEDUS_MIRROR") or SHARED / "upstream")

CITE: Final = "almanac: page 1"

INFO: Final[dict[str, Any]] = {
    "format": 1,
    "id": "made-up",
    "title": "A made-up pack",
    "title_ko": "지어낸 자료집",
    "version": "0.0.1",
    "focal": ["KOR"],
    "scope": "Nothing here is true.",
    "scope_ko": "모두 지어낸 것이다.",
    "until": "2020-12-31",
}

PACT: Final[dict[str, Any]] = {
    "id": "pact",
    "title": "Pact of the made-up pack",
    "title_ko": "지어낸 조약",
    "short": "The Pact",
    "short_ko": "조약",
    "kind": "alliance",
    "binding": "treaty",
    "parties": ["KOR", "USA"],
    "text": "read",
    "notice": "P1Y",
    "summary": "A pact that nobody signed.",
    "summary_ko": "아무도 서명하지 않은 조약.",
    "public_from": "1953-10-01",
    "sources": [CITE],
    "status": [
        {"state": "signed", "since": "1953-10-01", "sources": [CITE]},
        {"state": "in-force", "since": "1954-11-17@local", "sources": [CITE]},
    ],
    "provisions": [
        {
            "locator": "Article III",
            "modality": "duty",
            "obligation": "defence",
            "debtor": ["parties"],
            "creditor": ["other-parties"],
            "trigger": ["external-armed-attack"],
            "discretion": ["constitutional-processes"],
            "case": {"where": ["territory"]},
            "summary": "Each acts when the other is attacked.",
            "summary_ko": "한쪽이 공격받으면 다른 쪽이 행동한다.",
            "sources": ["almanac: Article III"],
        },
        {
            "locator": "Article IV",
            "modality": "right",
            "obligation": "basing",
            "debtor": ["KOR"],
            "creditor": ["USA"],
            "trigger": ["none"],
            "summary": "One may station forces with the other.",
            "sources": ["almanac: Article IV"],
        },
    ],
}

PROTOCOL: Final[dict[str, Any]] = {
    "id": "protocol",
    "title": "Protocol on costs",
    "short": "The Protocol",
    "kind": "cost-sharing",
    "binding": "executive-agreement",
    "parties": ["KOR", "USA"],
    "text": "not-seen",
    "rests_on": ["pact"],
    "summary": "Who pays.",
    "public_from": "1991-01-25",
    "sources": [CITE],
    "status": [{"state": "in-force", "since": "1991-01", "sources": [CITE]}],
}

TABLES: Final[dict[str, list[Cells]]] = {
    "sources/books.csv": [
        {
            "id": "almanac",
            "publisher": "Nobody's Press",
            "title": "Almanac of Nothing",
            "title_ko": "허구 연감",
            "kind": "reference",
            "edition": "3",
            "edition_date": "2019",
            "address": "https://example.org/almanac",
            "licence": "open",
            "derives_from": "",
        },
        {
            "id": "counts",
            "publisher": "Nobody's Institute",
            "title": "Counts of Nothing",
            "title_ko": "",
            "kind": "dataset",
            "edition": "2",
            "edition_date": "2018",
            "address": "",
            "licence": "attribution",
            "derives_from": "almanac",
        },
    ],
    "events/launches.csv": [
        {
            "id": "launch-1",
            "kind": "missile-launch",
            "start": "2017-11-28@utc",
            "end": "",
            "title": "A launch",
            "title_ko": "발사",
            "actors": "by:PRK",
            "place": "cape",
            "magnitude": "missiles=1 missiles",
            "details": "class=ICBM; outcome=success",
            "agreements": "",
            "public_from": "day",
            "sources": "almanac: launch 1 | counts: row 1",
        },
        {
            "id": "test-1",
            "kind": "nuclear-test",
            "start": "2006-10-09",
            "end": "",
            "title": "A test",
            "title_ko": "핵실험",
            "actors": "by:PRK",
            "place": "",
            "magnitude": "yield=0.5..1 kt",
            "details": "",
            "agreements": "",
            "public_from": "2006-10-10",
            "sources": "almanac: test 1",
        },
    ],
    "events/clashes.csv": [
        {
            "id": "clash-1",
            "kind": "clash",
            "start": "1999-06",
            "end": "1999-07",
            "title": "A clash",
            "title_ko": "교전",
            "actors": "participant:PRK; participant:KOR",
            "place": "cape",
            "magnitude": "killed.PRK=~20 persons",
            "details": "",
            "agreements": "pact",
            "public_from": "",
            "sources": CITE,
        },
    ],
    "indicators.csv": [
        {
            "id": "troops",
            "name": "Troops",
            "name_ko": "병력",
            "unit": "persons",
            "unit_ko": "명",
            "decimals": "0",
            "definition": "Persons under arms.",
        },
    ],
    "observations/troops.csv": [
        {
            "indicator": "troops",
            "actor": actor,
            "partner": "",
            "period": year,
            "value": value,
            "low": "",
            "high": "",
            "qualifier": "",
            "state": "",
            "vintage": "2018-05-01",
            "public_from": "",
            "sources": f"counts: {actor} {year}",
        }
        for actor, year, value in (
            ("KOR", "2015", "625000"),
            ("KOR", "2016", "630000"),
            ("PRK", "2015", "1190000"),
            ("USA", "2016", "1347300"),
        )
    ],
    "deployments.csv": [
        {
            "id": "unit-1",
            "unit": "First Unit",
            "unit_ko": "제1부대",
            "actor": "KOR",
            "host": "VNM",
            "mission": "",
            "kind": "war",
            "start": "1964-09",
            "end": "1973-03",
            "place": "",
            "public_from": "day",
            "sources": CITE,
        },
    ],
    "strengths.csv": [
        {
            "deployment": "unit-1",
            "on": "1968",
            "measure": "present",
            "size": "~50000 persons",
            "sources": CITE,
        },
    ],
    "places.csv": [
        {
            "id": "cape",
            "name": "The Cape",
            "name_ko": "곶",
            "kind": "launch-site",
            "lat": "40.85",
            "lon": "129.67",
            "sources": CITE,
        },
    ],
    "place_claims.csv": [
        {
            "place": "cape",
            "actor": "PRK",
            "relation": "administers",
            "name": "Cape",
            "start": "1948",
            "end": "",
            "sources": CITE,
        },
    ],
    "claims/claims.csv": [
        {
            "id": f"claim-{number}",
            "about": "agreement:pact",
            "field": "in-force",
            "value": value,
            "value_ko": "",
            "asserted_by": "",
            "preferred": preferred,
            "reason": reason,
            "sources": CITE,
        }
        for number, value, preferred, reason in (
            (1, "1954-11-17", "yes", "the day in Washington"),
            (2, "1954-11-18", "no", "the day in Seoul"),
        )
    ],
    "coverage.csv": [
        {
            "subject": subject,
            "actors": actors,
            "start": start,
            "end": end,
            "absent": absent,
            "note": f"What is held on {subject}.",
            "note_ko": "무엇이 있는가.",
            "sources": CITE,
        }
        for subject, actors, start, end, absent in (
            ("event:missile-launch", "PRK", "1984-04-09", "2019-12-31", "zero"),
            ("event:nuclear-test", "PRK", "1945", "2019-12-31", "zero"),
            ("event:clash", "", "1953-07-27", "2019-12-31", "unknown"),
            ("observation:troops", "", "2010", "2018", "unknown"),
        )
    ],
}


class MadeUpPack:
    """A valid pack as data; change a cell, then check or load it.

    ``info`` is pack.toml, ``agreements`` the TOML files by id, ``tables`` the CSV files by
    path, ``raw`` files by path whose bytes are given as they are and win over the rest.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.info = deepcopy(INFO)
        self.agreements = {a["id"]: deepcopy(a) for a in (PACT, PROTOCOL)}
        self.tables = deepcopy(TABLES)
        self.raw: dict[str, bytes] = {}

    def row(self, file: str, index: int = 0) -> Cells:
        """One row of a CSV file, to be changed in place."""
        return self.tables[file][index]

    def save(self) -> Path:
        """Write every file and return the folder."""
        files: dict[str, bytes] = {"pack.toml": toml(self.info).encode()}
        for name, agreement in self.agreements.items():
            files[f"agreements/{name}.toml"] = toml(agreement).encode()
        for path, rows in self.tables.items():
            files[path] = table(rows).encode()
        for path, content in {**files, **self.raw}.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return self.folder

    def check(self) -> list[Fault]:
        """All faults of the pack as it stands."""
        return check_pack(self.save())

    def world(self) -> World:
        """The world of the pack, on the last day of its evidence."""
        return load(str(self.save()))


def table(rows: Sequence[Mapping[str, str]]) -> str:
    """Rows as CSV with a header."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def toml(top: Mapping[str, Any]) -> str:
    """A TOML document of plain values, lists of texts, and arrays of tables."""
    lines = [f"{key} = {_plain(x)}" for key, x in top.items() if not _is_tables(x)]
    for key, tables in top.items():
        if _is_tables(tables):
            for one in tables:
                lines += ["", f"[[{key}]]", *(f"{k} = {_plain(x)}" for k, x in one.items())]
    return "\n".join(lines) + "\n"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_plain(k)} = {_plain(x)}" for k, x in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture
def pack(tmp_path: Path) -> MadeUpPack:
    """A valid made-up pack in a folder of its own."""
    return MadeUpPack(tmp_path / "made-up")


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of published files that ``FOEDUS_MIRROR`` names, or that lies beside ours."""
    if not MIRROR.is_dir():
        pytest.skip(f"no folder of published files at {MIRROR}; name one in FOEDUS_MIRROR")
    monkeypatch.setenv("FOEDUS_MIRROR", str(MIRROR))
    return MIRROR


@pytest.fixture
def without_rdata(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """R files cannot be read, and nothing lies in the cache."""
    _not_installed(monkeypatch, "rdata")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture
def without_filelock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed data cannot be changed."""
    _not_installed(monkeypatch, "filelock")


def _not_installed(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    def missing(name: str) -> Any:
        if name == package:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return import_module(name)

    monkeypatch.setattr(extra, "import_module", missing)


@pytest.fixture(scope="session")
def problems() -> Callable[[dict[str, Any]], list[str]]:
    """What is wrong with a figure by the schema of Vega-Lite.

    The figures are written for the version in ``VEGA_LITE``; altair ships one major version
    a release (altair 6: Vega-Lite 6), so the nearest one is taken, without ``$schema``.
    """
    altair = import_module("altair.vegalite")
    jsonschema = import_module("jsonschema")
    folder = Path(str(altair.__file__)).parent
    majors = [int(p.name[1:]) for p in folder.glob("v[0-9]*") if p.is_dir()]
    nearest = min(majors, key=lambda major: abs(major - int(VEGA_LITE.split(".")[0])))
    text = (folder / f"v{nearest}" / "schema" / "vega-lite-schema.json").read_text()
    schema = json.loads(text)
    # The definition for the kind of figure at hand names the property at fault.
    kinds = {"layer": "TopLevelLayerSpec", "hconcat": "TopLevelHConcatSpec"}

    def found(spec: dict[str, Any]) -> list[str]:
        kind = next((name for key, name in kinds.items() if key in spec), "TopLevelSpec")
        validator = jsonschema.Draft7Validator({**schema, "$ref": f"#/definitions/{kind}"})
        errors = validator.iter_errors({k: v for k, v in spec.items() if k != "$schema"})
        best = [jsonschema.exceptions.best_match([e]) for e in errors]
        return [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in best]

    return found


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Drawings and data go to folders of this run; nothing of the user's is read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("FOEDUS_DATA", str(tmp_path_factory.mktemp("data")))
        patch.delenv("FOEDUS_MIRROR", raising=False)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under CI a browser test or a test of published data that is skipped has failed."""
    report = yield
    due = item.get_closest_marker("browser") is not None or SHARED.is_dir()
    if os.environ.get("CI") and report.skipped and due:
        report.outcome = "failed"
        report.longrepr = f"skipped under CI: {report.longrepr}"
    return report
