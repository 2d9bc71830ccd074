"""The mirror folder of published files, and the recipes that select from it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
UPSTREAM: Final = ROOT.parent / "shared" / "upstream"


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of published files, named in ``FOEDUS_MIRROR`` for the test."""
    if not UPSTREAM.is_dir():
        pytest.skip(f"no folder of published files at {UPSTREAM}")
    monkeypatch.setenv("FOEDUS_MIRROR", str(UPSTREAM))
    return UPSTREAM


@pytest.fixture
def recipe() -> Callable[[str], ModuleType]:
    """The module of a recipe, by name."""
    return _recipe


def _recipe(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"recipes/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
