"""The examples of the documents run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("name", ["data.md", "methods.md"])
def test_the_examples_run(name: str, mirror: Path) -> None:
    """In order, in one namespace, as a reader would paste them."""
    text = (DOCS / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, flags=re.S | re.M)
    assert blocks
    names: dict[str, object] = {}
    exec("import foedus", names)
    for block in blocks:
        exec(compile(block, name, "exec"), names)
