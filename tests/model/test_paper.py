"""Names, titles and identifiers, as people and sources write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper, family_name, normal_arxiv, normal_doi, normal_title, short_authors


@pytest.mark.parametrize(
    ("text", "arxiv"),
    [
        ("1706.03762", "1706.03762"),
        ("arXiv:1706.03762v5 [cs.CL]", "1706.03762"),
        ("https://arxiv.org/pdf/1706.03762v5.pdf", "1706.03762"),
        ("https://huggingface.co/papers/2503.12345", "2503.12345"),
        ("10.48550/arXiv.1706.03762", "1706.03762"),
        ("arXiv:0704.0001", "0704.0001"),
        ("hep-th/9901001v2", "hep-th/9901001"),
        ("https://arxiv.org/abs/math.GT/0309136", "math/0309136"),
        ("cond-mat.mes-hall/0102001", "cond-mat/0102001"),
        ("CS/0112017", "cs/0112017"),
        ("https://arxiv.org/pdf/quant-ph/9508027.pdf", "quant-ph/9508027"),
        ("", ""),
        ("no number", ""),
        ("10.1145/3292500.3330701", ""),
        ("10.1000/abc/1234567", ""),
        ("1713.03762", ""),
        ("1706.037623", ""),
        ("mymath/0309136", ""),
        ("math/03091367", ""),
        ("version 1706.03", ""),
    ],
)
def test_an_arxiv_id_is_found_in_a_text_and_nothing_that_only_looks_like_one(text: str, arxiv: str) -> None:
    assert normal_arxiv(text) == arxiv


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1109/5.771073", "10.1109/5.771073"),
        ("doi:10.1007/BF02478259.", "10.1007/bf02478259"),
        ("(see 10.1016/S0140-6736(05)67889-0)", "10.1016/s0140-6736(05)67889-0"),
        ("10.1061/(ASCE)0733-9399(1997)123:1(1)", "10.1061/(asce)0733-9399(1997)123:1(1)"),
        (
            "10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2;",
            "10.1002/(sici)1097-0258(19980815)17:15/16<1661::aid-sim968>3.0.co;2-2",
        ),
        ('<a href="https://doi.org/10.1000/182">', "10.1000/182"),
        ("“10.1000/182”,", "10.1000/182"),
        ("10.1000.10/182", "10.1000.10/182"),
        ("10.1000", ""),
        ("ten", ""),
    ],
)
def test_a_doi_is_found_in_a_text_without_what_stands_around_it(text: str, doi: str) -> None:
    assert normal_doi(text) == doi


@given(st.text())
def test_an_identifier_found_once_is_found_in_itself(text: str) -> None:
    for normal in (normal_doi, normal_arxiv):
        assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Attention Is All You Need", "attention is all you need."),
        ("Schrödinger’s  Cat", "Schrodinger's cat"),
        ("ﬁne-tuning", "Fine Tuning"),
        ("STRASSE", "Straße"),
        ("e\u0301tude", "Étude"),
        ("L²-norms", "L2 norms"),
    ],
)
def test_two_spellings_of_a_title_share_their_letters_and_digits(one: str, other: str) -> None:
    assert normal_title(one) == normal_title(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Part I", "Part II"), ("折り紙", "折紙"), ("α-helix", "β-helix")])
def test_titles_of_other_letters_differ(one: str, other: str) -> None:
    assert normal_title(one) != normal_title(other)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_titles_take_a_short_way_to_the_same_result(title: str) -> None:
    assert normal_title(title) == normal_title("é" + title)[1:]


@pytest.mark.parametrize(
    ("author", "family"),
    [
        ("Jan van der Berg", "Berg"),
        ("van der Berg, Jan", "Berg"),
        ("García Márquez, Gabriel", "García Márquez"),
        ("Ada Lovelace", "Lovelace"),
        ("Plato", "Plato"),
        ("de", "de"),
        ("de, X", "de"),
        ("王小明", "王小明"),
        ("", ""),
        (" ", ""),
        (",", ""),
    ],
)
def test_a_family_name_is_found_either_way_round_without_particles(author: str, family: str) -> None:
    assert family_name(author) == family


def test_few_authors_are_all_named_and_many_are_counted() -> None:
    assert short_authors(()) == ""
    assert short_authors(("A", "B", "C", "D")) == "A, B, C, D"
    assert short_authors(("A", "B", "C", "D", "E")) == "A, B, C and 2 others"


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"published": "2017-06", "year": 2018}, "2017-06"),
        ({"year": 2018, "first_seen": "2026-03-18"}, "2018"),
        ({"first_seen": "2026-03-18", "added": "2026-03-20T10:00:00+00:00"}, "2026-03-18"),
        ({"added": "2026-03-20T10:00:00+00:00"}, "2026-03-20"),
        ({}, ""),
    ],
)
def test_the_most_telling_date_is_taken(fields: dict[str, object], date: str) -> None:
    assert Paper(id=PaperId("p"), title="T", **fields).date == date  # type: ignore[arg-type]
