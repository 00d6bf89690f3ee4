"""The next generation's content: what resolution made of all articles, written where it differs from before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

import pyoxigraph as ox

from kg.entity import Resolved
from kg.rdf.dataset import dataset
from kg.rdf.history import history
from kg.rdf.names import Names
from kg.store.generations import open_generation
from kg.store.manifest import Listed, Manifest


def update(
    store: ox.Store,
    resolved: Resolved,
    keys: Mapping[str, str],
    before: Manifest,
    base: str,
    extractor: str,
    earlier: Path | None,
) -> Manifest:
    """Brings a clone of the earlier generation to what is resolved now; graphs that are the same stay untouched.

    `keys` are those of the extractions by article, `extractor` what made them. Returns what the store now holds.
    """
    if base != before.base:
        store.clear()
        before, earlier = Manifest(), None
    names, listed = Names(base), {}
    sources = {one.article.id: one.article.source for one in resolved.extractions}
    with NamedTemporaryFile(suffix=".nq") as changed:
        for part in dataset(resolved, extractor, base):
            name = part.article_id
            if name is None or name not in before.articles or before.articles[name].graph != part.sha256:
                store.remove_graph(ox.NamedNode(str(part.graph.identifier)))
                changed.write(part.nquads)
            if name is not None:
                listed[name] = Listed(sources[name], keys[name], part.sha256)
        changed.flush()
        store.bulk_load(path=changed.name, format=ox.RdfFormat.N_QUADS)
    for name in before.articles.keys() - listed.keys():
        store.remove_graph(ox.NamedNode(str(names.article(name))))
    if earlier is not None:
        replaced = list(history(open_generation(earlier), store, base))
        store.remove_graph(ox.NamedNode(str(names.graph("history"))))
        store.extend(replaced)
    return Manifest(listed, base)
