"""Kill a program that attaches PDFs, again and again: `python -m tests.torture.attaching [ROUNDS]`, 200 by default."""

import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count as numbers
from pathlib import Path

from reader_app.library.attachments.files import FOLDER, UNFINISHED, Fingerprint, fingerprint_of, staged_copy
from reader_app.library.library import Library
from reader_app.model.ids import PaperId
from reader_app.model.importing import Draft, PdfFile, Reading
from reader_app.model.paper import Record
from tests.library.attachments.pdfs import pdf
from tests.places import PROJECT

LONGEST_S = 0.2
"""After its first PDF a program lives no longer."""
TITLE = "Folding Maps"


@dataclass
class Count:
    """What a run has done and found."""

    rounds: int = 0
    told: int = 0
    orphans: int = 0
    """Whole files that came to their place just before the kill, so that no record speaks of them."""
    unfinished: int = 0


def run(rounds: int, folder: Path, seed: int = 1) -> Count:
    """Kill so many times. Raises AssertionError where a PDF that was told is lost, or a record speaks of none."""
    count, chance = Count(), random.Random(seed)
    for _ in range(rounds):
        before = len(_attached(folder))
        told = killed(folder, chance.random() * LONGEST_S)
        files = _attached(folder)
        assert len(files) in (told, told + 1), f"told {told}, on disk {len(files)}"
        for path, content in files:
            assert path.is_file(), f"{path} has a record and is not there"
            assert fingerprint_of(path) == content, f"{path} is not what was attached"
        count.rounds += 1
        count.told += told - before
    places = [path for path in (folder / "library" / FOLDER).iterdir() if path.is_file()]
    count.unfinished = sum(path.suffix == UNFINISHED for path in places)
    count.orphans = len(places) - count.unfinished - len(_attached(folder))
    return count


def killed(folder: Path, after_s: float) -> int:
    """Kill a program a moment after its first PDF; return how many are attached by what it told last."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.torture.attaching", "--attach", str(folder)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    with program.stdout:
        told = [int(program.stdout.readline())]
        timer = threading.Timer(after_s, program.kill)
        timer.start()
        told += [int(line) for line in program.stdout if line.endswith("\n")]
    program.wait()
    timer.join()
    return told[-1]


def attach_without_end(folder: Path) -> None:
    """Attach PDFs, telling how many there are once that is on disk; to be killed at any moment."""
    library = Library.open(folder / "library", cache=folder / "cache")
    paper = next(iter(library.papers.rows()), None) or _begun(library)
    for number in numbers(len(library.attachments.all()) + 1):
        source = pdf(folder / "source.pdf", *(f"Version {number}, page {page}" for page in range(40)))
        staged, found = staged_copy(source, library.attachments.folder)
        library.attachments.attach(paper, [PdfFile(source, found.hash, found.size, staged=staged)])
        print(number, flush=True)


def _begun(library: Library) -> PaperId:
    return library.add([Reading("list", (Draft(Record(title=TITLE)),))])[1].added[0]


def _attached(folder: Path) -> list[tuple[Path, Fingerprint]]:
    return list(_records(folder)) if (folder / "library" / "library.journal").exists() else []


def _records(folder: Path) -> Iterator[tuple[Path, Fingerprint]]:
    library = Library.open(folder / "library", read_only=True, cache=folder / "cache")
    for one in library.attachments.all():
        yield library.attachments.folder / one.name, Fingerprint(one.hash, one.size)
    library.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--attach"]:
        attach_without_end(Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as place:
            print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 200, Path(place)))
