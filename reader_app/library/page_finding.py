"""Where in their PDFs the papers of a scope have the words that are looked for."""

from collections.abc import Iterable, Mapping

from reader_app.library.attachments.page_texts import PageTexts
from reader_app.library.catalogue import Catalogue
from reader_app.library.listing import Scope
from reader_app.library.searching import Searching
from reader_app.model.hit import FoundPage, PagePassage, Snippet
from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.matcher import Matcher
from reader_app.search.syntax import Words, wanted
from reader_app.search.texts import TEXT

MOST_WORDS = 12
"""Different words of a page that are handed on to be marked there."""


class PageFinding:
    """Answers which page of a paper's PDFs a query speaks of."""

    def __init__(self, catalogue: Catalogue, searching: Searching, texts: PageTexts) -> None:
        self._catalogue = catalogue
        self._searching = searching
        self._texts = texts

    def passages(self, scope: Scope, papers: Iterable[PaperId]) -> Mapping[PaperId, PagePassage]:
        """Return the best passage in the PDFs of those papers that have any."""
        pages = self._searching.searcher().pages
        query = self._searching.asked(scope)
        leaves = tuple(leaf for leaf in wanted(query) if isinstance(leaf, Words))
        if pages is None or not leaves:
            return {}
        matcher = Matcher(query)
        rows = (row for paper in papers if (row := self._catalogue.rows.get(paper)) and row.files)
        found = ((row, pages.found(row, leaves)) for row in rows)
        return {row.paper.id: self._passage(matcher, row, page) for row, page in found if page is not None}

    def _passage(self, matcher: Matcher, row: Row, found: FoundPage) -> PagePassage:
        content = next(file.hash for file in row.files if file.id == found.attachment)
        texts = self._texts.read(content) or ()
        text = texts[found.page - 1] if found.page <= len(texts) else ""
        snippet = matcher.passage({TEXT: text}) if text else Snippet(TEXT, "")
        words = dict.fromkeys(" ".join(text[start:end].split()) for start, end in matcher.spans(TEXT, text))
        return PagePassage(found, snippet, tuple(words)[:MOST_WORDS])
