"""Files that cannot be read are faults with their name, never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from foedus.errors import PackError
from foedus.evidence.loading import load_evidence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MadeUpPack

    from foedus.evidence.faults import Fault

LAUNCHES = "events/launches.csv"


def of(faults: list[Fault], file: str) -> list[Fault]:
    return [f for f in faults if f.file == file]


@pytest.mark.parametrize("version", [0, 2, "1", 10**400], ids=str)
def test_an_unknown_format_version(pack: MadeUpPack, version: object) -> None:
    pack.info["format"] = version
    [fault] = of(pack.check(), "pack.toml")
    assert fault.field == "format"
    assert "1" in fault.allowed


@pytest.mark.parametrize("version", [1.0, True, [1]], ids=str)
def test_a_format_version_that_is_no_whole_number(pack: MadeUpPack, version: object) -> None:
    pack.info["format"] = version
    assert [f.field for f in of(pack.check(), "pack.toml")] == ["format"]


def test_a_whole_number_too_long_for_python(pack: MadeUpPack) -> None:
    pack.raw["pack.toml"] = b"format = " + b"9" * 5000 + b"\n"
    assert of(pack.check(), "pack.toml")


@pytest.mark.parametrize("name", ["id", "title", "version", "scope", "until"])
def test_a_pack_must_say_what_it_is(pack: MadeUpPack, name: str) -> None:
    del pack.info[name]
    assert [f.field for f in of(pack.check(), "pack.toml")] == [name]


def test_a_folder_without_a_pack(tmp_path: Path, pack: MadeUpPack) -> None:
    (pack.save() / "pack.toml").unlink()
    with pytest.raises(PackError, match=r"pack\.toml"):
        load_evidence(str(pack.folder))


@pytest.mark.parametrize("cells", ["launch-9", "a,b,c", ",".join("x" * 40)])
def test_a_row_with_too_few_or_too_many_cells(pack: MadeUpPack, cells: str) -> None:
    whole = (pack.save() / LAUNCHES).read_bytes()
    pack.raw[LAUNCHES] = whole + cells.encode() + b"\n"
    [fault] = of(pack.check(), LAUNCHES)
    assert fault.row == "line 4"
    assert str(cells.count(",") + 1) in fault.found
    assert "13" in fault.allowed


def test_a_column_that_stands_twice(pack: MadeUpPack) -> None:
    pack.raw["places.csv"] = b"id,name,name\n"
    assert "twice" in of(pack.check(), "places.csv")[0].allowed


def test_a_quote_that_is_not_closed(pack: MadeUpPack) -> None:
    whole = (pack.save() / LAUNCHES).read_bytes()
    pack.raw[LAUNCHES] = whole + b'"launch-9,missile-launch\n'
    [fault] = of(pack.check(), LAUNCHES)
    assert "CSV" in fault.allowed


@pytest.mark.parametrize(
    "text", [b"id = ", b'id = "a"\nid = "b"\n', b"[[[", b"x = " + b"[" * 9999]
)
def test_broken_toml(pack: MadeUpPack, text: bytes) -> None:
    pack.raw["agreements/broken.toml"] = text
    [fault] = of(pack.check(), "agreements/broken.toml")
    assert "TOML" in fault.allowed


@pytest.mark.parametrize("file", ["agreements/pact.toml", LAUNCHES, "pack.toml"])
def test_a_file_that_is_not_utf8(pack: MadeUpPack, file: str) -> None:
    pack.raw[file] = "id = 'Séoul'".encode("latin-1")
    assert "cannot be read" in of(pack.check(), file)[0].allowed


def test_a_half_written_file(pack: MadeUpPack) -> None:
    whole = (pack.save() / "agreements/pact.toml").read_bytes()
    pack.raw["agreements/pact.toml"] = whole[: len(whole) // 2]
    assert of(pack.check(), "agreements/pact.toml")


def test_a_link_is_not_followed(pack: MadeUpPack, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text("secret\n")
    (pack.save() / "events/link.csv").symlink_to(outside)
    [fault] = pack.check()
    assert (fault.file, fault.allowed) == ("events/link.csv", "links are not followed")


def test_a_linked_folder_is_not_followed(pack: MadeUpPack, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "more.csv").write_text("secret\n")
    (pack.save() / "events/more").symlink_to(outside)
    [fault] = pack.check()
    assert (fault.file, fault.allowed) == ("events/more", "links are not followed")


def test_a_pack_file_that_is_a_link_is_not_followed(pack: MadeUpPack, tmp_path: Path) -> None:
    inside = pack.save() / "pack.toml"
    inside.rename(tmp_path / "elsewhere.toml")
    inside.symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(PackError, match="links are not followed"):
        load_evidence(str(pack.folder))


def test_a_link_to_nothing_is_a_fault(pack: MadeUpPack, tmp_path: Path) -> None:
    (pack.save() / "events/gone.csv").symlink_to(tmp_path / "gone")
    assert of(pack.check(), "events/gone.csv")


def test_a_file_of_no_known_kind(pack: MadeUpPack) -> None:
    pack.raw["evnets/launches.csv"] = b"id\n"
    [fault] = pack.check()
    assert fault.file == "evnets/launches.csv"
    assert "events" in fault.allowed


def test_an_empty_file_holds_nothing_and_breaks_nothing(pack: MadeUpPack) -> None:
    pack.raw["events/none.csv"] = b""
    assert pack.check() == []


def test_a_faulty_pack_is_not_loaded_and_the_number_of_faults_is_told(pack: MadeUpPack) -> None:
    pack.row(LAUNCHES)["start"] = "soon"
    pack.row(LAUNCHES, 1)["start"] = "later"
    with pytest.raises(PackError, match=r"soon.*1 more") as refusal:
        load_evidence(str(pack.save()))
    assert "\n" not in str(refusal.value)


def test_a_pack_of_twenty_thousand_rows_checks(pack: MadeUpPack) -> None:
    row = pack.row("observations/troops.csv")
    pack.tables["observations/troops.csv"] = [
        {**row, "period": f"{1900 + n % 100}-{n // 100 % 12 + 1:02}", "partner": partner}
        for partner in (
            "USA",
            "JPN",
            "CHN",
            "RUS",
            "PRK",
            "GBR",
            "FRA",
            "DEU",
            "",
            "CAN",
            "AUS",
            "NZL",
            "TUR",
            "THA",
            "PHL",
            "GRC",
            "BEL",
        )
        for n in range(1200)
    ]
    assert len(pack.tables["observations/troops.csv"]) > 20_000
    assert pack.check() == []
    pack.tables["observations/troops.csv"][-1]["sources"] = "nowhere: row 1"
    assert [f.found for f in pack.check()] == ["nowhere"]
