"""Options that several commands share, said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from kg.errors import OptionError

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_STORE = "outputs/store"


def talk(command: Command) -> Command:
    """`--lang`, `-q` and `--debug`, which every command takes before or after its name."""
    for option in (
        click.option(
            "--debug", is_flag=True, expose_value=False, callback=_into("debug"), help="Show tracebacks."
        ),
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            expose_value=False,
            callback=_into("quiet"),
            help="Say nothing on stderr.",
        ),
        click.option(
            "--lang",
            type=click.Choice(["vi", "en"]),
            envvar="KG_LANG",
            expose_value=False,
            callback=_into("lang"),
            help="Language of labels (default: the article's).",
        ),
    ):
        command = option(command)
    return command


def _into(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def keep(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
        settings = context.find_root().obj
        if settings is not None and value:
            settings[name] = value
        return value

    return keep


def language(context: click.Context) -> str | None:
    """The language `--lang` asks for, before or after the command's name; none means the article's."""
    found: str | None = (context.find_root().obj or {}).get("lang")
    return found


def store(command: Command) -> Command:
    """`--store`: the graph a command reads."""
    return click.option(
        "--store",
        default=DEFAULT_STORE,
        envvar="KG_STORE",
        show_default=True,
        metavar="PLACE",
        help="The graph: a store folder, `memory:`, or the address of a SPARQL endpoint.",
    )(command)


def out(command: Command) -> Command:
    """`-o`: the folder of a build."""
    return click.option(
        "-o",
        "--out",
        default="outputs",
        envvar="KG_OUT",
        show_default=True,
        metavar="DIR",
        help="Folder of the build.",
    )(command)


def sources(command: Command) -> Command:
    """`SOURCE…`, and the day to presume where neither metadata nor text gives one."""
    command = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")(command)
    return click.option(
        "--published",
        metavar="DATE",
        callback=_date,
        help="Day of publication (ISO 8601), where neither metadata nor text say it.",
    )(command)


def _date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from datetime import date

    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise OptionError(f"--published {value}: not a date; write it as 2017-05-12") from None
