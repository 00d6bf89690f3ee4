"""The states and places that the rules know are those of the gazetteers."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "training" / "known_names.py"


def test_the_names_on_file_are_those_of_the_gazetteers() -> None:
    spec = importlib.util.spec_from_file_location("known_names", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.TARGET.read_text(encoding="utf-8") == script.page(), "run python training/known_names.py"
