"""Addresses of places in a library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.model.address import Address, address_from, is_address
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AnnotationId, AttachmentId, PaperId

PAPER, FILE, MARK = "01m85gvbrs6bswbgp8vac9r90a", "01m85gvbrw1dwmpmwaehgxkxtn", "01m85gvbrxjykwn0eczxesmeh1"
ids = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=26, max_size=26)


def test_an_address_says_paper_file_page_and_mark() -> None:
    address = Address(PaperId(PAPER), AttachmentId(FILE), 7, AnnotationId(MARK))
    assert str(address) == f"reader-app://paper/{PAPER}?file={FILE}&page=7&mark={MARK}"
    assert str(Address(PaperId(PAPER))) == f"reader-app://paper/{PAPER}"


@given(ids, st.none() | ids, st.integers(0, 9999), st.none() | ids)
def test_an_address_is_read_as_it_was_written(paper: str, file: str | None, page: int, mark: str | None) -> None:
    address = Address(PaperId(paper), AttachmentId(file) if file else None, page, AnnotationId(mark) if mark else None)
    assert address_from(str(address)) == address


def test_blanks_around_and_capitals_of_the_scheme_are_forgiven() -> None:
    assert address_from(f"  READER-APP://paper/{PAPER}/?page=3 \n") == Address(PaperId(PAPER), page=3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "reader-app:",
        "reader-app://",
        "reader-app://paper/",
        "reader-app://paper/../../etc",
        f"reader-app://file/{PAPER}",
        f"https://paper/{PAPER}",
        f"reader-app://paper/{PAPER}?page=-1",
        f"reader-app://paper/{PAPER}?page=1e9",
        f"reader-app://paper/{PAPER}?page={'9' * 500}",
        f"reader-app://paper/{PAPER}?page=٣",
        f"reader-app://paper/{PAPER}?mark=%2e%2e%2fx",
        f"reader-app://paper/{PAPER}?file=<b>",
        f"reader-app://[{PAPER}",
        f"reader-app://paper/{PAPER}?" + "&".join(f"a{n}=1" for n in range(50)),
        f"reader-app://paper/{PAPER}?page=1&x=" + "y" * 5000,
    ],
)
def test_what_is_no_address_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ReaderError, match="no address of a place"):
        address_from(text)


def test_an_address_is_told_from_a_file_and_from_a_web_page() -> None:
    assert is_address("reader-app://paper/x")
    assert is_address(" Reader-App:nonsense")
    assert not is_address("https://example.org/reader-app://")
    assert not is_address("paper.pdf")
