"""What tests share: where the research data is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# What a push is judged by is the same each time; at home every run looks elsewhere.
settings.register_profile("same each time", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("same each time")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def research_data() -> Path:
    """The folder that `KG_DATA` names (default ``../shared``); the test is skipped where it is not there."""
    folder = Path(os.environ.get("KG_DATA", ROOT / ".." / "shared")).resolve()
    if not folder.is_dir():
        pytest.skip(f"no research data at {folder}; name its folder with KG_DATA")
    return folder
