"""Cuts a text with LaTeX and a little HTML in it into segments; any text can be cut, and none raises."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from reader_app.ui.math.commands import (
    ACCENT,
    BREAKS,
    CITATIONS,
    HIDDEN_WITH_ARGUMENT,
    STYLED,
    SWITCHES,
    WORDS,
    Style,
    accented,
)
from reader_app.ui.math.dollars import formulas
from reader_app.ui.math.latex import tidied
from reader_app.ui.math.links import target, unescaped
from reader_app.ui.math.segment import Kind, Segment, without_loose_breaks
from reader_app.ui.math.symbols import ACCENTS, ALPHABETS, symbol
from reader_app.ui.math.tokens import KINDS, LINKS, PARAGRAPH_TAGS, STOP, TAGS, TOKEN

_IN_FORMULAS = ALPHABETS | ACCENTS.keys() | {"sqrt", "frac", "mathrm", "mathbf", "mathsf", "mathit", "ensuremath", "bm"}
_BRACE = re.compile(r"\\[{}\\]|[{}]")
_ARGUMENT_SPACE = re.compile(r"[ \t]*")
_MATH_TAIL = re.compile(r"(?:[_^](?:\{[^{}]*\}|\\[A-Za-z]+|\w)|\{(?:[^{}]|\{[^{}]*\})*\})*")


@dataclass(frozen=True, slots=True)
class _Closer:
    """Where a style ends: the characters there that are not shown, and what was in force before."""

    start: int
    end: int
    shown: str
    style: Style
    link: str


def segments(text: str) -> tuple[Segment, ...]:
    """Return the pieces of the text in order and without gaps: each character of it is in exactly one."""
    return tuple(without_loose_breaks(_Cutter(text).cut()))


class _Cutter:
    """Walks through a text once; `_step` takes one formula, closing mark, token or run of plain characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._formulas = {formula.start: formula for formula in formulas(text)}
        self._braces = _matching_braces(text)
        self._has_quotes = "``" in text
        self._has_escaped_quotes = re.search(r'\\"(?![A-Za-z{])', text) is not None
        self._closers: list[_Closer] = []
        self._style = Style.PLAIN
        self._link = ""
        self._found: list[Segment] = []
        self._takers: dict[str, Callable[[re.Match[str]], int]] = {
            "single_quote": self._take_single_quote,
            "switch": self._take_switch,
            "tag": self._take_tag,
            "command": self._take_command,
        }

    def cut(self) -> list[Segment]:
        at = 0
        while at < len(self._text):
            at = self._step(at)
        return self._found

    def _step(self, at: int) -> int:
        while self._closers and at > self._closers[-1].start:
            self._restore(self._closers.pop())
        if self._closers and at == self._closers[-1].start:
            return self._close(self._closers.pop())
        if (formula := self._formulas.get(at)) is not None:
            kind = Kind.DISPLAY if formula.is_display else Kind.MATH
            return self._emit(at, formula.end, formula.latex, kind)
        accent = ACCENT.match(self._text, at)
        if accent is not None and (letter := self._accented(accent)):
            return self._emit(at, accent.end(), letter)
        token = TOKEN.match(self._text, at)
        end = self._take(token) if token is not None else at
        return end if end > at else self._take_plain(at)

    def _take(self, token: re.Match[str]) -> int:
        """Emit what the token stands for and return where it ends; its start, if it stands for itself."""
        kind = next(name for name in KINDS if token[name] is not None)
        if kind in self._takers:
            return self._takers[kind](token)
        if kind == "break":
            return self._emit(token.start(), token.end(), "", Kind.BREAK)
        if kind in LINKS:
            return self._take_link(token)
        shown = self._replacement(kind, token[0])
        return token.start() if shown is None else self._emit(token.start(), token.end(), shown)

    def _replacement(self, kind: str, found: str) -> str | None:
        match kind:
            case "edge":
                return ""
            case "space":
                return " "
            case "braced":
                return found[1:-1]
            case "tie":
                return "\xa0"
            case "dash":
                return "—" if found == "---" else "–"
            case "entity":
                character = html.unescape(found)
                return None if character == found else character
            case _:
                return "“" if found == "``" else "”" if self._has_quotes else None

    def _accented(self, match: re.Match[str]) -> str:
        """Return the accented letter; a backslash before a quotation mark may be an escape of another program."""
        return "" if match["mark"] == '"' and self._has_escaped_quotes else accented(match)

    def _take_link(self, token: re.Match[str]) -> int:
        end = token.end()
        if self._text[end : end + 1] == ")" and token[0].count("(") > token[0].count(")"):
            end += 1
        suffix = self._text[token.end() : end]
        written = self._text[token.start() : end]
        return self._emit(token.start(), end, unescaped(written), link=target(token) + suffix)

    def _take_single_quote(self, token: re.Match[str]) -> int:
        closing = self._text.index("'", token.end())
        closer = _Closer(closing, closing + 1, "’", self._style, self._link)
        if not self._fits(closing):
            return token.start()
        return self._open(Segment(token.start(), token.end(), "‘"), closer, self._style)

    def _take_switch(self, token: re.Match[str]) -> int:
        style = SWITCHES.get(token["switch_name"])
        closing = self._closing_brace(token.start())
        if style is None or closing is None:
            return token.start()
        closer = _Closer(closing, closing + 1, "", self._style, self._link)
        return self._open(Segment(token.start(), token.end(), ""), closer, self._style | style)

    def _take_tag(self, token: re.Match[str]) -> int:
        name, start, end = token["tag_name"].lower(), token.start(), token.end()
        if name == "br":
            return self._emit(start, end, "", Kind.BREAK)
        if name not in TAGS:
            return start
        if token[0].startswith("</"):
            return self._emit(start, end, "") if name in PARAGRAPH_TAGS else start
        closing = self._closing_tag(token)
        if closing is None:
            return self._emit(start, end, "", Kind.BREAK) if name == "p" else start
        kind = Kind.BREAK if name in PARAGRAPH_TAGS else Kind.TEXT
        return self._open(Segment(start, end, "", kind), closing, self._style | TAGS[name])

    def _closing_tag(self, token: re.Match[str]) -> _Closer | None:
        name = token[0][1:-1].split()[0]
        found = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(self._text, token.end())
        if found is None or not self._fits(found.start()):
            return None
        return _Closer(found.start(), found.end(), "", self._style, self._link)

    def _take_command(self, token: re.Match[str]) -> int:
        name = token["name"].rstrip("*") if len(token["name"]) > 1 else token["name"]
        start, end = token.start(), token.end()
        if name == '"' and self._has_escaped_quotes:
            return self._emit(start, end, '"')
        if name in BREAKS:
            return self._take_line_break(start, end)
        if (word := WORDS.get(name)) is not None:
            return self._emit(start, self._after_word(end), word)
        if not name[0].isalpha():
            return start
        argument = self._argument(end)
        if argument is None:
            return self._take_bare_name(start, end, name)
        return self._take_with_argument(start, argument, name)

    def _take_line_break(self, start: int, end: int) -> int:
        """Take \\par and its like; two backslashes before a name are one that was escaped once too often."""
        if self._text[start:end] == "\\\\" and self._text[end : end + 1].isalpha():
            return self._emit(start, start + 1, "")
        return self._emit(start, end, "", Kind.BREAK)

    def _take_with_argument(self, start: int, argument: tuple[int, int], name: str) -> int:
        opening, closing = argument
        inside = self._text[opening + 1 : closing]
        if name in CITATIONS:
            return self._emit(start, closing + 1, f"[{inside.strip()}]")
        if name in HIDDEN_WITH_ARGUMENT:
            is_break = name in ("begin", "end", "vspace")
            return self._emit(start, closing + 1, "", Kind.BREAK if is_break else Kind.TEXT)
        if name in ("href", "textcolor"):
            return self._take_second_argument(start, closing + 1, name, inside)
        if name in _IN_FORMULAS:
            return self._take_bare_math(start, closing + 1)
        if not inside:
            return self._emit(start, closing + 1, name)
        left, right = (" (", ")") if name == "footnote" else ("", "")
        closer = _Closer(closing, closing + 1, right, self._style, self._link)
        link = unescaped(inside.strip()) if name == "url" else ""
        style = self._style | STYLED.get(name, Style.PLAIN)
        return self._open(Segment(start, opening + 1, left), closer, style, link)

    def _take_second_argument(self, start: int, end: int, name: str, first: str) -> int:
        second = self._argument(end)
        if second is None:
            return self._emit(start, end, first)
        closer = _Closer(second[1], second[1] + 1, "", self._style, self._link)
        link = unescaped(first.strip()) if name == "href" else ""
        return self._open(Segment(start, second[0] + 1, ""), closer, self._style, link)

    def _take_bare_name(self, start: int, end: int, name: str) -> int:
        """Take a command without argument: a symbol of formulas, or the name of somebody's own macro."""
        is_spoilt = name not in STYLED and tidied(f"\\{name}") != f"\\{name}"
        if name in _IN_FORMULAS or is_spoilt or symbol(name):
            return self._take_bare_math(start, end)
        if name in SWITCHES:
            return self._emit(start, self._after_word(end), "")
        if start and (self._text[start - 1].isalnum() or self._text[start - 1] in ":\\/"):
            return start
        return self._emit(start, start + 1, "")

    def _take_bare_math(self, start: int, end: int) -> int:
        tail = _MATH_TAIL.match(self._text, end)
        end = tail.end() if tail is not None and self._fits(tail.end() - 1) else end
        return self._emit(start, end, tidied(self._text[start:end]), Kind.MATH)

    def _after_word(self, end: int) -> int:
        """Skip the empty braces that end the name of a command."""
        return end + 2 if self._text.startswith("{}", end) else end

    def _argument(self, at: int) -> tuple[int, int] | None:
        """Return where the braces of the argument at `at` open and close."""
        spaces = _ARGUMENT_SPACE.match(self._text, at)
        opening = spaces.end() if spaces is not None else at
        closing = self._closing_brace(opening) if self._text[opening : opening + 1] == "{" else None
        return None if closing is None else (opening, closing)

    def _closing_brace(self, opening: int) -> int | None:
        closing = self._braces.get(opening)
        return closing if closing is not None and self._fits(closing) else None

    def _fits(self, end: int) -> bool:
        """Tell whether something up to `end` closes before what is open around it."""
        return not self._closers or end < self._closers[-1].start

    def _open(self, opening: Segment, closer: _Closer, style: Style, link: str = "") -> int:
        self._found.append(opening)
        self._closers.append(closer)
        self._style = style
        self._link = link or self._link
        return opening.end

    def _close(self, closer: _Closer) -> int:
        self._restore(closer)
        return self._emit(closer.start, closer.end, closer.shown)

    def _restore(self, closer: _Closer) -> None:
        self._style, self._link = closer.style, closer.link

    def _take_plain(self, at: int) -> int:
        """Emit characters that stand for themselves, up to where something may begin."""
        stop = STOP.search(self._text, at + 1)
        end = stop.start() if stop is not None else len(self._text)
        if self._closers:
            end = min(end, self._closers[-1].start)
        segment = Segment(at, end, self._text[at:end], Kind.TEXT, self._style, self._link, is_literal=True)
        last = self._found[-1] if self._found else None
        if last is not None and replace(segment, start=last.start, end=last.end, shown=last.shown) == last:
            self._found[-1] = replace(segment, start=last.start, shown=last.shown + segment.shown)
        else:
            self._found.append(segment)
        return end

    def _emit(self, start: int, end: int, shown: str, kind: Kind = Kind.TEXT, link: str = "") -> int:
        is_literal = kind is Kind.TEXT and shown == self._text[start:end]
        self._found.append(Segment(start, end, shown, kind, self._style, link or self._link, is_literal))
        return end


def _matching_braces(text: str) -> dict[int, int]:
    """Return where each opening brace closes; escaped braces are none."""
    opened: list[int] = []
    closings: dict[int, int] = {}
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            closings[opened.pop()] = match.start()
    return closings
