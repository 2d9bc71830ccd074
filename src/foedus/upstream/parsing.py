"""From the forms in which publishers write tables to frames with numbered rows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import polars as pl

from foedus.errors import UpstreamError

ROW: Final = "row"


def csv_text(path: Path, encoding: str = "utf-8") -> pl.DataFrame:
    """A CSV file with a header line: every cell as text, empty ones null, rows numbered."""
    text = path.read_bytes().decode(encoding, errors="replace")
    return csv_table(text)


def csv_table(text: str) -> pl.DataFrame:
    """The same for CSV text."""
    frame = pl.read_csv(io.BytesIO(text.encode()), infer_schema=False)
    return frame.with_row_index(ROW, offset=1)


def r_table(path: Path) -> pl.DataFrame:
    """The only data frame of an R file, rows numbered."""
    rdata = _needed("rdata", path)
    with warnings.catch_warnings():  # of R classes that wrap a plain data frame
        warnings.simplefilter("ignore")
        (frame,) = rdata.read_rda(path, default_encoding="utf-8").values()
    return _from_pandas({str(name): frame[name].to_numpy() for name in frame.columns})


def stata_table(path: Path) -> pl.DataFrame:
    """A Stata file, codes left as codes, rows numbered."""
    pandas = _needed("pandas", path)
    frame = pandas.read_stata(path, convert_categoricals=False)
    return _from_pandas({str(name): frame[name].to_numpy() for name in frame.columns})


def _needed(package: str, path: Path) -> Any:
    """A package of the extra ``data``; raises :class:`UpstreamError` where it is missing."""
    try:
        return import_module(package)
    except ModuleNotFoundError:
        raise UpstreamError(
            f"{path.name}: reading it needs {package}; pip install 'foedus[data]' brings it"
        ) from None


def _from_pandas(columns: Mapping[str, Any]) -> pl.DataFrame:
    frame = pl.DataFrame(columns, nan_to_null=True, strict=False)
    return frame.with_row_index(ROW, offset=1)
