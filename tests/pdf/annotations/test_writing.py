import os
import stat
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from reader_app.model.errors import PasswordNeededError, ReaderError
from reader_app.model.geometry import quad_of
from reader_app.model.pdf import PdfAnnotation
from reader_app.pdf.annotations.reading import read_annotations
from reader_app.pdf.annotations.writing import write_copy
from tests.pdf.annotations.making import annotation, pdf_of
from tests.places import SHARED, needs_shared

MARK = PdfAnnotation(
    1,
    "highlight",
    (72, 697, 200, 712),
    (quad_of((72, 697, 200, 712)),),
    colour="#ffd400",
    author="Zoë 漢",
    created="2026-01-01T10:00:00+00:00",
    modified="2026-01-02T11:00:00+01:00",
    comment="Über\nlines",
    name="reader-app:1",
)
UNDERLINE = replace(MARK, kind="underline", name="reader-app:2")
NOTE = replace(MARK, kind="note", rect=(300, 600, 318, 618), quads=(), name="reader-app:3")
FREE = replace(MARK, kind="freetext", rect=(300, 500, 420, 560), quads=(), name="reader-app:4")
SQUARE = replace(MARK, kind="square", rect=(300, 400, 420, 460), quads=(), name="reader-app:5")
INK = replace(
    MARK, kind="ink", rect=(99, 99, 201, 201), quads=(), strokes=(((100, 100), (200, 200)), ((150, 110),)),
    name="reader-app:6", opacity=0.5,
)  # fmt: skip
ALL = (
    MARK, UNDERLINE, NOTE, FREE, SQUARE, INK,
    replace(MARK, kind="strikeout", name="reader-app:7"),
    replace(MARK, kind="squiggly", name="reader-app:8"),
    replace(SQUARE, kind="circle", name="reader-app:9"),
    replace(INK, kind="line", strokes=(((100, 100), (200, 200)),), name="reader-app:10"),
    replace(INK, kind="polygon", strokes=(((100, 100), (200, 200), (100, 200)),), name="reader-app:11"),
    replace(INK, kind="polyline", strokes=(((100, 100), (200, 200), (100, 200)),), name="reader-app:12"),
)  # fmt: skip


@pytest.fixture
def original(tmp_path: Path) -> Path:
    return pdf_of(tmp_path / "a.pdf", pages=2)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "a.annotated.pdf"


def pixel(path: Path, x: float, y: float, password: str = "") -> tuple[int, ...]:
    """Return the colour that PDFium gives to a point of the first page, where that is not shown turned."""
    with pypdfium2.PdfDocument(path, password=password or None) as document:
        picture = document[0].render(scale=2, may_draw_forms=False).to_numpy()
    return tuple(int(part) for part in picture[int((842 - y) * 2), int(x * 2)][::-1])


def test_what_is_written_is_read_again(original: Path, copy: Path) -> None:
    write_copy(original, copy, ALL)
    for mark, found in zip(ALL, read_annotations(copy), strict=True):
        drawn = replace(found, rect=mark.rect)
        assert drawn == mark
        assert found.rect[0] <= mark.rect[0] + 1
        assert found.rect[2] >= mark.rect[2] - 1


def test_each_annotation_brings_the_appearance_that_others_show(original: Path, copy: Path) -> None:
    write_copy(original, copy, ALL)
    with pikepdf.open(copy) as pdf:
        for one in pdf.pages[0].obj.Annots:
            assert pikepdf.parse_content_stream(one.AP.N)
            assert [float(place) for place in one.AP.N.BBox][2:] != [0, 0]
            assert one.F == 4
            assert "/Contents" in one


def test_a_highlight_is_seen_through_and_no_darker_where_its_parts_overlap(original: Path, copy: Path) -> None:
    parts = (quad_of((72, 600, 200, 620)), quad_of((150, 600, 300, 620)), (300, 600, 180, 600, 300, 620, 180, 620))
    write_copy(original, copy, [replace(MARK, quads=parts)])
    assert {pixel(copy, x, 610) for x in (100, 160, 190, 250)} == {(255, 212, 0)}
    write_copy(original, copy, [MARK])
    with pypdfium2.PdfDocument(copy) as document:
        black = (document[0].render(scale=2).to_numpy()[260:290, 144:400] < 30).all(axis=2)
    assert black.any()


def test_a_mark_of_half_opacity_is_paler(original: Path, copy: Path) -> None:
    write_copy(original, copy, [replace(MARK, quads=(quad_of((72, 600, 200, 620)),), opacity=0.5)])
    assert pixel(copy, 100, 610) == pytest.approx((255, 233, 128), abs=2)


