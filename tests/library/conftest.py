"""A library of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library.catalogue import Catalogue
from tests.library.making import opened


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    held = opened(tmp_path)
    yield held
    held.close()
