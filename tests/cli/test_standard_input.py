import io
import sys

import pytest

from reader_app.cli.standard_input import read_standard_input
from reader_app.model.errors import ReaderError


def test_everything_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"four")))
    assert read_standard_input(4) == b"four"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"four")))
    with pytest.raises(ReaderError, match="more than"):
        read_standard_input(3)


def test_a_closed_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReaderError, match="closed"):
        read_standard_input(3)
