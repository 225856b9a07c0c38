import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from reader_app.model.errors import PasswordNeededError, ReaderError
from reader_app.model.pdf import PdfAnnotation
from reader_app.pdf.annotations import reading
from reader_app.pdf.annotations.opening import opened
from reader_app.pdf.annotations.reading import SUBTYPES, read_annotations, with_text
from tests.pdf.annotations.making import annotation, pdf_of
from tests.places import SHARED, needs_shared


def read(tmp_path: Path, *made: Any) -> tuple[PdfAnnotation, ...]:
    return read_annotations(pdf_of(tmp_path / "a.pdf", made))


def only(tmp_path: Path, subtype: str, *args: Any, **entries: Any) -> PdfAnnotation:
    (one,) = read(tmp_path, annotation(subtype, *args, **entries))
    return one


@pytest.mark.parametrize(("subtype", "kind"), list(SUBTYPES.items()))
def test_every_kind_of_annotation_is_listed(tmp_path: Path, subtype: str, kind: str) -> None:
    assert only(tmp_path, subtype).kind == kind


@pytest.mark.parametrize("subtype", ["Link", "Popup", "Widget", "Unheard"])
def test_links_popups_and_form_fields_are_no_annotations(tmp_path: Path, subtype: str) -> None:
    assert read(tmp_path, annotation(subtype)) == ()


def test_a_box_with_its_corners_swapped_is_put_in_order(tmp_path: Path) -> None:
    assert only(tmp_path, "Square", (50, 60, 20, 30)).rect == (20, 30, 50, 60)


@pytest.mark.parametrize(
    ("parts", "colour"),
    [
        ([0.5], "#808080"),
        ([1, 0.8, 0], "#ffcc00"),
        ([0, 1, 1, 0], "#ff0000"),
        ([], ""),
        ([1, 2], ""),
        ([7, -1, 0], "#ff0000"),
    ],
)
def test_colours_are_read_from_grey_rgb_and_cmyk(tmp_path: Path, parts: list[float], colour: str) -> None:
    assert only(tmp_path, "Highlight", C=parts).colour == colour


def test_a_free_text_without_a_background_has_the_colour_of_its_words(tmp_path: Path) -> None:
    assert only(tmp_path, "FreeText", DA="/Helv 12 Tf 1 0 0 rg").colour == "#ff0000"


@pytest.mark.parametrize(
    "points",
    [
        [10, 50, 90, 50, 10, 40, 90, 40],  # as Acrobat writes them
        [10, 40, 90, 40, 90, 50, 10, 50],  # as the standard says
        [10, 50, 90, 50, 90, 40, 10, 40],  # clockwise
        [10, 40, 90, 40, 10, 50, 90, 50],  # from below
    ],
)
def test_corners_come_in_one_order_whatever_the_program(tmp_path: Path, points: list[float]) -> None:
    assert only(tmp_path, "Highlight", QuadPoints=points).quads == ((10, 50, 90, 50, 10, 40, 90, 40),)


def test_corners_of_words_that_run_upwards_keep_their_direction(tmp_path: Path) -> None:
    upwards = [40, 10, 40, 90, 50, 10, 50, 90]
    assert only(tmp_path, "Highlight", QuadPoints=upwards).quads == (tuple(upwards),)


def test_a_mark_without_corners_covers_its_box(tmp_path: Path) -> None:
    assert only(tmp_path, "Underline", (10, 40, 90, 50), QuadPoints=[1, 2, 3]).quads == (
        (10, 50, 90, 50, 10, 40, 90, 40),
    )


def test_lines_that_are_drawn_are_read_point_by_point(tmp_path: Path) -> None:
    ink, line, polygon = read(
        tmp_path,
        annotation("Ink", InkList=[Array([1, 2, 3, 4]), Array([5, 6])]),
        annotation("Line", L=[1, 2, 3, 4]),
        annotation("Polygon", Vertices=[0, 0, 9, 0, 9, 9]),
    )
    assert ink.strokes == (((1, 2), (3, 4)), ((5, 6),))
    assert line.strokes == (((1, 2), (3, 4)),)
    assert polygon.strokes == (((0, 0), (9, 0), (9, 9)),)


