"""What a row of the list says about a paper, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader_app.model.feed import FeedPage
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper, ReadState, short_authors
from reader_app.model.row import Row

LONGEST_CHIP = 20
translate = QCoreApplication.translate
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_FORMATS = {4: ("yyyy", "yyyy"), 7: ("yyyy-MM", "MMM yyyy"), 10: ("yyyy-MM-dd", "d MMM yyyy")}


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a feed showed a paper."""

    feed: str
    date: str
    date_inferred: bool
    rank: int


@dataclass(frozen=True, slots=True)
class Byline:
    """The second line of a row: who wrote it, in which venue, and when (the last thing to be left out)."""

    who: str
    venue: str
    when: str

    @property
    def where(self) -> str:
        """Venue and time, "NeurIPS 2017"."""
        return f"{self.venue} {self.when}".strip()

    def __str__(self) -> str:
        return " · ".join(part for part in (self.who, self.where) if part)


def appearances(feeds: Iterable[FeedPage]) -> dict[PaperId, Appearance]:
    """Return where each paper was shown first, for feeds given newest first."""
    return {
        item.paper: Appearance(page.title or page.source, page.date, page.date_inferred, item.rank)
        for page in feeds
        for item in page.items
    }


def day_text(date: str, *, inferred: bool = False) -> str:
    """Return an ISO date as people write it, "18 Mar 2026"; an inferred year is in doubt: "18 Mar (2026?)"."""
    text = date[:10]
    if len(text) not in _FORMATS:
        return date
    read, shown = _FORMATS[len(text)]
    day = QDate.fromString(text, read)
    if not day.isValid():
        return date
    return _ENGLISH.toString(day, "d MMM '('yyyy'?)'" if inferred and len(text) == 10 else shown)


def byline(row: Row, known: Mapping[PaperId, Appearance]) -> Byline:
    """Return the authors and the venue; for a paper without authors the feed or file it came from."""
    paper = row.paper
    if paper.authors:
        return Byline(short_authors(paper.authors), *_published(paper))
    shown = known.get(paper.id)
    if shown is None:
        where = ("", day_text(paper.date)) if paper.venue else _published(paper)
        return Byline(paper.venue or paper.source, *where)
    rank = f"#{shown.rank}"
    day = day_text(shown.date, inferred=shown.date_inferred)
    return Byline(shown.feed, "", " · ".join(part for part in (day, rank) if part))


def _published(paper: Paper) -> tuple[str, str]:
    """Return "NeurIPS" and "2017", without a year said twice; the day alone where there is no venue."""
    year = str(paper.year or paper.published[:4] or "")
    if not paper.venue:
        return "arXiv" if paper.arxiv else "", year or day_text(paper.date)
    return paper.venue, "" if year in paper.venue else year


def state_name(state: ReadState) -> str:
    """Return the state as readers know it."""
    names = {
        ReadState.INBOX: translate("ReadState", "Inbox"),
        ReadState.LATER: translate("ReadState", "Later"),
        ReadState.READING: translate("ReadState", "Reading"),
        ReadState.DONE: translate("ReadState", "Done"),
    }
    return names[state]


def chip_text(tag: str) -> str:
    """Return a tag as its chip shows it: the whole path, or where that is long its last part."""
    return tag if len(tag) <= LONGEST_CHIP else tag.rsplit("/", 1)[-1]


def spoken(row: Row, line: Byline) -> str:
    """Return a row as a screen reader says it."""
    paper = row.paper
    said = [paper.title, str(line), state_name(paper.state)]
    if paper.starred:
        said.append(translate("PaperRow", "starred"))
    if paper.tags:
        said.append(translate("PaperRow", "tags: %1").replace("%1", ", ".join(paper.tags)))
    if row.files:
        said.append(translate("PaperRow", "has a PDF"))
    if row.note:
        said.append(translate("PaperRow", "has a note"))
    if row.highlights:
        said.append(
            _counted(row.highlights, translate("PaperRow", "1 highlight"), translate("PaperRow", "%1 highlights"))
        )
    return ". ".join(part for part in said if part)


def papers_text(count: int) -> str:
    """Return "1 paper" or "50,099 papers"."""
    return _counted(count, translate("PaperCount", "1 paper"), translate("PaperCount", "%1 papers"))


def number_text(count: int) -> str:
    """Return a number with its thousands set apart."""
    return _ENGLISH.toString(count)


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.replace("%1", number_text(count))
