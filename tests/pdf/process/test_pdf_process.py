import multiprocessing
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pikepdf
import pytest

from reader_app.model.errors import PasswordNeededError, ReaderError
from reader_app.pdf.process import PdfProcess, Picture, Request, TileRequest, Urgency
from tests.pdf.process.made_pdfs import write_endless_pdf, write_pdf, write_slow_pdf

WHOLE = TileRequest(61, 79, 0, 0, 61, 79)
LARGE = TileRequest(1600, 2000, 0, 0, 1600, 2000)


@pytest.fixture(scope="module", autouse=True)
def process() -> Iterator[PdfProcess]:
    """One for all tests, since it takes a moment to start; its thread is there before the first test begins."""
    with PdfProcess() as process:
        process.warm_up()
        yield process


def children() -> list[int]:
    return [child.pid for child in multiprocessing.active_children() if child.pid and "pdf" in child.name]


def draw(path: Path, page: int = 1, tile: TileRequest = WHOLE, limit_s: float = 30.0) -> Request:
    return Request("draw", path, page, (tile,), limit_s=limit_s)


def test_tells_pages_text_and_what_the_file_says_of_itself(process: PdfProcess, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["BT /F 24 Tf 72 700 Td (Hello) Tj ET", ""])
    assert [shape.box for shape in process.shapes(path)] == [(0, 0, 612, 792)] * 2
    assert [text.text.strip() for text in process.page_texts(path)] == ["Hello", ""]
    assert not process.facts(path).needs_password
    assert process.links(path, 1) == ()
    assert process.outline(path) == ()


def test_draws_pieces_of_pages(process: PdfProcess, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["0 0 306 792 re f"])
    picture = process.submit(draw(path, tile=TileRequest(100, 100, 40, 10, 20, 5))).result()
    row = [picture.pixels[4 * at] for at in range(picture.width)]
    assert (picture.width, picture.height) == (20, 5)
    assert row == [0] * 10 + [255] * 10


def test_turns_pages(process: PdfProcess, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["0 0 306 792 re f"])
    picture = process.submit(draw(path, tile=TileRequest(10, 10, 0, 0, 10, 10, rotation=90))).result()
    column = [picture.pixels[40 * at] for at in range(10)]
    assert (column[:4], column[6:]) == ([0] * 4, [255] * 4)


def test_a_file_that_cannot_be_read_costs_a_sentence(process: PdfProcess, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"gone\.pdf"):
        process.shapes(tmp_path / "gone.pdf")


