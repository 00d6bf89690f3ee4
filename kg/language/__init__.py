"""Text to spaCy `Doc`: a folder a language, each with its pipeline, its dates and numbers, its lexicons."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OptionError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.article import Article

LANGUAGES = ("vi",)


def analyse(article: Article) -> Doc:
    """The `Doc` of an article: words, sentences, parts of speech, syntax, names, times and quantities.

    ``doc.text`` is ``article.text``. ``doc._.article`` is the article, ``doc._.times`` and ``doc._.quantities``
    what the language's grammars of dates and numbers find. The pipeline is loaded once a process.
    Raises `OptionError` for a language without a pipeline.
    """
    if article.language not in LANGUAGES:
        raise OptionError(f"its language, {article.language}, is not read yet; leave it out")
    doc = _pipeline(article.language)(article.text)
    doc._.article = article
    import_module(f"{__name__}.{article.language}").annotate(doc)
    return doc


def pipeline_path(language: str = "vi") -> Path:
    """Where the pipeline of a language is: ``spacy.load(pipeline_path("vi"))``."""
    if language not in LANGUAGES:
        raise OptionError(f"--lang {language}: no such language; there is {' and '.join(LANGUAGES)}")
    return Path(__file__).parent / language / "pipeline"


@cache
def _pipeline(language: str) -> Language:
    path = pipeline_path(language)
    import spacy
    from spacy.tokens import Doc

    for extension in ("article", "times", "quantities"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=() if extension != "article" else None)
    import_module(f"{__name__}.{language}.components")
    return spacy.load(path)
