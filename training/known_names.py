"""Write the names of states and places that the rules know: `python training/known_names.py`.

Takes the Vietnamese labels of the gazetteers (`ontologies/gazetteers`) into kg/language/vi/known_names.toml, in normal
form. Names of one syllable stand in mentions.toml by hand, since most are words too (`Anh`, `Áo`).
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.language.vi.orthography import is_syllable, normal_form
from kg.ontologies import ontology

TARGET = Path(__file__).parent.parent / "kg" / "language" / "vi" / "known_names.toml"
SOURCES = {"states": ("states",), "bodies": ("world",), "places": ("provinces", "capitals", "world_places")}
LABEL = re.compile(r'"([^"]+)"@vi')
CONCEPT = re.compile(r"^:\S+ a skos:Concept.*?(?=^:|\Z)", re.MULTILINE | re.DOTALL)
HEAD = """# Names of states and places known by themselves: labels of ontologies/gazetteers, lower case, normal form.
# Written by training/known_names.py; additions go into the gazetteers or into mentions.toml.
"""


def labels(file: str) -> set[str]:
    """The Vietnamese labels of a gazetteer, of two syllables or more, or of foreign spelling."""
    text = (ontology("gazetteers") / f"{file}.ttl").read_text(encoding="utf-8")
    names = (name for concept in CONCEPT.findall(text) for name in LABEL.findall(concept))
    return {normal_form(name) for name in names if name[0].isupper() and telling(name)}


def telling(name: str) -> bool:
    return len(name.split()) > 1 or (len(name) > 2 and not is_syllable(name) and not name.isupper())


def page() -> str:
    """The file as it should be."""
    taken: set[str] = set()
    lines = [HEAD]
    for kind, files in SOURCES.items():
        names = sorted(set().union(*(labels(file) for file in files)) - taken)
        taken |= set(names)
        lines += [f"{kind} = [", *(f'    "{name}",' for name in names), "]", ""]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
