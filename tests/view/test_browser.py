"""What the page does, in a real browser."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kg.view.page import page as page_of
from kg.view.scene import Scene
from tests.view.conftest import Opener
from tests.view.sample import BASE, store_of

pytestmark = pytest.mark.browser


def identifier(page: Any, name: str) -> str:
    found: str = page.evaluate("name => kg.find(name)[0].id", name)
    return found


def click(page: Any, id: str) -> None:
    """Clicks the canvas where a node is."""
    at = page.evaluate("id => kg.at(id)", id)
    page.locator("#canvas").click(position=at)


def search(page: Any, text: str) -> None:
    page.fill("#search", text)
    page.keyboard.press("Enter")


def slide(page: Any, key: str, value: float) -> None:
    """Moves a slider as a mouse does."""
    page.locator(f"[data-key='{key}']").evaluate(
        "(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('change')); }", value
    )


def counts(page: Any) -> str:
    return str(page.inner_text("#counts"))


# ---- first sight


def test_a_small_graph_is_shown_whole_with_title_and_period(open_page: Opener) -> None:
    page = open_page()
    assert page.inner_text("h1") == "Tỉnh Lam Sơn"
    assert "2 bài báo · 8 sự kiện và quan hệ" in page.inner_text("#about")
    assert "8 trên 8 sự kiện" in counts(page)


def test_a_large_graph_opens_with_twenty_that_matter(open_page: Opener) -> None:
    page = open_page("large")
    assert page.evaluate("kg.view().entities.length") == 20
    assert counts(page).startswith("Đang hiện 20 trên 126 đối tượng")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("name", ["sample", "large"])
def test_no_label_lies_on_another_at_rest(open_page: Opener, name: str, size: tuple[int, int]) -> None:
    page = open_page(name, viewport={"width": size[0], "height": size[1]})
    overlaps = page.evaluate(
        """() => kg.labels().flatMap((one, i, all) => all.slice(i + 1).filter((other) => other.id !== one.id &&
             Math.abs(one.x - other.x) < (one.width + other.width) / 2 - 1 &&
             Math.abs(one.y - other.y) < (one.height + other.height) / 2 - 1 && other.height !== other.width &&
             one.height !== one.width).map((other) => [one.id, other.id]))"""
    )
    assert overlaps == []


def test_the_page_opens_the_same_every_time(open_page: Opener) -> None:
    places = [
        open_page("large").evaluate("kg.view().entities.map((entity) => [entity.id, kg.at(entity.id)])")
        for _ in range(2)
    ]
    assert places[0] == places[1]


# ---- search


@pytest.mark.parametrize("typed", ["tran huu phuoc", "Trần Hữu", "PHUOC", "hữu phước"])
def test_search_finds_names_with_and_without_marks(open_page: Opener, typed: str) -> None:
    page = open_page()
    page.fill("#search", typed)
    assert page.inner_text("#results li:first-child .name") == "Trần Hữu Phước"


def test_search_finds_the_english_label(open_page: Opener) -> None:
    page = open_page()
    search(page, "second-class labour")
    assert "Huân chương Lao động hạng Nhì" in page.inner_text("#details h2")


def test_search_says_when_nothing_has_that_name(open_page: Opener) -> None:
    page = open_page()
    page.fill("#search", "khong co ai")
    assert page.inner_text("#results") == "Không có gì tên như vậy"


def test_choosing_a_result_shows_what_was_not_shown(open_page: Opener) -> None:
    page = open_page("large")
    hidden = page.evaluate(
        "kg.model.entities.find((entity) => entity.kind === 'Person' && !kg.view().entities.includes(entity)).labels.vi"
    )
    search(page, hidden)
    assert page.evaluate("kg.view().entities.length") == 21
    assert page.inner_text("#details h2") == hidden


# ---- evidence


def test_a_click_on_an_entity_opens_its_sentences_with_trigger_and_fillers_marked(open_page: Opener) -> None:
    page = open_page()
    click(page, identifier(page, "do khanh linh"))
    card = page.locator(".card").first
    assert card.locator("mark.trigger").inner_text() == "trao tặng"
    assert card.locator("mark.Person").inner_text() == "Đỗ Khánh Linh"
    assert card.locator("mark.Honour").inner_text() == "Huân chương Lao động hạng Nhì"
    assert card.locator("blockquote").inner_text().startswith("Sáng 12/5/2024, bà Đỗ Khánh Linh trao tặng")
    assert "tin cậy 90%" in card.inner_text()
    assert "rule:sample" in card.inner_text()


def test_evidence_names_article_date_publisher_and_links_to_it(open_page: Opener) -> None:
    page = open_page()
    search(page, "do khanh linh")
    link = page.locator(".card a").first
    assert link.get_attribute("href") == "https://example.org/ky-niem"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "Báo Lam Sơn · đăng 12/5/2024" in page.locator(".source").first.inner_text()


def test_a_click_on_an_event_and_on_an_edge_opens_the_sentence(open_page: Opener) -> None:
    page = open_page()
    event = page.evaluate("kg.view().nodes.find((node) => node.type === 'Appointment').id")
    click(page, event)
    assert "bổ nhiệm ông Lê Minh Khang" in page.inner_text("#details blockquote")
    edge = page.evaluate("kg.view().edges.find((edge) => edge.type === 'HoldsPosition').id")
    page.evaluate("id => kg.select(id)", edge)
    assert page.locator("#details mark.trigger").inner_text() == "Chủ tịch"


def test_a_time_from_another_sentence_is_shown_with_that_sentence(open_page: Opener) -> None:
    page = open_page()
    event = page.evaluate("kg.view().nodes.find((node) => node.type === 'Statement').id")
    page.evaluate("id => kg.select(id)", event)
    assert "Sáng 12/5/2024" in page.inner_text("#details blockquote.inherited mark")


def test_letters_beyond_the_basic_plane_do_not_shift_the_marks(open_page: Opener) -> None:
    page = open_page()
    texts = page.evaluate(
        "kg.model.frames.map((frame) => [...frame.sentence.text].slice(...frame.trigger).join(''))"
    )
    assert set(texts) == {"trao tặng", "có 11", "cho biết", "dự", "bổ nhiệm", "Chủ tịch", "gặp", "thăm"}


def test_everything_drawn_has_a_sentence(open_page: Opener) -> None:
    page = open_page("large")
    told = "(each) => each.events.every((event) => event.frames.every((frame) => frame.sentence.text))"
    assert page.evaluate(f"[...kg.view().edges, ...kg.view().nodes].every({told})")
    assert page.evaluate("kg.view().entities.every((entity) => entity.events.length)")


# ---- expand, path, undo


def test_expanding_offers_counts_by_kind_and_adds_no_more_than_thirty(open_page: Opener) -> None:
    page = open_page("large")
    search(page, "ban so 0")
    chip = page.locator(".chip", has_text="Người")
    offered = int(chip.locator("b").inner_text())
    before = page.evaluate("kg.view().entities.length")
    chip.click()
    assert page.evaluate("kg.view().entities.length") == before + min(offered, 30)


def test_expanding_keeps_what_stood_there_and_labels_apart(open_page: Opener) -> None:
    page = open_page("large")
    search(page, "ban so 1")
    page.wait_for_timeout(450)
    page.locator(".chip", has_text="Phát biểu").click()
    assert page.evaluate("kg.view().nodes.some((node) => node.type === 'Statement')")


def test_a_double_click_expands_an_entity(open_page: Opener) -> None:
    page = open_page("large")
    id = page.evaluate("kg.view().entities[0].id")
    before = page.evaluate("kg.view().entities.length")
    at = page.evaluate("id => kg.at(id)", id)
    page.locator("#canvas").dblclick(position=at)
    page.wait_for_function("before => kg.view().entities.length > before", arg=before)


def test_a_path_is_found_between_two(open_page: Opener) -> None:
    page = open_page()
    search(page, "do khanh linh")
    page.click("text=Đường nối tới…")
    search(page, "truong dai hoc lam son")
    assert "Đường nối qua 1 sự kiện" in page.inner_text("#notice")
    assert page.evaluate("kg.view().entities.length") == 2
    assert page.inner_text("#details h2") == "Đỗ Khánh Linh → Trường Đại học Lam Sơn"
    assert page.locator("#details mark.trigger").all_inner_texts() == ["trao tặng"]
    again = open_page("sample", page.evaluate("location.hash"))
    assert again.inner_text("#details") == page.inner_text("#details")


def test_no_path_is_said_so(open_page: Opener) -> None:
    page = open_page()
    search(page, "do khanh linh")
    page.click("text=Đường nối tới…")
    search(page, "luang prabang")
    assert page.inner_text("#notice") == "Không có đường nối nào giữa hai đối tượng"


def test_undo_and_redo_take_back_and_forth(open_page: Opener) -> None:
    page = open_page()
    page.uncheck("[data-key='noTypes:Award']")
    assert "7 trên 8 sự kiện" in counts(page)
    page.keyboard.press("Control+z")
    assert "8 trên 8 sự kiện" in counts(page)
    page.click("#redo")
    assert "7 trên 8 sự kiện" in counts(page)


def test_the_way_back_of_the_browser_undoes(open_page: Opener) -> None:
    page = open_page()
    page.uncheck("[data-key='noTypes:Award']")
    page.uncheck("[data-key='noTypes:Visit']")
    page.go_back()
    page.wait_for_function("kg.state().noTypes.length === 1")
    page.go_forward()
    page.wait_for_function("kg.state().noTypes.length === 2")


def test_around_an_entity_one_sees_as_many_steps_as_asked(open_page: Opener) -> None:
    page = open_page()
    search(page, "luang prabang")
    page.click("[aria-label='Chỉ xem quanh đây trong 1 bước']")
    assert page.evaluate("kg.view().entities.length") == 2
    page.click("[aria-label='Chỉ xem quanh đây trong 2 bước']")
    assert page.evaluate("kg.view().entities.length") > 2


def test_the_page_tells_the_command_that_draws_this_part(open_page: Opener) -> None:
    page = open_page("sample", "#since=2024-06")
    search(page, "luang prabang")
    assert page.inner_text("#details .again code") == "kg view --about 'Luang Prabang' --since 2024-06"


def test_hiding_removes_a_node_and_its_edges(open_page: Opener) -> None:
    page = open_page()
    id = identifier(page, "do khanh linh")
    search(page, "do khanh linh")
    page.click("#details >> text=Ẩn")
    assert page.evaluate("id => kg.view().edges.every((edge) => edge.from !== id && edge.to !== id)", id)


# ---- filters


def test_a_filter_hides_nodes_with_their_edges_and_says_how_many(open_page: Opener) -> None:
    page = open_page()
    page.uncheck("[data-key='noKinds:Person']")
    assert page.evaluate("kg.view().entities.every((entity) => entity.kind !== 'Person')")
    ends = page.evaluate("kg.view().edges.flatMap((edge) => [edge.from, edge.to])")
    shown = page.evaluate("[...kg.view().entities, ...kg.view().nodes].map((each) => each.id)")
    assert set(ends) <= set(shown)
    assert counts(page) != "Đang hiện 8 trên 11 đối tượng, 8 trên 8 sự kiện"


def test_filters_by_modality_source_confidence_and_number_of_events(open_page: Opener) -> None:
    page = open_page()
    page.uncheck("[data-key='noModalities:planned']")
    assert "7 trên 8 sự kiện" in counts(page)
    page.click("[data-key='clear']")
    page.uncheck("[data-key='noPublishers:Báo Lam Sơn']")
    assert "4 trên 8 sự kiện" in counts(page)
    page.click("[data-key='clear']")
    slide(page, "confidence", 0.8)
    assert "7 trên 8 sự kiện" in counts(page)
    page.click("[data-key='clear']")
    slide(page, "minEvents", 3)
    assert page.evaluate("kg.view().entities.every((entity) => entity.events.length >= 3)")


def test_the_slider_moves_events_and_through_them_entities_and_keeps_the_undated_apart(
    open_page: Opener,
) -> None:
    page = open_page()
    slider = page.locator("[data-key='since']")
    slider.focus()
    page.keyboard.press("End")
    page.wait_for_function("kg.state().since === '2024-10'")
    kinds = page.evaluate("kg.view().events.map((event) => event.type)")
    assert "Award" not in kinds
    assert "Visit" in kinds
    assert "Meeting" in kinds  # undated
    page.uncheck("[data-key='undated']")
    assert page.evaluate("kg.view().events.map((event) => event.type)") == ["Visit"]
    assert page.evaluate("kg.view().entities.map((entity) => entity.labels.vi).sort()") == [
        "Luang Prabang",
        "Trần Hữu Phước",
    ]


def test_filters_that_hide_everything_say_so(open_page: Opener) -> None:
    page = open_page("sample", "#min=20")
    assert page.inner_text("#empty").startswith("Bộ lọc đã ẩn hết")


# ---- address, language, theme


def test_the_address_restores_the_view(open_page: Opener) -> None:
    page = open_page()
    search(page, "le minh khang")
    page.uncheck("[data-key='noTypes:Statistic']")
    page.click("#bar >> text=Bộ ba")
    page.click("#language")
    address = page.evaluate("location.hash")
    again = open_page("sample", address)
    assert again.evaluate("kg.state()") == page.evaluate("kg.state()")
    assert again.inner_text("#details") == page.inner_text("#details")
    assert counts(again) == counts(page)


def test_an_address_of_nonsense_opens_the_first_view(open_page: Opener) -> None:
    page = open_page("sample", "#show=%E0%A4%A&types&as=none&lang=xx&__proto__=1&conf=NaN&sel=nobody")
    assert "8 trên 8 sự kiện" in counts(page)


def test_the_language_changes_every_word_and_back(open_page: Opener) -> None:
    page = open_page()
    page.click("#language")
    assert page.get_attribute("html", "lang") == "en"
    assert "8 of 8 events" in counts(page)
    assert page.evaluate("kg.find('huan chuong')[0].labels.en") == "Second-Class Labour Order"
    shown = page.inner_text("body")
    assert "Bộ lọc" not in shown
    assert "Second-Class Labour Order" in shown
    page.click("#language")
    assert "8 trên 8 sự kiện" in counts(page)


def test_light_and_dark_follow_the_system_and_the_button(open_page: Opener) -> None:
    page = open_page(color_scheme="dark")
    assert page.get_attribute("html", "data-theme") == "dark"
    page.click("#theme")
    assert page.get_attribute("html", "data-theme") == "light"


def test_triples_are_edges_with_their_relation(open_page: Opener) -> None:
    page = open_page()
    page.click("#bar >> text=Bộ ba")
    edges = page.evaluate(
        "kg.view().edges.map((edge) => edge.triples.map((triple) => triple.relation)).flat()"
    )
    assert {"awarded", "received", "honoured", "appointedTo", "holdsPosition", "met"} <= set(edges)
    award = page.evaluate(
        "kg.view().edges.find((edge) => edge.triples.some((triple) => triple.relation === 'awarded')).id"
    )
    page.evaluate("id => kg.select(id)", award)
    assert "trao tặng" in page.inner_text("#details .triple")
    assert page.locator("#details blockquote mark.trigger").inner_text() == "trao tặng"


# ---- timeline and table


def test_the_timeline_shows_the_events_of_the_view_and_selects(open_page: Opener) -> None:
    page = open_page()
    dated = page.evaluate("kg.view().events.filter((event) => event.first).length")
    assert page.locator("#timeline .point").count() == dated
    page.locator("#timeline .point").first.dispatch_event("click")
    assert page.evaluate("kg.state().selected") != ""


def test_posts_that_last_are_bars(open_page: Opener) -> None:
    page = open_page()
    assert page.locator("#timeline .post").count() == 0
    assert page.evaluate("kg.view().events.filter((event) => event.type === 'HoldsPosition').length") == 1


def test_the_table_mirrors_the_graph_and_sorts(open_page: Opener) -> None:
    page = open_page()
    page.click("#bar >> text=Bảng")
    assert page.locator("tbody tr").count() == page.evaluate("kg.view().events.length")
    page.click("th >> text=Loại")
    assert page.locator("th", has_text="Loại").get_attribute("aria-sort") == "ascending"
    types = page.locator("td.type").all_inner_texts()
    assert types == page.evaluate("words => [...words].sort((a, b) => a.localeCompare(b, 'vi'))", types)
    page.click("text=/Đối tượng \\(/")
    assert page.locator("tbody tr").count() == page.evaluate("kg.view().entities.length")
    page.locator("tbody button").first.click()
    assert page.locator("#details blockquote").count() > 0


# ---- export


@pytest.mark.parametrize("form", ["png", "svg", "csv", "json", "ttl"])
def test_the_view_is_exported(open_page: Opener, tmp_path: Path, form: str) -> None:
    page = open_page()
    page.uncheck("[data-key='noTypes:Visit']")
    page.click("#export")
    with page.expect_download() as download:
        page.click(f"[data-export='{form}']")
    file = tmp_path / f"view.{form}"
    download.value.save_as(file)
    content = file.read_bytes()
    if form == "png":
        assert content.startswith(b"\x89PNG")
        assert len(content) > 5000
        return
    text = content.decode("utf-8-sig")
    assert "Huân chương" in text
    assert "Luang Prabang" not in text
    if form == "csv":
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) == 8
    elif form == "json":
        data = json.loads(text)
        award = next(frame for frame in data["frames"] if frame["type"] == "Award")
        assert award["trigger"]["text"] == "trao tặng"
        assert award["roles"]["agent"][0]["text"] == "Đỗ Khánh Linh"
    elif form == "ttl":
        graph = rdflib.Graph().parse(data=text, format="turtle")
        kg = rdflib.Namespace("https://w3id.org/kg-events/ontology#")
        (award,) = graph.subjects(rdflib.RDF.type, kg.Award)
        assert (None, kg.text, None) in graph
        assert len(list(graph.objects(award, kg.recipient))) == 1


# ---- keyboard and screen reader


def test_the_graph_is_walked_by_keys_alone(open_page: Opener) -> None:
    page = open_page()
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#live").startswith("1 trên ")
    page.keyboard.press("Enter")
    chosen = page.evaluate("kg.state().selected")
    assert chosen
    assert page.evaluate("document.activeElement.id") == "details"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "canvas"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.evaluate("kg.state().selected") != chosen
    assert page.locator("#details blockquote").count() > 0


def test_keys_reach_search_expansion_and_table(open_page: Opener) -> None:
    page = open_page("large")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("nguoi thu 7")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    before = page.evaluate("kg.view().entities.length")
    page.locator("#canvas").focus()
    page.keyboard.press("+")
    assert page.evaluate("kg.view().entities.length") > before
    page.locator("[data-key='tab:table']").focus()
    page.keyboard.press("Enter")
    page.locator("[data-key='sort:date']").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.key") == "sort:date"


def test_the_keyboard_stays_where_it_was_when_the_page_is_drawn_anew(open_page: Opener) -> None:
    page = open_page("large")
    search(page, "ban so 3")
    page.locator("[data-key='expand:Người']").focus()
    page.keyboard.press("Space")  # adds all, and so is gone
    assert page.evaluate("document.activeElement.id") == "details"
    for key in ("noTypes:Meeting", "as:triples"):
        page.locator(f"[data-key='{key}']").focus()
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.dataset.key") == key
    page.locator("#language").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "language"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_axe_finds_no_serious_violation(open_page: Opener, theme: str, size: tuple[int, int]) -> None:
    page = open_page(color_scheme=theme, viewport={"width": size[0], "height": size[1]})
    search(page, "do khanh linh")
    axe = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    for tab in ("graph", "table"):
        page.click(f"[data-key='tab:{tab}']")
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        serious = [
            (violation["id"], [node["html"][:120] for node in violation["nodes"]])
            for violation in found["violations"]
            if violation["impact"] in ("serious", "critical")
        ]
        assert serious == []


# ---- small screens, touch, print


def test_on_a_phone_sides_are_sheets(open_page: Opener) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert not page.locator("#filters").is_visible()
    page.tap("#tabs >> text=Bộ lọc")
    assert page.locator("#filters").is_visible()
    page.tap("#tabs >> text=Đồ thị")
    at = page.evaluate("kg.at(kg.view().entities[0].id)")
    page.locator("#canvas").tap(position=at)
    page.tap("#tabs >> text=Chi tiết")
    page.wait_for_selector("#details blockquote")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_print_has_the_graph_and_its_evidence_without_controls(open_page: Opener) -> None:
    page = open_page()
    search(page, "do khanh linh")
    page.emulate_media(media="print")
    assert page.locator("#canvas canvas").is_visible()
    assert page.locator("#details blockquote").first.is_visible()
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#tools").is_visible()


def test_nothing_moves_once_it_stands(open_page: Opener) -> None:
    page = open_page("large")
    search(page, "ban so 2")
    places = "kg.view().entities.map((entity) => kg.at(entity.id))"
    seen = []
    while len(seen) < 20 and not (len(seen) > 1 and seen[-1] == seen[-2]):
        page.wait_for_timeout(300)
        seen.append(page.evaluate(places))
    page.wait_for_timeout(300)
    assert page.evaluate(places) == seen[-1]


# ---- hostile text


def test_hostile_text_stays_text_through_the_whole_way(open_page: Opener, tmp_path: Path) -> None:
    from kg.article import Article

    strings = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()
    assert len(strings) >= 50
    told, sentences = [], []
    for number, string in enumerate(strings):
        sentence = f"Ông {string} gặp bà Lan."
        article = Article(
            id=f"{number}-{string}",
            text=sentence,
            title=string,
            url=string,
            published="2024-01-01",
            publisher=string,
        )
        roles = {"agent": [(string, string, "Person")], "counterpart": [("Lan", "Lan", "Person")]}
        told.append((article, "Meeting", "gặp", "asserted", roles))
        sentences.append(sentence)
    from kg.view.stored import scene_of

    scene = scene_of(store_of(told, sentences, why=strings[0]))
    assert {entity.labels["vi"] for entity in scene.entities.values()} >= set(strings)
    file = tmp_path / "hostile.html"
    file.write_text(page_of(scene, title=strings[0], command=strings[1]), encoding="utf-8")
    page = open_page(file, "#tab=table")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.evaluate("for (const entity of kg.model.entities) kg.select(entity.id)")
    page.evaluate("kg.select(kg.find('lan')[0].id)")
    for _ in range(4):
        more = page.locator("#details .wide")
        if more.count():
            more.click()
    page.hover("#details .card")
    quoted = set(page.locator("#details blockquote").all_inner_texts())
    assert {" ".join(sentence.split()) for sentence in sentences} <= {
        " ".join(each.split()) for each in quoted
    }
    assert page.evaluate("window.hit") is None
    assert dialogs == []
    foreign = "img, iframe, object, embed, form, base, link, meta, video, audio, marquee, style"
    assert page.locator(f"body :is({foreign})").count() == 0
    assert page.locator("#details a[href]").count() == 0
    assert page.locator("script").count() == 5
    page.click("#export")
    with page.expect_download() as download:
        page.click("[data-export='ttl']")
    saved = tmp_path / "hostile.ttl"
    download.value.save_as(saved)
    graph = rdflib.Graph().parse(saved, format="turtle")
    labels = {str(label) for label in graph.objects(None, rdflib.SKOS.prefLabel)}
    assert set(strings) & labels


def test_data_of_a_large_graph_are_packed_and_those_of_a_small_one_readable(
    pages: dict[str, Path], sample: Scene
) -> None:
    assert '"form": "gzip"' in pages["large"].read_text(encoding="utf-8")
    assert '"form": "json"' in pages["sample"].read_text(encoding="utf-8")
    assert BASE in pages["sample"].read_text(encoding="utf-8")


def test_an_old_browser_is_told_what_to_use(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(pages["large"].as_uri())
    page.wait_for_selector("text=Trình duyệt này cũ")
    context.close()