@pytest.mark.parametrize(
    ("written", "comment"),
    [
        ("plain".encode("utf-16"), "plain"),
        (b"\xfe\xff" + "né 漢".encode("utf-16-be"), "né 漢"),
        (b"\xef\xbb\xbf" + "né 漢".encode(), "né 漢"),
        ("né 漢".encode(), "né 漢"),
        (b"n\xe9 \x80 \xa0", "né • €"),
        (b"\xfe\xff" + "\x1bdeDE\x1bWort".encode("utf-16-be"), "Wort"),
        (b"one\rtwo\r\nthree", "one\ntwo\nthree"),
        (b"\xfe\xff\xd8\x00", "\ufffd"),
    ],
)
def test_comments_are_read_in_every_encoding(tmp_path: Path, written: bytes, comment: str) -> None:
    assert only(tmp_path, "Text", Contents=pikepdf.String(written)).comment == comment


def test_the_words_of_a_rich_text_stand_for_a_missing_comment(tmp_path: Path) -> None:
    rich = '<?xml version="1.0"?><body><p>First <b>bold</b> &amp; so</p><p>Second<br/>line</p></body>'
    assert only(tmp_path, "Text", RC=rich).comment == "First bold & so\nSecond\nline"
    assert only(tmp_path, "Text", RC=rich, Contents="Plain").comment == "Plain"


def test_a_popup_gives_its_words_and_author_to_its_annotation(tmp_path: Path) -> None:
    popup = Dictionary(Subtype=Name.Popup, Contents="Said in the popup", T="Ada")
    one = only(tmp_path, "Highlight", Popup=popup)
    assert (one.comment, one.author) == ("Said in the popup", "Ada")


