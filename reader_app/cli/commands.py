"""The table of commands."""

from collections.abc import Callable
from dataclasses import dataclass

from reader_app.cli import finding
from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser


@dataclass(frozen=True, slots=True)
class Command:
    """A verb that can be typed: how its arguments are declared and what answers it."""

    name: str
    summary: str
    declare: Callable[[Parser], None]
    run: Callable[[Call], Answer]
    has_dashed_words: bool = False
    """Words of it may begin with a dash: `-unsorted`, `-author:smith`."""


COMMANDS = (
    Command("search", "Find papers, best first.", finding.declare_search, finding.search, has_dashed_words=True),
    Command("list", "List papers.", finding.declare_list, finding.listed),
)


def command_named(name: str) -> Command | None:
    return next((command for command in COMMANDS if command.name == name), None)
