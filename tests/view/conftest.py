"""One browser for all tests of the page, and pages opened from disk with the network off."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.view.page import page as page_of
from kg.view.scene import Scene
from tests.view.sample import large_scene, sample_scene

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
]

Opener = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium. Without it the test is skipped; where CI is set, it fails."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        message = "no Chromium; on Debian: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def sample() -> Scene:
    return sample_scene()


@pytest.fixture(scope="session")
def large() -> Scene:
    return large_scene()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, sample: Scene, large: Scene) -> dict[str, Path]:
    """The pages of the sample and of the large scene, on disk."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, scene in (("sample", sample), ("large", large)):
        made[name] = folder / f"{name}.html"
        made[name].write_text(page_of(scene, title="Tỉnh Lam Sơn"), encoding="utf-8")
    return made


@pytest.fixture
def open_page(browser: Any, pages: dict[str, Path]) -> Iterator[Opener]:
    """Opens a page: a name of `pages`, or a file. In the end it must have asked and complained of nothing."""
    contexts, asked, complaints = [], [], []

    def opener(name: str | Path = "sample", address: str = "", **options: Any) -> Any:
        context = browser.new_context(
            offline=True, **({"viewport": {"width": 1440, "height": 900}} | options)
        )
        contexts.append(context)
        opened = context.new_page()
        opened.set_default_timeout(60_000)
        opened.on("request", lambda request: asked.append(request.url))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on(
            "console",
            lambda message: complaints.append(message.text) if message.type == "error" else None,
        )
        file = pages.get(str(name), Path(name))
        opened.goto(f"{file.as_uri()}{address}")
        opened.wait_for_selector("body[data-ready]")
        return opened

    yield opener
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file://", "blob:"))] == []
    assert complaints == []
