"""The packages of the extras, imported when they are first needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from foedus.errors import MissingPackage


def needed(package: str, what: str, extra: str = "data") -> Any:
    """The package; raises :class:`MissingPackage` where it, or one that it needs, is missing."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        missing = (error.name or package).partition(".")[0]
        raise MissingPackage(
            f"{what} needs {missing}; pip install 'foedus[{extra}]' brings it", missing
        ) from None
