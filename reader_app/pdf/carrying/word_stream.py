"""The words of a whole document in the order of reading, without what stands at the head and foot of every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reader_app.pdf.text.page_text import PageText

Numbers = npt.NDArray[np.int64]

_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_DIGITS = re.compile(r"\d+")
_EDGE_LINES = 2
_FEWEST_REPEATS = 3
_LEAST_SHARE = 0.2
_MOST_NUMBERS = 4


@dataclass(frozen=True, slots=True)
class WordStream:
    """Words as numbers, with the page (from 0) and the range of its text of each; `words` are the numbers as a list."""

    numbers: Numbers
    pages: Numbers
    starts: Numbers
    ends: Numbers
    words: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def range_of(self, page: int, start: int, end: int) -> tuple[int, int]:
        """Return which words a range of a page's text touches, from the first to behind the last."""
        first, last = np.searchsorted(self.pages, [page, page + 1])
        begin = first + int(np.searchsorted(self.ends[first:last], start, side="right"))
        return int(begin), int(first + np.searchsorted(self.starts[first:last], end, side="left"))


def word_stream(pages: Sequence[PageText], vocabulary: dict[str, int]) -> WordStream:
    """Return a document's words, numbered by the vocabulary, which grows; letter case and signs count for nothing."""
    repeated = _repeated_edges(pages)
    found: list[tuple[int, int, int, int]] = []
    for number, page in enumerate(pages):
        for start, end in _body(page, repeated):
            for word in _WORD.finditer(page.text, start, end):
                key = word[0].casefold()
                found.append((vocabulary.setdefault(key, len(vocabulary)), number, word.start(), word.end()))
    columns = np.array(found, dtype=np.int64).reshape(-1, 4).T
    return WordStream(columns[0], columns[1], columns[2], columns[3], columns[0].tolist())


def _body(page: PageText, repeated: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a page's text between the lines that are on many pages."""
    begin = 0
    for start, end in _edges(page):
        if _shape(page.text[start:end]) in repeated:
            yield begin, start
            begin = end
    yield begin, len(page.text)


def _repeated_edges(pages: Sequence[PageText]) -> set[str]:
    """Return the shapes of first and last lines that many pages have: running heads, page numbers, notices."""
    counts = Counter(shape for page in pages for shape in {_shape(page.text[start:end]) for start, end in _edges(page)})
    fewest = max(_FEWEST_REPEATS, _LEAST_SHARE * len(pages))
    return {shape for shape, count in counts.items() if count >= fewest}


def _edges(page: PageText) -> list[tuple[int, int]]:
    lines = [(int(start), int(end)) for start, end in page.lines]
    if len(lines) <= 2 * _EDGE_LINES:
        return lines[:1] + lines[1:][-1:]
    return lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]


def _shape(line: str) -> str:
    """Return a line with its page number taken out; one with many numbers is no running head but a row of a table."""
    shape, count = _DIGITS.subn("0", line.casefold())
    return (shape if count <= _MOST_NUMBERS else line).strip()
