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

    A variable that is projected stays so: ``SELECT ?x`` becomes ``SELECT (<…> AS ?x)``; one that the answer is
    ordered or grouped by stands in brackets, as SPARQL wants a term there.
    """
    if not bindings:
        return query
    clause, depth = "", 0

    def replaced(match: re.Match[str]) -> str:
        nonlocal clause, depth
        if match["word"] and match["word"].upper() in _CLAUSES:
            clause = match["word"].upper()
        elif match["bracket"]:
            clause = "" if match[0] in "{}" else clause
            depth += {"(": 1, ")": -1}.get(match[0], 0)
        term = bindings.get(match["variable"] or "")
        if term is None:
            return match[0]
        if depth == 0 and clause == "SELECT":
            return f"({term} AS ?{match['variable']})"
        return f"({term})" if depth == 0 and clause == "BY" else str(term)

    return _TOKEN.sub(replaced, query)
