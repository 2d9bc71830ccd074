"""``foedus data``: what is there, having it, checking it, citing it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from foedus.disagreements.search import ABOUT
from foedus.published import at_hand
from foedus.published.sources import source
from foedus.upstream import data_set, data_sets, declaration, store
from foedus.upstream.store import digest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Foedus = Callable[..., "Run"]

NMC: Final = "cow-nmc/cow_nmc.rda"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for installed files, and an empty one to work in."""
    monkeypatch.setenv("FOEDUS_DATA", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def test_the_list_names_every_set_with_its_terms(foedus: Foedus) -> None:
    run = foedus("data", "list")
    assert run.code == 0
    assert all(id in run.out for id in ("atop", "nmc", "sipri-milex", "cow-states"))
    assert "restricted: facts are cited, nothing is republished" in run.out


def test_pull_brings_what_terms_allow_and_says_where_the_rest_is(
    foedus: Foedus, mirror: Path
) -> None:
    run = foedus("data", "pull", "nmc", "sipri-milex")
    assert (run.code, run.err) == (1, "")
    assert "nmc: yes" in run.out
    assert "sipri-milex: SIPRI allows citation" in run.out
    assert "foedus data import sipri-milex PATH" in run.out
    assert foedus("data", "verify").out == "1 files, 0 differ\n"
    assert "1 file" in foedus("data", "remove", "nmc").out


def test_import_takes_a_restricted_set(foedus: Foedus, mirror: Path) -> None:
    run = foedus("data", "import", "sipri-milex", mirror / "sipri-milex")
    assert (run.code, run.err) == (0, "")
    assert run.out == "SIPRI-Milex-data-1949-2024_2.xlsx: verified\n"
    run = foedus("data", "pull", "sipri-milex")
    assert (run.code, run.out) == (0, "sipri-milex: yes\n")


def test_without_the_extra_one_line_says_what_brings_it(
    foedus: Foedus, mirror: Path, without_filelock: None
) -> None:
    line = "changing installed data needs filelock; pip install 'foedus[data]' brings it\n"
    for words in (("pull", "atop", "nmc"), ("import", "mid", mirror / "mids"), ("remove", "nmc")):
        run = foedus("data", *words)
        assert (run.code, run.out, run.err) == (2, "", f"foedus: {line}")


def test_a_file_that_changed_is_told_with_both_hashes_and_mended(
    foedus: Foedus, mirror: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foedus("data", "pull", "nmc")
    (home / NMC).write_bytes(b"else")
    run = foedus("data", "verify")
    assert run.code == 1
    assert "expected c265ab4ffa73c87d" in run.out
    assert run.out.endswith("1 files, 1 differ\n'foedus data pull nmc' mends it\n")
    monkeypatch.setenv("FOEDUS_MIRROR", "http://127.0.0.1:9")
    run = foedus("data", "pull", "nmc")
    assert (run.code, run.out) == (1, "nmc: damaged\n")
    monkeypatch.setenv("FOEDUS_MIRROR", str(mirror))
    assert foedus("data", "pull", "nmc").out.startswith("nmc: yes\nterms of nmc: ")
    assert foedus("data", "verify", "nmc").code == 0


def test_verify_misses_what_is_lost(foedus: Foedus, mirror: Path, home: Path) -> None:
    assert foedus("data", "verify").code == 0
    run = foedus("data", "verify", "nmc", "sipri-milex")
    assert (run.code, run.out.splitlines()[-2:]) == (
        1,
        ["'foedus data pull nmc' mends it", "'foedus data import sipri-milex PATH' mends it"],
    )
    foedus("data", "pull", "nmc")
    (home / NMC).unlink()
    run = foedus("data", "verify")
    assert (run.code, run.out.splitlines()[:2]) == (
        1,
        ["nmc: cow_nmc.rda or its receipt is gone or broken", "1 files, 1 differ"],
    )
    (home / NMC).mkdir()
    assert foedus("data", "verify").code == 1


def test_verify_tells_what_cannot_be_read(
    foedus: Foedus, mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    foedus("data", "pull", "nmc")
    monkeypatch.setattr(store, "digest", refused)
    run = foedus("data", "verify")
    assert (run.code, run.err) == (1, "")
    assert run.out.startswith("nmc: cow_nmc.rda: Permission denied (/")


def test_no_file_is_accepted_that_cannot_be_read(
    foedus: Foedus, mirror: Path, tmp_path: Path
) -> None:
    foedus("data", "pull", "nmc")
    (tmp_path / "cow_nmc.rda").write_bytes(b"<html></html>")
    run = foedus("data", "import", "nmc", tmp_path / "cow_nmc.rda", "--accept-new")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert "nmc.state-years: cow_nmc.rda cannot be read as declared" in run.err
    assert foedus("data", "verify").out == "1 files, 0 differ\n"


def test_a_file_other_than_declared_shows_in_every_citation(
    foedus: Foedus, mirror: Path, tmp_path: Path
) -> None:
    """Without its last row it is another file, which still reads."""
    copy = data_set("stockpiles").copies[0]
    lines = (mirror / copy.file).read_bytes().splitlines(keepends=True)
    (tmp_path / copy.name).write_bytes(b"".join(lines[:-1]))
    foedus("data", "pull", "stockpiles")
    run = foedus("data", "import", "stockpiles", tmp_path / copy.name, "--accept-new")
    assert (run.out, run.err) == (f"{copy.name}: taken, not verified\n", "")
    told = f"{copy.name} is another file than that edition: SHA-256"
    assert told in foedus("data", "cite", "stockpiles").out
    (item,) = json.loads(foedus("data", "cite", "stockpiles", "--csl").out)
    assert told in item["version"]
    cited = source(data_set("stockpiles"), data_set("stockpiles").tables[0])
    assert told in cited.edition
    assert cited.sha256 == digest(tmp_path / copy.name)
    assert "not verified" in foedus("data", "list", "stockpiles").out
    assert foedus("data", "pull", "stockpiles").out.startswith(
        "stockpiles: yes\nterms of stockpiles: "
    )
    assert "not verified" not in foedus("data", "cite", "stockpiles").out


def test_a_broken_mirror_is_told_once(foedus: Foedus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDUS_MIRROR", "/nowhere")
    run = foedus("data", "pull", "--all")
    assert (run.code, run.out) == (2, "")
    assert run.err == "foedus: FOEDUS_MIRROR is '/nowhere', and there is no such folder\n"


def test_the_list_fits_a_narrow_terminal(
    foedus: Foedus, mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foedus("data", "pull", "nmc")
    monkeypatch.setenv("COLUMNS", "80")
    head, *lines = foedus("data", "list").out.splitlines()
    rows = lines[: len(data_sets())]
    assert [row.split()[0] for row in rows] == list(data_sets())
    assert all(len(row) <= 80 for row in (head, *rows))
    (nmc,) = (row for row in rows if row.startswith("nmc "))
    assert nmc[head.index("here") :].startswith("yes")
    assert nmc[head.index("title") :].startswith("National Ma")


def test_pull_wants_names_or_all(foedus: Foedus) -> None:
    for arguments in ((), ("nmc", "--all")):
        run = foedus("data", "pull", *arguments)
        assert (run.code, run.out) == (2, "")
        assert run.err == (
            "foedus: name data sets, or --all; 'foedus data list' says what exists\n"
        )


def test_an_unknown_set_names_the_nearest(foedus: Foedus) -> None:
    run = foedus("data", "cite", "atpo")
    assert (run.code, run.err) == (2, "foedus: no data set 'atpo'; nearest: atop\n")


def test_citations_in_three_forms(foedus: Foedus) -> None:
    assert foedus("data", "cite", "dcad").out == (
        'Kinne, Brandon J. 2020. "The Defense Cooperation Agreement Dataset (DCAD)." '
        "Journal of Conflict Resolution 64(4): 729-755. Data version 1.0.\n"
    )
    assert "  pages = {729--755}," in foedus("data", "cite", "dcad", "--bibtex").out
    (item,) = json.loads(foedus("data", "cite", "dcad", "--csl").out)
    assert (item["author"], item["issued"]) == (
        [{"family": "Kinne", "given": "Brandon J."}],
        {"date-parts": [[2020]]},
    )
    assert foedus("data", "cite", "dcad", "--csl", "--bibtex").code == 2


def test_where_names_the_folder_and_the_files(foedus: Foedus, home: Path, mirror: Path) -> None:
    assert foedus("data", "where").out == f"{home}\n"
    (copy,) = data_set("nmc").copies
    assert (
        foedus("data", "where", "nmc").out
        == f"{home / NMC}: not installed; the file read here is from {copy.origin}\n"
    )
    foedus("data", "pull", "nmc")
    assert f"from {mirror / NMC}" in foedus("data", "where", "nmc").out


def test_where_prints_no_control_codes(foedus: Foedus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDUS_DATA", "/a\x1b[2Jb  c\nd")
    assert foedus("data", "where").out == "/a�[2Jb  c�d\n"


def test_a_lock_pins_what_is_installed(foedus: Foedus, mirror: Path, tmp_path: Path) -> None:
    assert foedus("data", "lock").code == 2
    foedus("data", "pull", "nmc")
    assert foedus("data", "lock").out == "foedus.lock: 1 files of 1 data sets\n"
    assert NMC in (tmp_path / "foedus.lock").read_text(encoding="utf-8")


def test_another_state_is_told_from_the_data_at_hand(foedus: Foedus, mirror: Path) -> None:
    run = foedus("brief", "POL", "-o", "poland.md")
    assert (run.code, run.err) == (0, "")
    told = Path("poland.md").read_text(encoding="utf-8")
    assert "## Poland in published data" in told
    assert "ATOP ends with 31 December 2018" in told


def test_data_sets_can_be_chosen_or_left_out(foedus: Foedus, mirror: Path) -> None:
    foedus("brief", "POL", "-o", "poland.md", "--data", "none")
    assert "## Poland in this pack" in Path("poland.md").read_text(encoding="utf-8")
    foedus("brief", "POL", "-o", "poland.md", "--data", "nmc")
    assert "1 published data set (nmc)" in Path("poland.md").read_text(encoding="utf-8")
    run = foedus("ties", "POL", "--data", "nmc,atpo")
    assert (run.code, run.out) == (2, "")
    assert "'atpo'; nearest: atop" in run.err


def test_without_data_the_pack_speaks_and_the_way_on_is_told(
    foedus: Foedus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FOEDUS_MIRROR", raising=False)
    run = foedus("brief", "POL", "-o", "poland.md")
    assert run.code == 0
    assert run.err.startswith("foedus: no published data is installed; 'foedus data pull --all'")
    assert "## Poland in this pack" in Path("poland.md").read_text(encoding="utf-8")


def test_a_damaged_file_is_never_left_out_without_a_word(
    foedus: Foedus, mirror: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foedus("data", "pull", "nmc")
    (home / NMC).write_bytes(b"else")
    run = foedus("brief", "POL", "-o", "poland.md")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert run.err.startswith("foedus: nmc: cow-nmc/cow_nmc.rda: another file")
    assert "'foedus data verify nmc'" in run.err
    assert not Path("poland.md").exists()
    monkeypatch.delenv("FOEDUS_MIRROR")
    (home / NMC).unlink()
    assert "cow_nmc.rda is not installed" in foedus("brief", "POL", "-o", "poland.md").err
    monkeypatch.setenv("FOEDUS_MIRROR", "/nowhere")
    run = foedus("brief", "POL", "-o", "poland.md")
    assert (run.code, run.err) == (
        2,
        "foedus: FOEDUS_MIRROR is '/nowhere', and there is no such folder\n",
    )


def test_under_a_lock_the_pinned_sets_are_at_hand(foedus: Foedus, mirror: Path) -> None:
    foedus("data", "pull", "nmc")
    foedus("data", "lock", "nmc")
    assert at_hand() == ("nmc",)


def test_disagreements_in_three_forms(foedus: Foedus, mirror: Path) -> None:
    text = foedus("disagreements", "PRK", "--about", "nuclear-tests").out
    assert "nuclear tests of PRK, tests, 2010" in text
    assert text.endswith("1 disagreements\n")
    lines = foedus(
        "disagreements", "PRK", "--about", "nuclear-tests", "--format", "csv"
    ).out.splitlines()
    assert len(lines) == 3
    (one,) = json.loads(
        foedus("disagreements", "PRK", "--about", "nuclear-tests", "--format", "json").out
    )
    assert one["preferred"] == "pack"
    assert foedus("disagreements", "--format", "pdf").code == 2


def test_the_help_names_every_comparison(foedus: Foedus) -> None:
    told = "".join(foedus("disagreements", "--help").out.split())
    assert [name for name in ABOUT if name not in told] == []


def test_a_brief_says_which_edition_is_not_the_declared_one(
    foedus: Foedus, mirror: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "polity" / "cow_nmc.rda"
    changed.parent.mkdir()
    table = declaration("nmc.state-years")
    pandas = pytest.importorskip("pandas")
    rdata = pytest.importorskip("rdata")
    frame = table.read(mirror / NMC).drop("row", "actor").to_dict(as_series=False)
    rdata.write_rda(changed, {"cow_nmc": pandas.DataFrame(frame)})
    foedus("data", "import", "nmc", changed, "--accept-new")
    foedus("brief", "POL", "--data", "nmc", "-o", "poland.md")
    assert "not verified" in Path("poland.md").read_text(encoding="utf-8")


def test_ties_from_the_sets_that_can_be_read_name_the_others(
    foedus: Foedus, mirror: Path, without_rdata: None
) -> None:
    run = foedus("ties", "POL", "USA")
    assert run.code == 0
    assert "North Atlantic Treaty" in run.out
    (line,) = run.err.splitlines()
    assert line.startswith("foedus: left out atop, ")
    assert line.endswith("reading them needs rdata; pip install 'foedus[data]' brings it")
    assert foedus("ties", "POL", "USA", "--data", "atop").code == 2
