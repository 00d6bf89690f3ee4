"""The file that the page is."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.frame import ENTITY_KINDS, MODALITIES, QUALIFIERS, ROLES
from kg.view.page import messages, page
from kg.view.payload import columns, embedded, escaped
from kg.view.scene import Scene


class Elements(HTMLParser):
    """Elements with their attributes, and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.elements[-1] if self.elements else ("", {})
        if tag in ("script", "style") and data.strip():
            self.texts.append((tag, attributes, data))


@pytest.fixture(scope="module")
def html(sample: Scene) -> str:
    return page(sample, title="Tỉnh <b>Lam Sơn</b>")


def test_nothing_in_it_is_fetched(html: str) -> None:
    for tag, attributes in Elements(html).elements:
        assert tag not in ("link", "iframe", "img", "object", "embed", "base")
        assert not {"src", "href", "srcset", "style", "onclick", "onload"} & set(attributes)


def test_the_policy_allows_exactly_the_scripts_and_styles_it_has(html: str) -> None:
    read = Elements(html)
    policy = next(a["content"] for tag, a in read.elements if tag == "meta" and "http-equiv" in a)
    assert policy is not None
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    runs = [text for tag, attributes, text in read.texts if tag == "style" or "type" not in attributes]
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in runs}
    assert hashes == allowed
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_the_title_is_text(html: str) -> None:
    assert "<title>Tỉnh &lt;b&gt;Lam Sơn&lt;/b&gt;</title>" in html


def test_the_same_scene_gives_the_same_bytes(sample: Scene, large: Scene) -> None:
    assert page(sample) == page(sample)
    assert page(large) == page(large)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_type_role_and_modality_has_a_name(language: str) -> None:
    words = messages()[language]
    assert set(words["kinds"]) == {*ENTITY_KINDS, "Post", "Event"}
    assert set(words["types"]) == set(ROLES)
    assert set(words["roles"]) == {role for roles in ROLES.values() for role in roles} | {"source"}
    assert set(words["modalities"]) == set(MODALITIES)
    assert set(words["qualifiers"]) == set(QUALIFIERS)


def test_both_languages_say_the_same_things_with_the_same_gaps() -> None:
    vi, en = messages()["vi"], messages()["en"]
    assert set(vi) == set(en)
    for key, text in vi.items():
        if isinstance(text, str):
            assert sorted(re.findall(r"\{(\w+)", text)) == sorted(re.findall(r"\{(\w+)", en[key])), key


def test_the_script_says_nothing_that_has_no_words() -> None:
    folder = Path(__file__).parents[2] / "kg" / "view" / "script"
    for script in folder.glob("*.js"):
        for key in re.findall(r"""\bsay\("([\w.]+)["]""", script.read_text(encoding="utf-8")):
            found: object = messages()["vi"]
            for name in key.split("."):
                assert isinstance(found, dict)
                assert name in found, f"{script.name}: {key}"
                found = found[name]


@given(st.text())
def test_escaped_json_can_neither_end_nor_open_an_element(text: str) -> None:
    made = escaped(json.dumps(text, ensure_ascii=False))
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == text


def test_large_data_are_packed_and_come_back(large: Scene) -> None:
    data = columns(large)
    text, form = embedded(data)
    assert form == "gzip"
    assert json.loads(gzip.decompress(base64.b64decode(text))) == json.loads(json.dumps(data))


def test_offsets_in_the_page_count_from_the_sentence(sample: Scene) -> None:
    data = columns(sample)
    for frame in data["frames"]:
        _, type, sentence, start, end, *_ = frame
        words = data["sentences"][sentence][3][start:end]
        assert words, data["types"][type]
    assert {data["sentences"][f[2]][3][f[3] : f[4]] for f in data["frames"]} >= {"trao tặng", "bổ nhiệm"}


def test_an_empty_scene_is_a_page() -> None:
    assert "<html" in page(Scene())
