from __future__ import annotations

from importlib import import_module

import click
import pytest

from kg.cli import COMMANDS, group


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_explains_each_option_and_ends_with_an_example(name: str) -> None:
    command = import_module(f"kg.commands.{name}").command
    assert isinstance(command, click.Command)
    text = command.get_help(click.Context(command, info_name=f"kg {name}"))
    assert "Example: kg " + name in text
    assert command.help
    undocumented = [
        parameter.name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        and not parameter.help
        and not isinstance(parameter.type, click.Choice)
    ]
    assert not undocumented


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_options_that_all_take(name: str) -> None:
    command = import_module(f"kg.commands.{name}").command
    assert {"lang", "quiet", "debug"} <= {parameter.name for parameter in command.params}


def test_the_help_of_all_names_every_command_without_loading_one() -> None:
    text = group.get_help(click.Context(group, info_name="kg"))
    assert all(f"  {name} " in text for name in COMMANDS)
