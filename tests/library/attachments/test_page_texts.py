"""The kept texts of pages."""

from pathlib import Path

import pytest

from reader_app.library.attachments.page_texts import PageTexts

CONTENT = "0f" * 32


@pytest.fixture
def texts(tmp_path: Path) -> PageTexts:
    return PageTexts(tmp_path)


def test_what_was_kept_is_read_again(texts: PageTexts) -> None:
    pages = ("one", "", "\n", "vier \N{SNOWMAN}")
    texts.write(CONTENT, pages)
    assert texts.has(CONTENT)
    assert texts.read(CONTENT) == pages
    assert texts.pages_with_words(CONTENT) == (1, 4)


def test_what_was_never_kept_is_not_there(texts: PageTexts) -> None:
    assert not texts.has(CONTENT)
    assert texts.read(CONTENT) is None
    assert texts.pages_with_words(CONTENT) is None


def test_halves_of_characters_do_no_harm(texts: PageTexts) -> None:
    texts.write(CONTENT, ("a\ud800b",))
    assert texts.read(CONTENT) == ("a?b",)


@pytest.mark.parametrize("damaged", [b"", b"[1]\nnot packed", b"{}\n", b"nothing", b"[1]"])
def test_what_is_damaged_is_let_go_of(texts: PageTexts, damaged: bytes) -> None:
    texts.write(CONTENT, ("one",))
    next(texts.folder.rglob("*.z")).write_bytes(damaged)
    assert texts.read(CONTENT) is None
    assert not texts.has(CONTENT)


def test_a_list_of_pages_that_is_damaged_is_let_go_of(texts: PageTexts) -> None:
    texts.write(CONTENT, ("one",))
    next(texts.folder.rglob("*.z")).write_bytes(b'["x"]\n')
    assert texts.pages_with_words(CONTENT) is None
    assert not texts.has(CONTENT)
