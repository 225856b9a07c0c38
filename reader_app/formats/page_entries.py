"""The papers of a page, each with its abstract and with the counts, names and links that stand beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader_app.formats.page_block import LONG_LINE_CHARACTERS, Block
from reader_app.formats.page_dates import shown_day
from reader_app.formats.page_marks import Kind, Mark, number_in
from reader_app.formats.page_names import is_name, names_of_list, ordinary_words
from reader_app.formats.page_sequence import Part
from reader_app.formats.page_wrapping import joined
from reader_app.formats.person import names_in
from reader_app.model.paper import Record, normal_arxiv, normal_doi, normal_title

_LABELS = (Kind.UPVOTES, Kind.STARS, Kind.COMMENTS)
_BESIDE = frozenset(Kind) - {Kind.TEXT, Kind.NOISE, Kind.DATE}
_SENTENCE_END = (".", "!", "?", ":", ".”", '."', ")")


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper on a page: its title, the blocks of its abstract, and the marks beside it, in order."""

    title: Block
    abstract: tuple[Block, ...] = ()
    beside: tuple[Mark, ...] = ()

    @property
    def line(self) -> int:
        """The line of the title, from 1."""
        return self.title.line


@dataclass(frozen=True, slots=True)
class _Span:
    """The first and last block of an entry; what lies between them is surely its own."""

    title: int
    abstract: tuple[int, ...]
    byline: int | None = None

    @property
    def last(self) -> int:
        return max((self.title, *self.abstract, self.byline or 0))


def with_values(blocks: Sequence[Block]) -> list[Block]:
    """Give each label the value that stands on the line behind it, and know lists of authors by their names."""
    ordinary = ordinary_words(block.text for block in blocks if block.is_text)
    paired: list[Block] = []
    for index, block in enumerate(blocks):
        before = paired[-1].mark if paired else Mark(Kind.NOISE)
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        above = paired[-2] if len(paired) > 1 else None
        if before.kind is Kind.SUBMITTER and not before.value and _is_submitter(block, after, above):
            paired[-1] = replace(paired[-1], mark=Mark(Kind.SUBMITTER, block.text))
        elif before.kind in _LABELS and not before.value and block.mark.kind is Kind.COUNT:
            paired[-1] = replace(paired[-1], mark=Mark(before.kind, block.mark.value))
        elif block.is_text and (names := names_of_list(block.text, ordinary)):
            paired.append(replace(block, mark=Mark(Kind.AUTHORS, "; ".join(names))))
        else:
            paired.append(block)
    return paired


def entries_of(blocks: Sequence[Block], parts: Mapping[int, Part]) -> list[Entry]:
    """Return the papers of a page in order; a title shown a second time without an abstract is no second paper."""
    spans = _spans(parts)
    gaps = _gaps(blocks, parts, spans)
    entries = []
    for index, span in enumerate(spans):
        own = [blocks[at].mark for at in range(span.title + 1, span.last) if blocks[at].mark.kind in _BESIDE]
        beside = (*gaps[index][1], *own, *_byline(blocks, span), *gaps[index + 1][0])
        entries.append(Entry(blocks[span.title], tuple(blocks[at] for at in span.abstract), beside))
    return _without_repeated_titles(entries)


def record_of(entry: Entry) -> Record:
    """Return what the page says about a paper."""
    links = [entry.title.link, *_values(entry, Kind.LINK)]
    submitters = _values(entry, Kind.SUBMITTER)
    published = next((day for value in _values(entry, Kind.PUBLISHED) if (day := _day(value))), "")
    return Record(
        title=entry.title.text,
        authors=tuple(dict.fromkeys(name for value in _values(entry, Kind.AUTHORS) for name in names_in(value))),
        abstract=abstract_text(entry.abstract),
        published=published,
        year=int(published[:4]) if published else None,
        doi=next((doi for link in links if (doi := normal_doi(link))), ""),
        arxiv=next((found for link in links if (found := _arxiv(link))), ""),
        url=next((link for link in links if "://" in link), ""),
        upvotes=_upvotes(entry),
        submitted_by=submitters[0] if submitters else "",
    )


def abstract_text(blocks: Sequence[Block]) -> str:
    """Return the blocks as one text: a paragraph each, but for those that a line end has cut."""
    text = ""
    for block in blocks:
        goes_on = not block.follows_blank or (not text.endswith(_SENTENCE_END) and block.text[:1].islower())
        text = joined(text, block.text) if goes_on else f"{text}\n\n{block.text}"
    return text.strip()


def _is_submitter(block: Block, after: Block | None, above: Block | None) -> bool:
    """Say whether a line behind "Submitted by" is the name, and not already the title of the abstract below it."""
    has_title = above is not None and above.is_text and len(above.text) <= LONG_LINE_CHARACTERS
    is_title = not has_title and after is not None and len(after.text) > LONG_LINE_CHARACTERS
    return block.is_text and len(block.text) <= 40 and len(block.text.split()) <= 3 and not is_title


