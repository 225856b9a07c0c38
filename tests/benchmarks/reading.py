"""How fast pages of a PDF are there, with the bars of the reading room, beside other programs that draw PDFs.

Prints a line a bar and exits 1 if one is short. What is timed is the real view on the usual platform of Qt, or on the
one that QT_QPA_PLATFORM names; a rival that is not installed is named in a line of its own.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

from tests.benchmarks.bars import Bar, report  # noqa: E402 - found by the line above

THESIS = PROJECT.parent / "shared" / "samples" / "papers" / "thesis300.pdf"
WIDTH, HEIGHT = 1200, 900
FIRST_PAGE_MS, JUMP_MS, SCROLL_FRAME_MS, ZOOM_FRAME_MS = 100, 40, 8, 16
SELECTION_STEP_MS, FIRST_HIT_MS, ALL_HITS_MS, MEMORY_MB = 4, 100, 1000, 150
OPENINGS, JUMPS, FRAMES, MARKS = 5, 40, 240, 1000
FRAME_S = 1 / 60
READING_SPEED = 8
"""Pixels a frame: a screen in two seconds, as one skims."""
LONG_PAGES = 500


def main() -> int:
    if not THESIS.exists():
        print(f"{THESIS} is not here; nothing was measured")
        return 0
    return report(*room(), *finding(), *selecting(), *marking(), *memory(), *rivals())


def room() -> Iterator[Bar]:
    """Measure the view itself, first as it is, then with many marks painted over the pages."""
    from tests.benchmarks.reading_room import ReadingRoom

    with ReadingRoom(THESIS, (WIDTH, HEIGHT)) as opened:
        yield Bar("first sharp page of 307, slowest of 5", max(opened.openings(OPENINGS)), "ms", FIRST_PAGE_MS)
        for name in ("", ", 1,000 marks"):
            if name:
                opened.put_marks(MARKS)
            jumps = opened.jumps(random.Random(7).sample(range(1, 308), JUMPS))
            yield Bar(f"sharp after a jump, 95th percentile{name}", share(jumps, 0.95), "ms", JUMP_MS)
            print(f"  median {share(jumps, 0.5):.1f} ms, slowest {max(jumps):.1f} ms")
            frames, unsharp = opened.scrolled(READING_SPEED, FRAMES, FRAME_S)
            yield Bar(
                f"work a frame while scrolling, 99th percentile{name}", share(frames, 0.99), "ms", SCROLL_FRAME_MS
            )
            yield Bar(f"unsharp frames at reading speed{name}", unsharp, "of 240", 0)
            zooming = opened.zoomed(FRAMES // 2, FRAME_S)
            yield Bar(f"work a frame of zooming, 99th percentile{name}", share(zooming, 0.99), "ms", ZOOM_FRAME_MS)


def finding() -> Iterator[Bar]:
    """Measure a search that nobody has made before, from a page in the middle of the document on."""
    from reader_app.pdf.finding import Sought
    from reader_app.pdf.process import PdfProcess, Request

    with PdfProcess() as process:
        count = len(process.shapes(THESIS))
        process.page_text(THESIS, 1)
        sought, hits, first = Sought("gradient clipping"), 0, 0.0
        began = time.perf_counter()
        for page in range(1, count + 1, 16):
            last = min(page + 15, count)
            hits += len(process.submit(Request("found", THESIS, page, (sought, last))).result())
            if hits and not first:
                first = time.perf_counter() - began
        whole = time.perf_counter() - began
        print(f"  {hits} hits")
        yield Bar("first hit in 307 pages", 1000 * first, "ms", FIRST_HIT_MS)
        yield Bar("all hits in 307 pages", 1000 * whole, "ms", ALL_HITS_MS)


def selecting() -> Iterator[Bar]:
    """Measure a step of a drag over both columns of a page: the place under the pointer and the boxes of the words."""
    from reader_app.pdf.document import open_document
    from reader_app.pdf.line_map import LineMap

    with open_document(THESIS) as document:
        text = document.text(60)
    lines = LineMap(text)
    start = lines.position((100.0, 700.0))
    steps = []
    for place in range(200):
        began = time.perf_counter()
        end = lines.position((100.0 + 2 * place, 700.0 - 3 * place))
        text.quads(min(start, end), max(start, end))
        steps.append(1000 * (time.perf_counter() - began))
    yield Bar("a step of selecting over two columns, 99th percentile", share(steps, 0.99), "ms", SELECTION_STEP_MS)


def marking() -> Iterator[Bar]:
    """Count how often the disk is asked to keep what it has, for each of many marks."""
    if not hasattr(os, "fdatasync"):
        print("disk syncs for a mark: not measured, they have another name on this system")
        return
    from reader_app.library.library import Library
    from reader_app.library.starter import starter_readings
    from tests.benchmarks.reading_room import placed

    syncs: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library", cache=Path(folder) / "cache")
        library.add(starter_readings())
        paper = next(iter(library.papers.rows()))
        count = 0

        def counted(handle: int, sync: Callable[[int], None] = os.fdatasync) -> None:
            nonlocal count
            count += 1
            sync(handle)

        usual, os.fdatasync = os.fdatasync, counted
        for number in range(MARKS // 10):
            began = time.perf_counter()
            library.marks.add(paper, placed(number).annotation.anchor)
            syncs.append(1000 * (time.perf_counter() - began))
        os.fdatasync = usual
        library.close()
    print(f"  a mark is kept after {share(syncs, 0.5):.1f} ms, 99 of 100 within {share(syncs, 0.99):.1f} ms")
    yield Bar("disk syncs for a mark", count / (MARKS // 10), "syncs", 1)


def memory() -> Iterator[Bar]:
    """Measure window and process together over a long file that was leafed through, above the empty program."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        write_long(path)
        empty, full = (resident(path, phase) for phase in ("empty", "read"))
        yield Bar(f"memory for {LONG_PAGES} pages above the empty program", full - empty, "MB", MEMORY_MB)


