"""Korean customs: months, and regions of which some are actors."""

from __future__ import annotations

from pathlib import Path

from foedus.upstream.publishers.korean_customs import CHINA, REGIONS


def test_made_up_months_with_china(tmp_path: Path) -> None:
    file = tmp_path / "china.csv"
    file.write_text(
        '"Country","Date",Exports,Imports\n'
        '"China, peoples\' republic of","2001.10",1239083,999763\n'
        '"China, peoples\' republic of","2001.01",0,\n',
        encoding="utf-8",
    )
    assert CHINA.read(file).to_dicts() == [
        {"row": 1, "year": 2001, "month": 10, "exports": 1_239_083, "imports": 999_763},
        {"row": 2, "year": 2001, "month": 1, "exports": 0, "imports": None},
    ]


def test_made_up_regions(tmp_path: Path) -> None:
    """A code that is neither a state nor the European Union is no actor, even that of a state."""
    cells = [
        ("CN", "중국", "15827933175.0", "7381069765.5", "CHN"),
        ("EU27", "유럽연합", "1.0", "", "EU"),
        ("ASEAN", "아세안", "0.0", "2.0", None),
        ("VN", "베트남", "", "", None),
    ]
    lines = [f"2026-05,{code},{name},{sold},{bought},," for code, name, sold, bought, _ in cells]
    file = tmp_path / "regions.csv"
    file.write_text(
        "period,region_code,region_name,export_usd,import_usd,balance_usd,source\n"
        + "\n".join(lines),
        encoding="utf-8",
    )
    assert REGIONS.read(file).to_dicts() == [
        {
            "row": number,
            "region": code,
            "year": 2026,
            "month": 5,
            "exports": float(sold) if sold else None,
            "imports": float(bought) if bought else None,
            "partner": partner,
        }
        for number, (code, _, sold, bought, partner) in enumerate(cells, start=1)
    ]
