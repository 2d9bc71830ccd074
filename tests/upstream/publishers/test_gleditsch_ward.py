"""The list of independent states, whose days are numbers since 1970 in the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import rdata

from foedus.upstream.publishers.gleditsch_ward import STATES


def test_a_made_up_list(tmp_path: Path) -> None:
    """A code stands once for each spell, and one of nobody's stands as it is."""
    file = tmp_path / "gw_system.rda"
    frame = pd.DataFrame(
        {
            "gwcode": [816.0, 816.0, 9999.0],
            "gw_abb": ["DRV", "DRV", "NOB"],
            "gw_name": ["Annam", "Vietnam", "Nowhere"],
            "microstate": [0.0, 0.0, 1.0],
            "start": [-56248.0, -1.0, 0.0],
            "end": [-27937.0, 18627.0, float("nan")],
        }
    )
    rdata.write_rda(file, {"gw_system": frame})
    names = ["row", *(column.name for column in STATES.columns)]
    assert STATES.read(file).to_dicts() == [
        dict(zip(names, values, strict=True))
        for values in (
            (1, 816, "DRV", date(1816, 1, 1), date(1893, 7, 6), False),
            (2, 816, "DRV", date(1969, 12, 31), date(2020, 12, 31), False),
            (3, 9999, "NOB", date(1970, 1, 1), None, True),
        )
    ]
