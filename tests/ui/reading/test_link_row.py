"""Where a paper is to be found outside."""

from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.ui.reading.link_row import links_of


def paper(**fields: str) -> Paper:
    return Paper(id=PaperId("p"), title="T", **fields)  # type: ignore[arg-type]


def test_each_place_is_named_once() -> None:
    links = links_of(paper(doi="10.1/x", arxiv="1706.03762", url="https://arxiv.org/abs/1706.03762v5"))
    assert links == (
        ("doi 10.1/x", "https://doi.org/10.1/x"),
        ("arXiv 1706.03762", "https://arxiv.org/abs/1706.03762"),
        ("PDF", "https://arxiv.org/pdf/1706.03762"),
    )


def test_a_page_goes_by_the_name_of_its_host() -> None:
    assert links_of(paper(url="https://www.example.org/a/b")) == (("example.org", "https://www.example.org/a/b"),)
    assert links_of(paper(url="https://example.org/p.pdf"))[0][0] == "PDF example.org"


def test_a_doi_elsewhere_is_no_repetition() -> None:
    assert len(links_of(paper(doi="10.1/x", url="https://doi.org/10.1/y"))) == 2


def test_long_names_are_shortened_and_their_addresses_are_not() -> None:
    ((name, address),) = links_of(paper(doi="10.1000/" + "x" * 80))
    assert len(name) < 40
    assert address.endswith("x" * 80)


def test_a_paper_without_links_has_none() -> None:
    assert links_of(paper()) == ()
