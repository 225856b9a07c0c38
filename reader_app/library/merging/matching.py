"""Which documents of two libraries are the same thing under two ids, and the ids that both then have."""

import hashlib
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reader_app.library.documents import paper_from
from reader_app.library.identity import KnownPapers
from reader_app.library.merging.conflict_documents import moved
from reader_app.library.store import Document
from reader_app.model.ids import PaperId

Documents = Mapping[str, Document]
Tables = Mapping[str, Documents]
Ids = dict[str, dict[str, str]]
"""By table, the new id for each that does not stay."""
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
TIME_LENGTH, REST_LENGTH = 10, 16
"""Of an id: the letters that say when it was made, and the others."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The ids that documents of each library get, so that what is the same has the same id in both."""

    ours: Ids = field(default_factory=dict)
    theirs: Ids = field(default_factory=dict)


def matched(ours: Tables, theirs: Tables, base: Tables | None, *, their_identity: str = "") -> Matching:
    """Return what has to be called otherwise; their_identity is given where theirs is another library altogether.

    Of one library, the smaller id stays, so that it is the same whichever is open; of another one, ours does.
    """
    found = Matching()
    papers, those = ours.get("papers", {}), theirs.get("papers", {})
    if their_identity:
        pairs = _other_papers(papers, those, their_identity)
    else:
        pairs = _new_papers(papers, those, (base or {}).get("papers", {}))
    for mine, other in pairs:
        _agree(found, "papers", mine, other, min(mine, other) if not their_identity else mine)
    if their_identity:
        _part(found, "papers", ours, theirs, their_identity)
    here, there = renamed(ours, found.ours), renamed(theirs, found.theirs)
    for table, says in _SAYS.items():
        before = (base or {}).get(table, {})
        for mine, other in _alike(table, here.get(table, {}), there.get(table, {}), before, says):
            stays = mine if their_identity else next((one for one in (mine, other) if one in before), min(mine, other))
            _agree(found, table, mine, other, stays)
        if their_identity and table != "tags":
            _part(found, table, ours, theirs, their_identity)
    return found


def renamed(tables: Tables, ids: Ids) -> Tables:
    """Return tables under new ids, also where documents name others."""
    if not any(ids.values()):
        return tables
    papers = ids.get("papers", {})
    return {
        table: _settled_on(table, documents, ids.get(table, {}), papers, ids) for table, documents in tables.items()
    }


def _settled_on(
    table: str, documents: Documents, ids: dict[str, str], papers: dict[str, str], all_ids: Ids
) -> Documents:
    made: dict[str, Document] = {}
    ids_of_files = all_ids.get("attachments", {})
    for key, document in documents.items():
        known: Document = document
        if key in ids:
            known = known | {"id": ids[key]}
        if document.get("paper") in papers:
            known = known | {"paper": papers[document["paper"]]}
        if table == "feeds" and any(item["paper"] in papers for item in document.get("items") or ()):
            known = known | {"items": _items(document["items"], papers)}
        if (file := (document.get("anchor") or {}).get("attachment")) in ids_of_files:
            known = known | {"anchor": document["anchor"] | {"attachment": ids_of_files[file]}}
        if table == "conflicts":
            known = moved(known, all_ids)
        made[str(known["id"])] = known
    return made


def _items(items: list[Document], papers: dict[str, str]) -> list[Document]:
    """Return the places on a page by the papers' new ids; a paper that would be there twice keeps its first."""
    made: dict[str, Document] = {}
    for item in items:
        paper = papers.get(item["paper"], item["paper"])
        made.setdefault(str(paper), item | {"paper": paper})
    return list(made.values())


def _agree(found: Matching, table: str, mine: str, other: str, stays: str) -> None:
    for ids, key in ((found.ours, mine), (found.theirs, other)):
        if key != stays:
            ids.setdefault(table, {})[key] = stays


def _part(found: Matching, table: str, ours: Tables, theirs: Tables, identity: str) -> None:
    """Give new ids to documents of another library that have one of ours and are not the same."""
    taken, known = ours.get(table, {}), found.theirs.setdefault(table, {})
    for key, document in theirs.get(table, {}).items():
        if key in taken and key not in known and not _is_the_same(table, taken[key], document, found):
            known[key] = _other_id(key, identity)


