"""From what was typed to an exit status: one command, its answer, and what went wrong."""

import json
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reader_app.cli.answer import MISUSED, REFUSED, Answer, Call, RenderPng
from reader_app.cli.arguments import PROGRAM, UsageError, command_parser, overall_parser, parsed, split
from reader_app.cli.commands import COMMANDS, Command, command_named
from reader_app.cli.terminal import AnswerLostError, Terminal, standard_terminal
from reader_app.library.library import default_folder
from reader_app.model.errors import ReaderError

BROKEN_PIPE = 141
INTERRUPTED = 130
"""What a shell reports for programs that the signals PIPE and INT ended."""


def main(arguments: Sequence[str], *, render_png: RenderPng | None = None) -> int:
    """Run one command and return the exit status: 0 done, 1 refused, 2 not understood."""
    terminal = standard_terminal()
    try:
        status = _run(arguments, terminal, render_png)
        terminal.flush()
    except BrokenPipeError:
        terminal.silence()
        return BROKEN_PIPE
    except AnswerLostError as error:
        terminal.silence()
        terminal.tell(f"{PROGRAM}: {error}")
        return REFUSED
    except KeyboardInterrupt:
        terminal.end_progress()
        return INTERRUPTED
    return status


def _run(arguments: Sequence[str], terminal: Terminal, render_png: RenderPng | None) -> int:
    as_json = "--json" in arguments
    try:
        command, options, misuse = _understood(arguments)
        as_json = getattr(options, "json", False)
        folder = getattr(options, "library", None) or default_folder()
        answer = command.run(Call(options, folder, terminal, misuse, render_png))
    except SystemExit as leaving:  # argparse has printed its help or the version
        return int(leaving.code or 0)
    except UsageError as error:
        return _refuse(terminal, str(error), as_json, MISUSED, error.usage)
    except AnswerLostError:
        raise
    except ReaderError as error:
        return _refuse(terminal, str(error), as_json, REFUSED)
    return _give(terminal, answer, as_json)


def _understood(arguments: Sequence[str]) -> tuple[Command, Namespace, Callable[[str], UsageError]]:
    """Return the command, its options, and what makes the error where they do not go together. Raises UsageError."""
    before, name, after = split(arguments)
    overall = overall_parser([(command.name, command.summary) for command in COMMANDS])
    shared = overall.parse_args(before)
    command = command_named(name)
    if command is None:
        overall.error(f"“{name}” is not a command" if name else "a command is missing")
    parser = command_parser(command.name, command.summary, is_of_now=command.is_of_now)
    command.declare(parser)
    own = parsed(parser, after, has_dashed_words=command.has_dashed_words)
    options = Namespace(**{**vars(shared), **vars(own)})
    if command.is_of_now and hasattr(options, "as_of"):
        raise parser.misuse(f"`{command.name}` knows no --as-of; it is about the library as it is and all of its past")
    return command, options, parser.misuse


def _refuse(terminal: Terminal, reason: str, as_json: bool, status: int, usage: str = "") -> int:
    if as_json:
        _write_json(terminal, {"error": reason})
    terminal.tell(f"{usage}\n{PROGRAM}: {reason}" if usage else f"{PROGRAM}: {reason}")
    return status


def _give(terminal: Terminal, answer: Answer, as_json: bool) -> int:
    if as_json:
        _write_json(terminal, answer.document)
    elif answer.export is not None:
        terminal.write(answer.export)
    else:
        for line in answer.lines:
            terminal.print(line)
    terminal.flush()
    for message in answer.messages:
        terminal.tell(message)
    return answer.status


def _write_json(terminal: Terminal, document: Mapping[str, Any]) -> None:
    """Write one document; in ASCII where anything of it would be lost otherwise."""
    text = json.dumps(document, indent=2, ensure_ascii=False)
    if not terminal.can_show(text):
        text = json.dumps(document, indent=2)
    terminal.write(text + "\n")
