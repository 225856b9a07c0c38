"""Formulas typeset: from LaTeX to SVG with measures, without a screen and in any thread."""

import re
import threading
import warnings
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from xml.etree.ElementTree import ParseError

LONGEST_TYPESET = 1500
DEEPEST_TYPESET = 30

# What a formula of a stranger has no need for: macros that grow when expanded, addresses, numbers of equations.
_FORBIDDEN = re.compile(r"\\(?:def|newcommand|newenvironment|DeclareMathOperator|href|tag)(?![A-Za-z])")
_UNKNOWN_NAME = re.compile(r"<m[ion][^>]*>\\([A-Za-z]+)</m")
# ziamath sets these too tight, and those too loose.
_SPACING = (
    (re.compile(r"(?<=[\w}\])])\s*\\(sim|perp|parallel|circledast)(?![A-Za-z])\s*(?=\S)"), r"\\,\\\1\\,"),
    (re.compile(r"\\nabla(?![A-Za-z])\s*"), r"{\\nabla}"),
)
_SIZE = 48.0
_MARGIN = 1.0
_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class Formula:
    """A typeset formula in black; its measures are in ems of the font that it stands in."""

    latex: str
    svg: bytes
    width: float
    ascent: float
    descent: float


@lru_cache(maxsize=2048)
def typeset(latex: str, *, is_display: bool = False) -> Formula | None:
    """Return the formula typeset, or None where that cannot be done; a new one takes about 4 ms.

    Callable from any thread, and meant to be called outside the GUI thread first: the answer is kept.
    """
    if len(latex) > LONGEST_TYPESET or _depth(latex) > DEEPEST_TYPESET or _FORBIDDEN.search(latex):
        return None
    # One at a time: ziamath's fonts keep what they have read in dictionaries of their own.
    with _turn:
        try:
            return _typeset(latex, is_display=is_display)
        except _refusals():
            return None


def _typeset(latex: str, *, is_display: bool) -> Formula:
    spaced = latex
    for pattern, replacement in _SPACING:
        spaced = pattern.sub(replacement, spaced)
    ziamath = _ziamath()
    picture = ziamath.Latex(spaced, size=_SIZE, inline=not is_display, margin=_MARGIN)
    unknown = set(_UNKNOWN_NAME.findall(picture.mathmlstr()))
    if unknown:
        picture = ziamath.Latex(_named(spaced, unknown), size=_SIZE, inline=not is_display, margin=_MARGIN)
    width, height = picture.getsize()
    descent = -picture.getyofst()
    return Formula(
        latex,
        picture.svg().encode(),
        (width + 2 * _MARGIN) / _SIZE,
        (height - descent + _MARGIN) / _SIZE,
        (descent + _MARGIN) / _SIZE,
    )


def _named(latex: str, names: set[str]) -> str:
    """Show the macros of an author that nobody else knows by their names, upright."""
    pattern = "|".join(sorted(names, key=len, reverse=True))
    return re.sub(rf"\\({pattern})(?![A-Za-z])", r"\\operatorname{\1}", latex)


def _depth(latex: str) -> int:
    depth = deepest = 0
    for character in latex:
        depth += {"{": 1, "}": -1}.get(character, 0)
        deepest = max(deepest, depth)
    return max(deepest, latex.count("\\left"))


@lru_cache(maxsize=1)
def _ziamath() -> ModuleType:
    # Imported at the first formula: it costs 110 ms, and most papers have none.
    with warnings.catch_warnings():
        # ziamath 0.13 finds its font by importlib.resources.path, which Python 3.11 and 3.12 warn about.
        warnings.simplefilter("ignore", DeprecationWarning)
        import ziamath
        from ziamath.config import config

    config.svg2 = False  # Qt's SVG draws the symbols of SVG 2 as nothing
    return ziamath


@lru_cache(maxsize=1)
def _refusals() -> tuple[type[Exception], ...]:
    """Return what ziamath and latex2mathml raise for formulas that are none; they have no error of their own kind."""
    from latex2mathml import exceptions

    own = tuple(kind for kind in vars(exceptions).values() if isinstance(kind, type))
    built_in = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
    return (*own, *built_in, ParseError, StopIteration)
