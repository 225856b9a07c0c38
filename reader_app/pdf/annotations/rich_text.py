"""The rich text of comments (XHTML, ISO 32000-2, 12.7.4.4) as plain text."""

import re
from html import unescape

LONGEST = 200_000

# Not html.parser: what never ends costs it the square of its length.
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>|<[!?/][^<>]*>")
_ENDS_LINE = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"}
_UNSEEN = {"script", "style", "head", "title"}


def plain(markup: str) -> str:
    """Return the words of a rich text, a line a paragraph; more than anybody writes is cut off."""
    markup = markup[:LONGEST]
    found: list[str] = []
    unseen, at = 0, 0
    for tag in _TAG.finditer(markup):
        if not unseen:
            found.append(_words(markup[at : tag.start()]))
        at = tag.end()
        name, is_end = (tag[2] or "").lower(), bool(tag[1])
        if name in _UNSEEN:
            unseen = max(0, unseen - 1) if is_end else unseen + (not tag[0].endswith("/>"))
        elif name == "br" or (is_end and name in _ENDS_LINE):
            found.append("\n")
    if not unseen:
        found.append(_words(markup[at:]))
    lines = "".join(found).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


def _words(text: str) -> str:
    return unescape(text.replace("\n", " ")).replace("\n", " ")
