"""Words on the pages of PDFs are found, with the page they are on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library.attachments.page_texts import PageTexts
from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.model.errors import ReaderError
from reader_app.model.explanation import Ground
from reader_app.model.ids import PaperId
from tests.library.attachments.pdfs import pdf, staged
from tests.library.making import reading

MAPS = ("Introduction to creases", "The zebra crosses the map", "Of quaggas and a zebra zebra zebra")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    opened.add([reading("Folding Maps", "Kites in Wind", "Zebra Stripes")])
    yield opened
    opened.close()


@pytest.fixture
def maps(library: Library, tmp_path: Path) -> PaperId:
    """Return a paper whose PDF can be searched."""
    paper = library.papers.find_id("Folding Maps")
    attach(library, paper, pdf(tmp_path / "maps.pdf", *MAPS))
    library.index_all()
    library.read_pages()
    return paper


def attach(library: Library, paper: PaperId, file: Path) -> None:
    library.attachments.attach(paper, [staged(library.folder, file)])


def titles(library: Library, query: str) -> list[str]:
    return [row.paper.title for row in library.listing(Scope(query=query)).rows]


def test_words_of_a_page_find_the_paper(library: Library, maps: PaperId) -> None:
    assert titles(library, "quagga") == ["Folding Maps"]
    assert titles(library, "text:quagga") == titles(library, "pdf:quagga") == ["Folding Maps"]


def test_words_of_several_pages_and_of_the_title_find_it_together(library: Library, maps: PaperId) -> None:
    assert titles(library, "folding crease quagga") == ["Folding Maps"]
    assert titles(library, "crease -quagga") == []


def test_a_phrase_is_found_on_a_page_and_never_across_two(library: Library, maps: PaperId) -> None:
    assert titles(library, '"zebra crosses"') == ["Folding Maps"]
    assert titles(library, '"creases the zebra"') == []


def test_a_word_is_found_while_it_is_typed(library: Library, maps: PaperId) -> None:
    listing = library.listing(Scope(query="text:quag", typing=True))
    assert [row.paper.title for row in listing.rows] == ["Folding Maps"]


def test_a_title_counts_more_than_a_page(library: Library, maps: PaperId) -> None:
    assert titles(library, "zebra") == ["Zebra Stripes", "Folding Maps"]


def test_only_pages_are_asked_where_that_is_wanted(library: Library, maps: PaperId) -> None:
    assert titles(library, "text:zebra") == ["Folding Maps"]
    assert titles(library, "title:quagga") == []


def test_papers_with_pdfs_are_listed(library: Library, maps: PaperId) -> None:
    assert titles(library, "has:pdf") == ["Folding Maps"]
    assert len(titles(library, "-has:pdf")) == 2


def test_a_hit_tells_the_page_that_speaks_of_it_most_and_the_words_there(library: Library, maps: PaperId) -> None:
    passage = library.pages.passages(Scope(query="zebra"), [maps])[maps]
    assert (passage.found.page, passage.found.pages) == (3, 2)
    assert passage.found.attachment == library.attachments.of(maps)[0].id
    assert passage.words == ("zebra",)
    assert "quaggas" in passage.snippet.text
    assert [passage.snippet.text[start:end] for start, end in passage.snippet.spans] == ["zebra"] * 3


def test_a_page_with_all_words_is_told_before_one_with_some(library: Library, maps: PaperId) -> None:
    passage = library.pages.passages(Scope(query="map zebra"), [maps])[maps]
    assert passage.found.page == 2


def test_a_paper_of_which_no_page_has_the_words_has_no_passage(library: Library, maps: PaperId) -> None:
    assert library.pages.passages(Scope(query="folding"), [maps]) == {}
    assert library.pages.passages(Scope(query="title:zebra"), [maps]) == {}
    assert library.pages.passages(Scope(query="is:inbox"), [maps]) == {}


def test_a_score_is_explained_by_pages_too(library: Library, maps: PaperId) -> None:
    scope = Scope(query="zebra map")
    explanation = library.finding.explanation(scope, maps)
    assert explanation is not None
    shares = {share.field: share for reason in explanation.reasons for share in reason.fields}
    assert shares["text"].times == 2
    assert Ground.RELATED not in {reason.ground for reason in explanation.reasons}
    assert sum(reason.score for reason in explanation.reasons) == pytest.approx(explanation.score, rel=1e-3)


def test_pages_stay_searchable_after_opening_again(library: Library, maps: PaperId, tmp_path: Path) -> None:
    library.close()
    again = Library.open(library.folder, cache=tmp_path / "cache", read_only=True)
    assert titles(again, "quagga") == ["Folding Maps"]
    again.close()


def test_a_detached_file_is_not_found_any_more_and_undoing_brings_it_back(library: Library, maps: PaperId) -> None:
    library.attachments.detach([library.attachments.of(maps)[0].id])
    assert titles(library, "quagga") == []
    library.read_pages()
    library.undo()
    library.read_pages()
    assert titles(library, "quagga") == ["Folding Maps"]


def test_a_file_of_two_papers_finds_both(library: Library, maps: PaperId, tmp_path: Path) -> None:
    attach(library, library.papers.find_id("Kites in Wind"), pdf(tmp_path / "again.pdf", *MAPS))
    library.read_pages()
    assert sorted(titles(library, "quagga")) == ["Folding Maps", "Kites in Wind"]


def test_papers_in_the_trash_are_found_there_only(library: Library, maps: PaperId) -> None:
    library.papers.trash([maps])
    assert titles(library, "quagga") == []
    assert titles(library, "quagga is:trashed") == ["Folding Maps"]


def test_what_is_deleted_from_the_cache_is_read_again(library: Library, maps: PaperId, tmp_path: Path) -> None:
    content = library.attachments.of(maps)[0].hash
    library.close()
    for place in (tmp_path / "cache").rglob("*"):
        if place.is_file():
            place.unlink()
    again = Library.open(library.folder, cache=tmp_path / "cache")
    again.read_pages()
    assert titles(again, "quagga") == ["Folding Maps"]
    assert PageTexts(tmp_path / "cache").has(content)
    again.close()


def test_texts_that_are_deleted_from_the_cache_are_kept_again_for_their_passages(
    library: Library, maps: PaperId, tmp_path: Path
) -> None:
    library.close()
    for place in PageTexts(tmp_path / "cache").folder.rglob("*.z"):
        place.unlink()
    again = Library.open(library.folder, cache=tmp_path / "cache")
    again.read_pages()
    assert "quaggas" in again.pages.passages(Scope(query="quagga"), [maps])[maps].snippet.text
    again.close()


@pytest.mark.parametrize("damaged", [b"damaged", b"[1,2,3]\ndamaged"])
def test_kept_text_that_is_damaged_is_read_again(library: Library, tmp_path: Path, damaged: bytes) -> None:
    paper = library.papers.find_id("Folding Maps")
    attach(library, paper, pdf(tmp_path / "maps.pdf", *MAPS))
    content = library.attachments.of(paper)[0].hash
    texts = PageTexts(tmp_path / "cache")
    texts.write(content, MAPS)
    next(texts.folder.rglob("*.z")).write_bytes(damaged)
    library.read_pages()
    assert titles(library, "quagga") == ["Folding Maps"]


def test_many_pages_are_indexed_by_a_process_and_found_all_the_same(library: Library, tmp_path: Path) -> None:
    paper = library.papers.find_id("Folding Maps")
    attach(library, paper, pdf(tmp_path / "long.pdf", *(f"page{number} of the map" for number in range(1, 61))))
    library.read_pages()
    assert library.pages.passages(Scope(query="page57"), [paper])[paper].found.page == 57


def test_a_scan_and_a_broken_file_hold_up_nothing(library: Library, maps: PaperId, tmp_path: Path) -> None:
    kites = library.papers.find_id("Kites in Wind")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing of use")
    attach(library, kites, pdf(tmp_path / "scan.pdf", "", ""))
    attach(library, kites, broken)
    library.read_pages()
    assert library.index_some() == 0
    assert titles(library, "quagga") == ["Folding Maps"]


def test_closing_in_the_middle_of_reading_loses_nothing(library: Library, tmp_path: Path) -> None:
    paper = library.papers.find_id("Folding Maps")
    attach(library, paper, pdf(tmp_path / "maps.pdf", *MAPS))
    while library.index_some() == 0:
        pass
    library.close()
    again = Library.open(library.folder, cache=tmp_path / "cache")
    again.read_pages()
    assert titles(again, "quagga") == ["Folding Maps"]
    again.close()


def test_a_library_without_pdfs_has_no_index_of_pages(library: Library, tmp_path: Path) -> None:
    library.index_all()
    library.read_pages()
    titles(library, "zebra")
    assert [place.name for place in (tmp_path / "cache" / "index").iterdir() if place.name.endswith("pages")] == []


def test_a_damaged_index_of_pages_is_made_anew(library: Library, maps: PaperId, tmp_path: Path) -> None:
    library.close()
    (folder,) = (place for place in (tmp_path / "cache" / "index").iterdir() if place.name.endswith("pages"))
    for place in folder.glob("*.arrays"):
        place.write_bytes(b"damaged")
    again = Library.open(library.folder, cache=tmp_path / "cache")
    again.read_pages()
    assert titles(again, "quagga") == ["Folding Maps"]
    again.close()


def test_a_cache_that_cannot_be_written_costs_only_the_search_in_pages(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading("Folding Maps")])
    (tmp_path / "cache" / "index" / f"{library._catalogue.identity}-pages").write_text("in the way of the folder")
    attach(library, library.papers.find_id("Folding Maps"), pdf(tmp_path / "maps.pdf", *MAPS))
    library.read_pages()
    assert titles(library, "folding") == ["Folding Maps"]
    assert titles(library, "quagga") == []
    library.close()


def test_a_disk_that_fills_up_costs_a_sentence(
    library: Library, maps: PaperId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(library, maps, pdf(tmp_path / "more.pdf", "gnus"))
    index = library._pages._index
    assert index is not None

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(index, "write", refuse)
    with pytest.raises(ReaderError, match=r"searchable in .*No space left on device"):
        library.read_pages()
    monkeypatch.undo()
    library.read_pages()
    assert titles(library, "gnus") == ["Folding Maps"]
