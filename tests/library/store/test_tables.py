"""TinyDB's own verbs, over the journal."""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import add, delete
from tinydb.table import Document

from reader_app.library.store import Store
from tests.library.store.looking import OLD, closed, in_json, on_disk


@pytest.fixture
def papers(path: Path) -> Any:
    """Return the table that a store works with."""
    store = Store(path)
    store.write(OLD)
    store.write({"papers": {"p3": {"id": "p3", "tags": ["x"]}}})
    yield store._db.table("papers")
    store.close()


VERBS: dict[str, Callable[[Any], object]] = {
    "insert": lambda table: table.insert({"id": "p4"}),
    "insert under a number": lambda table: table.insert(Document({"id": "p4"}, 77)),
    "insert several": lambda table: table.insert_multiple({"id": f"q{number}"} for number in range(3)),
    "update": lambda table: table.update({"title": "All"}),
    "update some": lambda table: table.update({"title": "Some"}, where("id") == "p2"),
    "edit a list": lambda table: table.update(add("tags", ["y"]), where("id") == "p3"),
    "remove a field": lambda table: table.update(delete("title"), where("id") == "p1"),
    "another id": lambda table: table.update({"id": "p9"}, where("id") == "p1"),
    "upsert": lambda table: table.upsert({"id": "p2", "title": "Upserted"}, where("id") == "p2"),
    "remove": lambda table: table.remove(where("id") == "p1"),
    "remove by number": lambda table: table.remove(doc_ids=[1, 3]),
    "truncate": lambda table: table.truncate(),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_does_what_it_does_in_plain_tinydb_and_it_is_on_disk(verb: str, papers: Any, path: Path) -> None:
    plain_path = path.with_name("plain.json")
    with TinyDB(plain_path) as plain:
        plain.table("papers").insert_multiple(papers.all())
        assert VERBS[verb](papers) == VERBS[verb](plain.table("papers"))
        expected = {one.doc_id: dict(one) for one in plain.table("papers").all()}
    assert {one.doc_id: dict(one) for one in papers.all()} == expected
    assert on_disk(path).get("papers", {}) == {one["id"]: one for one in expected.values()}


def test_looking_at_documents_writes_nothing(papers: Any, path: Path) -> None:
    size = path.with_suffix(".journal").stat().st_size
    papers.update({"title": "Nobody"}, where("id") == "nowhere")
    papers.update({"title": "Old"}, where("id") == "p1")
    assert papers.search(where("title") == "Stays") == [{"id": "p2", "title": "Stays"}]
    assert path.with_suffix(".journal").stat().st_size == size


def test_what_a_failed_verb_did_is_not_in_memory(papers: Any) -> None:
    with pytest.raises(TypeError):
        papers.update(lambda document: document.update(bad={1, 2}))
    assert [set(one) for one in papers.all()] == [{"id", "title"}, {"id", "title"}, {"id", "tags"}]


def test_a_dropped_table_is_gone_for_good(path: Path) -> None:
    closed(path, OLD, {"notes": {"n1": {"id": "n1"}}})
    store = Store(path)
    store.write({"notes": {"n2": {"id": "n2"}}})
    store._db.drop_table("papers")
    assert on_disk(path) == {"notes": {"n1": {"id": "n1"}, "n2": {"id": "n2"}}}
    store._db.drop_tables()
    assert on_disk(path) == {}
    store.close()
    assert in_json(path) == {}


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    "value",
    [
        "text",
        7,
        True,
        None,
        0.1,
        float("nan"),
        Colour.RED,
        ("a", "b"),
        [1, ["x", {"y": None}]],
        {"deep": [{"er": "z"}]},
    ],
)
def test_memory_holds_what_would_be_read_again(path: Path, value: object) -> None:
    store = Store(path)
    store.write({"notes": {"n": {"id": "n", "value": value}}})
    held = store.documents("notes")["n"]
    assert held == on_disk(path)["notes"]["n"]
    assert json.dumps(held) == json.dumps(on_disk(path)["notes"]["n"])
    store.close()


def test_memory_shares_nothing_that_could_be_edited_with_whoever_wrote_it(path: Path) -> None:
    store = Store(path)
    inner = {"deep": ["a"]}
    document = {"id": "n", "list": [inner]}
    store.write({"notes": {"n": document}})
    inner["deep"].append("b")
    document["list"].append({})
    assert store.documents("notes")["n"] == {"id": "n", "list": [{"deep": ["a"]}]}
    store.close()


def test_texts_of_a_large_import_are_in_memory_once(path: Path) -> None:
    store = Store(path)
    text = "an abstract " * 50
    store.write({"notes": {"n": {"id": "n", "text": text}}})
    assert store.documents("notes")["n"]["text"] is text
    store.close()
