"""What is written from the program itself stays in step with it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_manual_of_the_command_line_is_what_the_commands_say(generate: ModuleType) -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == generate.command_line(), "run: make docs"


def test_the_page_of_the_vocabulary_is_what_the_ontology_says(generate: ModuleType) -> None:
    written = (ROOT / "docs" / "ontology.html").read_text(encoding="utf-8")
    assert written == generate.vocabulary_page(), "run: make docs"


def test_no_document_links_to_a_file_that_is_not_there() -> None:
    import re

    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "training").glob("*.md")]
    missing = [
        (document.name, target)
        for document in documents
        for target in re.findall(r"\]\(([^)#:\s]+)", document.read_text(encoding="utf-8"))
        if not (document.parent / Path(target)).exists()
    ]
    assert not missing
