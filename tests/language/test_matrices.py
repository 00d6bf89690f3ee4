"""The pipeline multiplies its matrices by numpy, however it is loaded."""

from __future__ import annotations

import spacy

import kg


def test_every_layer_of_a_loaded_pipeline_multiplies_by_numpy():
    nlp = spacy.load(kg.pipeline("vi"))
    for name in ("tok2vec", "morphologizer", "ner"):
        assert not any(layer.ops.use_blis for layer in nlp.get_pipe(name).model.walk()), name