def test_a_reply_names_the_annotation_that_it_answers(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    named, nameless = (pdf.make_indirect(annotation("Text", Contents=words)) for words in ("a", "b"))
    named.NM = "first"
    replies = [annotation("Text", IRT=parent, Contents="reply") for parent in (named, nameless)]
    pdf.pages[0].obj.Annots = Array([named, nameless, *replies])
    pdf.save(tmp_path / "r.pdf")
    found = read_annotations(tmp_path / "r.pdf")
    assert [one.in_reply_to for one in found] == ["", "", "first", found[1].name]
    assert found[1].name


def test_an_annotation_that_answers_itself_answers_nobody(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    one = pdf.make_indirect(annotation("Text", Contents="a"))
    one.IRT = one
    one.Popup = one
    one.Parent = one
    pdf.pages[0].obj.Annots = Array([one])
    pdf.save(tmp_path / "c.pdf")
    assert [found.in_reply_to for found in read_annotations(tmp_path / "c.pdf")] == [""]


def test_a_state_is_the_comment_of_who_set_it(tmp_path: Path) -> None:
    assert only(tmp_path, "Text", State="Accepted", StateModel="Review").comment == "Accepted"


@pytest.mark.parametrize(("flags", "hidden"), [(2, True), (32, True), (4, False), (28, False)])
def test_what_is_not_drawn_is_hidden(tmp_path: Path, flags: int, hidden: bool) -> None:
    assert only(tmp_path, "Text", F=flags).hidden is hidden


def test_names_stay_apart_and_the_same_each_time(tmp_path: Path) -> None:
    def made() -> list[Dictionary]:
        return [
            annotation("Text", Contents="x"),
            annotation("Text", Contents="x"),
            annotation("Text", NM="n"),
            annotation("Text", NM="n", Contents="y"),
        ]

    names = [one.name for one in read(tmp_path, *made())]
    assert len(set(names)) == 4
    assert names == [one.name for one in read(tmp_path, *made())]
    assert [one.name for one in read(tmp_path, annotation("Square"), *made())][1:] == names


def test_what_is_of_the_wrong_type_is_passed_over(tmp_path: Path) -> None:
    wrong = annotation("Highlight", None, Rect="box", QuadPoints=Name.No, C=Dictionary(), Contents=5, T=[1], CA="x",
                       F=1.5, Popup=3, IRT=7, M=Name.Now, NM=True)  # fmt: skip
    strange = annotation("Ink", (float(10**9), 0, 1, True), InkList=[5, Array([1, "x"]), Array([1, 2, 3])])
    found = read(tmp_path, pikepdf.Object.parse(b"null"), 5, "text", Array([]), Dictionary(), wrong, strange)
    assert [(one.kind, one.comment, one.colour) for one in found] == [("highlight", "", ""), ("ink", "", "")]
    assert found[1].strokes == (((1, 2),),)


def test_places_that_no_page_can_have_are_none(tmp_path: Path) -> None:
    assert only(tmp_path, "Square", (0, 0, 1e9, 5)).rect == (0, 0, 0, 0)


def test_a_name_that_is_no_text_is_none(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", [annotation("Square"), annotation("Circle")])
    path.write_bytes(path.read_bytes().replace(b"/Square", b"/Squ#ff"))
    assert [one.kind for one in read_annotations(path)] == ["circle"]


def test_no_more_annotations_are_read_than_anybody_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ANNOTATIONS", 3)
    assert len(read(tmp_path, *(annotation("Square") for _ in range(5)))) == 3


def test_a_comment_that_unpacks_to_a_flood_is_left_out(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    streams = [pdf.make_stream(os.urandom(size)) for size in (70_000, 100)]
    streams[1].write(b"<p>short</p>")
    pdf.pages[0].obj.Annots = Array([annotation("Text", RC=stream) for stream in streams])
    pdf.save(tmp_path / "flood.pdf")
    assert [one.comment for one in read_annotations(tmp_path / "flood.pdf")] == ["", "short"]


def test_damage_that_shows_later_costs_a_sentence_too(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf")
    with pytest.raises(ReaderError, match="too damaged"), opened(path):
        raise pikepdf.PdfError("object stream 7 has gone")


def test_annots_that_are_no_array_are_none(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].obj.Annots = Dictionary(Subtype=Name.Text)
    pdf.save(tmp_path / "n.pdf")
    assert read_annotations(tmp_path / "n.pdf") == ()


def test_pages_count_from_one(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.add_blank_page()
    pdf.pages[1].obj.Annots = Array([annotation("Text")])
    pdf.save(tmp_path / "p.pdf")
    assert [one.page for one in read_annotations(tmp_path / "p.pdf")] == [2]


def test_a_protected_file_asks_for_its_password(tmp_path: Path) -> None:
    path = pdf_of(
        tmp_path / "e.pdf", [annotation("Text", Contents="secret")], encryption=pikepdf.Encryption(user="u", owner="o")
    )
    with pytest.raises(PasswordNeededError, match="needs a password"):
        read_annotations(path)
    with pytest.raises(PasswordNeededError, match="does not open"):
        read_annotations(path, "wrong")
    assert [read_annotations(path, password)[0].comment for password in ("u", "o")] == ["secret", "secret"]


@pytest.mark.parametrize("content", [b"", b"no pdf", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_costs_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(ReaderError, match=r"x\.pdf"):
        read_annotations(path)
    with pytest.raises(ReaderError, match="cannot be read"):
        read_annotations(tmp_path)
    with pytest.raises(ReaderError, match="There is no file"):
        read_annotations(tmp_path / "none.pdf")


def test_a_file_that_is_cut_off_anywhere_is_read_or_costs_a_sentence(tmp_path: Path) -> None:
    content = pdf_of(tmp_path / "a.pdf", [annotation("Text", Contents="x")]).read_bytes()
    path = tmp_path / "cut.pdf"
    for end in range(0, len(content), 37):
        path.write_bytes(content[:end])
        with suppress(ReaderError):
            assert len(read_annotations(path)) <= 1


class Words:
    def __init__(self, words: str) -> None:
        self._words = words

    def under(self, quads: tuple[object, ...], /) -> str:
        return f"{self._words} {len(quads)}"


def test_text_is_looked_up_under_marks_on_words_only() -> None:
    quad = (0.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0)
    box = (0.0, 0.0, 1.0, 1.0)
    marks = [
        PdfAnnotation(1, "highlight", box, (quad, quad)),
        PdfAnnotation(1, "note", box),
        PdfAnnotation(2, "underline", box, (quad,)),
    ]
    assert [one.text for one in with_text(marks, lambda page: Words(f"page {page}:"))] == ["page 1: 2", "", "page 2: 1"]


@needs_shared
def test_annotations_of_other_programs_are_read_as_mupdf_lists_them() -> None:
    samples = SHARED / "samples" / "pdf"
    for expected in json.loads((samples / "expected.json").read_text(encoding="utf-8")):
        wanted = [(one["page"], one["subtype"], one["contents"]) for one in expected["annotations"]]
        subtypes = {kind: subtype for subtype, kind in SUBTYPES.items()}
        found = [(one.page, subtypes[one.kind], one.comment) for one in read_annotations(samples / expected["file"])]
        assert found == wanted
