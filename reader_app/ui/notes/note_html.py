"""A note as HTML for reading: tables and formulas shown, HTML of the note shown as text, nothing fetched."""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reader_app.ui.links import may_be_linked
from reader_app.ui.math.dollars import LONGEST_FORMULA, Formula, formulas

_BOX = re.compile(r"(<li>\s*(?:<p>)?)\[([ xX])\] ")
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]}']")

Typeset = Callable[[Formula], str]
"""Returns the HTML of a formula."""


def note_html(text: str, typeset: Typeset) -> str:
    """Return the HTML of a Markdown text. Only addresses that may be opened become links."""
    html = str(_reader().render(text, {"typeset": typeset}))
    return _BOX.sub(lambda found: f"{found[1]}{'☐' if found[2] == ' ' else '☑'} ", html)


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})
    reader.enable(["table", "strikethrough"])
    # Replacing it is markdown-it's documented way to say which links it may make.
    setattr(reader, "validateLink", may_be_linked)  # noqa: B010 - mypy takes methods for fixed
    reader.inline.ruler.before("escape", "formula", _formula)
    reader.add_render_rule("formula", _render_formula)
    reader.add_render_rule("image", _render_image)
    reader.add_render_rule("heading_open", _open_heading)
    reader.add_render_rule("heading_close", _close_heading)
    reader.add_render_rule("text", _render_text)
    return reader


def _formula(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    found = next(formulas(state.src[state.pos : state.pos + LONGEST_FORMULA + 64]), None)
    if found is None or found.start != 0:
        return False
    if not silent:
        state.push("formula", "", 0).meta = {"formula": found}
    state.pos += found.end
    return True


def _render_formula(_reader: object, tokens: Sequence[Token], at: int, _options: object, env: Any) -> str:
    html: str = env["typeset"](tokens[at].meta["formula"])
    return html


def _open_heading(_reader: object, tokens: Sequence[Token], at: int, _options: object, _env: Any) -> str:
    """Make a paragraph of a class: Qt enlarges its own headings once more, whatever size a style sheet gives."""
    return f'<p class="{tokens[at].tag}">'


def _close_heading(*_: object) -> str:
    return "</p>\n"


def _render_image(_reader: object, tokens: Sequence[Token], at: int, _options: object, _env: Any) -> str:
    """Show a picture as a link: loading it would tell its server what is read here."""
    address = str(tokens[at].attrGet("src") or "")
    return f'<a href="{escape(address)}">{escape(tokens[at].content or address)}</a>'


def _render_text(_reader: object, tokens: Sequence[Token], at: int, _options: object, _env: Any) -> str:
    """Make addresses that stand in the text links, but not those that are the words of one."""
    text = tokens[at].content
    if sum(token.nesting for token in tokens[:at] if token.type.startswith("link_")):
        return escape(text)
    parts, done = [], 0
    for found in _ADDRESS.finditer(text):
        address = escape(found.group())
        parts += [escape(text[done : found.start()]), f'<a href="{address}">{address}</a>']
        done = found.end()
    return "".join(parts) + escape(text[done:])
