"""Takes the pictures of the page that stand in the manual, from a build of `examples/`.

    python docs/screenshots.py

Needs Chromium. Look at them afterwards: no test can say whether they are beautiful.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from kg.build import build

DOCS = Path(__file__).parent
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
AN_AWARD = "kg.select(kg.view().nodes.find((node) => node.type === 'Award' && node.parts.length > 2).id)"


def main() -> None:
    """Writes docs/page*.png."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        build([DOCS.parent / "examples"], folder)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        file = Path(folder) / "graph.html"
        shoot(browser, file, "page", DESKTOP, "light", AN_AWARD)
        shoot(browser, file, "page-dark", DESKTOP, "dark", "")
        shoot(browser, file, "page-triples", LAPTOP, "light", "", "#as=triples&lang=en")
        shoot(browser, file, "page-table", DESKTOP, "light", AN_AWARD, "#tab=table&lang=en")
        shoot(browser, file, "page-phone", PHONE, "light", "")
        shoot(browser, file, "page-phone-dark", PHONE, "dark", "")
        browser.close()


def shoot(
    browser: Any, file: Path, name: str, size: dict[str, int], theme: str, act: str, address: str = ""
) -> None:
    """One picture, of the page as it stands after `act` (a JavaScript expression)."""
    page = browser.new_page(viewport=size, color_scheme=theme)
    page.goto(f"{file.as_uri()}{address}")
    page.wait_for_selector("body[data-ready]")
    if act:
        page.evaluate(act)
    page.wait_for_timeout(800)
    page.screenshot(path=DOCS / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main()
