"""Matrices multiplied by numpy's OpenBLAS, half as fast again as thinc's own BLIS on these small networks.

Registered with spaCy as ``kg.NumpyMatrices.v1``, a callback that the pipeline's config names. One thread (see
kg/cli.py) makes the last digits the same wherever there are more.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.util import registry
from thinc.api import Model, NumpyOps


@registry.callbacks("kg.NumpyMatrices.v1")  # type: ignore[untyped-decorator]
def multiply_by_numpy() -> Callable[[Language], Language]:
    """What is done to a pipeline once its parts are there."""
    return _multiply_by_numpy


def _multiply_by_numpy(nlp: Language) -> Language:
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                layer.ops = ops
    return nlp
