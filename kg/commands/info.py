"""`kg info`: one paste for a bug report."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

import kg
from kg.commands import options
from kg.commands.settings import settings_file
from kg.commands.terminal import print_table

CORE = ("spacy", "rdflib", "networkx", "pyvis", "pyoxigraph", "oxrdflib", "python-crfsuite")
EXTRAS = {"validate": "pyshacl", "web": "trafilatura", "ray": "ray", "serve": "starlette", "train": "floret"}


@click.command("info", epilog="Example: kg info --markdown")
@click.option("--markdown", is_flag=True, help="A list to paste into a bug report.")
@options.store
@options.talk
def command(markdown: bool, store: str) -> None:
    """Show versions, pipelines, extras, the store and the settings, and where each came from."""
    rows = [*_versions(), *_pipelines(), *_extras(), *_settings(store)]
    if markdown:
        for name, value in rows:
            click.echo(f"- **{name}**: {value}")
    else:
        print_table(("what", "value"), rows)


def _versions() -> list[tuple[str, str]]:
    ours = [("kg", kg.__version__), ("Python", platform.python_version()), ("platform", platform.platform())]
    return ours + [(name, _installed(name)) for name in CORE]


def _pipelines() -> list[tuple[str, str]]:
    import json

    from kg.language import pipeline_path

    meta = json.loads((pipeline_path("vi") / "meta.json").read_text(encoding="utf-8"))
    return [("pipeline vi", f"{meta['name']} {meta['version']}, {meta.get('license', 'no licence stated')}")]


def _extras() -> list[tuple[str, str]]:
    return [(f"extra {extra}", _installed(package)) for extra, package in EXTRAS.items()]


def _settings(store: str) -> list[tuple[str, str]]:
    file = settings_file()
    named = sorted(name for name in os.environ if name.startswith("KG_"))
    state = "" if store.startswith(("memory:", "http")) or Path(store).exists() else " (not there yet)"
    return [
        ("store", store + state),
        ("settings file", str(file) if file else "none (kg.toml)"),
        ("environment", ", ".join(f"{name}={os.environ[name]}" for name in named) or "no KG_… set"),
    ]


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
