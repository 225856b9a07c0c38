import pytest

from reader_app.formats.venue import is_conference, is_preprint_server


@pytest.mark.parametrize(
    "venue", ["ICRA", "NeurIPS 2020", "3DV", "CVPR’23", "Proceedings of X", "Workshop on Y", "EMNLP Findings"]
)
def test_conferences_are_known(venue: str) -> None:
    assert is_conference(venue)


@pytest.mark.parametrize("venue", ["Nature", "JMLR", "TACL 2020", "Journal of X", "IEEE Transactions on Y", "Mind", ""])
def test_other_venues_are_journals(venue: str) -> None:
    assert not is_conference(venue)


@pytest.mark.parametrize(
    ("venue", "is_one"), [("arXiv", True), ("CoRR abs/1", True), ("bioRxiv", True), ("Nature", False)]
)
def test_a_preprint_server_is_no_venue_to_cite(venue: str, is_one: bool) -> None:
    assert is_preprint_server(venue) is is_one
