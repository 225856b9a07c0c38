"""The rich text of comments (XHTML, ISO 32000-2, 12.7.4.4) as plain text."""

from html.parser import HTMLParser

_ENDS_LINE = {"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr"}
_UNSEEN = {"script", "style", "head", "title"}


def plain(markup: str) -> str:
    """Return the words of a rich text, a line a paragraph."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    lines = "".join(reader.found).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


class _Words(HTMLParser):
    """Gathers what is seen; an HTML parser forgives where XML is broken, and knows no entities of the file's own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self.found.append("\n")

    def handle_startendtag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _ENDS_LINE and tag != "br":
            self.found.append("\n")

    def handle_data(self, text: str) -> None:
        if not self._unseen:
            self.found.append(text.replace("\n", " "))
