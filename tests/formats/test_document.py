import gzip

import pytest

from reader_app.formats.document import BEGINNING_BYTES, Document
from tests.formats.sample_page import TODAY


def document(packed: bytes, name: str = "a.txt") -> Document:
    return Document(name, packed, TODAY)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("A.JSONL", ".jsonl"), ("a.jsonl.gz", ".jsonl"), ("a.json.xz", ".json"), ("a", ""), ("b.c/a", ""), (".gz", "")],
)
def test_a_suffix_is_that_of_what_was_compressed(name: str, suffix: str) -> None:
    assert document(b"", name).suffix == suffix


def test_the_beginning_is_what_follows_blanks_however_many() -> None:
    assert document(b"\xef\xbb\xbf" + b" \n" * 500_000 + b"{x\n").beginning == "{x\n"
    assert document(b" \n" * 10).beginning == ""


def test_the_beginning_is_a_part_of_a_large_text() -> None:
    text = "€é" * BEGINNING_BYTES
    beginning = document(text.encode()).beginning
    assert text.startswith(beginning)
    assert len(beginning.encode()) <= BEGINNING_BYTES < len(beginning.encode()) + 4


def test_the_beginning_of_a_file_cut_further_on_can_be_had() -> None:
    packed = gzip.compress(b"Some text." * 100_000, compresslevel=0)
    assert document(packed[:-100_000]).beginning.startswith("Some text.")


def test_the_mark_of_a_text_is_no_part_of_it() -> None:
    assert document(b"\xef\xbb\xbfa").text == "a"


def test_lines_end_at_line_feeds_and_the_last_needs_none() -> None:
    assert [line for line, _ in document(b"a\n\nb\r\nc").lines()] == [b"a", b"", b"b\r", b"c"]
    assert [line for line, _ in document(b"a\n").lines()] == [b"a"]


def test_lines_are_whole_however_the_file_is_cut_into_pieces() -> None:
    lines = [b"x" * length for length in (300_000, 1, 700_000, 0, 262_143, 5)]
    content = b"\n".join(lines)
    for packed in (content, gzip.compress(content)):
        assert [line for line, _ in document(packed).lines()] == lines


def test_each_line_tells_how_much_had_been_read_before_its_end_was_found() -> None:
    content = b"".join(b"%d\n" % number for number in range(200_000))
    end = 0
    steps = set()
    for line, done in document(content).lines():
        end += len(line) + 1
        steps.add(done)
        assert done <= end
    assert len(steps) == -(-len(content) // 262_144)
