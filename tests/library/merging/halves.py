"""Two libraries that were one, for tests of merging."""

import shutil
from pathlib import Path

from reader_app.library.catalogue import Catalogue
from reader_app.library.merging.reading import Half, half_of
from reader_app.model.ids import PaperId
from tests.library.making import add


def opened(folder: Path) -> Catalogue:
    """Open a library in a folder, which is made where there is none; each is on a computer of its own."""
    folder.mkdir(exist_ok=True)
    catalogue = Catalogue(folder / "library.json")
    catalogue.store._storage._device = folder.name
    return catalogue


def copied(folder: Path, there: Path) -> Path:
    """Copy a library that is closed."""
    shutil.copytree(folder, there)
    return there


def beginning(folder: Path, *titles: str) -> list[PaperId]:
    """Make a library with papers, and close it."""
    catalogue = opened(folder)
    papers = [add(catalogue, title) for title in titles]
    catalogue.close()
    return papers


def half(catalogue: Catalogue) -> Half:
    return half_of(catalogue.store, catalogue.store.path)


def retitle(catalogue: Catalogue, paper: PaperId, title: str) -> None:
    catalogue.commit("Edit", {"papers": {paper: {**(catalogue.document("papers", paper) or {}), "title": title}}})
