"""Everything the Vietnamese pipeline's config names: importing this module registers it with spaCy."""

from __future__ import annotations

from kg.language.vi.matrices import multiply_by_numpy
from kg.language.vi.names import correct_names
from kg.language.vi.sentences import mark_sentences
from kg.language.vi.tokenizer import create_tokenizer
from kg.language.vi.vectors import create_vectors

__all__ = ["correct_names", "create_tokenizer", "create_vectors", "mark_sentences", "multiply_by_numpy"]
