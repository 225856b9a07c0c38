"""What was typed after `reader-app`, understood: options before and after the command, words that begin with a dash."""

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from reader_app import __version__
from reader_app.model.dates import moment_of
from reader_app.model.errors import ReaderError

PROGRAM = "reader-app"
_WITH_VALUE = ("--library", "--as-of")
_GUARD = "\x00"
"""Put before a word that begins with a dash and is no option, so that it is not taken for one."""


class UsageError(Exception):
    """A command that cannot be understood; the text says why."""

    def __init__(self, reason: str, usage: str) -> None:
        super().__init__(reason)
        self.usage = usage


class Parser(ArgumentParser):
    """A parser that raises UsageError where argparse would leave the program."""

    def error(self, message: str) -> NoReturn:
        raise self.misuse(message)

    def misuse(self, reason: str) -> UsageError:
        """Return the error that says why, with how the command is used."""
        return UsageError(reason.replace(_GUARD, ""), self.format_usage().strip())


def overall_parser(commands: Sequence[tuple[str, str]]) -> Parser:
    """Return what reads the options before the command."""
    widest = max(len(name) for name, _ in commands)
    listed = "\n".join(f"  {name:{widest}}  {summary}" for name, summary in commands)
    parser = Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [--library DIR] [--as-of MOMENT] [--json] COMMAND ...",
        description="A library of research papers, from a terminal. Without a command the window opens.",
        epilog=f"commands:\n{listed}\n\n{PROGRAM} COMMAND --help says more of one.",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Paper Reader {__version__}")
    _add_shared(parser)
    return parser


def command_parser(name: str, summary: str, *, is_of_now: bool = False) -> Parser:
    """Return a parser for what follows a command; the options of the program that concern it are known there too."""
    parser = Parser(prog=f"{PROGRAM} {name}", description=summary, allow_abbrev=False)
    _add_shared(parser, has_moment=not is_of_now)
    return parser


def split(arguments: Sequence[str]) -> tuple[list[str], str, list[str]]:
    """Return what stands before the command, the command ("" where there is none), and what follows it."""
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        at += 2 if arguments[at] in _WITH_VALUE else 1
    command = arguments[at] if at < len(arguments) else ""
    return list(arguments[:at]), command, list(arguments[at + 1 :])


def parsed(parser: Parser, arguments: Sequence[str], *, has_dashed_words: bool) -> Namespace:
    """Return the options of a command; single-dashed words such as -unsorted are words, where it takes such."""
    given = _guarded(arguments) if has_dashed_words else list(arguments)
    return parser.parse_intermixed_args(given)


def word(text: str) -> str:
    """Return a word as it was typed; for arguments that may begin with a dash."""
    return text.removeprefix(_GUARD)


def _guarded(arguments: Sequence[str]) -> list[str]:
    return [_GUARD + one if _is_dashed_word(one) else one for one in arguments]


def _is_dashed_word(text: str) -> bool:
    return len(text) > 1 and text[0] == "-" and text[1] != "-" and text != "-h"


def _add_shared(parser: Parser, *, has_moment: bool = True) -> None:
    text = "the folder of the library, if not your own"
    parser.add_argument("--library", metavar="DIR", type=_folder, default=SUPPRESS, help=text)
    if has_moment:
        text = "look at the library as it was then, such as 2026-03-03 or “2026-03-03 14:05”"
        parser.add_argument("--as-of", metavar="MOMENT", type=_moment, default=SUPPRESS, help=text)
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="print one JSON document")


def _moment(text: str) -> datetime:
    try:
        return moment_of(text)
    except ReaderError as error:
        raise ArgumentTypeError(str(error)) from error


def _folder(text: str) -> Path:
    if not text.strip():
        raise ArgumentTypeError("the name of the folder is empty")
    return Path(text).expanduser()