def resident(path: Path, phase: str) -> float:
    """Return the memory in MB of a program of its own, with the process it started."""
    room = [sys.executable, str(PROJECT / "tests" / "benchmarks" / "reading_room.py"), str(path), phase]
    done = subprocess.run(room, capture_output=True, text=True, check=True, cwd=PROJECT)
    return float(json.loads(done.stdout)["resident"])


def write_long(path: Path) -> None:
    import pikepdf

    with pikepdf.open(THESIS) as thesis, pikepdf.new() as long:
        for place in range(LONG_PAGES):
            long.pages.append(thesis.pages[place % len(thesis.pages)])
        long.save(path)


def rivals() -> Iterator[Bar]:
    """Time others over the same page, cold and drawn as large; they hold no bar, since they show nothing."""
    print("Drawing page 150 at 150 dpi, whole program where it is one:")
    for name, draw in (
        ("pypdfium2 used directly", by_pypdfium2),
        ("PyMuPDF", by_pymupdf),
        ("mutool draw", by("mutool", "draw", "-q", "-r", "150", "-F", "ppm", "-o", os.devnull, str(THESIS), "150")),
        ("pdftoppm", by("pdftoppm", "-r", "150", "-f", "150", "-l", "150", str(THESIS))),
    ):
        try:
            seconds = draw()
        except (ImportError, OSError) as error:
            print(f"  {name}: not measured, it is not installed ({error})")
        else:
            print(f"  {name}: {1000 * seconds:.1f} ms")
    yield from ()


def by_pypdfium2() -> float:
    import pypdfium2

    document = pypdfium2.PdfDocument(THESIS)
    began = time.perf_counter()
    document[149].render(scale=150 / 72)
    return time.perf_counter() - began


def by_pymupdf() -> float:
    import fitz

    document = fitz.open(THESIS)
    began = time.perf_counter()
    document[149].get_pixmap(dpi=150)
    return time.perf_counter() - began


def by(*command: str) -> Callable[[], float]:
    def run() -> float:
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return time.perf_counter() - began

    return run


def share(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


if __name__ == "__main__":
    sys.exit(main())
