"""A shell for each test, with an empty library or with three papers."""

from pathlib import Path

import pytest

from tests.cli.shell import PAPERS, Shell, write_papers


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.delenv("COLUMNS", raising=False)
    return Shell(tmp_path / "library", capsys, monkeypatch)


@pytest.fixture
def shell(empty: Shell, tmp_path: Path) -> Shell:
    assert empty("import", write_papers(tmp_path / "papers.jsonl", *PAPERS)).status == 0
    return empty