def test_words_on_a_turned_page_are_written_upright(tmp_path: Path, copy: Path) -> None:
    original = pdf_of(tmp_path / "t.pdf", rotation=90)
    write_copy(original, copy, [FREE, NOTE])
    with pikepdf.open(copy) as pdf:
        free = pdf.pages[0].obj.Annots[0].AP.N
        assert [int(part) for part in free.Matrix] == [0, 1, -1, 0, 0, 0]
        assert [float(part) for part in free.BBox] == [0, 0, 60, 120]


def test_a_page_turned_by_the_tree_above_it_counts_as_turned(tmp_path: Path, copy: Path) -> None:
    with pikepdf.open(pdf_of(tmp_path / "a.pdf")) as pdf:
        del pdf.pages[0].obj["/Rotate"]
        pdf.Root.Pages.Rotate = 270
        pdf.save(tmp_path / "t.pdf")
    write_copy(tmp_path / "t.pdf", copy, [FREE])
    with pikepdf.open(copy) as pdf:
        assert [int(part) for part in pdf.pages[0].obj.Annots[0].AP.N.Matrix] == [0, -1, 1, 0, 0, 0]


def test_words_that_no_common_font_has_are_left_to_other_programs(original: Path, copy: Path) -> None:
    write_copy(original, copy, [replace(FREE, comment="שלום")])
    (found,) = read_annotations(copy)
    assert found.comment == "שלום"
    with pikepdf.open(copy) as pdf:
        assert "/AP" not in pdf.pages[0].obj.Annots[0]


def test_a_later_copy_replaces_our_marks_and_keeps_those_of_others(original: Path, copy: Path) -> None:
    write_copy(original, copy, [MARK, NOTE])
    with pikepdf.open(copy, allow_overwriting_input=True) as pdf:
        other = pdf.make_indirect(annotation("Text", Contents="from Okular", NM="okular-1"))
        pdf.pages[0].obj.Annots.append(other)
        pdf.save(copy)
    changed = replace(MARK, comment="changed", colour="#5fb236")
    write_copy(original, copy, [changed, UNDERLINE])
    assert [(one.name, one.comment) for one in read_annotations(copy)] == [
        (MARK.name, "changed"),
        ("okular-1", "from Okular"),
        (UNDERLINE.name, UNDERLINE.comment),
    ]
    assert read_annotations(copy)[0].colour == "#5fb236"


def test_a_copy_that_is_as_it_should_be_is_not_touched(original: Path, copy: Path) -> None:
    marks = [*ALL, replace(NOTE, name="reader-app:20", in_reply_to=MARK.name)]
    write_copy(original, copy, marks)
    before = copy.stat()
    write_copy(original, copy, marks)
    assert (copy.stat().st_ino, copy.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    write_copy(original, copy, [*marks[:-1], replace(marks[-1], in_reply_to="")])
    assert copy.stat().st_ino != before.st_ino
    assert not read_annotations(copy)[-1].in_reply_to


def test_a_mark_moves_to_another_page(original: Path, copy: Path) -> None:
    write_copy(original, copy, [MARK])
    write_copy(original, copy, [replace(MARK, page=2)])
    assert [(one.page, one.name) for one in read_annotations(copy)] == [(2, MARK.name)]


def test_the_popup_of_a_mark_goes_with_it(original: Path, copy: Path) -> None:
    write_copy(original, copy, [MARK])
    with pikepdf.open(copy, allow_overwriting_input=True) as pdf:
        (one,) = pdf.pages[0].obj.Annots
        one.Popup = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=Array([0, 0, 9, 9])))
        one.Popup.Parent = one
        pdf.pages[0].obj.Annots.append(one.Popup)
        pdf.save(copy)
    write_copy(original, copy, [])
    with pikepdf.open(copy) as pdf:
        assert len(pdf.pages[0].obj.Annots) == 0


def test_annotations_of_the_original_are_left_as_they_are(tmp_path: Path, copy: Path) -> None:
    other = annotation("Highlight", NM="zotero-1", Contents="theirs", RC="<p>theirs</p>", C=[1, 0, 0], XX=7)
    original = pdf_of(tmp_path / "a.pdf", [other])
    theirs = read_annotations(original)
    write_copy(original, copy, [*theirs, NOTE])
    with pikepdf.open(copy) as pdf:
        first = pdf.pages[0].obj.Annots[0]
        assert (str(first.RC), first.XX, "/AP" in first) == ("<p>theirs</p>", 7, False)
        assert len(pdf.pages[0].obj.Annots) == 2


