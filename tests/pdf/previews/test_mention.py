import pytest

from reader_app.pdf.previews.mention import Mention, mention_at


def mentions(text: str) -> list[tuple[str, str]]:
    """Return what is mentioned, as the pointer goes over a text."""
    seen: list[Mention] = []
    for at in range(len(text)):
        mention = mention_at(text, at)
        if mention is not None and mention not in seen:
            seen.append(mention)
    return [(mention.sort.value, mention.label) for mention in seen]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as Fig. 3 shows", [("figure", "3")]),
        ("see Figures 3 and 4a here", [("figure", "3"), ("figure", "4a")]),
        ("in Fig.\n1(b)", [("figure", "1b")]),
        ("Figure S3", [("figure", "S3")]),
        ("Table II", [("table", "II")]),
        ("Tab. 2.1", [("table", "2.1")]),
        ("by Algorithm 1", [("algorithm", "1")]),
        ("Eqs. (5) and (6)", [("equation", "5"), ("equation", "6")]),
        ("Equation 2.3a", [("equation", "2.3a")]),
        ("by (7) we have", [("equation", "7")]),
        ("Section 4.1", [("section", "4.1")]),
        ("§4.1", [("section", "4.1")]),
        ("Appendix A", [("section", "A")]),
        ("Theorem 2", [("statement", "2")]),
        ("Lemma 3.4 holds", [("statement", "3.4")]),
        ("in [12, 14–16]", [("reference", "12"), ("reference", "14"), ("reference", "16")]),
        ("see [12, p. 5]", [("reference", "12")]),
        ("[SBL19, Knu84]", [("reference", "SBL19"), ("reference", "Knu84")]),
        ("(Smith et al., 2020; Jones & Lee, 2019a,b)", [("author", "2020"), ("author", "2019a"), ("author", "2019b")]),
        ("van der Berg (1999)", [("author", "1999")]),
        ("configure 3 things", []),
        ("If figure if", []),
        ("f(3) = 2", []),
        ("1999 and [x]", []),
    ],
)
def test_words_that_send_the_reader_elsewhere_are_known(text: str, found: list[tuple[str, str]]) -> None:
    assert mentions(text) == found


def test_a_mention_knows_its_words_and_name() -> None:
    text = "as shown by Smith et al. (2020) in Theorem 2"
    first, second = mention_at(text, text.index("Smith")), mention_at(text, text.index("Theorem"))
    assert first is not None
    assert second is not None
    assert (text[slice(*first.span)], first.name) == ("Smith et al. (2020", "Smith")
    assert (text[slice(*second.span)], second.name) == ("Theorem 2", "theorem")


def test_a_mention_far_into_a_page_has_its_place_there() -> None:
    text = "word " * 200 + "Fig. 7 ends"
    mention = mention_at(text, 1002)
    assert mention is not None
    assert text[slice(*mention.span)] == "Fig. 7"
