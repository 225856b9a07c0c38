"""What is wrong with a library is told by every command that opens it, beside the answer."""

from pathlib import Path

import pytest

from reader_app.cli import main
from reader_app.library.library import Library
from tests.library.making import reading


def damaged(folder: Path) -> None:
    """Leave a library as a power cut does, with a byte of its first change flipped."""
    library = Library.open(folder)
    library.add([reading("Folding Maps", "Map of the stars")])
    journal = (folder / "library.journal").read_bytes()
    documents = (folder / "library.json").read_bytes()
    library.close()
    place = journal.index(b'"papers"')
    (folder / "library.journal").write_bytes(journal[:place] + b"X" + journal[place + 1 :])
    (folder / "library.json").write_bytes(documents)


@pytest.mark.parametrize("command", [["list"], ["star", "nothing"]])
def test_damage_is_told_on_standard_error(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged(tmp_path / "library")
    main(["--library", str(tmp_path / "library"), *command])
    told = capsys.readouterr()
    assert "library.journal is damaged" in told.err
    assert "damaged" not in told.out