def test_a_mark_that_was_taken_over_changes_in_its_place(tmp_path: Path, copy: Path) -> None:
    other = annotation("Highlight", NM="zotero-1", Contents="theirs", RC="<p>theirs</p>", C=[1, 0, 0], XX=7)
    original = pdf_of(tmp_path / "a.pdf", [other])
    (theirs,) = read_annotations(original)
    write_copy(original, copy, [replace(theirs, comment="mine now", colour="#5fb236")])
    (found,) = read_annotations(copy)
    assert (found.comment, found.colour, found.author) == ("mine now", "#5fb236", theirs.author)
    with pikepdf.open(copy) as pdf:
        (one,) = pdf.pages[0].obj.Annots
        assert one.XX == 7
        assert "/RC" not in one


def test_a_kind_that_cannot_be_drawn_keeps_its_look_and_gets_its_comment(tmp_path: Path, copy: Path) -> None:
    original = pdf_of(tmp_path / "a.pdf", [annotation("Stamp", NM="s", Contents="old", RC="<p>old</p>")])
    (stamp,) = read_annotations(original)
    write_copy(original, copy, [replace(stamp, comment="new"), replace(MARK, kind="stamp")])
    assert [one.comment for one in read_annotations(copy)] == ["new"]


def test_a_mark_with_nothing_to_draw_is_left_out(original: Path, copy: Path) -> None:
    write_copy(original, copy, [replace(MARK, quads=()), replace(INK, strokes=()), NOTE])
    assert [one.kind for one in read_annotations(copy)] == ["note"]


def test_a_reply_points_at_what_it_answers(original: Path, copy: Path) -> None:
    write_copy(original, copy, [MARK, replace(NOTE, in_reply_to=MARK.name)])
    assert [one.in_reply_to for one in read_annotations(copy)] == ["", MARK.name]


def test_two_pages_that_share_a_list_do_not_share_a_mark(tmp_path: Path, copy: Path) -> None:
    with pikepdf.open(pdf_of(tmp_path / "a.pdf", pages=2)) as pdf:
        shared = pdf.make_indirect(Array([annotation("Square")]))
        for page in pdf.pages:
            page.obj.Annots = shared
        pdf.save(tmp_path / "shared.pdf")
    write_copy(tmp_path / "shared.pdf", copy, [MARK])
    assert [(one.page, one.kind) for one in read_annotations(copy)] == [(1, "square"), (1, "highlight"), (2, "square")]


def test_the_original_is_never_changed(original: Path, copy: Path) -> None:
    content = original.read_bytes()
    write_copy(original, copy, ALL)
    assert original.read_bytes() == content


@pytest.mark.parametrize("name", ["itself", "link", "hard link", "way round"])
def test_a_copy_that_is_the_original_is_refused(original: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "b.pdf"
    if name == "link":
        target.symlink_to(original)
    elif name == "hard link":
        os.link(original, target)
    else:
        target = original if name == "itself" else tmp_path / ".." / tmp_path.name / "a.pdf"
    content = original.read_bytes()
    with pytest.raises(ReaderError, match="never changed"):
        write_copy(original, target, [MARK], overwrite=True)
    assert original.read_bytes() == content


def test_a_file_of_somebody_else_is_left_alone(original: Path, copy: Path) -> None:
    copy.write_bytes(b"my own")
    with pytest.raises(ReaderError, match="no copy that this program wrote"):
        write_copy(original, copy, [MARK])
    assert copy.read_bytes() == b"my own"
    write_copy(original, copy, [MARK], overwrite=True)
    assert len(read_annotations(copy)) == 1


def test_a_changed_original_keeps_what_others_wrote_into_the_copy(tmp_path: Path, copy: Path) -> None:
    original = pdf_of(tmp_path / "a.pdf")
    write_copy(original, copy, [MARK])
    with pikepdf.open(copy, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Annots.append(annotation("Text", Contents="direct", NM="okular-1"))
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(annotation("Square", Contents="indirect", NM="okular-2")))
        pdf.save(copy)
    pdf_of(original, [annotation("Text", NM="new", Contents="new in the original")])
    write_copy(original, copy, [MARK])
    assert [one.name for one in read_annotations(copy)] == ["new", "okular-1", "okular-2", MARK.name]
    write_copy(original, copy, [MARK])
    assert [one.name for one in read_annotations(copy)] == ["new", "okular-1", "okular-2", MARK.name]


def test_what_is_carried_over_from_the_copy_belongs_to_its_new_page(tmp_path: Path, copy: Path) -> None:
    original = pdf_of(tmp_path / "a.pdf")
    write_copy(original, copy, [MARK])
    with pikepdf.open(copy, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        popup = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Popup, Parent=page))
        other = annotation("Text", NM="okular", P=page, Popup=popup, IRT=page.Annots[0])
        page.Annots.append(pdf.make_indirect(other))
        pdf.save(copy)
    pdf_of(original, pages=2)
    write_copy(original, copy, [])
    with pikepdf.open(copy) as pdf:
        (one,) = pdf.pages[0].obj.Annots
        assert one.P.is_same_object_as(pdf.pages[0].obj)
        assert {"/Popup", "/IRT"}.isdisjoint(one.keys())
        assert sum(isinstance(it, Dictionary) and it.get("/Type") == Name.Page for it in pdf.objects) == 2


