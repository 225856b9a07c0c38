"""Names that say what a file is, and that every file system takes."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.library.attachments.naming import LONGEST, LONGEST_BYTES, key, readable_name
from tests.library.making import a_paper


def name(title: str = "Folding Maps", taken: frozenset[str] = frozenset(), **fields: Any) -> str:
    return readable_name(a_paper(title, **fields), taken)


def test_a_name_says_who_wrote_it_when_and_what() -> None:
    assert name(authors=("Ada Crane", "Bo Fold"), year=2019) == "Crane_2019_Folding Maps.pdf"


def test_what_is_not_known_is_left_out() -> None:
    assert name() == "Folding Maps.pdf"
    assert name(published="2019-03") == "2019_Folding Maps.pdf"
    assert name("???") == "untitled.pdf"


def test_a_name_that_is_taken_on_some_system_gets_a_number() -> None:
    taken = frozenset({key("FOLDING maps.pdf"), key("Folding Maps (2).pdf")})
    assert name(taken=taken) == "Folding Maps (3).pdf"
    composed, apart = "Éclair.pdf", unicodedata.normalize("NFD", "éclair.pdf")
    assert key(composed) == key(apart)


def test_a_file_with_a_title_of_its_own_says_it() -> None:
    assert readable_name(a_paper(), frozenset(), "Supplement 1/2") == "Folding Maps_Supplement 1 2.pdf"


@pytest.mark.parametrize("title", ["CON", "nul", "aux.", "Com1", "LPT9", "PRN.1 again", "COM¹"])
def test_no_name_is_a_device_of_windows(title: str) -> None:
    assert name(title).startswith("_")


def test_words_that_only_begin_like_a_device_stay() -> None:
    assert name("Convex Maps") == "Convex Maps.pdf"


def test_what_turns_a_name_around_or_leads_elsewhere_is_left_out() -> None:
    assert name("a\u202egnp.exe") == "agnp.exe.pdf"
    assert name("../../etc/passwd") == "etc passwd.pdf"
    assert name('What: "maps" <fold>? | a*b') == "What maps fold a b.pdf"


def test_a_long_name_ends_with_a_whole_word_and_keeps_its_number() -> None:
    title = "Folding " * 40
    long = name(title)
    assert len(long) <= LONGEST
    assert long.endswith("Folding.pdf")
    second = name(title, frozenset({key(long)}))
    assert second.endswith(" (2).pdf")
    assert len(second) <= LONGEST


@given(st.text(max_size=300), st.text(max_size=80), st.integers(1, 9999))
def test_any_name_can_be_written_on_any_system(title: str, author: str, year: int) -> None:
    made = name(title, authors=(author,), year=year)
    assert len(made) <= LONGEST
    assert len(made.encode()) <= LONGEST_BYTES
    assert made == unicodedata.normalize("NFC", made)
    assert not set(made) & set('<>:"/\\|?*\0')
    assert made.endswith(".pdf")
    assert made.removesuffix(".pdf").strip(" .") == made.removesuffix(".pdf")
