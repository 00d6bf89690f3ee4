"""The page of a graph as large as 3,313 articles make: how long it takes to open and to answer, beside bare pyvis.

    python benchmarks/page.py [--articles 3313] [--store outputs/store]

Without --store the graph is invented, always the same: twelve frames an article, names as unequally frequent as in
news. Each figure is the median of five, in Chromium with the network off; the machine's load stands beside them.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from kg.frame import ROLES
from kg.view.network import to_networkx
from kg.view.page import page as page_of
from kg.view.scene import Article, Entity, Filler, Frame, Relation, Scene, Sentence, Triple

FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
)
GIVEN = (
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Đức",
    "Giang",
    "Hà",
    "Hải",
    "Hòa",
    "Hùng",
    "Khang",
    "Linh",
    "Minh",
    "Nga",
    "Thu",
)
BODY = ("Sở", "Ban", "Ủy ban", "Văn phòng", "Thanh tra", "Cục", "Trường", "Viện")
WORDS = (
    "về",
    "việc",
    "triển khai",
    "kế hoạch",
    "phát triển",
    "giáo dục",
    "và",
    "đào tạo",
    "trên",
    "địa bàn",
    "tỉnh",
)
BARE_PYVIS_LIMIT = 60
"""Seconds that the bare page is given to draw."""


def main() -> None:
    """Prints the figures as a table in Markdown."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--articles", type=int, default=3313)
    options.add_argument("--store")
    asked = options.parse_args()
    scene = stored(asked.store) if asked.store else invented(asked.articles)
    started = time.perf_counter()
    html = page_of(scene, title="Đo")
    made = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file, bare = Path(folder) / "page.html", Path(folder) / "bare.html"
        file.write_text(html, encoding="utf-8")
        bare_made = timed(lambda: bare.write_text(bare_page(scene), encoding="utf-8"))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        rows = [
            ("making the page", f"{made:.1f} s", "", "", f"{bare_made:.1f} s"),
            (
                "file",
                f"{file.stat().st_size / 1e6:.1f} MB",
                "",
                "25 MB",
                f"{bare.stat().st_size / 1e6:.1f} MB",
            ),
            *figures(browser, file),
        ]
        rows[2] = (*rows[2][:4], bare_opening(browser, bare))
        browser.close()
    print(
        f"{len(scene.articles):,} articles, {len(scene.frames):,} frames, {len(scene.entities):,} entities;"
        f" {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n"
    )
    print(
        "| what | by the clock | page's thread at work | at most | bare pyvis |\n| --- | --- | --- | --- | --- |"
    )
    for row in rows:
        print(f"| {' | '.join(row)} |")


def stored(location: str) -> Scene:
    """The scene of a store."""
    from kg.store import open_store
    from kg.view.stored import scene_of

    return scene_of(open_store(location))


def invented(articles: int, frames: int = 12) -> Scene:
    """A scene of that many articles."""
    chance = random.Random(7)
    entities = {entity.id: entity for entity in map(_entity, range(articles * 4))}
    ids = list(entities)
    told: dict[str, Frame] = {}
    sentences: dict[str, Sentence] = {}
    triples: dict[tuple[str, str, str], list[str]] = {}
    papers = {
        f"urn:article:{n}": Article(f"urn:article:{n}", f"Bài số {n}", "2017-05-01", "", f"Báo {n % 9}")
        for n in range(articles)
    }
    types = [type for type in ROLES if type not in ("Statistic", "PartOf")]
    for paper in papers:
        for index in range(frames):
            one, other = (ids[min(int(chance.paretovariate(0.55)) - 1, len(ids) - 1)] for _ in range(2))
            if one == other:
                continue
            names = " gặp ".join(entities[id].labels["vi"] for id in (one, other))
            text = f"{names} {' '.join(chance.choices(WORDS, k=14))}."
            sentence = Sentence(f"{paper}#s{index}", paper, index * 400, text)
            type = chance.choice(types)
            frame = _frame(
                f"{paper}#{type}-{index}", type, sentence, [entities[one], entities[other]], chance
            )
            told[frame.id], sentences[sentence.id] = frame, sentence
            triples.setdefault((one, "met", other), []).append(frame.id)
    mentioned = {entity for frame in told.values() for entity in frame.entities()}
    return Scene(
        articles=papers,
        sentences=sentences,
        entities={id: entity for id, entity in entities.items() if id in mentioned},
        frames=told,
        triples=tuple(Triple(*triple, tuple(found)) for triple, found in triples.items()),
        relations={"met": Relation("met", {"vi": "gặp", "en": "met"})},
    )


