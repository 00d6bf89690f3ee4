"""Frames as RDF and back: vocabulary, named graphs, serialization, validation, saved queries.

Modules are imported where they are used: rdflib is dear at start-up, and `kg.rdf.plain` needs none of it.
"""
