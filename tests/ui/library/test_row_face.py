from dataclasses import replace

from PySide6.QtWidgets import QApplication

from reader_app.ui.library.row_face import LINES_OF_TEXT, RowFaces
from tests.ui.library.samples import ABSTRACT, listing, row

LONG_TITLE = "A Careful Pruning of Long Inverted Lists Costs Little Recall and Halves the Memory of a Retrieval System"
WIDTH = 320.0


def test_title_and_abstract_share_the_lines_so_that_no_row_has_a_gap(qapp: QApplication) -> None:
    faces = RowFaces(qapp.font())
    short, long = (faces.face(row(n, title), None, {}, WIDTH) for n, title in enumerate(("Pruning", LONG_TITLE)))
    assert short.text is not None
    assert long.text is not None
    assert (short.title.lines, short.text.lines) == (1, 2)
    assert (long.title.lines, long.text.lines) == (2, 1)
    assert LINES_OF_TEXT == 3


def test_a_paper_without_abstract_shows_its_note(qapp: QApplication) -> None:
    faces = RowFaces(qapp.font())
    face = faces.face(row(1, abstract="", note="Read this again"), None, {}, WIDTH)
    assert face.text is not None
    assert face.text.layout.text() == "Read this again"
    assert faces.face(row(2, abstract=""), None, {}, WIDTH).text is None


def test_found_words_are_marked_in_title_and_abstract(qapp: QApplication) -> None:
    shown = row(1, "Pruning Lists")
    face = RowFaces(qapp.font()).face(shown, listing([shown], "prune"), {}, WIDTH)
    assert face.title.spans == ((0, 7),)
    assert face.text is not None
    assert ["prun" in face.text.layout.text()[start:end] for start, end in face.text.spans] == [True]


def test_a_found_word_far_from_the_beginning_is_brought_into_sight(qapp: QApplication) -> None:
    shown = row(1, LONG_TITLE, abstract=ABSTRACT.replace(".", ",") + " The end is a zebra, it says.")
    face = RowFaces(qapp.font()).face(shown, listing([shown], "zebra"), {}, WIDTH)
    assert face.text is not None
    ((start, end),) = face.text.spans
    assert face.text.layout.text()[start:end] == "zebra"
    assert face.text.layout.text().startswith("…")


def test_found_words_side_by_side_are_one_mark(qapp: QApplication) -> None:
    shown = row(1, "Sparse Retrieval of Lists")
    face = RowFaces(qapp.font()).face(shown, listing([shown], "sparse retrieval lists"), {}, 900)
    assert face.title.spans == ((0, 16), (20, 25))


def test_formulas_are_shown_as_unicode(qapp: QApplication) -> None:
    shown = row(1, r"Bounds of $O(\sqrt{n})$ for Lists", abstract=r"For all $\alpha$ it holds.")
    face = RowFaces(qapp.font()).face(shown, None, {}, 900)
    assert "$" not in face.title.layout.text()
    assert face.text is not None
    assert "α" in face.text.layout.text()


def test_the_venue_is_kept_when_the_authors_are_cut_short(qapp: QApplication) -> None:
    shown = row(1, authors=("Maximiliane Longname-Example", "Theodora Evenlonger-Sample", "Third Author"))
    face = RowFaces(qapp.font()).face(shown, None, {}, 300)
    assert face.who.endswith("…")
    assert face.where == " · Journal of Tests 2024"


def test_the_year_is_kept_when_authors_and_venue_are_cut_short(qapp: QApplication) -> None:
    shown = row(1, venue="Proceedings of the Society for the Study of Very Long Names of Journals")
    face = RowFaces(qapp.font()).face(shown, None, {}, 300)
    assert face.who.startswith("Ada")
    assert face.where.startswith(" · Proc")
    assert face.where.endswith("… 2024")
    narrow = RowFaces(qapp.font()).face(shown, None, {}, 120)
    assert narrow.who.startswith("Ada")
    assert narrow.where == " · 2024"


def test_tags_leave_room_for_the_byline(qapp: QApplication) -> None:
    shown = row(1, tags=tuple(f"tag number {number}" for number in range(9)))
    face = RowFaces(qapp.font()).face(shown, None, {}, WIDTH)
    assert face.chips.is_cut
    assert face.chips.width < WIDTH * 0.46


def test_signs_tell_of_notes_and_highlights(qapp: QApplication) -> None:
    faces = RowFaces(qapp.font())
    assert faces.face(row(1, note="n", highlights=1), None, {}, WIDTH).signs == ("highlight", "note")
    assert faces.face(row(2), None, {}, WIDTH).signs == ()


def test_a_face_is_made_once_until_its_row_the_listing_or_the_width_changes(qapp: QApplication) -> None:
    faces, shown = RowFaces(qapp.font()), row(1)
    first, known = listing([shown]), {}
    face = faces.face(shown, first, known, WIDTH)
    assert faces.face(shown, first, known, WIDTH) is face
    assert faces.face(shown, first, known, WIDTH + 1) is not face
    assert faces.face(shown, listing([shown], "x"), known, WIDTH + 1) is not face
    assert faces.face(row(1, starred=True), first, known, WIDTH).row.paper.starred


def test_lines_that_a_further_letter_leaves_as_they_are_are_not_laid_out_again(qapp: QApplication) -> None:
    faces, shown, known = RowFaces(qapp.font()), row(1, "Pruning Lists"), {}
    before = faces.face(shown, listing([shown], "pru"), known, WIDTH)
    after = faces.face(shown, listing([shown], "prune"), known, WIDTH)
    assert after.title.layout is before.title.layout
    assert after.chips is before.chips
    assert (before.title.spans, after.title.spans) == ((), ((0, 7),))
    assert faces.face(shown, listing([shown]), known, WIDTH).title.marks == ()


def test_lines_are_laid_out_again_in_another_width_and_where_the_way_texts_are_shown_has_changed(
    qapp: QApplication,
) -> None:
    faces, shown, first, known = RowFaces(qapp.font()), row(1, LONG_TITLE), listing([]), {}
    wide = faces.face(shown, first, known, 900)
    assert faces.face(shown, first, known, WIDTH).title.lines > wide.title.lines
    again = faces.face(shown, first, known, 900)
    faces.forget()
    assert faces.face(shown, first, known, 900).title.layout is not again.title.layout


def test_the_byline_follows_the_row_and_the_chips_the_colours_of_the_tags(qapp: QApplication) -> None:
    faces, known = RowFaces(qapp.font()), {}
    before = faces.face(row(1, tags=("method",)), listing([]), known, 900)
    after = faces.face(row(1, tags=("method",), authors=("Edsger Other",)), listing([]), known, 900)
    assert (before.who, after.who) == ("Ada Example, Grace Sample", "Edsger Other")
    recoloured = replace(listing([]), tag_colours={"method": "green"})
    assert [chip.tint for chip in before.chips.chips] == ["blue"]
    changed = faces.face(after.row, recoloured, known, 900)
    assert [chip.tint for chip in changed.chips.chips] == ["green"]


def test_no_face_is_higher_than_a_full_row(qapp: QApplication) -> None:
    faces = RowFaces(qapp.font())
    for number, title in enumerate(("Pruning", LONG_TITLE)):
        assert faces.face(row(number, title), None, {}, WIDTH).height <= faces.full_height
