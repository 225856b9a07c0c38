from PySide6.QtCore import QMimeData, QUrl

from reader_app.ui.library.paper_mime import MOST_CITATIONS, local_files, mime_of, paper_ids
from tests.ui.library.samples import row, rows


def test_papers_travel_as_ids_and_as_citations() -> None:
    mime = mime_of([row(1, "One"), row(2, "Two")])
    assert paper_ids(mime) == ("p001", "p002")
    assert [line.count(title) for line, title in zip(mime.text().splitlines(), ("One", "Two"), strict=True)] == [1, 1]


def test_the_text_of_thousands_is_not_made() -> None:
    mime = mime_of(rows(MOST_CITATIONS + 10))
    assert len(paper_ids(mime)) == MOST_CITATIONS + 10
    assert len(mime.text().splitlines()) == MOST_CITATIONS


def test_only_files_of_this_machine_are_files() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/page.txt"), QUrl("https://example.org/page.txt")])
    assert [path.name for path in local_files(mime)] == ["page.txt"]
    assert paper_ids(mime) == ()
