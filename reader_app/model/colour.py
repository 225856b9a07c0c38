"""The named colours of highlights and tags, as Zotero has them, and what each means by default."""

from reader_app.model.errors import ReaderError

COLOURS = {
    "yellow": "ffd400",
    "red": "ff6666",
    "green": "5fb236",
    "blue": "2ea8e5",
    "purple": "a28ae5",
    "magenta": "e56eee",
    "orange": "f19837",
    "grey": "aaaaaa",
}
MEANINGS = {
    "yellow": "important",
    "red": "doubt",
    "green": "result",
    "blue": "method",
    "purple": "claim",
    "magenta": "question",
    "orange": "data",
    "grey": "background",
}
COLOUR_NAMES = tuple(COLOURS)


def colour_named(text: str) -> str:
    """Return the colour that a name or a meaning stands for. Raises ReaderError for others."""
    wanted = text.strip().casefold().replace("gray", "grey")
    if wanted in COLOURS:
        return wanted
    for colour, meaning in MEANINGS.items():
        if meaning == wanted:
            return colour
    raise ReaderError(f"“{text}” is not a colour; use one of {', '.join(COLOUR_NAMES)}.")
