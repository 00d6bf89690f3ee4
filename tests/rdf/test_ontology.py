from __future__ import annotations

import csv
import json

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg.frame import MODALITIES, ROLES
from kg.ontologies import ontology
from kg.rdf.dataset import dataset
from kg.rdf.ontology import vocabulary_labels
from kg.rdf.vocabulary import KG, KIND_CLASSES, LITERAL_ROLES, VALUE_ROLES
from tests.rdf.sample import resolved, sample_extraction, union

PREFIX = str(KG)


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(ontology("kg.ttl"))


def defined(vocabulary: Graph) -> set[str]:
    return {str(term).removeprefix(PREFIX) for term in vocabulary.subjects() if str(term).startswith(PREFIX)}


def abstract(vocabulary: Graph) -> set[str]:
    marked = vocabulary.subjects(SKOS.scopeNote, Literal("abstract", lang="en"))
    return {str(term).removeprefix(PREFIX) for term in marked}


def in_data() -> set[str]:
    """What the writers of `kg.rdf` may put into a graph: by the tables they follow, and in an example."""
    properties = {row["property"] for row in csv.DictReader(_lines("plain.csv"))}
    roles = {role for roles in ROLES.values() for role in roles}
    kinds = {str(term).removeprefix(PREFIX) for term in KIND_CLASSES.values()}
    example = {
        str(term).removeprefix(PREFIX)
        for part in dataset(resolved(sample_extraction()), "test")
        for triple in part.graph
        for term in triple
        if str(term).startswith(PREFIX)
    } - {""}
    others = {"Description", "attributedTo", "because", "cue", "source"}
    return {
        *ROLES,
        *properties,
        *roles,
        *kinds,
        *(f"modality-{one}" for one in MODALITIES),
        *example,
        *others,
    }


def _lines(name: str) -> list[str]:
    text = ontology(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_every_term_in_data_is_defined_and_every_term_defined_is_used_or_marked(vocabulary: Graph) -> None:
    classes_of_terms = {
        str(kind).removeprefix(PREFIX)
        for kind in vocabulary.objects(None, RDF.type)
        if str(kind).startswith(PREFIX)
    }
    annotations = {
        str(term).removeprefix(PREFIX) for term in vocabulary.subjects(RDF.type, OWL.AnnotationProperty)
    }
    assert in_data() == defined(vocabulary) - abstract(vocabulary) - classes_of_terms - annotations


def test_every_term_has_a_label_a_definition_in_both_languages_and_an_example(vocabulary: Graph) -> None:
    for name in defined(vocabulary):
        for kind in (RDFS.label, SKOS.definition):
            languages = {getattr(text, "language", None) for text in vocabulary.objects(KG[name], kind)}
            assert languages == {"vi", "en"}, (name, kind)
        assert vocabulary.value(KG[name], SKOS.example) is not None, name


def test_a_role_is_an_object_property_or_a_datatype_property_and_its_domain_are_its_types(
    vocabulary: Graph,
) -> None:
    for role in {role for roles in ROLES.values() for role in roles}:
        kinds = set(vocabulary.objects(KG[role], RDF.type))
        assert kinds == {OWL.DatatypeProperty if role in VALUE_ROLES else OWL.ObjectProperty}, role
        if role in LITERAL_ROLES:
            assert vocabulary.value(KG[role], RDFS.range) == RDF.langString
        domain = vocabulary.value(KG[role], RDFS.domain)
        union_of = vocabulary.value(domain, OWL.unionOf)
        types = {domain} if union_of is None else set(vocabulary.items(union_of))
        assert types == {KG[name] for name in ROLES if role in ROLES[name]}, role


def test_every_type_and_kind_is_a_class_in_its_place(vocabulary: Graph) -> None:
    for name in ROLES:
        assert (KG[name], RDFS.subClassOf, KG.Frame) in vocabulary
    for kind in KIND_CLASSES.values():
        assert (kind, RDFS.subClassOf, KG.Entity) in vocabulary
    assert (KG.Entity, OWL.disjointWith, KG.Frame) in vocabulary


def test_the_plain_relations_are_called_as_the_table_calls_them(vocabulary: Graph) -> None:
    for row in csv.DictReader(_lines("plain.csv")):
        labels = {
            (label.language, str(label)) for label in vocabulary.objects(KG[row["property"]], RDFS.label)
        }  # type: ignore[attr-defined]
        assert ("en", row["en"]) in labels, row["property"]
        assert ("vi", row["vi"]) in labels, row["property"]


def test_a_reasoner_finds_the_vocabulary_and_data_under_it_consistent(vocabulary: Graph) -> None:
    owlrl = pytest.importorskip("owlrl")
    data = union([vocabulary, *(part.graph for part in dataset(resolved(sample_extraction()), "test"))])
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(data)
    assert isinstance(data, Graph)
    assert [
        str(text) for text in data.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))
    ] == []
    assert not list(data.subjects(RDF.type, OWL.Nothing))
    (frame,) = data.subjects(KG.award, None)
    assert (frame, RDF.type, KG.Frame) in data


def test_a_reasoner_finds_a_frame_that_is_also_a_person_inconsistent(vocabulary: Graph) -> None:
    owlrl = pytest.importorskip("owlrl")
    data = union([vocabulary, [(KG.x, RDF.type, KG.Person), (KG.x, RDF.type, KG.Award)]])
    assert isinstance(data, Graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(data)
    assert list(data.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))


def test_the_context_knows_every_property_that_points_to_a_thing(vocabulary: Graph) -> None:
    context = json.loads(ontology("context.jsonld").read_text(encoding="utf-8"))["@context"]
    for term in vocabulary.subjects(RDF.type, OWL.ObjectProperty):
        assert context[f"kg:{str(term).removeprefix(PREFIX)}"] == {"@type": "@id"}, term


def test_labels_of_terms_are_there_in_both_languages() -> None:
    assert vocabulary_labels("vi")[str(KG.Award)] == "Trao tặng"
    assert vocabulary_labels("en")[str(KG["modality-planned"])] == "planned"
