"""The page: one HTML file that opens from disk and asks nothing of the network.

pyvis makes the network that the page opens with; template, style, script and words stand beside this file.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from kg.view.network import (
    AT_FIRST,
    EVENTS_AT_FIRST,
    appearance,
    drawn,
    is_small,
    matter_most,
    to_networkx,
    to_pyvis,
)
from kg.view.payload import columns, embedded, escaped
from kg.view.scene import Scene

SCRIPTS = (
    "words", "model", "state", "view", "places", "elements", "labels", "graph", "keys", "search", "filters",
    "evidence", "timeline", "table", "explore", "export", "page",
)  # fmt: skip
"""The parts of the page's script, in the order they run; they share one scope."""


def page(
    scene: Scene, *, title: str = "", language: str = "vi", command: str = "", at_first: int = AT_FIRST
) -> str:
    """The HTML page of a scene.

    `title` heads it, `language` (`vi` or `en`) is what it opens in, `command` is the `kg view …` that makes the
    page again, which the page tells its reader; it opens with the `at_first` entities that matter most.
    """
    from jinja2 import Environment, StrictUndefined

    template = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    ).from_string(_read("page.html.jinja"))
    data, form = embedded(
        columns(scene) | {"opening": _opening(scene, at_first), "title": title, "command": command}
    )
    settings = {"appearance": appearance(), "messages": messages(), "form": form, "language": language}
    scripts = {"quiet": _read("script/quiet.js"), "vis": _vis(), "script": _script()}
    style = _read("page.css")
    return template.render(
        language=language,
        title=title or messages()[language]["title"],
        policy=_policy(list(scripts.values()), [style]),
        messages=messages()[language],
        settings=escaped(json.dumps(settings, ensure_ascii=False)),
        data=data,
        style=style,
        **scripts,
    )


def _opening(scene: Scene, at_first: int) -> dict[str, Any]:
    """What pyvis draws first: entities and events under their identifiers, each at its place."""
    limit = None if is_small(scene) else EVENTS_AT_FIRST
    graph = to_networkx(scene, matter_most(scene, at_first), limit)
    nodes, *_, options = to_pyvis(graph).get_network_data()
    return {
        "entities": list(drawn(graph)),
        "limit": limit or 60,
        "small": limit is None,
        "nodes": nodes,
        "options": json.loads(options),
    }


@cache
def messages() -> dict[str, dict[str, Any]]:
    """Every word of the page, by language."""
    table: dict[str, dict[str, Any]] = json.loads(_read("messages.json"))
    return table


def _script() -> str:
    parts = "\n".join(_read(f"script/{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


def _vis() -> str:
    return _read("vendor/vis-network.min.js").replace("\r\n", "\n")


def _policy(scripts: list[str], styles: list[str]) -> str:
    """A Content-Security-Policy under which only these scripts and styles run, and nothing is fetched."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


@cache
def _read(name: str) -> str:
    return (files("kg.view") / name).read_text(encoding="utf-8")
