"""Text with formulas as plain Unicode, for list rows, tool tips and searching: x², ℝⁿ, ‖θ‖₂, O(n log n)."""

import re
from functools import lru_cache

from reader_app.ui.math.segment import Kind
from reader_app.ui.math.segments import segments
from reader_app.ui.math.symbols import ACCENTS, ALPHABETS, FUNCTIONS, RELATIONS, TEXT, lettered, symbol

_MAY_BE_MARKED = re.compile(r"[\\$<&`~{]|--|''")
_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.DOTALL)
_DEEPEST = 40
_SPACES = {",": "", ":": " ", ";": " ", "!": "", " ": " ", "quad": " ", "qquad": " ", "\\": " "}
_SILENT = frozenset(
    "left right big Big bigg Bigg bigl bigr Bigl Bigr middle displaystyle textstyle limits nolimits mathop mathrel"
    " mathbin mathord phantom label tag nonumber notag".split()
)
_RAISED = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ∗*′⊤∘",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ**′ᵀ°",
        strict=True,
    )
)
_LOWERED = dict(zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))


@lru_cache(maxsize=4096)
def as_unicode(text: str) -> str:
    """Return the text as it is read; text without marks of LaTeX or HTML comes back as it is."""
    if _MAY_BE_MARKED.search(text) is None:
        return text
    return "".join(_shown(segment.kind, segment.shown) for segment in segments(text))


@lru_cache(maxsize=4096)
def formula_as_unicode(latex: str) -> str:
    """Return a formula, given without its dollars, in Unicode; what has no character stays in LaTeX's words."""
    shown = _Reader(_TOKEN.findall(latex)).row()
    return re.sub(r"\s+", " ", shown).replace(": =", ":=").strip()


def _shown(kind: Kind, shown: str) -> str:
    if kind is Kind.TEXT:
        return shown
    return "\n\n" if kind is Kind.BREAK else formula_as_unicode(shown)


class _Reader:
    """Reads the tokens of a formula once, from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def row(self, closing: str = "") -> str:
        """Read up to the closing token, or to the end."""
        parts: list[str] = []
        self._depth += 1
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token == closing:
                self._at += 1
                break
            parts.append(self._script() if token in "_^" else self._spaced(parts))
        self._depth -= 1
        return "".join(parts)

    def _spaced(self, before: list[str]) -> str:
        """Read one atom and set it apart where TeX would: relations, and names of functions before a letter."""
        is_name = self._tokens[self._at].removeprefix("\\") in FUNCTIONS
        atom = self._atom()
        if atom and atom in RELATIONS and self._depth == 1:
            return f" {atom} "
        if not is_name:
            return atom
        while self._tokens[self._at : self._at + 1] in (["_"], ["^"]):
            atom += self._script()
        gap = " " if "".join(before)[-1:].isalnum() else ""
        return f"{gap}{atom} " if self._next_is_letter() else gap + atom

    def _next_is_letter(self) -> bool:
        following = "".join(self._tokens[self._at : self._at + 2]).lstrip()[:2]
        return following[:1].isalnum() or (following[:1] == "\\" and following[1:].isalpha())

    def _atom(self) -> str:
        if self._at >= len(self._tokens):
            return ""
        token = self._tokens[self._at]
        self._at += 1
        if token == "{":
            return self.row("}") if self._depth < _DEEPEST else ""
        if token.startswith("\\") and len(token) > 1:
            return self._command(token[1:].rstrip("*"))
        if token.isspace() or token in "}&~":
            return " " if token in "&~" else ""
        return {"-": "−", "'": "′"}.get(token, token)

    def _argument(self) -> str:
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        return self._atom()

    def _command(self, name: str) -> str:
        if name in _SPACES or name in _SILENT:
            return _SPACES.get(name, "")
        if name in TEXT:
            return self._text()
        if name in ALPHABETS:
            return lettered(self._argument(), name)
        if name in ACCENTS:
            return _accented(self._argument(), ACCENTS[name])
        return self._built(name) or symbol(name) or name

    def _built(self, name: str) -> str:
        if name in ("frac", "dfrac", "tfrac", "nicefrac"):
            return f"{_grouped(self._argument())}/{_grouped(self._argument())}"
        if name == "sqrt":
            return f"√{_grouped(self._argument())}"
        if name in ("binom", "choose"):
            return f"C({self._argument()}, {self._argument()})"
        if name in ("begin", "end"):
            self._argument()
            return " "
        return ""

    def _text(self) -> str:
        """Read words, in which spaces count."""
        if self._at >= len(self._tokens) or self._tokens[self._at] != "{":
            return self._argument()
        self._at += 1
        depth, words = 1, ""
        while self._at < len(self._tokens) and depth:
            token = self._tokens[self._at]
            self._at += 1
            depth += {"{": 1, "}": -1}.get(token, 0)
            words += "" if token in "{}$" else symbol(token[1:]) if len(token) > 1 and token[0] == "\\" else token
        return words

    def _script(self) -> str:
        mark = self._tokens[self._at]
        self._at += 1
        content = self._argument().replace(" ", "") if mark == "^" else self._argument()
        letters = _RAISED if mark == "^" else _LOWERED
        if content and all(character in letters for character in content):
            return "".join(letters[character] for character in content)
        return f"{mark}{_grouped(content)}" if content else ""


def _accented(text: str, accent: str) -> str:
    return text + accent if len(text) == 1 else text


def _grouped(text: str) -> str:
    """Put brackets around what would fall apart beside a slash or a root sign."""
    text = text.strip()
    return text if re.fullmatch(r"[\w.′]*|\W|\([^()]*\)", text) else f"({text})"
