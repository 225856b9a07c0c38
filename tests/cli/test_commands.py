import re

import pytest

from reader_app.cli.arguments import command_parser
from reader_app.cli.commands import COMMANDS, Command
from reader_app.resources import resource

GUIDE = resource("guide", "command-line.md").read_text(encoding="utf-8")
EACH = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)


def test_the_contract_is_kept() -> None:
    names = [command.name for command in COMMANDS]
    promised = ["import", "search", "list", "show", "tag", "note", "highlight", "trends", "export", "doctor"]
    assert [name for name in promised if name not in names] == []
    assert len(set(names)) == len(names)


@EACH
def test_every_command_is_in_the_guide(command: Command) -> None:
    assert re.search(rf"^\| `{command.name}\b", GUIDE, re.MULTILINE)


@EACH
def test_every_option_is_in_the_guide(command: Command) -> None:
    parser = command_parser(command.name, command.summary)
    command.declare(parser)
    options = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", parser.format_help())) - {"--help", "--color"}
    assert {option for option in options if f"`{option}" not in GUIDE and f" {option}" not in GUIDE} == set()


def test_the_guide_promises_no_option_that_is_not_there() -> None:
    known = set()
    for command in COMMANDS:
        parser = command_parser(command.name, command.summary)
        command.declare(parser)
        known |= set(re.findall(r"--[a-z]+(?:-[a-z]+)*", parser.format_help()))
    assert set(re.findall(r"(?<![\w|-])--[a-z]+(?:-[a-z]+)*", GUIDE)) - known - {"--version"} == set()
