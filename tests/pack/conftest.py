"""The recipes that select from published tables."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]


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
