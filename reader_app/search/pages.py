"""The pages of PDFs, which are a collection of their own: which papers have words on a page, and on which page.

A page lies in its index as a paper whose abstract it is, so that all that makes papers searchable makes pages so. A
library without PDFs has no such collection, and a search there costs nothing more.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from reader_app.model.hit import FoundPage
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row
from reader_app.search.lookup import met
from reader_app.search.postings import Collection
from reader_app.search.postings.arrays import Array
from reader_app.search.ranking import Ranking, Scheme, Scored
from reader_app.search.syntax import Words
from reader_app.search.texts import TEXT

_FIELD = "abstract"
_WEIGHT = 0.5
"""What a page says of a word is worth, measured by what the abstract says: a long text has many words in passing."""
_LEAVES_KEPT = 48


def page_row(content: str, page: int, *, pages: int, text: str) -> Row:
    """Return a page of a file, known by its hash, as the index takes it; with how many pages of it are indexed."""
    return Row(Paper(id=PaperId(f"{content}/{page}/{pages}"), title="", abstract=text))


def page_of(key: str) -> tuple[str, int, int]:
    """Return the file, the page, and how many pages of the file are indexed, by the id of a page in the index."""
    content, page, pages = key.split("/")
    return content, int(page), int(pages)


class PageCollection:
    """The pages that can be searched, and what each query scores on them; as they were when it was made."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._ranking = Ranking(collection, Scheme(weights={_FIELD: 1.0}))
        keys = [page_of(paper) for paper in collection.papers]
        self._contents = {content: number for number, content in enumerate(dict.fromkeys(key[0] for key in keys))}
        self._content_of = np.fromiter((self._contents[key[0]] for key in keys), np.int64, len(keys))
        self._pages = np.fromiter((key[1] for key in keys), np.int64, len(keys))
        self._recent: OrderedDict[Words, Scored] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pages)

    def number_of(self, content: str) -> int | None:
        """Return the number of a file; None where none of its pages is there."""
        return self._contents.get(content)

    def of_contents(self, words: Words) -> Array:
        """Return what words score on the best page of each file, by number, float32; 0 where they are on none."""
        documents, scores = self._scored(words)
        best = np.zeros(len(self._contents), np.float32)
        np.maximum.at(best, self._content_of[documents], scores)
        return best

    def best_page(self, content: str, leaves: Iterable[Words]) -> tuple[int, float, int]:
        """Return the page of a file on which words score most, what, and on how many pages any is; 0 where on none."""
        documents = self._documents.get(self._contents.get(content, -1), np.zeros(0, np.int64))
        total = np.zeros(len(documents), np.float32)
        for words in leaves:
            found, scores = self._scored(words)
            at = np.minimum(np.searchsorted(found, documents), max(len(found) - 1, 0))
            if len(found):
                total += np.where(found[at] == documents, scores[at], np.float32(0))
        if not total.any():
            return 0, 0.0, 0
        best = int(np.argmax(total))
        return int(self._pages[documents[best]]), float(total[best]), int(np.count_nonzero(total))

    @cached_property
    def _documents(self) -> dict[int, Array]:
        """The living documents of each file, rising."""
        alive = np.flatnonzero(self._collection.alive)
        order = alive[np.argsort(self._content_of[alive], kind="stable")]
        numbers, starts = np.unique(self._content_of[order], return_index=True)
        return dict(zip(numbers.tolist(), np.split(order, starts[1:]), strict=True))

    def _scored(self, words: Words) -> Scored:
        """Return the pages with words, rising, and their scores; of whoever types, the last words are kept."""
        found = self._recent.get(words)
        if found is None:
            postings = met(self._collection, replace(words, field=_FIELD))
            documents, scores = self._ranking.score(postings, weight=_WEIGHT) if postings else _NOTHING
            alive = self._collection.alive[documents]
            found = self._recent[words] = Scored(documents[alive], scores[alive])
            if len(self._recent) > _LEAVES_KEPT:
                self._recent.popitem(last=False)
        return found


class Pages:
    """The pages of the papers of one table."""

    def __init__(self, collection: PageCollection, rows: Sequence[Row]) -> None:
        self._collection = collection
        self._size = len(rows)
        pairs = [
            (number, place)
            for place, row in enumerate(rows)
            if row.files
            for file in row.files
            if (number := collection.number_of(file.hash)) is not None
        ]
        self._numbers = np.array([number for number, _ in pairs], np.int64)
        self._places = np.array([place for _, place in pairs], np.int64)

    @property
    def collection(self) -> PageCollection:
        """The pages they are among."""
        return self._collection

    def scores(self, words: Words) -> Array | None:
        """Return what words score on the best page of each paper, float32[n]; None where they are on none."""
        if words.field not in ("", TEXT) or not len(self._numbers):
            return None
        of_contents = self._collection.of_contents(words)[self._numbers]
        if not of_contents.any():
            return None
        scores = np.zeros(self._size, np.float32)
        np.maximum.at(scores, self._places, of_contents)
        return scores

    def found(self, row: Row, leaves: Iterable[Words]) -> FoundPage | None:
        """Return the page of a paper's files that words speak of most; None where they are on none."""
        here = [words for words in leaves if words.field in ("", TEXT)]
        best = [(self._collection.best_page(file.hash, here), file) for file in row.files]
        if not best:
            return None
        (page, score, pages), file = max(best, key=lambda one: one[0][1])
        return FoundPage(file.id, page, score, pages) if page else None


_NOTHING = Scored(np.zeros(0, np.int64), np.zeros(0, np.float32))
