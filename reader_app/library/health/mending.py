"""The batch that puts documents right: papers come back or get a place, notes become one, pages are cleared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import document_of
from reader_app.library.health.finding import Finding, Place, Remedy
from reader_app.library.health.pdfs import followed
from reader_app.library.store import Batch, Document, Wanted
from reader_app.model.anchor import Target
from reader_app.model.dates import now
from reader_app.model.ids import PaperId, new_id
from reader_app.model.paper import Paper

RECOVERED = "Recovered notes"
BETWEEN_NOTES = "\n\n---\n\n"


@dataclass(slots=True)
class _Mending:
    """A batch while it is being gathered, over the documents of a library."""

    catalogue: Catalogue
    batch: dict[str, dict[str, Document | None]] = field(default_factory=dict)

    def document(self, place: Place) -> Document | None:
        table, key = place
        return self.batch.get(table, {}).get(key) or self.catalogue.document(table, key)

    def put(self, table: str, key: str, document: Document | None) -> None:
        self.batch.setdefault(table, {})[key] = document

    def has_paper(self, paper: str) -> bool:
        return PaperId(paper) in self.catalogue.rows or paper in self.batch.get("papers", {})


def mended(catalogue: Catalogue, findings: Sequence[Finding]) -> Batch:
    """Return the batch that puts right what documents are about; what is right by now is left alone."""
    mending = _Mending(catalogue)
    _adopt(mending, _places(findings, Remedy.ADOPT))
    for place in _places(findings, Remedy.CLEAR_PAGE):
        _clear_page(mending, place)
    for finding in findings:
        if finding.remedy is Remedy.JOIN_NOTES:
            _join_notes(mending, [key for _, key in finding.places])
    for table, key in _places(findings, Remedy.FORGET_COLOUR):
        mending.put(table, key, None)
    for table, key in _places(findings, Remedy.FOLLOW_FILE):
        if document := followed(catalogue, key):
            mending.put(table, key, document)
    return mending.batch


def latest_known(catalogue: Catalogue, place: Place) -> Iterator[Document]:
    """Yield what a document was, the latest first, as far back as the history reaches."""
    table, key = place
    for change in catalogue.store.changes(Wanted(holding=key.encode())):
        part = change.holding(key.encode())
        for side in (part.after, part.before):
            document = side.get(table, {}).get(key)
            if document is not None:
                yield document


def _places(findings: Iterable[Finding], remedy: Remedy) -> tuple[Place, ...]:
    return tuple(place for finding in findings if finding.remedy is remedy for place in finding.places)


def _adopt(mending: _Mending, places: Iterable[Place]) -> None:
    """Give papers to notes and highlights that have none."""
    orphans: dict[str, list[tuple[str, Document]]] = {}
    for place in places:
        document = mending.document(place)
        if document and not mending.has_paper(document["paper"]):
            orphans.setdefault(document["paper"], []).append((place[0], document))
    for paper, held in orphans.items():
        # Under the id that they name, so that they are not touched, and that the paper itself may still come to them.
        known = _from_history(mending.catalogue, paper) if paper else None
        adopter = known or _stand_in(paper or new_id(), held)
        mending.put("papers", adopter["id"], adopter)
        for table, document in held:
            if document["paper"] != adopter["id"]:
                mending.put(table, document["id"], document | {"paper": adopter["id"]})
        _join_notes(mending, [document["id"] for table, document in held if table == "notes"])


def _from_history(catalogue: Catalogue, paper: str) -> Document | None:
    """Return a paper as it was last, out of the trash so that what belongs to it is seen."""
    known = next(latest_known(catalogue, ("papers", paper)), None)
    return {name: held for name, held in known.items() if name != "trashed"} if known else None


def _stand_in(paper: str, held: Iterable[tuple[str, Document]]) -> Document:
    """Return an empty paper whose abstract is what is known of it: the highlighted passages with the words around."""
    anchors = [document["anchor"] for table, document in held if table == "annotations"]
    passages = dict.fromkeys(
        f"{anchor.get('prefix', '')}{anchor['exact']}{anchor.get('suffix', '')}"
        for anchor in anchors
        if anchor["target"] == Target.ABSTRACT
    )
    abstract = "\n\n".join(passages)
    return document_of(Paper(id=PaperId(paper), title=RECOVERED, abstract=abstract, added=now(), source=RECOVERED))


def _clear_page(mending: _Mending, place: Place) -> None:
    page = mending.document(place)
    if page is None:
        return
    items = page.get("items", ())
    for paper in {item["paper"] for item in items}:
        if not mending.has_paper(paper) and (known := _from_history(mending.catalogue, paper)):
            mending.put("papers", paper, known)
    mending.put(*place, page | {"items": [item for item in items if mending.has_paper(item["paper"])]})


def _join_notes(mending: _Mending, keys: Sequence[str]) -> None:
    """Make notes on one paper one, the one that is shown first."""
    found: Mapping[str, Document] = {key: one for key in keys if (one := mending.document(("notes", key)))}
    if len(found) < 2 or len({one["paper"] for one in found.values()}) > 1:
        return
    shown = mending.catalogue.note(next(iter(found.values()))["paper"])
    first = shown.id if shown and shown.id in found else min(found)
    in_order = [found[first], *(found[key] for key in sorted(found) if key != first)]
    texts = dict.fromkeys(one.get("text", "") for one in in_order)
    joined = BETWEEN_NOTES.join(text for text in texts if text)
    mending.put("notes", first, found[first] | {"text": joined, "modified": now()})
    for key in found.keys() - {first}:
        mending.put("notes", key, None)
