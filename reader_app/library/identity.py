"""When two records are the same paper."""

from collections.abc import Iterable, Mapping

from reader_app.model.ids import PaperId
from reader_app.model.paper import Record, family_name, normal_arxiv, normal_doi, normal_title

LEAST_TELLING_LENGTH = 20
"""Letters and digits a title must have to say alone which paper it is: "Preface" and "Introduction" do not."""
_DOI_OF_ARXIV = "10.48550/arxiv."


class KnownPapers:
    """An index of papers by DOI, by arXiv id, and by title with year and first author."""

    def __init__(self, papers: Mapping[PaperId, Record]) -> None:
        self._by_identifier: dict[str, PaperId] = {}
        self._by_title: dict[str, dict[PaperId, Record]] = {}
        for paper, record in papers.items():
            self.add(paper, record)

    def add(self, paper: PaperId, record: Record) -> None:
        """Take in one more paper, or what more is known about one."""
        for identifier in _identifiers(record):
            self._by_identifier.setdefault(identifier, paper)
        self._by_title.setdefault(_title(record), {})[paper] = record

    def same_as(self, record: Record) -> tuple[PaperId, str] | None:
        """Return the known paper that a record is, with the reason as words, or None."""
        for identifier in _identifiers(record):
            if identifier in self._by_identifier:
                return self._by_identifier[identifier], f"has the same {identifier.partition(':')[0]}"
        title = _title(record)
        for paper, known in self._by_title.get(title, {}).items():
            if _fit(title, record, known):
                return paper, "has the same title"
        return None


def _identifiers(record: Record) -> Iterable[str]:
    if doi := _doi(record):
        yield f"DOI:{doi}"
    if arxiv := _arxiv(record):
        yield f"arXiv id:{arxiv}"


def _doi(record: Record) -> str:
    """Return the publisher's DOI; the one that arXiv gives says no more than the arXiv id."""
    doi = normal_doi(record.doi) or record.doi
    return "" if doi.startswith(_DOI_OF_ARXIV) else doi


def _arxiv(record: Record) -> str:
    of_doi = normal_arxiv(record.doi) if record.doi.lower().startswith(_DOI_OF_ARXIV) else ""
    return normal_arxiv(record.arxiv) or record.arxiv or of_doi


def _title(record: Record) -> str:
    """Return what two spellings of a title share; one without letters or digits, such as "∑", has but one spelling."""
    return normal_title(record.title) or record.title.strip()


def _fit(title: str, one: Record, other: Record) -> bool:
    """Say whether two records of the same title are one paper: nothing they both state may differ."""
    if one.year and other.year and one.year != other.year:
        return False
    if (_doi(one) and _doi(other)) or (_arxiv(one) and _arxiv(other)):
        return False  # Both have one, and they were compared already.
    if one.authors and other.authors:
        return _surname(one) == _surname(other)
    if len(title) >= LEAST_TELLING_LENGTH:
        return True
    return one.abstract == other.abstract and (bool(one.abstract) or not (one.authors or other.authors))


def _surname(record: Record) -> str:
    """Return the last word of the first author's family name, which all ways of writing the name share."""
    words = family_name(record.authors[0]).split()
    return normal_title("".join(words[-1:]))
