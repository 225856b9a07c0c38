"""Taking in what readers of files found: new papers, better known ones, and the feed pages they were on."""

from collections.abc import Iterable
from dataclasses import replace

from reader_app.formats.citation_key import citation_key
from reader_app.library.attachments.intake import discard
from reader_app.library.attachments.placing import Placing
from reader_app.library.catalogue import Catalogue
from reader_app.library.collector import take_apart
from reader_app.library.documents import document_of, feed_from
from reader_app.library.identity import LEAST_TELLING_LENGTH, KnownPapers
from reader_app.library.store import Document
from reader_app.library.tags import Tags
from reader_app.model.anchor import Anchor, Target, anchor_at
from reader_app.model.annotation import Annotation
from reader_app.model.changes import Changes
from reader_app.model.colour import COLOUR_NAMES, colour_named
from reader_app.model.dates import now
from reader_app.model.errors import ReaderError
from reader_app.model.feed import FeedItem, FeedPage
from reader_app.model.ids import AnnotationId, FeedId, NoteId, PaperId, new_id
from reader_app.model.importing import Draft, Duplicate, ImportReport, Page, Reading, Refused
from reader_app.model.note import Note
from reader_app.model.paper import RECORD_FIELDS, Paper, normal_title
from reader_app.model.tag import ancestors, merged_tags, normal_tag, spelled


class _Intake:
    """What one import knows and has gathered so far."""

    def __init__(self, catalogue: Catalogue) -> None:
        rows = catalogue.rows
        self.papers = {paper: row.paper for paper, row in rows.items()}
        self.known = KnownPapers(self.papers)
        self.keys = {paper.citation_key for paper in self.papers.values()}
        self.spelling = Tags(catalogue).spelling()
        self.noted = {paper for paper, row in rows.items() if row.note}
        self.marked = {
            (paper, mark.anchor.exact)
            for paper, row in rows.items()
            if row.highlights
            for mark in catalogue.annotations(paper)
        }
        self.pages = [feed_from(document) for document in catalogue.documents("feeds").values()]
        self.placing = Placing(catalogue)
        self.moment = now()
        self.added: dict[PaperId, None] = {}
        self.updated: dict[PaperId, None] = {}
        self.duplicates: list[Duplicate] = []
        self.refused: list[Refused] = []
        self.feeds: dict[FeedId, None] = {}
        self.batch: dict[str, dict[str, Document | None]] = {"papers": {}, "notes": {}, "annotations": {}, "feeds": {}}


def take_in(catalogue: Catalogue, readings: Iterable[Reading], label: str) -> tuple[Changes, ImportReport]:
    """Add what readers found as one undoable step, and return what became of each paper of the sources.

    A paper that the library has is never added again and never loses anything: only what was unknown is filled in.
    """
    intake, readings = _Intake(catalogue), tuple(readings)
    try:
        changes = _taken_in(catalogue, intake, readings, label)
    except BaseException:
        intake.placing.take_back()
        discard(readings)
        raise
    report = ImportReport(
        tuple(intake.added),
        tuple(intake.updated),
        tuple(intake.duplicates),
        tuple(intake.refused),
        tuple(intake.feeds),
    )
    take_apart(intake.batch, {"known": intake.papers})
    return changes, report


def _taken_in(catalogue: Catalogue, intake: _Intake, readings: Iterable[Reading], label: str) -> Changes:
    for reading in readings:
        intake.refused.extend(reading.refused)
        items: dict[PaperId, FeedItem] = {}
        for place, draft in enumerate(reading.drafts, 1):
            paper = _take(intake, reading, draft)
            if paper:
                items.setdefault(paper, FeedItem(paper, draft.rank or place, draft.record.upvotes))
        if reading.page and items:
            _keep_page(intake, reading.source, reading.page, tuple(items.values()))
    for paper in (*intake.added, *intake.updated):
        intake.batch["papers"][paper] = document_of(intake.papers[paper])
    return catalogue.commit(label, {**intake.batch, "attachments": intake.placing.batch})


def _take(intake: _Intake, reading: Reading, draft: Draft) -> PaperId | None:
    """Add, fill in or recognise one paper, and return it."""
    if not draft.record.title.strip():
        intake.refused.append(Refused(reading.source, draft.place, "It has no title."))
        return None
    if draft.file and (holders := intake.placing.papers_with(draft.file.hash)):
        intake.placing.discard([draft.file])
        _tell_double(intake, reading, draft, holders[0], "has this PDF already")
        return holders[0]
    same = intake.known.same_as(draft.record) if _is_telling(draft) else None
    if same is None:
        return _add(intake, reading, draft)
    paper, reason = same
    _meet_again(intake, reading, draft, paper, reason)
    return paper


def _is_telling(draft: Draft) -> bool:
    """Say whether a record may name a known paper: of a PDF "Introduction" alone, or the name of a file, may not."""
    record = draft.record
    has_more = record.doi or record.arxiv or record.authors
    return draft.file is None or bool(has_more) or len(normal_title(record.title)) >= LEAST_TELLING_LENGTH