def test_a_page_that_is_not_there_costs_a_sentence(process: PdfProcess, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf")
    with pytest.raises(ReaderError, match="no page 7"):
        process.submit(draw(path, page=7)).result()


def test_a_picture_that_is_too_large_is_refused(process: PdfProcess, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf")
    with pytest.raises(ReaderError, match="too large"):
        process.submit(draw(path, tile=TileRequest(9000, 9000, 0, 0, 9000, 9000))).result()


def test_a_password_is_asked_for_and_passed_on(process: PdfProcess, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", password="s3cret")
    with pytest.raises(PasswordNeededError):
        process.shapes(path)
    assert len(process.shapes(path, "s3cret")) == 1
    assert "s3cret" not in repr(Request("shapes", path, password="s3cret"))


def test_a_file_that_is_exchanged_is_read_anew(process: PdfProcess, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf")
    assert len(process.shapes(path)) == 1
    write_pdf(tmp_path / "b.pdf", ["", "", ""]).replace(path)
    assert len(process.shapes(path)) == 3


def test_a_file_that_takes_for_ever_is_given_up_and_not_tried_again(process: PdfProcess, tmp_path: Path) -> None:
    path = write_endless_pdf(tmp_path / "endless.pdf")
    with pytest.raises(ReaderError, match=r"Page 1 of .*endless\.pdf was given up"):
        process.submit(draw(path, limit_s=0.5)).result()
    began = time.monotonic()
    with pytest.raises(ReaderError, match="was given up"):
        process.submit(draw(path, limit_s=60)).result()
    assert time.monotonic() - began < 30
    assert len(process.shapes(write_pdf(tmp_path / "a.pdf"))) == 1


def test_a_crash_costs_a_sentence_and_the_next_file_is_read(process: PdfProcess, tmp_path: Path) -> None:
    crashing = process.submit(draw(write_endless_pdf(tmp_path / "endless.pdf")))
    while not crashing.running():
        time.sleep(0.01)
    for child in multiprocessing.active_children():
        if "pdf" in child.name:
            child.kill()
    with pytest.raises(ReaderError, match=r"Page 1 of .*endless\.pdf is damaged"):
        crashing.result()
    assert len(process.shapes(write_pdf(tmp_path / "a.pdf"))) == 1


def test_a_process_that_died_while_nobody_asked_is_started_anew(process: PdfProcess, tmp_path: Path) -> None:
    for child in multiprocessing.active_children():
        if "pdf" in child.name:
            child.kill()
            child.join()
    assert len(process.shapes(write_pdf(tmp_path / "a.pdf"))) == 1


def test_a_drawing_that_is_taken_back_stops(process: PdfProcess, tmp_path: Path) -> None:
    slow = process.submit(draw(write_slow_pdf(tmp_path / "slow.pdf"), tile=LARGE))
    before = children()
    while not slow.running():
        time.sleep(0.01)
    process.interrupt(slow)
    assert slow.result() is None
    assert children() == before


def test_what_is_seen_is_drawn_before_what_is_near_and_newer_before_older(process: PdfProcess, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [""] * 5)
    order: list[str] = []
    blocker = process.submit(draw(write_slow_pdf(tmp_path / "slow.pdf"), tile=LARGE), (Urgency.OPENING,))
    while not blocker.running():
        time.sleep(0.01)
    ranks = {"near": (Urgency.NEAR, -9), "old": (Urgency.SEEN, -1), "new": (Urgency.SEEN, -2)}
    futures = []
    for place, (name, rank) in enumerate(ranks.items()):
        future = process.submit(draw(path, place + 1), rank)
        future.add_done_callback(lambda _done, name=name: order.append(name))
        futures.append(future)
    dropped = process.submit(draw(path, 5), (Urgency.SEEN, -3))
    process.interrupt(dropped)
    process.interrupt(blocker)
    assert all(isinstance(future.result(), Picture) for future in futures)
    assert order == ["new", "old", "near"]
    with pytest.raises(CancelledError):
        dropped.result()


def test_after_the_end_nothing_is_read_and_no_process_is_left(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf")
    with PdfProcess() as process:
        before = set(children())
        process.shapes(path)
        own = set(children()) - before
    assert own
    assert not own & set(children())
    with pytest.raises(ReaderError, match="closing"):
        process.shapes(path)


def test_a_process_that_is_closed_while_a_file_hangs_ends_at_once(tmp_path: Path) -> None:
    with PdfProcess() as process:
        endless = process.submit(draw(write_endless_pdf(tmp_path / "endless.pdf")))
        while not endless.running():
            time.sleep(0.01)
    with pytest.raises(ReaderError):
        endless.result()


def test_a_process_that_rests_is_ended_and_started_when_it_is_needed_again(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf")
    before = set(children())
    with PdfProcess(rests_after_s=0.05) as process:
        process.shapes(path)
        while set(children()) - before:
            time.sleep(0.01)
        assert len(process.shapes(path)) == 1


def test_a_damaged_page_costs_its_own_sentence_and_the_others_are_there(process: PdfProcess, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["", "", ""])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.Kids[1] = pdf.make_indirect(pikepdf.String("no page"))
        pdf.save()
    sizes = process.submit(Request("sizes", path)).result()
    assert len(sizes) == len(process.shapes(path))
    assert set(sizes) == {(612.0, 792.0)}
    assert isinstance(process.submit(draw(path)).result(), Picture)
    with pytest.raises(ReaderError, match=r"Page 2 of .* is damaged"):
        process.submit(draw(path, page=2)).result()
