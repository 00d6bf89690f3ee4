"""Every gazetteer file: what its entries must have, as rdflib reads them and as the program does."""

from __future__ import annotations

from collections import Counter

import pytest
from rdflib import RDF, Graph, Literal, Namespace
from rdflib.namespace import DCTERMS, SKOS

from kg.frame import ENTITY_KINDS
from kg.ontologies import ontology
from kg.resolution import gazetteer
from kg.resolution.words import key

KG = Namespace("https://w3id.org/kg-events/ontology#")
FILES = sorted(ontology("gazetteers").glob("*.ttl"))


@pytest.fixture(scope="module")
def graph() -> Graph:
    everything = Graph()
    for path in FILES:
        everything.parse(path, format="turtle")
    return everything


def concepts(graph: Graph) -> list:
    return sorted(graph.subjects(RDF.type, SKOS.Concept))


def test_every_entry_has_one_label_in_each_language(graph):
    wrong = [
        concept
        for concept in concepts(graph)
        if sorted(label.language for label in graph.objects(concept, SKOS.prefLabel)) != ["en", "vi"]
    ]
    assert wrong == []


def test_every_notation_is_the_end_of_its_iri_and_so_unique(graph):
    for concept in concepts(graph):
        assert list(graph.objects(concept, SKOS.notation)) == [
            Literal(str(concept).removeprefix(gazetteer.CONCEPT))
        ]


def test_every_kind_is_a_kind_of_entity(graph):
    for concept in concepts(graph):
        kinds = {str(kind) for kind in graph.objects(concept, KG.kind)}
        assert kinds
        assert kinds <= set(ENTITY_KINDS)


@pytest.mark.parametrize("relation", [SKOS.broader, DCTERMS.isReplacedBy, SKOS.inScheme])
def test_what_an_entry_points_to_exists(graph, relation):
    missing = [other for other in graph.objects(None, relation) if (other, RDF.type, None) not in graph]
    assert missing == []


def test_nothing_belongs_to_itself(graph):
    for concept in concepts(graph):
        assert concept not in set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        assert concept not in set(graph.objects(concept, SKOS.broader))


def test_a_wikidata_entry_has_its_source_beside_it(graph):
    for concept in set(graph.subjects(SKOS.exactMatch)):
        assert list(graph.objects(concept, DCTERMS.source)), concept


def test_no_name_is_shared_within_a_kind_unless_marked_ambiguous():
    # English may have one word where Vietnamese has two (Giám đốc and Viện trưởng are directors).
    names = Counter(
        (kind, name)
        for entry in gazetteer.load().entries.values()
        for kind in entry.kinds
        for name in {key(name) for name in entry.names if name != entry.labels["en"]}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_the_program_reads_what_rdflib_reads(graph):
    entries = gazetteer.load().entries
    assert len(entries) == len(concepts(graph))
    for concept in concepts(graph):
        entry = entries[str(concept).removeprefix(gazetteer.CONCEPT)]
        assert entry.iri == str(concept)
        assert set(entry.labels.values()) <= set(entry.names)
        assert set(entry.names) == {
            str(label)
            for label in (*graph.objects(concept, SKOS.prefLabel), *graph.objects(concept, SKOS.altLabel))
        }


def test_every_file_says_at_its_head_what_it_is():
    for path in ontology("gazetteers").iterdir():
        head = path.read_text(encoding="utf-8")
        assert head.startswith("# "), path.name
        assert "hecked by tests/resolution/test_" in head[:2000], path.name


@pytest.mark.parametrize(
    ("name", "kind", "notation"),
    [
        ("Bộ Chính trị", "Organization", "body-politburo"),
        ("bộ chính trị", "Organization", "body-politburo"),
        ("Uỷ ban Kiểm tra Trung ương", "Organization", "body-central-inspection"),
        ("Ủy ban Kiểm tra T.Ư", "Organization", "body-central-inspection"),
        ("Bộ GD&ĐT", "Organization", "body-mo-education"),
        ("Bộ GD - ĐT", "Organization", "body-mo-education"),
        ("Ministry of Education and Training", "Organization", "body-mo-education"),
        ("Bo Giao duc va Dao tao", "Organization", "body-mo-education"),
        ("Mỹ", "Organization", "state-us"),
        ("Hoa Kỳ", "Place", "state-us"),
        ("TP.HCM", "Place", "province-ho-chi-minh"),
        ("tỉnh Lâm Đồng", "Place", "province-lam-dong"),
        ("Lam Dong Province", "Place", "province-lam-dong"),
        ("bí thư", "Position", "post-secretary"),
        ("Huân chương Lao động hạng nhất", "Honour", "honour-labour-order-1"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(name, kind, notation):
    entry = gazetteer.lookup(name, kind)
    assert entry is not None
    assert entry.notation == notation


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bộ Chỉnh trị", "Organization"),
        ("anh", "Organization"),
        ("ý", "Place"),
        ("BCT", "Organization"),
        ("huyện Châu Thành", "Place"),
        ("Bộ Chính trị", "Place"),
        ("", "Organization"),
    ],
)
def test_a_mark_a_common_word_or_a_shared_name_finds_nothing(name, kind):
    assert gazetteer.lookup(name, kind) is None


def test_a_shared_name_has_all_who_share_it_as_candidates():
    found = {entry.notation for entry in gazetteer.load().candidates("BCT", "Organization")}
    assert found == {"body-politburo", "body-mo-industry-trade"}


def test_party_organization_and_party_committee_of_the_bloc_are_two():
    committee = gazetteer.lookup("Đảng ủy Khối các cơ quan Trung ương", "Organization")
    organization = gazetteer.lookup("Đảng bộ Khối các cơ quan Trung ương", "Organization")
    assert committee.labels["en"] == "Party Committee of the Central Agencies Bloc"
    assert organization.labels["en"] == "Party Organization of the Central Agencies Bloc"


def test_names_of_a_kind_are_those_of_its_entries():
    assert "Bộ GD&ĐT" in set(gazetteer.names("Organization"))
    assert "Bộ GD&ĐT" not in set(gazetteer.names("Place"))