def _add(intake: _Intake, reading: Reading, draft: Draft) -> PaperId:
    record, page = draft.record, reading.page
    key = citation_key(record, intake.keys)
    paper = Paper(
        **{name: getattr(record, name) for name in RECORD_FIELDS},
        id=PaperId(new_id()),
        citation_key=key,
        tags=_tags(intake, draft),
        added=intake.moment,
        first_seen=page.date if page else "",
        first_seen_inferred=bool(page and page.date_inferred),
        source=reading.source,
    )
    intake.keys.add(key)
    intake.papers[paper.id] = paper
    intake.known.add(paper.id, paper)
    intake.added[paper.id] = None
    _add_reader_words(intake, paper, draft)
    _add_file(intake, paper, draft)
    return paper.id


def _add_file(intake: _Intake, paper: Paper, draft: Draft) -> bool:
    """Attach the file of a draft, and return whether the paper had it not."""
    return draft.file is not None and intake.placing.add(paper, draft.file) is not None


def _tags(intake: _Intake, draft: Draft) -> tuple[str, ...]:
    """Return the tags of a draft, spelled as the library has them."""
    names = []
    for text in draft.tags:
        try:
            name = spelled(normal_tag(text), intake.spelling)
        except ReaderError:
            continue  # A tag without a letter says nothing; the paper is worth more than it.
        for path in (*ancestors(name), name):
            intake.spelling.setdefault(path.casefold(), path)
        names.append(name)
    return merged_tags((), names)


def _add_reader_words(intake: _Intake, paper: Paper, draft: Draft) -> bool:
    """Add a note where there is none, and highlights of other words; return whether there was any."""
    before = len(intake.noted) + len(intake.marked)
    moment = intake.moment
    if draft.note.strip() and paper.id not in intake.noted:
        note = Note(NoteId(new_id()), paper.id, draft.note, moment, moment)
        intake.batch["notes"][note.id] = document_of(note)
        intake.noted.add(paper.id)
    for words, colour, comment in draft.highlights:
        if words and (paper.id, words) not in intake.marked:
            mark = Annotation(
                AnnotationId(new_id()),
                paper.id,
                _anchor_of(words, paper.abstract),
                _colour(colour),
                comment,
                created=moment,
                modified=moment,
            )
            intake.batch["annotations"][mark.id] = document_of(mark)
            intake.marked.add((paper.id, words))
    return len(intake.noted) + len(intake.marked) > before


def _anchor_of(words: str, abstract: str) -> Anchor:
    """Return where words are; a mark on words that are not there is kept, to be shown as lost."""
    start = abstract.find(words)
    if start < 0:
        return Anchor(Target.ABSTRACT, words, "", "", 0, len(words))
    return anchor_at(abstract, start, start + len(words))


def _colour(text: str) -> str:
    try:
        return colour_named(text)
    except ReaderError:
        return COLOUR_NAMES[0]  # A colour of another program; the words count more than it.


def _meet_again(intake: _Intake, reading: Reading, draft: Draft, paper: PaperId, reason: str) -> None:
    known = intake.papers[paper]
    filled = _filled(known, draft, reading.page, _tags(intake, draft))
    has_more = _add_reader_words(intake, filled, draft) or filled != known
    is_attached = _add_file(intake, filled, draft)
    has_more |= is_attached
    if has_more:
        intake.papers[paper] = filled
        intake.known.add(paper, filled)
    if has_more and paper not in intake.added:
        intake.updated[paper] = None
        return
    _tell_double(intake, reading, draft, paper, f"{reason} and has this PDF now" if is_attached else reason)


def _tell_double(intake: _Intake, reading: Reading, draft: Draft, paper: PaperId, reason: str) -> None:
    known = intake.papers[paper]
    where = " and is in the trash" if known.trashed else ""
    intake.duplicates.append(Duplicate(reading.source, draft.place, f"“{known.title}” {reason}{where}.", paper))


def _filled(paper: Paper, draft: Draft, page: Page | None, tags: tuple[str, ...]) -> Paper:
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
    return replace(paper, **missing, tags=merged_tags(paper.tags, tags))


def _keep_page(intake: _Intake, source: str, page: Page, items: tuple[FeedItem, ...]) -> None:
    """Keep the page as a feed entry, once; a fuller copy of one that is there takes its place."""
    entry = FeedPage(FeedId(new_id()), page.title, source, page.date, page.date_inferred, intake.moment, items)
    for place, known in enumerate(intake.pages):
        if _same_page(entry, known):
            if len(entry.items) <= len(known.items):
                return
            entry = replace(known, items=items)
            del intake.pages[place]
            break
    intake.pages.append(entry)
    intake.batch["feeds"][entry.id] = document_of(entry)
    intake.feeds[entry.id] = None


def _same_page(one: FeedPage, known: FeedPage) -> bool:
    """Say whether two copies are of one page, which its source may have filled up between them.

    A corrected date does not make it another page.
    """
    papers, others = ({item.paper for item in page.items} for page in (one, known))
    same_day = one.date[4:] == known.date[4:]
    if papers == others:
        return same_day or not one.date or (one.date_inferred and not known.date_inferred)
    return bool(one.date) and same_day and one.title == known.title and (papers < others or others < papers)
