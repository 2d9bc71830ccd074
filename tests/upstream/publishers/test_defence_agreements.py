"""Agreements on defence cooperation: who the parties were in the year of signature."""

from __future__ import annotations

from pathlib import Path

from foedus.upstream.publishers.defence_agreements import AGREEMENTS


def test_a_made_up_list(tmp_path: Path) -> None:
    """Parts of a date may be missing; without a year a code means nobody."""
    file = tmp_path / "dcad.csv"
    file.write_text(
        "ccode1,cowName1,ccode2,cowName2,signDay,signMonth,signYear,EIFDay,EIFMonth,EIFYear,type,"
        "category1,category2,category3,UNTS,fullText,source,DCAid\n"
        "345,YUG,732,ROK,1,4,1990,,4,1991,sector,PROCUREMENT,,,I-1,Y,Minist\xe8re,DCADv1.0-0001\n"
        "345,YUG,999,NOB,NA,NA,2006,NA,NA,NA,general,DCA,DIC,TREX,,,,DCADv1.0-0002\n"
        "345,YUG,732,ROK,,,,,,,general,,DIC,,,,,DCADv1.0-0003\n",
        encoding="latin-1",
    )
    first, second, third = AGREEMENTS.read(file).to_dicts()
    assert first == {
        "row": 1,
        "code": "DCADv1.0-0001",
        "ccode1": 345,
        "ccode2": 732,
        "signed_day": 1,
        "signed_month": 4,
        "signed_year": 1990,
        "in_force_day": None,
        "in_force_month": 4,
        "in_force_year": 1991,
        "type": "sector",
        "categories": ["PROCUREMENT"],
        "unts": "I-1",
        "read_in": "Ministère",
        "actor1": "YUG",
        "actor2": "KOR",
    }
    nothing = dict.fromkeys(first)
    assert second == {
        **nothing,
        "row": 2,
        "code": "DCADv1.0-0002",
        "ccode1": 345,
        "ccode2": 999,
        "signed_year": 2006,
        "type": "general",
        "categories": ["DCA", "DIC", "TREX"],
        "actor1": "SRB",
    }
    assert third == {
        **nothing,
        "row": 3,
        "code": "DCADv1.0-0003",
        "ccode1": 345,
        "ccode2": 732,
        "type": "general",
        "categories": ["DIC"],
    }