def _other_id(key: str, identity: str) -> str:
    """Return another id for what has this one in a library, always the same one."""
    digest = hashlib.blake2b(f"{identity} {key}".encode(), digest_size=REST_LENGTH).digest()
    return key[:TIME_LENGTH] + "".join(LETTERS[byte & 31] for byte in digest)


def _is_the_same(table: str, mine: Document, other: Document, found: Matching) -> bool:
    if table == "papers":
        return (
            mine == other or KnownPapers({PaperId(mine["id"]): paper_from(mine)}).same_as(paper_from(other)) is not None
        )
    papers = found.theirs.get("papers", {})
    here = renamed({table: {other["id"]: other}}, {"papers": papers})[table][other["id"]]
    return bool(_SAYS[table](mine) == _SAYS[table](here))


def _new_papers(ours: Documents, theirs: Documents, before: Documents) -> Iterator[tuple[str, str]]:
    """Yield the pairs among the papers that only one of two copies of a library has, and both made anew."""
    mine = {key: ours[key] for key in sorted(ours.keys() - theirs.keys() - before.keys())}
    other = {key: theirs[key] for key in sorted(theirs.keys() - ours.keys() - before.keys())}
    if not mine or not other:
        return
    # Which is looked up in which must not depend on which is open, since likeness is not always mutual.
    if min(mine) < min(other):
        yield from _pairs(mine, other)
    else:
        yield from ((key, known) for known, key in _pairs(other, mine))


def _other_papers(ours: Documents, theirs: Documents, identity: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of papers of two libraries that have nothing to do with each other."""
    came = {key: made for key in theirs if (made := _other_id(key, identity)) in ours}  # By an earlier merge.
    yield from ((made, key) for key, made in came.items())
    same = {
        key
        for key in (ours.keys() & theirs.keys()) - came.keys()
        if _is_the_same("papers", ours[key], theirs[key], Matching())
    }
    mine = {key: one for key, one in ours.items() if key not in same and key not in came.values()}
    other = {key: theirs[key] for key in sorted(theirs) if key not in same and key not in came}
    yield from _pairs(mine, other)


def _pairs(known: Documents, sought: Documents) -> Iterator[tuple[str, str]]:
    papers = KnownPapers({PaperId(key): paper_from(document) for key, document in known.items()})
    taken: set[str] = set()
    for key, document in sought.items():
        found = papers.same_as(paper_from(document))
        if found and found[0] not in taken:
            taken.add(found[0])
            yield found[0], key


def _alike(
    table: str, ours: Documents, theirs: Documents, before: Documents, says: Callable[[Document], Hashable]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of documents of a table that say the same under two ids."""
    is_old = before if table != "notes" else {}  # A paper has one note, whatever became of the one it had.
    mine: dict[Hashable, str] = {}
    for key in sorted(ours.keys() - theirs.keys() - is_old.keys()):
        mine.setdefault(says(ours[key]), key)
    for key in sorted(theirs.keys() - ours.keys() - is_old.keys()):
        found = mine.pop(says(theirs[key]), None)
        if found is not None:
            yield found, key


def _mark(document: Document) -> Hashable:
    anchor = document["anchor"]
    place = (anchor["target"], anchor["exact"], anchor["start"], anchor["end"])
    drawn = (anchor.get("page", 0), str(anchor.get("quads")), str(anchor.get("strokes")))
    return (document["paper"], *place, *drawn, document["colour"], document.get("kind", ""))


_SAYS: Mapping[str, Callable[[Document], Hashable]] = MappingProxyType(
    {
        "notes": lambda note: str(note["paper"]),
        "annotations": _mark,
        "attachments": lambda file: (str(file["paper"]), str(file["hash"])),
        "feeds": lambda page: (page.get("title") or "", page.get("source") or "", page.get("date") or ""),
        "searches": lambda search: (search.get("name") or "", search.get("query") or ""),
        "tags": lambda tag: str(tag["id"]).casefold(),
    }
)
"""What a document of a table is known by."""
