"""Make ``membership.csv``: who was in the two state systems, and when.

Usage: ``python recipes/states.py``, with the folder of published files named in
``FOEDUS_MIRROR``. The lists are ``cow-states.spells``, version 2016 of the Correlates of War
project, and ``gw-states.spells``, Gleditsch and Ward's with its microstates, as of 2020-12-31.

Dates are those of the lists. One thing is ours: which actor a code stands for. Both lists let a
number run on where we know two actors, and there (``CUTS``) one spell becomes two rows, cut on
the day on which the other list, or the same list under another number, begins the second state.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from foedus.upstream import read

TABLE: Final = Path(__file__).parents[1] / "src/foedus/states/data/membership.csv"
CLOSES: Final = {"cow": date(2016, 12, 31), "gw": date(2020, 12, 31)}

SHARED: Final = """
2 USA 20 CAN 31 BHS 40 CUB 41 HTI 42 DOM 51 JAM 52 TTO 53 BRB 54 DMA 55 GRD 56 LCA 57 VCT 58 ATG
60 KNA 70 MEX 80 BLZ 90 GTM 91 HND 92 SLV 93 NIC 94 CRI 95 PAN 100 COL 101 VEN 110 GUY 115 SUR
130 ECU 135 PER 140 BRA 145 BOL 150 PRY 155 CHL 160 ARG 165 URY
200 GBR 205 IRL 210 NLD 211 BEL 212 LUX 220 FRA 221 MCO 223 LIE 225 CHE 230 ESP 232 AND 235 PRT
240 HANOVER 245 BAVARIA 255 DEU-1945 260 DEU 265 DDR 267 BADEN 269 SAXONY 271 WURTTEMBERG
273 HESSE-KASSEL 275 HESSE-DARMSTADT 280 MECKLENBURG 290 POL 300 AUSTRIA-HUNGARY 305 AUT 310 HUN
315 CSK 316 CZE 317 SVK 325 ITA 327 PAPAL-STATES 329 TWO-SICILIES 331 SMR 332 MODENA 335 PARMA
337 TUSCANY 338 MLT 339 ALB 341 MNE 343 MKD 344 HRV 345 YUG 346 BIH 347 XKX 349 SVN 350 GRC
352 CYP 355 BGR 359 MDA 360 ROU 365 RUS 366 EST 367 LVA 368 LTU 369 UKR 370 BLR 371 ARM 372 GEO
373 AZE 375 FIN 380 SWE 385 NOR 390 DNK 395 ISL
402 CPV 403 STP 404 GNB 411 GNQ 420 GMB 432 MLI 433 SEN 434 BEN 435 MRT 436 NER 437 CIV 438 GIN
439 BFA 450 LBR 451 SLE 452 GHA 461 TGO 471 CMR 475 NGA 481 GAB 482 CAF 483 TCD 484 COG 490 COD
500 UGA 501 KEN 510 TZA 511 ZANZIBAR 516 BDI 517 RWA 520 SOM 522 DJI 530 ETH 531 ERI 540 AGO
541 MOZ 551 ZMB 552 ZWE 553 MWI 560 ZAF 565 NAM 570 LSO 571 BWA 572 SWZ 580 MDG 581 COM 590 MUS
591 SYC 600 MAR 615 DZA 616 TUN 620 LBY 625 SDN 626 SSD 630 IRN 640 TUR 645 IRQ 651 EGY 652 SYR
660 LBN 663 JOR 666 ISR 670 SAU 678 YAR 680 YPR 690 KWT 692 BHR 694 QAT 696 ARE 698 OMN
700 AFG 701 TKM 702 TJK 703 KGZ 704 UZB 705 KAZ 710 CHN 712 MNG 713 TWN 730 KOR-1910 731 PRK
732 KOR 740 JPN 750 IND 760 BTN 770 PAK 771 BGD 775 MMR 780 LKA 781 MDV 790 NPL 800 THA 811 KHM
812 LAO 816 VNM 817 RVN 820 MYS 830 SGP 835 BRN 840 PHL 850 IDN 860 TLS
900 AUS 910 PNG 920 NZL 935 VUT 940 SLB 950 FJI 983 MHL 986 PLW 987 FSM 990 WSM
"""
OWN: Final = {
    "cow": "345 SRB 679 YEM 946 KIR 947 TUV 955 TON 970 NRU",
    "gw": "89 CENTRAL-AMERICA 99 GRAN-COLOMBIA 340 SRB 396 ABKHAZIA 397 SOUTH-OSSETIA "
    "563 TRANSVAAL 564 ORANGE-FREE-STATE 711 TIBET 815 VNM-1893 "
    "970 KIR 971 NRU 972 TON 973 TUV",
}


class Spell(NamedTuple):
    """A row of either list, or of the table: both days are days of membership."""

    actor: str
    system: str
    code: int
    row: int
    start: date
    end: date | None
    microstate: str
    source: str


# (system, code): first days of the later actors under that code, in order.
CUTS: Final = {
    ("cow", 255): [("DEU", date(1990, 10, 3))],
    ("cow", 345): [("YUG", date(1918, 12, 1)), ("SRB", date(2006, 6, 5))],
    ("gw", 678): [("YEM", date(1990, 5, 22))],
}


def codes(system: str) -> dict[int, str]:
    """The actor that each code of a system stands for, before any cut (``OWN`` overrides)."""
    words = f"{SHARED} {OWN[system]}".split()
    return {int(code): actor for code, actor in zip(words[::2], words[1::2], strict=True)}


def listed(system: str, code: str) -> Iterator[Spell]:
    """The rows of a list, each under the actor of its code."""
    actors = codes(system)
    for row in read(f"{system}-states.spells").iter_rows(named=True):
        source = f"{system}-list: row {row['abbreviation']} {row['start']}"
        end = None if row["end"] == CLOSES[system] else row["end"]
        apart = "yes" if row.get("microstate") else ""
        number = row["row"]
        yield Spell(actors[row[code]], system, row[code], number, row["start"], end, apart, source)


def cut(spell: Spell) -> Iterator[Spell]:
    """The spell, divided among the actors that bear its code in turn."""
    for actor, first in CUTS.get((spell.system, spell.code), []):
        if spell.end is not None and spell.end < first:
            break
        if spell.start < first:
            spell = spell._replace(source=f"{spell.source} cut at {first}")
            yield spell._replace(end=first - timedelta(1))
            spell = spell._replace(start=first)
        spell = spell._replace(actor=actor)
    yield spell


def main() -> None:
    spells = [*listed("cow", "ccode"), *listed("gw", "gwcode")]
    parts = (part for spell in spells for part in cut(spell))
    rows = sorted(parts, key=lambda part: (part.actor, part.system, part.start))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(Spell._fields)
        table.writerows(rows)


if __name__ == "__main__":
    main()
