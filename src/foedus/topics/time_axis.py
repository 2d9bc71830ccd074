"""A figure's time axis over whole years."""

from __future__ import annotations

import msgspec

from foedus.findings import Figure


def whole_years(figure: Figure, first: int, last: int) -> Figure:
    """The same figure from one New Year to another, so that no mark stands on a lane's name."""
    marks, *rest = figure.spec["layer"]
    time = {
        **marks["encoding"]["x"],
        "scale": {"domain": [{"year": first}, {"year": last}], "nice": False},
    }
    layer = {**marks, "encoding": {**marks["encoding"], "x": time}}
    return msgspec.structs.replace(figure, spec={**figure.spec, "layer": [layer, *rest]})
