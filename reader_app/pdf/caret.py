"""Where keys move a caret in the text of a document."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from reader_app.pdf.line_map import LineMap
from reader_app.pdf.selection import Spot, word_around

Lines = Callable[[int], LineMap]
"""The lines of a page."""


class Step(Enum):
    """What a key moves by."""

    CHARACTER_BACK = auto()
    CHARACTER_ON = auto()
    WORD_BACK = auto()
    WORD_ON = auto()
    LINE_UP = auto()
    LINE_DOWN = auto()
    LINE_START = auto()
    LINE_END = auto()
    PARAGRAPH_UP = auto()
    PARAGRAPH_DOWN = auto()
    PAGE_START = auto()
    PAGE_END = auto()


@dataclass(frozen=True, slots=True)
class Caret:
    """A place in the text, and how far along the lines it wants to be when it goes up or down over shorter ones."""

    spot: Spot
    goal: float | None = None


def moved(caret: Caret, step: Step, lines: Lines, pages: int) -> Caret:
    """Return where a key takes the caret; over the edge of a page it goes to the next one that there is."""
    if step in (Step.LINE_UP, Step.LINE_DOWN):
        return _over_lines(caret, 1 if step is Step.LINE_DOWN else -1, lines, pages)
    page, at = caret.spot.page, caret.spot.at
    text = lines(page).text.text
    goes_on = step in (Step.CHARACTER_ON, Step.WORD_ON, Step.PARAGRAPH_DOWN)
    goes_back = step in (Step.CHARACTER_BACK, Step.WORD_BACK, Step.PARAGRAPH_UP)
    if goes_on and at >= len(text.rstrip()) and page < pages:
        return Caret(Spot(page + 1, 0))
    if goes_back and at == 0 and page > 1:
        return Caret(Spot(page - 1, len(lines(page - 1).text.text.rstrip())))
    return Caret(Spot(page, _WITHIN[step](lines(page), at)))


def _over_lines(caret: Caret, by: int, lines: Lines, pages: int) -> Caret:
    page, here = caret.spot.page, lines(caret.spot.page)
    if not len(here.line_spans):
        return _at_edge_of(page + by, by, caret.goal, lines, pages) or caret
    goal = here.goal(caret.spot.at) if caret.goal is None else caret.goal
    line = here.line_of(caret.spot.at) + by
    if 0 <= line < len(here.line_spans):
        return Caret(Spot(page, _in_line(here, line, goal)), goal)
    edge = Spot(page, len(here.text.text.rstrip()) if by > 0 else 0)
    return _at_edge_of(page + by, by, goal, lines, pages) or Caret(edge, goal)


def _at_edge_of(page: int, by: int, goal: float | None, lines: Lines, pages: int) -> Caret | None:
    """Return the place in the first or last line of the page one comes to; none where there is no page."""
    if not 1 <= page <= pages:
        return None
    there = lines(page)
    if goal is None or not len(there.line_spans):
        return Caret(Spot(page, 0 if by > 0 else len(there.text.text.rstrip())), goal)
    line = 0 if by > 0 else len(there.line_spans) - 1
    return Caret(Spot(page, _in_line(there, line, goal)), goal)


def _in_line(lines: LineMap, line: int, goal: float) -> int:
    start, end = (int(edge) for edge in lines.line_spans[line])
    return max(start, min(lines.position_in_line(line, goal), end))


def _word_on(lines: LineMap, at: int) -> int:
    """Return the end of the word at or behind a place."""
    text = lines.text.text
    while at < len(text) and text[at].isspace():
        at += 1
    return max(min(at + 1, len(text)), word_around(text, at)[1])


def _word_back(lines: LineMap, at: int) -> int:
    text = lines.text.text
    at -= 1
    while at > 0 and text[at].isspace():
        at -= 1
    return max(0, min(at, word_around(text, at)[0])) if at >= 0 else 0


def _paragraph_down(lines: LineMap, at: int) -> int:
    text = lines.text.text
    found = text.find("\n\n", at)
    return len(text) if found < 0 else found + 2


def _paragraph_up(lines: LineMap, at: int) -> int:
    found = lines.text.text.rfind("\n\n", 0, max(0, at - 2))
    return 0 if found < 0 else found + 2


def _line_edge(lines: LineMap, at: int, edge: int) -> int:
    if not len(lines.line_spans):
        return at
    start, end = (int(place) for place in lines.line_spans[lines.line_of(at)])
    return (start, start + len(lines.text.text[start:end].rstrip()))[edge]


_WITHIN: dict[Step, Callable[[LineMap, int], int]] = {
    Step.CHARACTER_BACK: lambda lines, at: max(0, at - 1),
    Step.CHARACTER_ON: lambda lines, at: min(len(lines.text.text), at + 1),
    Step.WORD_BACK: _word_back,
    Step.WORD_ON: _word_on,
    Step.LINE_START: lambda lines, at: _line_edge(lines, at, 0),
    Step.LINE_END: lambda lines, at: _line_edge(lines, at, 1),
    Step.PARAGRAPH_UP: _paragraph_up,
    Step.PARAGRAPH_DOWN: _paragraph_down,
    Step.PAGE_START: lambda lines, at: 0,
    Step.PAGE_END: lambda lines, at: len(lines.text.text.rstrip()),
}
