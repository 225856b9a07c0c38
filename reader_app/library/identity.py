"""When two records are the same paper."""

from collections.abc import Iterable, Mapping

from reader_app.model.ids import PaperId
from reader_app.model.paper import Record, family_name, normal_title

LEAST_TELLING_LENGTH = 20
"""Letters and digits a title must have to say alone which paper it is: "Preface" and "Introduction" do not."""


class KnownPapers:
    """An index of papers by DOI, by arXiv id, and by title with year and first author."""

    def __init__(self, papers: Mapping[PaperId, Record]) -> None:
        self._by_identifier: dict[str, PaperId] = {}
        self._by_title: dict[str, list[tuple[PaperId, Record]]] = {}
        for paper, record in papers.items():
            self.add(paper, record)

    def add(self, paper: PaperId, record: Record) -> None:
        """Take in one more paper."""
        for identifier in _identifiers(record):
            self._by_identifier.setdefault(identifier, paper)
        self._by_title.setdefault(normal_title(record.title), []).append((paper, record))

    def same_as(self, record: Record) -> tuple[PaperId, str] | None:
        """Return the known paper that a record is, with the reason as words, or None."""
        for identifier in _identifiers(record):
            if identifier in self._by_identifier:
                return self._by_identifier[identifier], f"has the same {identifier.partition(':')[0]}"
        title = normal_title(record.title)
        for paper, known in self._by_title.get(title, ()):
            if _fit(title, record, known):
                return paper, "has the same title"
        return None


def _identifiers(record: Record) -> Iterable[str]:
    if record.doi:
        yield f"DOI:{record.doi}"
    if record.arxiv:
        yield f"arXiv id:{record.arxiv}"


def _fit(title: str, one: Record, other: Record) -> bool:
    """Say whether two records of the same title are one paper: nothing they both state may differ."""
    if one.year and other.year and one.year != other.year:
        return False
    if (one.doi and other.doi) or (one.arxiv and other.arxiv):
        return False  # Both have one, and they were compared already.
    if one.authors and other.authors:
        return family_name(one.authors[0]).casefold() == family_name(other.authors[0]).casefold()
    return len(title) >= LEAST_TELLING_LENGTH or (one.abstract == other.abstract and bool(one.abstract))
