"""Settings: the flag, else `KG_…`, else `kg.toml` of the working folder."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import OptionError

FILE = "kg.toml"


def settings_file() -> Path | None:
    """The settings file in use: the one `KG_CONFIG` names, else `kg.toml` here, else none."""
    named = os.environ.get("KG_CONFIG")
    path = Path(named or FILE)
    if named and not path.is_file():
        raise OptionError(f"{named}: the settings file that KG_CONFIG names is not there; correct KG_CONFIG")
    return path if path.is_file() else None


def settings_of(given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Defaults of every command's options, as click takes them.

    The top of `kg.toml` counts for all commands, a table ``[build]`` for one. Raises `OptionError` for a file
    that is no TOML.
    """
    from kg.cli import COMMANDS

    settings = dict(given or {})
    path = settings_file()
    if path is None:
        return settings
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionError(f"{path}: not a settings file ({error}); correct it or take it away") from None
    common = {key: value for key, value in read.items() if not isinstance(value, dict)}
    for command in COMMANDS:
        settings[command] = {**common, **read.get(command, {}), **settings.get(command, {})}
    return settings