def test_a_copy_that_cannot_be_read_again_is_not_put_in_place(
    original: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_copy(original, copy, [MARK])
    content = copy.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda descriptor: os.ftruncate(descriptor, 300))
    with pytest.raises(ReaderError, match="damaged"):
        write_copy(original, copy, ALL)
    assert copy.read_bytes() == content


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
def test_the_copy_and_its_name_are_kept_through_a_power_cut(
    original: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode)))
    write_copy(original, copy, [MARK])
    assert synced == [False, True]


def test_forms_and_metadata_that_are_broken_already_do_not_matter(tmp_path: Path, copy: Path) -> None:
    with pikepdf.open(pdf_of(tmp_path / "a.pdf", [annotation("Widget", FT=Name.Tx)])) as pdf:
        pdf.Root.Metadata = Array(["no stream"])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pdf.save(tmp_path / "b.pdf", fix_metadata_version=False)
    write_copy(tmp_path / "b.pdf", copy, [MARK])
    assert len(read_annotations(copy)) == 1


def test_the_pen_and_the_size_of_letters_of_another_program_stay(tmp_path: Path, copy: Path) -> None:
    ink = annotation("Ink", NM="i", InkList=[Array([1, 1, 9, 9])], BS=Dictionary(W=7))
    free = annotation("FreeText", (100, 100, 400, 400), NM="f", DA="/Helv 20 Tf 0 g", Contents="big")
    original = pdf_of(tmp_path / "a.pdf", [ink, free])
    write_copy(original, copy, [replace(one, comment="changed") for one in read_annotations(original)])
    with pikepdf.open(copy) as pdf:
        ink, free = pdf.pages[0].obj.Annots
        assert ink.BS.W == 7
        assert b"7 w" in ink.AP.N.read_bytes()
        assert str(free.DA) == "/Helv 20 Tf 0 g"
        assert b"/Helv 20 Tf" in free.AP.N.read_bytes()


def test_a_mark_beyond_the_last_page_is_refused(original: Path, copy: Path) -> None:
    with pytest.raises(ReaderError, match=r"page 9, but .* has 2 pages"):
        write_copy(original, copy, [replace(MARK, page=9)])
    assert not copy.exists()


def encrypted(path: Path, *, may_annotate: bool = True, user: str = "u") -> Path:
    permissions = pikepdf.Permissions(modify_annotation=may_annotate, extract=False)
    return pdf_of(path, encryption=pikepdf.Encryption(user=user, owner="o", allow=permissions))


@pytest.mark.parametrize("password", ["u", "o"])
def test_a_copy_of_a_protected_file_is_as_protected(tmp_path: Path, copy: Path, password: str) -> None:
    original = encrypted(tmp_path / "e.pdf")
    for _ in range(2):
        write_copy(original, copy, [MARK], password=password)
    with pytest.raises(PasswordNeededError):
        read_annotations(copy)
    with pikepdf.open(copy, password="u") as pdf:
        assert not pdf.allow.extract
        assert pdf.allow.modify_annotation
        assert pdf.encryption.bits == 256
    assert pikepdf.open(copy, password="o").owner_password_matched
    assert pixel(copy, 190, 710.5, "u") == (255, 212, 0)


def test_a_file_that_permits_no_annotations_needs_its_owner(tmp_path: Path, copy: Path) -> None:
    original = encrypted(tmp_path / "e.pdf", may_annotate=False, user="")
    with pytest.raises(ReaderError, match="does not permit annotations"):
        write_copy(original, copy, [MARK])
    assert list(tmp_path.iterdir()) == [original]
    write_copy(original, copy, [MARK], password="o")
    assert len(read_annotations(copy)) == 1


