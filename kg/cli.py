"""The command line, assembled: a command a file in `kg.commands`, loaded when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

import kg
from kg.commands.settings import settings_of
from kg.errors import KgError

COMMANDS = {
    "build": "Build a graph from articles: store, RDF files, page.",
    "extract": "Print what is found in articles.",
    "read": "Show what was read, before any extraction.",
    "query": "Ask a graph in SPARQL, or one of the saved questions.",
    "about": "Everything on one person, body or thing, with its sentences.",
    "path": "How two are connected.",
    "stats": "A graph in figures.",
    "view": "Draw a part of a graph as a page.",
    "export": "Write a graph in another format.",
    "merge": "Say that two are one.",
    "split": "Say that mentions taken for one are several.",
    "remove": "Take articles out of a graph.",
    "validate": "Check a graph against its shapes.",
    "eval": "Score extraction against annotated articles.",
    "vocab": "The vocabulary: types, roles, kinds, relations.",
    "info": "Versions, pipelines, extras, settings: one paste for a bug report.",
    "plugins": "What other packages added.",
}
"""Every command with its one line, so that `kg --help` need not load them."""

DEFAULT_COMMAND = "extract"


class Commands(click.Group):
    """Loads a command when it is called; takes ``kg SOURCE`` for ``kg extract SOURCE``."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.commands.{name}").command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            args = [DEFAULT_COMMAND, *args]
        return super().resolve_command(context, args)

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        # `kg --format frames a.txt`: an option of the default command stands first.
        known = {"--help", "-h", "--version", "--debug", "-q", "--quiet", "--lang"}
        first = next((arg for arg in args if arg not in ("--debug", "-q", "--quiet")), "")
        if first.startswith("-") and first != "-" and first.partition("=")[0] not in known:
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(kg.__version__, prog_name="kg")
@click.option("--lang", type=click.Choice(["vi", "en"]), help="Language of labels (default: the article's).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def group(context: click.Context, lang: str | None, quiet: bool, debug: bool) -> None:
    """Knowledge graphs of political and institutional events from news.

    Without a command, `kg SOURCE` prints what is found in SOURCE: a file, folder, glob, URL or `-`.

    \b
    Example:
      kg build articles/ -o outputs
      kg about "Đỗ Khánh Linh"
    """
    context.obj = {"lang": lang, "quiet": quiet, "debug": debug}
    context.default_map = settings_of(context.default_map)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; exits with the status that DESIGN gives: 0 done, 1 the data says no, 2 it failed."""
    arguments = sys.argv[1:] if arguments is None else arguments
    # One thread a process: workers do not get into each other's way, and the last digits are the same on any machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    debug = "--debug" in arguments
    try:
        status = group.main(arguments, prog_name="kg", standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        _close_quietly()
        sys.exit(0)
    except KgError as error:
        if debug:
            raise
        _say(str(error))
        sys.exit(error.exit_status)
    except Exception as error:
        if debug:
            raise
        _say(
            f"{type(error).__name__}: {error}; this is a fault of kg, please report it with the output of --debug"
        )
        sys.exit(2)


def _say(message: str) -> None:
    from kg.commands.terminal import printable

    click.echo(f"kg: {printable(message)}", err=True)


def _close_quietly() -> None:
    """The reader of our output went away (`kg … | head`): nothing is wrong, and Python shall not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
