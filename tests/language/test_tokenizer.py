from __future__ import annotations

import json
import lzma
import os
import pickle
import unicodedata
from itertools import islice
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.article import Article
from kg.language import analyse, pipeline_path

DATA = Path(os.environ.get("KG_DATA", Path(__file__).parents[3] / "shared"))
NEWS = DATA / "data" / "news" / "news.jsonl.xz"

TEXT = (
    "UỶ BAN HỌP\nSáng 9/4, Uỷ ban Kiểm tra họp ở thành phố Hoà Bình. Ông Lê Thuý Hoà, Chủ tịch Uỷ ban, "
    "khẳng định: “Quỹ khoẻ mạnh, thoả mãn mọi người.” Hội nghị do bà Nguyễn Thị Thuỷ, Bí thư Tỉnh uỷ, chủ trì."
)
OTHERWISE = {"uỷ": "ủy", "Uỷ": "Ủy", "UỶ": "ỦY", "oà": "òa", "uý": "úy", "oẻ": "ỏe", "oả": "ỏa"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(pipeline_path("vi"))


@settings(deadline=None, max_examples=200)
@given(text=st.text(alphabet=st.characters(codec="utf-8")))
def test_every_word_slices_any_text(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
        assert token.text == token.text.strip() or token.is_space


@settings(deadline=None, max_examples=50)
@given(text=st.text(alphabet="Ông Lê Hoà ở UBND tỉnh.\n  \u00a0\u0301\u200b9/4“”…-ệ"))
def test_names_and_sentences_slice_any_text(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    for name in doc.ents:
        assert text[name.start_char : name.end_char] == name.text


def test_a_line_break_is_never_inside_a_word(nlp: Language) -> None:
    doc = nlp.make_doc("Đảng\nbộ Khối\n\ncơ  quan")
    assert [token.text for token in doc if "\n" in token.text] == ["\n", "\n\n"]


def _analysis(nlp: Language, text: str) -> list[tuple[object, ...]]:
    doc = nlp(text)
    names = [(name.start, name.end, name.label_) for name in doc.ents]
    words = [(t.norm_, t.shape_, t.pos_, t.dep_, t.head.i, t.is_sent_start) for t in doc]
    return [*words, *names]


def test_decomposed_text_is_analysed_alike(nlp: Language) -> None:
    assert _analysis(nlp, unicodedata.normalize("NFD", TEXT)) == _analysis(nlp, TEXT)


def test_text_with_tones_placed_otherwise_is_analysed_alike(nlp: Language) -> None:
    other = TEXT
    for old, new in OTHERWISE.items():
        other = other.replace(old, new)
    assert other != TEXT
    assert _analysis(nlp, other) == _analysis(nlp, TEXT)


def test_the_pipeline_is_loaded_without_the_other_parts_of_kg() -> None:
    import subprocess
    import sys

    code = (
        "import sys, spacy; spacy.load(sys.argv[1]); "
        "print(*sorted({m.split('.')[1] for m in sys.modules if m.startswith('kg.')}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code, str(pipeline_path("vi"))], check=True, capture_output=True, text=True
    )
    assert set(loaded.stdout.split()) <= {"language", "errors", "article"}


def test_the_tokenizer_can_be_sent_to_another_process(nlp: Language) -> None:
    copy = pickle.loads(pickle.dumps(nlp.tokenizer))
    assert [token.text for token in copy(TEXT)] == [token.text for token in nlp.make_doc(TEXT)]


@pytest.mark.data
@pytest.mark.skipif(not NEWS.exists(), reason="KG_DATA names no research data")
def test_every_word_and_name_slices_real_articles(nlp: Language) -> None:
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, 5000)):
            text = json.loads(line)["text"]
            doc = nlp.make_doc(text) if number % 50 else nlp(text)  # names, too, of one in fifty
            assert doc.text == text
            assert all(text[name.start_char : name.end_char] == name.text for name in doc.ents)
            assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.data
@pytest.mark.skipif(not NEWS.exists(), reason="KG_DATA names no research data")
def test_sentences_are_those_the_gold_is_written_on_or_parts_of_them() -> None:
    import sys

    sys.path.insert(0, str(DATA / "gold"))
    from annotate import sentences  # type: ignore[import-not-found]

    same = total = 0
    for path in sorted((DATA / "gold" / "texts").glob("*.txt"))[:60]:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        starts = {sentence.start_char for sentence in analyse(Article(path.stem, text)).sents}
        gold = {start for start, _ in sentences(text)}
        same += len(starts & gold)
        total += len(gold)
    assert same / total > 0.99
