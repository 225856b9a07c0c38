import pytest

from reader_app.pdf.recognition.names import names_in, names_of


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Crane, Bo Fold, and Cy Dale", ("Ada Crane", "Bo Fold", "Cy Dale")),
        ("ADA CRANE AND BO FOLD", ("ADA CRANE", "BO FOLD")),
        ("George E. P. Box & William H. Press", ("George E. P. Box", "William H. Press")),
        ("Ludwig van der Berg; María José García-López", ("Ludwig van der Berg", "María José García-López")),
        ("Jisu An, Kai To and June O’Hara", ("Jisu An", "Kai To", "June O’Hara")),
        ("Ada Crane1,2* and Bo Fold†", ("Ada Crane", "Bo Fold")),
        ("A. Crane, B.-C. Fold", ("A. Crane", "B.-C. Fold")),
        ("Dr. Ada Crane, PhD, Bo Fold MD", ("Ada Crane", "Bo Fold")),
        ("Ada Crane (University of Kites) and Bo Fold", ("Ada Crane", "Bo Fold")),
    ],
)
def test_a_line_of_names_gives_each_of_them(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Department of Wind, University of Kites",
        "ada@kites.example",
        "In this paper we fold maps",
        "Received 5 March 2019",
        "Abstract",
        "Max Planck Institute, Saarbrücken",
        "http://example.org",
        "1 Introduction",
        "",
    ],
)
def test_other_lines_give_none(line: str) -> None:
    assert names_in(line) == ()


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (("Ada Crane; Bo Fold",), ("Ada Crane", "Bo Fold")),
        (("Ada Crane, Bo Fold and Cy Dale",), ("Ada Crane", "Bo Fold", "Cy Dale")),
        (("Crane, Ada; Fold, Bo",), ("Ada Crane", "Bo Fold")),
        (("Crane, Ada",), ("Ada Crane",)),
        (("Ada Crane", "Fold, Bo"), ("Ada Crane", "Bo Fold")),
        (("admin",), ()),
        (("Windows User",), ()),
        (("LaTeX with hyperref",), ()),
    ],
)
def test_what_a_file_says_of_its_authors_is_taken_apart(said: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert names_of(said) == names
