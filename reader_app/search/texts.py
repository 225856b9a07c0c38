"""The texts of a paper in which words are found, and the words of each as the index and the matcher see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reader_app.model.row import Row
from reader_app.search.analysis import Token, join, joined, tokens

BOOSTS = {
    "title": 3.0,
    "authors": 2.0,
    "tags": 2.0,
    "keywords": 1.5,
    "abstract": 1.0,
    "note": 1.0,
    "marks": 1.0,
    "venue": 0.5,
}
FIELDS = tuple(BOOSTS)
TEXT = "text"
"""The pages of a paper's PDFs, which are looked for apart from its other texts: see pages.py."""


def texts(row: Row) -> dict[str, tuple[str, ...]]:
    """Return the texts of each field; a phrase never reaches from one text into the next."""
    paper = row.paper
    return {
        "title": _present(paper.title),
        "authors": paper.authors,
        "tags": paper.tags,
        "keywords": paper.keywords,
        "abstract": _present(paper.abstract),
        "note": _present(row.note),
        "marks": tuple(line for line in row.comments.splitlines() if line),
        "venue": _present(paper.venue),
    }


def _present(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one text: those in sequence, which phrases run over, and those that parts make together."""

    sequence: tuple[Token, ...]
    together: tuple[Token, ...]

    @property
    def all(self) -> tuple[Token, ...]:
        return self.sequence + self.together


def wording(field: str, text: str) -> Wording:
    """Return the words of a text of a field."""
    words = list(tokens(text))
    if field == "authors":
        return _name(given_names_first(text, words))
    return Wording(tuple(words), tuple(joined(text, words)))


def given_names_first(text: str, words: list[Token]) -> list[Token]:
    """Return the words of a name that may be written "Last, First" in the order of "First Last"."""
    comma = text.find(",")
    if comma < 0:
        return words
    return [word for word in words if word.start > comma] + [word for word in words if word.start < comma]


def _name(words: list[Token]) -> Wording:
    """Return the words of a name: "Yann Le Cun" is also "LeCun" and "Y. LeCun", and so is each the other."""
    together = [join(pair) for pair in pairwise(words) if pair[0].end <= pair[1].start]
    if len(words) > 1:
        initial = words[0]._replace(surface=words[0].surface[0])
        together.extend((join([initial, words[-1]]), join([initial, *words[1:]])))
    return Wording(tuple(words), tuple(together))


def wordings(row: Row) -> Iterator[tuple[str, Wording]]:
    """Yield the words of each text of a paper, field by field."""
    for field, of_field in texts(row).items():
        yield from ((field, wording(field, text)) for text in of_field)
