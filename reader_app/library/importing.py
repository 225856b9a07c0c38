"""Taking in what readers of files found: new papers, better known ones, and the feed pages they were on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reader_app.formats.citation_key import citation_key
from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import document_of, feed_from
from reader_app.library.identity import KnownPapers
from reader_app.library.store import Document
from reader_app.model.anchor import anchor_at
from reader_app.model.annotation import Annotation
from reader_app.model.changes import Changes
from reader_app.model.dates import now
from reader_app.model.errors import ReaderError
from reader_app.model.feed import FeedItem, FeedPage
from reader_app.model.ids import AnnotationId, FeedId, NoteId, PaperId, new_id
from reader_app.model.importing import Draft, Duplicate, ImportReport, Page, Reading, Refused
from reader_app.model.note import Note
from reader_app.model.paper import RECORD_FIELDS, Paper
from reader_app.model.tag import merged_tags, normal_tag


@dataclass(slots=True)
class _Intake:
    """What one import has gathered so far."""

    papers: dict[PaperId, Paper]
    known: KnownPapers
    keys: set[str]
    moment: str = field(default_factory=now)
    added: list[PaperId] = field(default_factory=list)
    updated: dict[PaperId, None] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    feeds: list[FeedId] = field(default_factory=list)
    batch: dict[str, dict[str, Document | None]] = field(
        default_factory=lambda: {"papers": {}, "notes": {}, "annotations": {}, "feeds": {}}
    )


def take_in(catalogue: Catalogue, readings: Iterable[Reading], label: str) -> tuple[Changes, ImportReport]:
    """Add what readers found as one undoable step, and return what became of each paper of the sources.

    A paper that the library has is never added again and never loses anything: only what was unknown is filled in.
    """
    papers = {paper: row.paper for paper, row in catalogue.rows.items()}
    keys = {paper.citation_key for paper in papers.values()}
    intake = _Intake(papers, KnownPapers(papers), keys)
    for reading in readings:
        intake.refused.extend(reading.refused)
        items = [item for draft in reading.drafts if (item := _take(intake, reading, draft))]
        if reading.page and items:
            _keep_page(intake, catalogue, reading, items)
    for paper in (*intake.added, *intake.updated):
        intake.batch["papers"][paper] = document_of(intake.papers[paper])
    changes = catalogue.commit(label, intake.batch)
    report = ImportReport(
        tuple(intake.added),
        tuple(intake.updated),
        tuple(intake.duplicates),
        tuple(intake.refused),
        tuple(intake.feeds),
    )
    return changes, report


def _take(intake: _Intake, reading: Reading, draft: Draft) -> FeedItem | None:
    """Add, fill in or recognise one paper, and return its place on the page."""
    if not draft.record.title.strip():
        intake.refused.append(Refused(reading.source, draft.place, "It has no title."))
        return None
    same = intake.known.same_as(draft.record)
    if same is None:
        paper = _add(intake, reading, draft)
    else:
        paper, reason = same
        _meet_again(intake, reading, draft, paper, reason)
    return FeedItem(paper, draft.rank or 0, draft.record.upvotes)


def _add(intake: _Intake, reading: Reading, draft: Draft) -> PaperId:
    record, page = draft.record, reading.page
    key = citation_key(record, intake.keys)
    paper = Paper(
        **{name: getattr(record, name) for name in RECORD_FIELDS},
        id=PaperId(new_id()),
        citation_key=key,
        tags=_tags(draft),
        added=intake.moment,
        first_seen=page.date if page else "",
        first_seen_inferred=bool(page and page.date_inferred),
        source=reading.source,
    )
    intake.keys.add(key)
    intake.papers[paper.id] = paper
    intake.known.add(paper.id, paper)
    intake.added.append(paper.id)
    _add_reader_words(intake, paper, draft)
    return paper.id


def _tags(draft: Draft) -> tuple[str, ...]:
    names = []
    for text in draft.tags:
        try:
            names.append(normal_tag(text))
        except ReaderError:
            continue  # A tag without a letter says nothing; the paper is worth more than it.
    return merged_tags((), names)


def _add_reader_words(intake: _Intake, paper: Paper, draft: Draft) -> None:
    moment = intake.moment
    if draft.note.strip():
        note = Note(NoteId(new_id()), paper.id, draft.note, moment, moment)
        intake.batch["notes"][note.id] = document_of(note)
    for words, colour, comment in draft.highlights:
        start = paper.abstract.find(words)
        if start >= 0:
            anchor = anchor_at(paper.abstract, start, start + len(words))
            mark = Annotation(
                AnnotationId(new_id()), paper.id, anchor, colour, comment, created=moment, modified=moment
            )
            intake.batch["annotations"][mark.id] = document_of(mark)


def _meet_again(intake: _Intake, reading: Reading, draft: Draft, paper: PaperId, reason: str) -> None:
    known = intake.papers[paper]
    filled = _filled(known, draft, reading.page)
    if filled == known:
        intake.duplicates.append(Duplicate(reading.source, draft.place, f"“{known.title}” {reason}.", paper))
        return
    intake.papers[paper] = filled
    intake.known.add(paper, filled)
    if paper in intake.added:
        intake.duplicates.append(Duplicate(reading.source, draft.place, f"“{known.title}” {reason}.", paper))
    else:
        intake.updated[paper] = None


def _filled(paper: Paper, draft: Draft, page: Page | None) -> Paper:
    """Return the paper with what it lacked and the record states; what it has is never overwritten."""
    record = draft.record
    missing = {
        name: stated
        for name in RECORD_FIELDS
        if name not in ("is_summary", "upvotes", "extra")
        and not getattr(paper, name)
        and (stated := getattr(record, name))
    }
    if "abstract" in missing:
        missing["is_summary"] = record.is_summary
    if page and page.date and not paper.first_seen:
        missing |= {"first_seen": page.date, "first_seen_inferred": page.date_inferred}
    return replace(paper, **missing, tags=merged_tags(paper.tags, _tags(draft)))


def _keep_page(intake: _Intake, catalogue: Catalogue, reading: Reading, items: list[FeedItem]) -> None:
    """Keep the page as a feed entry, once."""
    page = reading.page
    if page is None:
        return
    entry = FeedPage(
        FeedId(new_id()),
        page.title,
        reading.source,
        page.date,
        page.date_inferred,
        intake.moment,
        tuple({item.paper: item for item in reversed(items)}.values())[::-1],
    )
    if not any(_same_page(entry, feed_from(known)) for known in _pages(intake, catalogue)):
        intake.batch["feeds"][entry.id] = document_of(entry)
        intake.feeds.append(entry.id)


def _pages(intake: _Intake, catalogue: Catalogue) -> Iterable[Mapping[str, object]]:
    yield from catalogue.documents("feeds").values()
    yield from (document for document in intake.batch["feeds"].values() if document)


def _same_page(one: FeedPage, other: FeedPage) -> bool:
    """Say whether two pages show the same papers; a corrected date does not make it another page."""
    same_papers = {item.paper for item in one.items} == {item.paper for item in other.items}
    return same_papers and (one.date[4:] == other.date[4:] or not one.date)
