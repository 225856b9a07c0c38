"""The file of documents, and what is wrong with it."""

from pathlib import Path

import pytest
from tinydb import TinyDB

from reader_app.library.store import Store
from reader_app.library.store.record import Position
from reader_app.library.store.snapshot import read_snapshot, snapshot_pieces
from reader_app.model.errors import ReaderError


def test_what_is_written_is_read_again_and_by_plain_tinydb(path: Path) -> None:
    tables = {"papers": {"1": {"id": "p1"}, "3": {"id": "p3"}}, "notes": {}}
    path.write_bytes(b"".join(snapshot_pieces(tables, Position(7, "018bcfe56800-0000"))))
    found = read_snapshot(path)
    assert (found.tables, found.at) == (tables, Position(7, "018bcfe56800-0000"))
    assert found.numbers == {"papers": {"p1": "1", "p3": "3"}, "notes": {}}
    with TinyDB(path) as db:
        assert db.table("papers").get(doc_id=3) == {"id": "p3"}


@pytest.mark.parametrize(
    "about", ["[]", "{}", '{"1": 7}', '{"1": {"id": "journal"}}', '{"1": {"sequence": "x", "clock": 1}}']
)
def test_a_file_that_says_nothing_about_a_journal_is_at_its_beginning(about: str, path: Path) -> None:
    path.write_text(f'{{"journal": {about}, "papers": {{}}}}')
    assert read_snapshot(path).at == Position()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "line 1, column 1"),
        (b'{"papers": {"1": {"id": "p1"', "line 1"),
        (b'{"papers":\n{"1": \x00}}', "line 2"),
        (b'{"papers": {"1": {"title": "No id"}}}', "“papers” (entry “1”"),
        (b'{"papers": {"1": {"id": ""}}}', "“papers” (entry “1”"),
        (b'{"papers": {"one": {"id": "p1"}}}', "“papers” (entry “one”"),
        ('{"papers": {"²": {"id": "p1"}}}'.encode(), "“papers” (entry “²”"),
        (b'{"papers": {"01": {"id": "p1"}}}', "“papers” (entry “01”"),
        (b'{"papers": {"1": {"id": "p1"}, "2": {"id": "p1"}}}', "“papers” (the id “p1” is there twice)"),
        (b'{"papers": [1, 2]}', "“papers” (it holds no documents)"),
        (b"[1, 2]", "is not a library"),
    ],
)
def test_a_damaged_file_is_refused_with_its_place_and_left_as_it_is(path: Path, content: bytes, place: str) -> None:
    path.write_bytes(content)
    with pytest.raises(ReaderError) as refusal:
        Store(path)
    assert str(path) in str(refusal.value)
    assert place in str(refusal.value)
    assert "left as it is" in str(refusal.value)
    assert path.read_bytes() == content


def test_a_file_that_cannot_be_read_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ReaderError, match=r"library\.json could not be read"):
        Store(path)
