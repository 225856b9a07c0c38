"""Where PDFs were left."""

from pathlib import Path

import pytest

from reader_app.model.ids import AttachmentId
from reader_app.ui.pdf.view_place import ViewPlace
from reader_app.ui.tabs.view_places import ViewPlaces

ONE, OTHER = AttachmentId("a" * 26), AttachmentId("b" * 26)


def test_the_place_of_a_pdf_is_there_again_after_a_restart(tmp_path: Path) -> None:
    places = ViewPlaces(tmp_path / "new" / "places.json")
    place = ViewPlace(page=7, left=1.5, top=700.0, zoom=1.25)
    places.keep(ONE, place)
    places.save()
    assert ViewPlaces(tmp_path / "new" / "places.json").of(ONE) == place
    assert places.of(OTHER) is None


def test_the_pdf_read_last_comes_first(tmp_path: Path) -> None:
    places = ViewPlaces(tmp_path / "places.json")
    for file in (ONE, OTHER, ONE):
        places.keep(file, ViewPlace())
    places.save()
    for read in (places, ViewPlaces(tmp_path / "places.json")):
        assert [visit.attachment for visit in read.recent()] == [ONE, OTHER]


@pytest.mark.parametrize("held", [b"", b"{", b"7", b'{"file": 1}', b'[7, {"file": 3}, {"page": 2}]'])
def test_a_damaged_file_costs_only_the_places(held: bytes, tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    path.write_bytes(held)
    assert ViewPlaces(path).recent() == ()


def test_a_folder_that_cannot_be_written_to_costs_only_the_places(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    places = ViewPlaces(tmp_path / "file" / "places.json")
    places.keep(ONE, ViewPlace(page=3))
    places.save()
    assert places.of(ONE) == ViewPlace(page=3)