@pytest.mark.parametrize("mode", list(pikepdf.ObjectStreamMode.__members__.values()))
def test_files_with_and_without_object_streams_are_written(tmp_path: Path, copy: Path, mode: Any) -> None:
    original = pdf_of(tmp_path / "a.pdf", object_stream_mode=mode, linearize=True)
    write_copy(original, copy, [MARK])
    assert len(read_annotations(copy)) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_who_may_read_the_original_may_read_the_copy(original: Path, copy: Path) -> None:
    original.chmod(0o444)
    write_copy(original, copy, [MARK])
    assert copy.stat().st_mode & 0o777 == 0o644


def test_what_a_killed_program_left_is_swept_up_but_not_what_another_is_writing(original: Path, copy: Path) -> None:
    old, fresh = (copy.with_name(f".annotated-{name}.writing") for name in ("old", "fresh"))
    for path in (old, fresh):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    write_copy(original, copy, [MARK])
    assert (old.exists(), fresh.exists()) == (False, True)


def test_a_missing_or_damaged_original_costs_a_sentence(tmp_path: Path, copy: Path) -> None:
    with pytest.raises(ReaderError, match="There is no file"):
        write_copy(tmp_path / "none.pdf", copy, [MARK])
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(ReaderError, match="damaged"):
        write_copy(broken, copy, [MARK])
    assert list(tmp_path.iterdir()) == [broken]


def test_a_folder_that_is_not_there_costs_a_sentence(original: Path, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be written"):
        write_copy(original, tmp_path / "none" / "copy.pdf", [MARK])


def in_child(task: Callable[[], None]) -> str:
    """Run a task in a process of its own, so that what it does to itself is gone after it; return what it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        told = "fell over"
        try:
            task()
            told = "done"
        except ReaderError as error:
            told = str(error)
        finally:
            os.write(writing, told.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode()
    os.waitpid(child, 0)
    return told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be limited")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_full_disk_leaves_the_earlier_copy_and_nothing_else(original: Path, copy: Path) -> None:
    write_copy(original, copy, [MARK])
    content = copy.read_bytes()

    def with_full_disk() -> None:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
        write_copy(original, copy, ALL)

    told = in_child(with_full_disk)
    assert told.startswith(f"The annotated copy “{copy}” cannot be written")
    assert copy.read_bytes() == content
    assert sorted(copy.parent.iterdir()) == sorted([original, copy])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_costs_a_sentence(original: Path, tmp_path: Path) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(ReaderError, match="cannot be written"):
        write_copy(original, folder / "copy.pdf", [MARK])


def test_a_disk_that_fails_while_the_copy_gets_its_name_leaves_nothing(
    original: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReaderError, match="cannot be written: Permission denied"):
        write_copy(original, copy, [MARK])
    assert list(copy.parent.iterdir()) == [original]


def test_annotations_without_a_name_of_their_own_are_a_mistake_of_the_caller(original: Path, copy: Path) -> None:
    for marks in ([replace(MARK, name="")], [MARK, MARK]):
        with pytest.raises(ValueError, match="name of its own"):
            write_copy(original, copy, marks)


def test_a_thousand_marks_are_written(original: Path, copy: Path) -> None:
    marks = [replace(MARK, page=1 + at % 2, name=f"reader-app:{at}") for at in range(1000)]
    write_copy(original, copy, marks)
    write_copy(original, copy, marks[:10])
    assert len(read_annotations(copy)) == 10


@needs_shared
@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("paper1_lin", ""),
        ("paper1_xfa", ""),
        ("paper1_enc_rc4", "o"),
        ("paper1_enc_user", "user"),
        ("paper1_enc_owner", "owner"),
    ],
)
def test_copies_of_real_papers_show_the_marks(copy: Path, name: str, password: str) -> None:
    write_copy(SHARED / "samples" / "papers" / f"{name}.pdf", copy, ALL, password=password)
    with pypdfium2.PdfDocument(copy, password=password or None) as document:
        found = {pypdfium2.raw.FPDFAnnot_GetSubtype(annot) for annot in _pdfium_annotations(document[0])}
    assert len(read_annotations(copy, password)) == len(ALL)
    assert pypdfium2.raw.FPDF_ANNOT_INK in found


def _pdfium_annotations(page: Any) -> list[Any]:
    count = pypdfium2.raw.FPDFPage_GetAnnotCount(page)
    return [pypdfium2.raw.FPDFPage_GetAnnot(page, at) for at in range(count)]
