"""Markdown shown as it is meant while it is written: larger headings, bold, code, quotes, links, formulas."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from reader_app.ui.theme import Colours, monospace_font

HEADING_SIZES = (1.5, 1.3, 1.15, 1.05, 1.0, 1.0)
_PLAIN, _FENCED, _FORMULA = -1, 1, 2
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_FORMULA_EDGE = re.compile(r"\s*\$\$\s*$")
_HEADING = re.compile(r"(#{1,6})\s+\S.*")
_RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_QUOTE = re.compile(r"(\s*(?:>\s?)+)(.*)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(\[[ xX]\]\s)?")
# In the order in which they claim their characters: nothing is bold inside code.
_INLINE = (
    ("code", re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")),
    ("formula", re.compile(r"(\$\$?)(?![\s$])([^$]*[^\s$])\1(?!\d)")),
    ("link", re.compile(r"!?(\[)([^\]\n]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")),
    ("address", re.compile(r"()((?:https?://|mailto:)[^\s<>)\]]+)")),
    ("strong", re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")),
    ("emphasis", re.compile(r"(?<![\w*])(\*|_)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")),
    ("struck", re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1")),
)
_MAY_HOLD_OTHERS = frozenset({"strong", "emphasis", "struck"})


class MarkdownHighlighter(QSyntaxHighlighter):
    """Gives each line of a note the look of what it is; the words stay as they were typed."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        super().__init__(document)
        self._colours = colours
        self._points = document.defaultFont().pointSizeF()

    def dress(self, colours: Colours, points: float) -> None:
        """Show everything again in other colours or at another size."""
        self._colours = colours
        self._points = points
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if not (self._in_fence(text) or self._in_formula(text)):
            self._whole_line(text)

    def _in_fence(self, text: str) -> bool:
        edge = _FENCE.match(text) is not None
        inside = self.previousBlockState() == _FENCED
        if not edge and not inside:
            return False
        self.setCurrentBlockState(_PLAIN if edge and inside else _FENCED)
        self.setFormat(0, len(text), self._code(self._colours.faint if edge else self._colours.text))
        return True

    def _in_formula(self, text: str) -> bool:
        edge = _FORMULA_EDGE.match(text) is not None
        inside = self.previousBlockState() == _FORMULA
        if not edge and not inside:
            return False
        self.setCurrentBlockState(_PLAIN if edge and inside else _FORMULA)
        self.setFormat(0, len(text), self._faint() if edge else self._formula())
        return True

    def _whole_line(self, text: str) -> None:
        self.setCurrentBlockState(_PLAIN)
        if heading := _HEADING.fullmatch(text):
            level = len(heading[1])
            self.setFormat(0, len(text), self._heading(level))
            self._add(0, level, self._faint())
        elif _RULE.match(text):
            self.setFormat(0, len(text), self._faint())
            return
        elif quote := _QUOTE.fullmatch(text):
            self.setFormat(0, len(text), self._coloured(self._colours.muted))
            self._add(0, quote.end(1), self._coloured(self._colours.accent))
        elif item := _ITEM.match(text):
            self.setFormat(0, item.end(), self._marker())
        self._inline(text)

    def _inline(self, text: str) -> None:
        taken: list[tuple[int, int]] = []
        for kind, pattern in _INLINE:
            for found in pattern.finditer(text):
                if any(found.start() < end and start < found.end() for start, end in taken):
                    continue
                self._show(kind, found)
                taken.extend(_claimed(kind, found))

    def _show(self, kind: str, found: re.Match[str]) -> None:
        start, end = found.span(2)
        self._add(found.start(), found.end(), self._faint())
        for at in range(start, end):
            self._merge(at, self._look(kind))

    def _look(self, kind: str) -> QTextCharFormat:
        look = QTextCharFormat()
        match kind:
            case "code":
                return self._code(self._colours.text)
            case "formula":
                return self._formula()
            case "link" | "address":
                look.setForeground(QColor(self._colours.accent))
            case "strong":
                look.setFontWeight(QFont.Weight.Bold)
            case "emphasis":
                look.setFontItalic(True)
            case _:
                look.setFontStrikeOut(True)
        if kind in _MAY_HOLD_OTHERS:
            look.setForeground(QColor(self._colours.text))
        return look

    def _add(self, start: int, end: int, look: QTextCharFormat) -> None:
        for at in range(start, end):
            self._merge(at, look)

    def _merge(self, at: int, look: QTextCharFormat) -> None:
        """Add to what the character has already, so that words in a heading can be bold and a link."""
        merged = self.format(at)
        merged.merge(look)
        self.setFormat(at, 1, merged)

    def _coloured(self, colour: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(QColor(colour))
        return look

    def _faint(self) -> QTextCharFormat:
        return self._coloured(self._colours.faint)

    def _marker(self) -> QTextCharFormat:
        look = self._coloured(self._colours.accent)
        look.setFontWeight(QFont.Weight.DemiBold)
        return look

    def _heading(self, level: int) -> QTextCharFormat:
        look = self._coloured(self._colours.text)
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setFontPointSize(self._points * HEADING_SIZES[level - 1])
        return look

    def _code(self, colour: str) -> QTextCharFormat:
        look = self._coloured(colour)
        look.setFontFamilies([monospace_font().family()])
        look.setBackground(QColor(self._colours.sunken))
        return look

    def _formula(self) -> QTextCharFormat:
        look = self._coloured(self._colours.tint("purple").ink)
        look.setFontItalic(True)
        return look


def _claimed(kind: str, found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the characters in which nothing else is looked for: all, or only the marks."""
    if kind in _MAY_HOLD_OTHERS:
        yield found.start(), found.start(2)
        yield found.end(2), found.end()
    else:
        yield found.span()
