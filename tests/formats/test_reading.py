from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.formats import READERS, SUFFIXES, read, read_text
from reader_app.model.errors import ReaderError
from tests.formats.sample_page import PAPERS, TODAY, page, papers_in


@pytest.mark.parametrize("name", ["page.txt", "page.jsonl.bak", "page", "page.pdf"])
def test_a_page_is_known_by_its_content_whatever_its_name(name: str) -> None:
    assert papers_in(read(name, page().encode(), today=TODAY)) == PAPERS


def test_json_is_known_by_its_content_whatever_its_name() -> None:
    assert read("notes.txt", b'{"title": "A"}', today=TODAY).drafts[0].record.title == "A"


def test_a_pasted_text_is_read_as_a_file_is() -> None:
    reading = read_text(page(), name="Clipboard", today=TODAY)
    assert (reading.source, papers_in(reading)) == ("Clipboard", PAPERS)


def test_half_characters_of_a_broken_paste_are_replaced() -> None:
    reading = read_text(page().replace("maze", "ma\udc80ze"), name="Clipboard", today=TODAY)
    assert "\udc80" not in reading.drafts[1].record.abstract


@pytest.mark.parametrize("content", [b"", b" \n\t\n", "\ufeff\n".encode("utf-16"), "\u200b".encode()])
def test_an_empty_file_is_refused_as_such(content: bytes) -> None:
    with pytest.raises(ReaderError, match=r"^empty\.txt "):
        read("empty.txt", content, today=TODAY)


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 8, b"PK\x03\x04" + b"\x00" * 50, b"%PDF-1.7\n", b"\x89PNG\r\n", b"\x1f\x8b" + b"\x00" * 30],
)
def test_files_that_are_no_text_are_refused_by_name(content: bytes) -> None:
    with pytest.raises(ReaderError, match=r"^thing\.bin is "):
        read("thing.bin", content, today=TODAY)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    title, abstract = PAPERS[1]
    text = page().replace(title, f"{title} – été").replace(abstract, f"“{abstract}”")
    assert papers_in(read("page.txt", text.encode(encoding), today=TODAY))[1] == (f"{title} – été", f"“{abstract}”")


@pytest.mark.parametrize(
    "content", [bytes(range(32)) * 9, b"\x00\xff\x00\xfe\x01" * 99, b"\xff\xfe" + b"\x00\xd8" * 99]
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(ReaderError, match=r"^a\.bin is not a text"):
        read("a.bin", content, today=TODAY)


def test_a_text_far_too_large_for_a_page_is_refused() -> None:
    with pytest.raises(ReaderError, match=r"^table\.csv is too large for a page of papers"):
        read("table.csv", b"| title |\n| --- |\n" + b"| A |\n" * 4_000_000, today=TODAY)


def test_formats_have_names_of_their_own_and_suffixes_with_and_without_compression() -> None:
    assert len({reader.format for reader in READERS}) == len(READERS)
    assert {".txt", ".jsonl", ".jsonl.xz", ".jsonl.gz", ".md"} <= set(SUFFIXES)


@settings(deadline=None, max_examples=200)
@given(st.binary(), st.sampled_from(["a.txt", "a.jsonl", "a.jsonl.gz", "a.xz", "a"]))
def test_no_bytes_raise_anything_but_a_refusal(content: bytes, name: str) -> None:
    try:
        reading = read(name, content, today=date(2025, 1, 1))
    except ReaderError:
        return
    assert reading.source == name
