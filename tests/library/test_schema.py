"""The published schema says what the program writes, and nothing else."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reader_app.formats import read
from reader_app.library.documents import RETENTION, TASKS, document_of, retention_document
from reader_app.library.library import Library
from reader_app.library.merging.conflict_documents import Subject, conflict_document
from reader_app.library.merging.fields import Clash
from reader_app.library.merging.report import Take
from reader_app.library.merging.stamps import Stamp
from reader_app.library.retention import LEAST_BYTES
from reader_app.library.schema import KINDS, definitions, fault
from reader_app.library.starter import starter_readings
from reader_app.library.store.framing import scanned
from reader_app.model.anchor import Anchor, Target, anchor_at
from reader_app.model.annotation import Annotation
from reader_app.model.attachment import Attachment
from reader_app.model.colour import COLOUR_NAMES, MEANINGS
from reader_app.model.dates import now
from reader_app.model.feed import FeedItem, FeedPage
from reader_app.model.ids import AnnotationId, PaperId, new_id
from reader_app.model.importing import Page, PdfFile
from reader_app.model.note import Note
from reader_app.model.paper import Paper, ReadState, Record
from reader_app.model.saved_search import SavedSearch
from reader_app.resources import resource
from tests.library.attachments.pdfs import pdf, staged
from tests.library.making import ABSTRACT, reading
from tests.places import SHARED, needs_shared

ID = "01m85gvbrs6bswbgp8vac9r90a"
OTHER_ID = "01m85gvbrxjykwn0eczxesmeh1"
WHOLE_RECORD = Record(
    title="Folding Maps",
    authors=("Ada Crane", "Bo Fold"),
    abstract=ABSTRACT,
    is_summary=True,
    year=2019,
    published="2019-03-02",
    venue="Journal of Paper",
    doi="10.1000/maps",
    arxiv="1903.00001",
    url="https://example.org/maps",
    keywords=("folds",),
    upvotes=0,
    submitted_by="Cy",
    extra=(("isbn", "1"),),
)


def schema_named(name: str) -> dict[str, Any]:
    return dict(json.loads(resource("schema", f"{name}.schema.json").read_text(encoding="utf-8")))


def everything(folder: Path) -> Library:
    """Return a library in which all that the program can write has been written."""
    library = Library.open(folder, cache=folder.parent / "cache")
    page = Page("Daily papers", "2026-03-18", date_inferred=True)
    _, report = library.add([reading(WHOLE_RECORD, "Kites", page=page), *starter_readings()])
    paper, kites = report.added[:2]
    library.marks.add_words(paper, "folds flat", "purple", "how?")
    library.marks.add(paper, anchor_at("Folding Maps", 0, 7, Target.TITLE), "red")
    files(library, paper)
    library.notes.write(paper, "Read again.")
    library.marks.add(paper, anchor_at("Read again.", 0, 4, Target.NOTE), "grey")
    library.tags.add([paper], ["method/folds"])
    library.tags.recolour("method/folds", "green")
    library.papers.set_state([paper], ReadState.DONE)
    library.papers.set_starred([paper], True)
    library.papers.trash([kites])
    library.searches.save("Folds", "is:done fold")
    settle_a_conflict(library, paper)
    library.tasks.set_colours(["doubt", "question"])
    library.tasks.tick([mark.annotation.id for mark in library.marks.of(paper) if mark.annotation.colour == "red"])
    library.retention.set(LEAST_BYTES)
    library.undo()
    library.redo()
    library.papers.restore([kites])
    library.papers.trash([kites])
    library.papers.delete([kites])
    return library


def files(library: Library, paper: PaperId) -> None:
    """Attach two PDFs to a paper, one of them by a link, and mark a page."""
    copied = pdf(library.folder.parent / "copied.pdf", "The map folds flat.")
    linked = PdfFile(pdf(library.folder.parent / "linked.pdf", "Proofs."), "0f" * 32, 7, pages=1)
    library.attachments.attach(paper, [staged(library.folder, copied)])
    _, attached = library.attachments.attach(paper, [linked], title="Supplement")
    quad = (72.0, 730.0, 120.0, 730.0, 72.0, 718.0, 120.0, 718.0)
    place = Anchor(Target.PDF, "map", "The ", " folds", 4, 7, 1, (quad,), (((1.0, 2.0),),), attached.added[0].id)
    mark = Annotation(
        AnnotationId(new_id()),
        paper,
        place,
        "red",
        created=now(),
        modified=now(),
        author="Bo",
        tags=("a",),
        origin="okular-1",
    )
    library._catalogue.commit("Take over", {"annotations": {mark.id: document_of(mark)}})


def settle_a_conflict(library: Library, paper: PaperId) -> None:
    """Let a highlight of a paper be in conflict, as after a merge, and settle that."""
    mark = library.marks.of(paper)[0].annotation
    about = Subject("annotations", mark.id, "Folding Maps", paper, mark.anchor.exact)
    clash = Clash(("colour",), {"colour": mark.colour}, {"colour": "blue"}, Take.OURS)
    stamp = Stamp("0198a0000000-0000", ID, "2026-03-18T10:00:00+00:00")
    document = conflict_document(about, clash, (stamp, stamp), "laptop", "2026-03-20T09:00:00+00:00")
    library._catalogue.commit("Merge", {"conflicts": {document["id"]: document}})
    library.conflicts.settle(document["id"], take=Take.THEIRS)


def written(folder: Path) -> tuple[dict[str, Any], list[Any]]:
    """Return what is in the files of a closed library: its tables, and the lines of its journal and history."""
    journals = [(folder / "library.journal").read_bytes()]
    journals += [gzip.decompress(path.read_bytes()) for path in (folder / "history").iterdir()]
    lines = [json.loads(line.body) for journal in journals for line in scanned(journal).lines]
    return json.loads((folder / "library.json").read_text(encoding="utf-8")), lines


@pytest.mark.parametrize("name", ["library", "journal"])
def test_the_schemas_are_schemas_that_say_what_everything_is(name: str) -> None:
    schema = schema_named(name)
    Draft202012Validator.check_schema(schema)
    assert schema["title"]
    assert schema["description"]
    kinds = {key: one for key, one in schema["$defs"].items() if "properties" in one}
    assert [key for key, one in kinds.items() if not (one["title"] and one["description"])] == []
    silent = [
        f"{key}.{field}"
        for key, one in kinds.items()
        for field, said in one["properties"].items()
        if not ("description" in said or "$ref" in said or "const" in said or key == "document")
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("kind", "definition"),
    [
        (Paper, "paper"),
        (Note, "note"),
        (Annotation, "annotation"),
        (Attachment, "attachment"),
        (Anchor, "anchor"),
        (FeedPage, "feed"),
        (FeedItem, "item"),
        (SavedSearch, "search"),
    ],
)
def test_the_schema_has_the_fields_of_the_program_and_no_others(kind: type, definition: str) -> None:
    assert set(definitions()[definition]["properties"]) == {field.name for field in fields(kind)}  # type: ignore[arg-type]


def test_the_schema_has_the_words_of_the_program() -> None:
    known = definitions()
    assert known["paper"]["properties"]["state"]["enum"] == [str(state) for state in ReadState]
    assert known["anchor"]["properties"]["target"]["enum"] == [str(target) for target in Target]
    for kind in ("annotation", "tag"):
        colour = known[kind]["properties"]["colour"]
        assert colour["enum"] == list(COLOUR_NAMES)
        assert all(f"{name} {meaning}" in colour["description"] for name, meaning in MEANINGS.items())
    assert set(known["retention"]["properties"]) == set(retention_document(1))
    assert known["retention"]["properties"]["id"]["const"] == RETENTION
    assert known["tasks"]["properties"]["id"]["const"] == TASKS
    assert known["tasks"]["properties"]["colours"]["items"]["enum"] == list(COLOUR_NAMES)


def test_all_that_the_program_writes_is_as_the_schemas_say(tmp_path: Path) -> None:
    everything(tmp_path / "library").close()
    tables, lines = written(tmp_path / "library")
    assert set(tables) == {"journal", *schema_named("library")["properties"]} == {"journal", *KINDS}
    assert list(Draft202012Validator(schema_named("library")).iter_errors(tables)) == []
    assert list(faults(tables)) == []
    check = Draft202012Validator(schema_named("journal"))
    assert [error.message for line in lines for error in check.iter_errors(line)] == []
    kinds = {line.get("kind") for line in lines}
    assert {"undo", "redo", None} <= kinds
    assert any("journal" in line for line in lines)


def faults(tables: dict[str, Any]) -> Iterator[tuple[str, str]]:
    return (
        found
        for table in tables.keys() - {"journal"}
        for document in tables[table].values()
        if (found := fault(table, document)) != ("", "")
    )


def test_every_field_is_written_by_something(tmp_path: Path) -> None:
    everything(tmp_path / "library").close()
    tables, lines = written(tmp_path / "library")
    documents: dict[str, list[dict[str, Any]]] = {}
    for tables_of_change in [{name: list(table.values()) for name, table in tables.items()}] + [
        {name: [one for one in table.values() if one] for name, table in line.get("after", {}).items()}
        for line in lines
    ]:
        for name, held in tables_of_change.items():
            documents.setdefault(name, []).extend(held)
    for table in KINDS.keys() - {"meta"}:
        used = {field for document in documents[table] for field in document}
        assert used == set(definitions()[KINDS[table]]["properties"]), table


@needs_shared
def test_a_page_of_daily_papers_is_written_as_the_schema_says(tmp_path: Path) -> None:
    source = SHARED / "feeds" / "daily-papers-page.txt"
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([read(source.name, source.read_bytes(), today=date(2026, 11, 24))])
    library.close()
    tables, _ = written(tmp_path / "library")
    assert len(tables["papers"]) > 20
    assert list(faults(tables)) == []


ON_A_PAGE: dict[str, Any] = {"target": "pdf", "exact": "x", "start": 0, "end": 1, "page": 2}
SOUND: dict[str, dict[str, Any]] = {
    "papers": {"id": ID, "title": "Folding Maps"},
    "notes": {"id": OTHER_ID, "paper": ID, "text": ""},
    "annotations": {
        "id": OTHER_ID,
        "paper": ID,
        "colour": "red",
        "anchor": {"target": "abstract", "exact": "x", "start": 0, "end": 1},
    },
    "attachments": {"id": OTHER_ID, "paper": ID, "name": "Crane_2019_Folding Maps.pdf", "hash": "0f" * 32},
    "feeds": {"id": OTHER_ID, "items": [{"paper": ID, "rank": 1, "upvotes": None}]},
    "searches": {"id": OTHER_ID, "name": "", "query": ""},
    "tags": {"id": "method/folds", "colour": "red"},
    "meta": {"id": "library", "library": ID, "format": 2, "generation": 1},
    "conflicts": {
        "id": "1",
        "table": "papers",
        "key": ID,
        "fields": ["title"],
        "kept": {"value": {"title": "Folding Maps"}},
        "other": {},
        "ours": "kept",
    },
    "shelves": {"id": "of a later version", "anything": [1]},
}
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("papers", {"id": "mine"}, "id"),
    ("papers", {"id": ID.upper()}, "id"),
    ("papers", {"title": None}, "title"),
    ("papers", {"authors": "Ada Crane"}, "authors"),
    ("papers", {"authors": ["Ada Crane", 1]}, "authors.1"),
    ("papers", {"year": "2019"}, "year"),
    ("papers", {"year": True}, "year"),
    ("papers", {"year": 2019.5}, "year"),
    ("papers", {"published": "March"}, "published"),
    ("papers", {"published": "2019-3"}, "published"),
    ("papers", {"added": "yesterday"}, "added"),
    ("papers", {"starred": 1}, "starred"),
    ("papers", {"state": "lost"}, "state"),
    ("papers", {"extra": [["isbn"]]}, "extra.0"),
    ("papers", {"extra": {"isbn": "1"}}, "extra"),
    ("notes", {"paper": ""}, "paper"),
    ("notes", {"text": ["x"]}, "text"),
    ("annotations", {"colour": "mauve"}, "colour"),
    ("annotations", {"anchor": {"target": "abstract", "exact": "x", "start": -1, "end": 1}}, "anchor.start"),
    ("annotations", {"anchor": {"target": "page", "exact": "x", "start": 0, "end": 1}}, "anchor.target"),
    ("annotations", {"anchor": {}}, "anchor"),
    ("annotations", {"anchor": {**ON_A_PAGE, "quads": [[1, 2]]}}, "anchor.quads.0"),
    ("annotations", {"anchor": {**ON_A_PAGE, "strokes": [[[1, "2"]]]}}, "anchor.strokes.0.0.1"),
    ("attachments", {"hash": "0F" * 32}, "hash"),
    ("attachments", {"name": "../maps.pdf"}, "name"),
    ("attachments", {"size": -1}, "size"),
    ("feeds", {"items": [{"rank": 1}]}, "items.0"),
    ("feeds", {"date": "Mar 18"}, "date"),
    ("searches", {"query": 1}, "query"),
    ("tags", {"colour": ""}, "colour"),
    ("meta", {"format": 0}, ""),
    ("meta", {"id": "retention"}, ""),
    ("conflicts", {"ours": "theirs"}, "ours"),
    ("conflicts", {"kept": None}, "kept"),
    ("conflicts", {"other": {"value": "Maps"}}, "other.value"),
    ("shelves", {"id": 1}, "id"),
]


@pytest.mark.parametrize("table", SOUND)
def test_sound_documents_are_so_to_both_readers_of_the_schema_also_with_fields_to_come(table: str) -> None:
    document = SOUND[table] | {"of_a_later_version": {"anything": None}}
    assert fault(table, document) == ("", "")
    assert by_the_reference(table, document)


@pytest.mark.parametrize(("table", "change", "field"), WRONG)
def test_wrong_documents_are_so_to_both_readers_of_the_schema(table: str, change: dict[str, Any], field: str) -> None:
    document = SOUND[table] | change
    found, reason = fault(table, document)
    assert found == field
    assert reason
    assert not by_the_reference(table, document)


@pytest.mark.parametrize(
    ("table", "field"),
    [(table, field) for table in KINDS for field in definitions().get(KINDS[table], {}).get("required", ())],
)
def test_a_document_without_a_field_that_it_needs_is_wrong(table: str, field: str) -> None:
    document = {name: held for name, held in SOUND[table].items() if name != field}
    assert field in fault(table, document)[1]
    assert not by_the_reference(table, document)


@pytest.mark.parametrize("held", [None, 1, "text", [], [ID]])
def test_what_is_no_document_is_wrong(held: object) -> None:
    assert fault("papers", held)[1]


def by_the_reference(table: str, document: object) -> bool:
    """Say whether a document is right by the reference reader of JSON Schema, within a whole library."""
    return Draft202012Validator(schema_named("library")).is_valid({table: {"1": document}})


def test_a_wrong_value_is_shown_but_not_at_length() -> None:
    assert fault("papers", SOUND["papers"] | {"year": "MMXIX"}) == ("year", 'is "MMXIX", but must be integer')
    assert len(fault("papers", SOUND["papers"] | {"year": "M" * 1000})[1]) < 120


@pytest.mark.parametrize(
    "line", [{}, {"sequence": 1}, {"journal": 2, "sequence": 1, "clock": "", "size": 1, "crc": 1}, {"after": {}}, []]
)
def test_what_is_no_line_of_a_journal_is_wrong(line: object) -> None:
    assert not Draft202012Validator(schema_named("journal")).is_valid(line)


def test_the_stranger_s_guide_names_every_table_s_schema_and_its_example_is_sound() -> None:
    text = resource("schema", "README.md").read_text(encoding="utf-8")
    example = json.loads(text.split("```json")[1].split("```")[0])
    assert list(Draft202012Validator(schema_named("library")).iter_errors(example)) == []
    for name in ("library.schema.json", "journal.schema.json"):
        assert f"]({name})" in text


def test_the_stranger_s_program_reads_a_library(tmp_path: Path) -> None:
    everything(tmp_path / "library").close()
    text = resource("schema", "README.md").read_text(encoding="utf-8")
    program = text.split("```python")[1].split("```")[0]
    command = [sys.executable, "-X", "utf8", "-W", "error", "-c", program]
    done = subprocess.run(command, cwd=tmp_path / "library", capture_output=True, check=True)
    assert "Folding Maps Read again." in done.stdout.decode()