def _spans(parts: Mapping[int, Part]) -> list[_Span]:
    spans: list[_Span] = []
    for index, part in parts.items():
        if part is Part.TITLE:
            spans.append(_Span(index, ()))
        elif part is Part.BYLINE:
            spans[-1] = replace(spans[-1], byline=index)
        elif part is not Part.FURNITURE:
            spans[-1] = replace(spans[-1], abstract=(*spans[-1].abstract, index))
    return spans


def _gaps(
    blocks: Sequence[Block], parts: Mapping[int, Part], spans: Sequence[_Span]
) -> list[tuple[tuple[Mark, ...], tuple[Mark, ...]]]:
    """Return, for the room before each entry and after the last, the marks of the entry above and of the one below."""
    if not spans:
        return []
    ends = [-1, *(span.last for span in spans)]
    starts = [*(span.title for span in spans), len(blocks)]
    rooms = [list(range(end + 1, start)) for end, start in zip(ends, starts, strict=True)]
    head = _near(blocks, parts, rooms[0][::-1])[::-1]
    tail = _near(blocks, parts, rooms[-1])
    inner = [_split(blocks, parts, room, head, is_trailing=bool(tail)) for room in rooms[1:-1]]
    return [((), tuple(head)), *inner, (tuple(tail), ())]


def _near(blocks: Sequence[Block], parts: Mapping[int, Part], room: Sequence[int]) -> list[Mark]:
    """Return the marks next to a paper, up to the first furniture."""
    found = []
    for index in room:
        mark = blocks[index].mark
        is_furniture = mark.kind is Kind.NOISE and any(character.isalpha() for character in blocks[index].text)
        if index in parts or mark.kind is Kind.DATE or is_furniture:
            break
        if mark.kind in _BESIDE:
            found.append(mark)
    return found


def _split(
    blocks: Sequence[Block], parts: Mapping[int, Part], room: Sequence[int], head: Sequence[Mark], *, is_trailing: bool
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Divide the marks between two papers as the first and the last paper of the page show it."""
    furniture = next((place for place, index in enumerate(room) if index in parts), None)
    if furniture is not None:
        return _marks(blocks, room[:furniture]), _marks(blocks, room[furniture:])
    marks = _marks(blocks, room)
    if bool(head) != is_trailing:
        return (marks, ()) if is_trailing else ((), marks)
    first = head[0].kind if head else Kind.SUBMITTER
    cut = next((place for place in range(len(marks) - 1, -1, -1) if marks[place].kind is first), len(marks))
    return marks[:cut], marks[cut:]


def _marks(blocks: Sequence[Block], room: Sequence[int]) -> tuple[Mark, ...]:
    return tuple(blocks[index].mark for index in room if blocks[index].mark.kind in _BESIDE)


def _byline(blocks: Sequence[Block], span: _Span) -> tuple[Mark, ...]:
    """Return the line below a title as an author where it is a name."""
    if span.byline is None or not is_name(blocks[span.byline].text, frozenset()):
        return ()
    return (Mark(Kind.AUTHORS, blocks[span.byline].text),)


def _without_repeated_titles(entries: Sequence[Entry]) -> list[Entry]:
    """Join each title without abstract to the paper of the same title; other repetitions are left to the library."""
    kept: list[Entry] = []
    for entry in entries:
        name = normal_title(entry.title.text)
        same = next((at for at, other in enumerate(kept) if normal_title(other.title.text) == name), None)
        if same is None or (entry.abstract and kept[same].abstract):
            kept.append(entry)
        else:
            first = kept[same]
            kept[same] = Entry(first.title, first.abstract or entry.abstract, first.beside + entry.beside)
    return kept


def _values(entry: Entry, kind: Kind) -> list[str]:
    return [mark.value for mark in entry.beside if mark.kind is kind and mark.value]


def _upvotes(entry: Entry) -> int | None:
    """Return the count that says it is one of votes, or else the first bare number."""
    counts = [number_in(value) for value in (*_values(entry, Kind.UPVOTES), *_values(entry, Kind.COUNT))]
    return next((count for count in counts if count is not None), None)


def _arxiv(link: str) -> str:
    """Return the arXiv id of a link to one of the sites that show its papers, or of an id alone."""
    is_known = any(place in link.lower() for place in ("arxiv", "huggingface.co/papers/", "hf.co/papers/"))
    return normal_arxiv(link) if is_known or ("://" not in link and not normal_doi(link)) else ""


def _day(value: str) -> str:
    shown = shown_day(value)
    return f"{shown.year:04}-{shown.month:02}-{shown.day:02}" if shown and shown.year else ""
