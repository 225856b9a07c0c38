"""The Unicode characters that LaTeX's names of symbols, alphabets and accents stand for."""

import unicodedata
from functools import lru_cache

_OWN_SYMBOLS = {
    "|": "‖",
    "{": "{",
    "}": "}",
    "%": "%",
    "$": "$",
    "&": "&",
    "#": "#",
    "_": "_",
    "colon": ":",
    "dots": "…",
    "dotsc": "…",
    "dotsb": "⋯",
    "gets": "←",
    "iff": "⇔",
    "implies": "⇒",
    "land": "∧",
    "ldots": "…",
    "lor": "∨",
    "lVert": "‖",
    "rVert": "‖",
    "Vert": "‖",
    "lvert": "|",
    "rvert": "|",
    "ne": "≠",
    "not": "̸",
    "prime": "′",
    "perp": "⊥",
    "mid": "∣",
    "setminus": "∖",
    "backslash": "\\",
    "epsilon": "ε",
    "varepsilon": "ε",
    "phi": "φ",
    "varphi": "φ",
}
_ALPHABETS = {
    "mathbb": "DOUBLE-STRUCK",
    "mathds": "DOUBLE-STRUCK",
    "mathcal": "SCRIPT",
    "mathscr": "SCRIPT",
    "mathfrak": "FRAKTUR",
}
ACCENTS = {
    "acute": "\u0301",
    "bar": "\u0304",
    "breve": "\u0306",
    "check": "\u030c",
    "ddot": "\u0308",
    "dot": "\u0307",
    "grave": "\u0300",
    "hat": "\u0302",
    "mathring": "\u030a",
    "overline": "\u0305",
    "tilde": "\u0303",
    "underline": "\u0332",
    "vec": "\u20d7",
    "widehat": "\u0302",
    "widetilde": "\u0303",
}
ALPHABETS = frozenset(_ALPHABETS)
FUNCTIONS = frozenset(
    "arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup"
    " ln log max min poly polylog Pr sec sgn sin sinh softmax sup tan tanh tr".split()
)
TEXT = frozenset(
    "text textbf textit textrm textsf texttt mathrm mathit mathsf mathtt mathbf boldsymbol operatorname".split()
)
RELATIONS = frozenset("=<>≤≥≠≈∼≃≅≡∝∈∉⊂⊆⊃⊇→←↦⇒⇔↔⟶≪≫≺≻⪯⪰:∣⊥⊢⊨")


def symbol(name: str) -> str:
    """Return the characters that `\\name` stands for in a formula, or an empty string."""
    if name in _OWN_SYMBOLS:
        return _OWN_SYMBOLS[name]
    return name if name in FUNCTIONS else _latex_symbols().get(name, "")


def lettered(text: str, alphabet: str) -> str:
    """Return the letters in another alphabet: R in double-struck is ℝ."""
    return "".join(_letter(character, _ALPHABETS[alphabet]) for character in text)


def _letter(character: str, alphabet: str) -> str:
    if not (character.isascii() and character.isalpha()):
        return character
    size = "CAPITAL" if character.isupper() else "SMALL"
    # The letters that Unicode had before it got whole alphabets, such as ℝ, are named without "MATHEMATICAL".
    for name in (f"{alphabet} {size} {character.upper()}", f"MATHEMATICAL {alphabet} {size} {character.upper()}"):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return character


@lru_cache(maxsize=1)
def _latex_symbols() -> dict[str, str]:
    # Imported at the first formula: it costs 30 ms that the first window need not wait for.
    from pylatexenc.latex2text import get_default_latex_context_db

    known = get_default_latex_context_db()
    return {
        spec.macroname: spec.simplify_repl
        for spec in known.iter_macro_specs(known.categories())
        if isinstance(spec.simplify_repl, str) and len(spec.simplify_repl) == 1
    }
