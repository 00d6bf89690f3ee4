"""Variables of a query replaced by terms.

The SPARQL protocol has no parameters, and Oxigraph's (SEP-0007) bind only what a query projects; so values are put
in their places between tokens, never inside one. Oxigraph writes each term, so that no value can end its literal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.store.store import Term

_TOKEN = re.compile(
    r"""(?P<kept>'''.*?'''|\"{3}.*?\"{3}|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|<[^<>"{}|^`\\\s]*>|\#[^\n]*)"""
    r"|[?$](?P<variable>\w+)|(?P<bracket>[(){}])|(?P<word>[\w:-]+)",
    re.DOTALL,
)
_CLAUSES = {"SELECT", "WHERE", "BY", "HAVING", "LIMIT", "OFFSET", "VALUES"}


def bound(query: str, bindings: Mapping[str, Term]) -> str:
    """The query with each variable of `bindings` replaced by its term, wherever it stands.

    A variable that is projected stays so: ``SELECT ?x`` becomes ``SELECT (<…> AS ?x)``.
    """
    if not bindings:
        return query
    projecting, depth = False, 0

    def replaced(match: re.Match[str]) -> str:
        nonlocal projecting, depth
        if match["word"]:
            projecting = match["word"].upper() == "SELECT" or (
                projecting and match["word"].upper() != "WHERE"
            )
        elif match["bracket"]:
            projecting = projecting and match[0] != "{"
            depth += {"(": 1, ")": -1}.get(match[0], 0)
        term = bindings.get(match["variable"] or "")
        if term is None:
            return match[0]
        return f"({term} AS ?{match['variable']})" if projecting and depth == 0 else str(term)

    return _TOKEN.sub(replaced, query)
