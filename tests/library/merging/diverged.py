"""Two libraries that were one, each of which went its own way."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.library import Library
from reader_app.model.ids import PaperId
from reader_app.model.paper import Record
from tests.library.making import ABSTRACT, reading

TITLES = ("Folding Maps", "Kites in Wind", "Paper Boats")


@dataclass(slots=True)
class Pair:
    """The library here, and the one there."""

    ours: Library
    theirs: Library

    def paper(self, title: str) -> PaperId:
        """Return the id of a paper that both have."""
        return self.ours.papers.find_id(title)

    def close(self) -> None:
        self.ours.close()
        self.theirs.close()


def begun(folder: Path, *titles: str) -> Library:
    """Return a library of papers with an abstract."""
    library = Library.open(folder, cache=folder.with_name(f"{folder.name}-cache"))
    library.add([reading(*(Record(title=title, abstract=ABSTRACT) for title in titles))])
    return library


def diverged(folder: Path) -> Pair:
    """Return a library of three papers and a copy of it, both open."""
    begun(folder / "ours", *TITLES).close()
    shutil.copytree(folder / "ours", folder / "theirs")
    return Pair(*(Library.open(folder / name, cache=folder / f"{name}-cache") for name in ("ours", "theirs")))