def _entity(number: int) -> Entity:
    chance = random.Random(number)
    if number % 3:
        name = f"{chance.choice(FAMILY)} {chance.choice(GIVEN)} {chance.choice(GIVEN)} {number}"
    else:
        name = f"{chance.choice(BODY)} {chance.choice(GIVEN)} {chance.choice(FAMILY)} {number}"
    return Entity(
        f"urn:entity:{number}", "Person" if number % 3 else "Organization", {"vi": name, "en": name}
    )


def _frame(id: str, type: str, sentence: Sentence, parts: list[Entity], chance: random.Random) -> Frame:
    fillers = []
    for role, entity in zip(ROLES[type], parts, strict=False):
        start = sentence.start + sentence.text.index(entity.labels["vi"])
        end = start + len(entity.labels["vi"])
        fillers.append(Filler(role, entity.labels["vi"], start, end, sentence.id, entity.id))
    trigger = sentence.start + sentence.text.index("gặp")
    day = f"2017-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" if chance.random() < 0.5 else ""
    modality = chance.choices(["asserted", "planned", "reported"], [8, 1, 1])[0]
    return Frame(
        id=id,
        type=type,
        sentence=sentence.id,
        trigger=(trigger, trigger + 3),
        fillers=tuple(fillers),
        modality=modality,
        confidence=0.8,
        why=("rule:any",),
        not_before=day,
        not_after=day,
    )


def figures(browser: Any, file: Path) -> list[tuple[str, ...]]:
    """Opening, search and expansion of our page: by the clock, and how much of it the page's thread worked."""
    opened, searched, expanded = [], [], []
    for _ in range(5):
        context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def both(work: Callable[[], object], session: Any = session) -> tuple[float, float]:
            before = worked(session)
            seconds = timed(work)
            return seconds, worked(session) - before

        def opening(page: Any = page) -> None:
            page.goto(file.as_uri())
            page.wait_for_selector("body[data-ready]")
            page.locator("#canvas").click(position=page.evaluate("kg.at(kg.view().entities[0].id)"))
            page.wait_for_selector("#details blockquote")

        opened.append(both(opening))
        searched.append(both(lambda page=page: page.evaluate(SEARCH)))
        expanded.append(both(lambda page=page: page.evaluate(EXPAND)))
        context.close()
    return [
        ("opening scene drawn and a click answered", *told(opened), "3 s", ""),
        ("search", *told(searched), "0.2 s", "none"),
        ("expanding a node", *told(expanded), "0.3 s", "none"),
    ]


SEARCH = """() => { const input = document.getElementById("search");
  input.value = "nguyen minh"; input.dispatchEvent(new Event("input"));
  return document.getElementById("results").getBoundingClientRect().height; }"""
EXPAND = """() => new Promise((done) => { document.querySelector(".chip").click(); requestAnimationFrame(done); })"""


def worked(session: Any) -> float:
    """Seconds that the thread of the page has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def told(measured: list[tuple[float, float]]) -> tuple[str, str]:
    """The medians of seconds by the clock, and of seconds worked."""
    clock, work = (statistics.median(column) for column in zip(*measured, strict=True))
    return f"{clock:.2f} s", f"{work:.2f} s"


def bare_page(scene: Scene) -> str:
    """The whole graph as pyvis writes it by itself, with its own physics."""
    from pyvis.network import Network

    graph = to_networkx(scene)
    network = Network(cdn_resources="in_line", directed=True)
    network.add_nodes(list(graph), label=[label for _, label in graph.nodes(data="label")])
    network.edges = [
        {"from": one, "to": other} for one, other in graph.edges()
    ]  # add_edge compares all with all
    html: str = network.generate_html()
    return html


def bare_opening(browser: Any, file: Path) -> str:
    """How long the bare page takes until it is drawn and stands."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    started = time.perf_counter()
    try:
        page.goto(file.as_uri(), timeout=BARE_PYVIS_LIMIT * 1000)
        page.wait_for_function("typeof network !== 'undefined'", timeout=BARE_PYVIS_LIMIT * 1000)
        page.evaluate("new Promise((done) => network.once('stabilizationIterationsDone', done))")
        return f"{time.perf_counter() - started:.1f} s"
    except Exception as error:
        return f"not drawn within {BARE_PYVIS_LIMIT} s ({type(error).__name__})"
    finally:
        context.close()


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
