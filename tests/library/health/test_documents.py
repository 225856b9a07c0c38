"""Documents that are not as the published schema says are found, also where they keep the library from opening."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader_app.library.doctor import Checkup, examine
from reader_app.library.health import Subject
from reader_app.library.library import Library
from tests.library.making import reading


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Callable[[dict[str, Any]], object]], Checkup]:
    """Return what examines a library of three papers once another program has edited its tables."""
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading("One", "Two", "Three")])
    library.index_all()
    library.close()

    def examined(edit: Callable[[dict[str, Any]], object]) -> Checkup:
        file = tmp_path / "library" / "library.json"
        tables = json.loads(file.read_text(encoding="utf-8"))
        edit(tables)
        file.write_text(json.dumps(tables), encoding="utf-8")
        (tmp_path / "library" / "library.journal").unlink()
        return examine(tmp_path / "library", cache=tmp_path / "cache")

    return examined


Edited = Callable[[Callable[[dict[str, Any]], object]], Checkup]


def said(checkup: Checkup) -> list[str]:
    return [finding.sentence for finding in checkup.findings if finding.subject is Subject.DOCUMENTS]


def test_a_value_that_the_program_can_read_is_a_hint(edited: Edited) -> None:
    checkup = edited(lambda tables: tables["papers"]["1"].update(published="March"))
    (sentence,) = said(checkup)
    assert sentence.startswith('The paper “One”: its “published” is "March", but must match pattern')
    assert checkup.is_sound
    assert checkup.papers == 3


def test_what_is_wrong_with_many_documents_is_said_once(edited: Edited) -> None:
    checkup = edited(lambda tables: [paper.update(added="now") for paper in tables["papers"].values()])
    (finding,) = checkup.findings
    assert "So it is with 2 others." in finding.sentence
    assert len(finding.places) == 3


def test_all_that_keeps_a_library_from_opening_is_told_at_once(edited: Edited) -> None:
    def spoil(tables: dict[str, Any]) -> None:
        tables["papers"]["1"]["year"] = "MMXIX"
        del tables["papers"]["2"]["title"]
        tables["notes"] = {"1": {"id": "n"}, "2": []}
        tables["things"] = 3

    checkup = edited(spoil)
    assert not checkup.is_sound
    assert "cannot be" in checkup.findings[0].sentence or "damaged" in checkup.findings[0].sentence
    sentences = said(checkup)
    assert len(sentences) == 4
    assert any('The paper “One”: its “year” is "MMXIX", but must be integer.' in one for one in sentences)
    assert any(one.startswith("The paper “") and "it must contain" in one for one in sentences)
    assert any(one.startswith("An entry in the table “notes”: it must be object") for one in sentences)


def test_a_file_that_is_no_library_at_all_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "library.json").write_text("[1]", encoding="utf-8")
    assert len(examine(tmp_path).findings) == 1
