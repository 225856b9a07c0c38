import pytest

from reader_app.formats import citation
from reader_app.model.paper import Record


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (
            Record(title="A Title", authors=("Ann Lee", "Jean-Luc van Dam"), year=2020, venue="J", doi="10.1000/a"),
            "Lee, A. and van Dam, J.-L. (2020). A Title. J. https://doi.org/10.1000/a",
        ),
        (Record(title="Why?", authors=("Plato",)), "Plato. Why?"),
        (Record(title="A", arxiv="2001.00001"), "A. https://arxiv.org/abs/2001.00001"),
        (
            Record(title="A", authors=tuple(f"Ann{letter} Lee{letter}" for letter in "bcdefghi"), year=2020),
            "Leeb, A., Leec, A., Leed, A., Leee, A., Leef, A., Leeg, A., Leeh, A. et al. (2020). A.",
        ),
        (Record(title="A"), "A."),
    ],
)
def test_a_citation_is_one_line_of_what_is_known(record: Record, line: str) -> None:
    assert citation(record) == line
