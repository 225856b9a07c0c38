"""Typing commands in tests, and the papers they are about."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader_app.cli import main
from reader_app.cli.answer import RenderPng
from reader_app.library.library import Library
from reader_app.model.ids import PaperId

MAPS = {
    "title": "Folding Maps",
    "authors": ["Ada Crane", "Bo Fold"],
    "year": 2019,
    "venue": "Journal of Paper",
    "doi": "10.1000/maps",
    "abstract": "We fold a map. The map folds flat along its creases. Nobody had counted the ways before.",
}
KITES = {"title": "Kites in Wind", "authors": ["Cy Dale"], "year": 2021, "abstract": "A kite is a map of the wind."}
BOATS = {"title": "Paper Boats", "authors": ["Ada Crane"], "year": 2021, "abstract": "Boats of paper float an hour."}
PAPERS = (MAPS, KITES, BOATS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Runs commands on one library."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, render_png: RenderPng | None = None) -> Outcome:
        self._capsys.readouterr()
        status = main(["--library", str(self.folder), *arguments], render_png=render_png)
        out, err = self._capsys.readouterr()
        return Outcome(status, out, err)

    def json(self, *arguments: str) -> Any:
        """Run a command that must succeed, and return its document."""
        outcome = self("--json", *arguments)
        assert outcome.status == 0, outcome.err
        return outcome.document

    def type_in(self, content: bytes) -> None:
        """Put bytes on standard input."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    def id_of(self, name: str) -> PaperId:
        library = Library.open(self.folder, read_only=True)
        try:
            return library.papers.find_id(name)
        finally:
            library.close()


def write_papers(path: Path, *papers: dict[str, Any]) -> str:
    """Write papers as JSON Lines and return the path as one types it."""
    path.write_text("".join(json.dumps(paper) + "\n" for paper in papers), encoding="utf-8")
    return str(path)
