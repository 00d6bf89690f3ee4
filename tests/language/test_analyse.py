from __future__ import annotations

import pytest

from kg.article import Article
from kg.errors import OptionError
from kg.language import analyse, pipeline_path

TEXT = "BỘ TRƯỞNG THĂM LÀNG\nSáng 9/4, ông Lê Văn Mẫu thăm TP. Hồ Chí Minh. Ông nói: “Tôi rất vui.” Hết."


def test_the_text_is_kept_character_for_character() -> None:
    assert analyse(Article("a", TEXT)).text == TEXT


def test_a_token_is_a_word_with_its_inner_spaces() -> None:
    words = [token.text for token in analyse(Article("a", TEXT))]
    assert "Lê Văn Mẫu" in words
    assert "9/4" in words


def test_a_line_break_ends_a_sentence_and_an_abbreviation_does_not() -> None:
    sentences = [sentence.text.strip() for sentence in analyse(Article("a", TEXT)).sents]
    assert sentences == [
        "BỘ TRƯỞNG THĂM LÀNG",
        "Sáng 9/4, ông Lê Văn Mẫu thăm TP. Hồ Chí Minh.",
        "Ông nói: “Tôi rất vui.”",
        "Hết.",
    ]


def test_the_doc_knows_its_article() -> None:
    article = Article("a", TEXT)
    assert analyse(article)._.article is article


def test_a_language_without_a_pipeline_is_told() -> None:
    with pytest.raises(OptionError, match="no such language"):
        pipeline_path("xx")
