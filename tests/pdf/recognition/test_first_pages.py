"""First pages laid out as publishers do; the texts are made up."""

from pathlib import Path

import pytest

from reader_app.pdf.document import open_document
from reader_app.pdf.recognition import Recognised, recognise
from tests.pdf.sheets import Words, lines, write

PROSE = (
    "Maps have been folded since there is paper, and nobody has asked why they are folded as they",
    "are. We ask it here, and we answer it for maps of four sheets and more, which are most of all.",
    "It turns out that the answer depends on the wind, on the weight of the paper and on the hands",
    "that fold it, but that it does not depend on what is on the map at all, as others have thought.",
)


def prose(top: float, x: float = 60, size: float = 10) -> list[Words]:
    return lines(x, top, *PROSE, size=size)


JOURNAL_WITH_BANNER = [
    Words(150, 750, "Contents lists available at PaperDirect", 8),
    Words(180, 725, "Journal of Folded Matter", 14),
    Words(180, 705, "journal homepage: www.example.org/jfm", 8),
    Words(60, 660, "The wind decides: a study of folding in the", 17),
    Words(60, 640, "open air", 17),
    Words(60, 610, "Ada Crane", 13),
    Words(120, 616, "a,*", 7),
    Words(130, 610, ", Bo Fold", 13),
    Words(190, 616, "b", 7),
    Words(60, 595, "a", 6),
    Words(65, 590, "Department of Wind, University of Kites, Kite Town, Norway", 8),
    Words(60, 560, "a r t i c l e  i n f o", 9),
    Words(240, 560, "a b s t r a c t", 9),
    *prose(540, 60, 8),
    Words(60, 60, "https://doi.org/10.1000/j.jfm.2019.04.003", 7),
    Words(60, 50, "0300-0000/\xa9 2019 Paper Ltd. All rights reserved.", 7),
]

CONFERENCE_IN_COLUMNS = [
    Words(90, 720, "Folding with Attention: Learned Creases for", 24),
    Words(180, 695, "Very Large Maps", 24),
    Words(90, 660, "Ada Crane", 11),
    Words(75, 648, "University of Kites", 10),
    Words(75, 636, "ada@kites.example", 10),
    Words(270, 660, "Bo Fold", 11),
    Words(250, 648, "Institute of Paper", 10),
    Words(250, 636, "bo@paper.example", 10),
    Words(430, 660, "Cy Dale", 11),
    Words(420, 648, "Wind Corporation", 10),
    *lines(
        60, 600, "Abstract--Maps are folded by hand. We let", "a machine learn to fold them, and it does", "so well."
    ),
    *lines(320, 600, "I. INTRODUCTION", "Folding is old, and so are maps, but the", "two are rarely seen together."),
    Words(60, 40, "978-1-0000-0000-0/20/$31.00 (c)2020 Paper", 8),
]

LETTER_WITH_A_SMALL_TITLE = [
    Words(60, 760, "PRL 122, 010101 (2019)", 8),
    Words(220, 760, "P H Y S I C A L  R E V I E W  L E T T E R S", 8),
    Words(160, 720, "Creases of a Folded Sheet under Strain", 11, font="F2"),
    Words(200, 700, "A. Crane, B. Fold, and C. Dale", 10),
    Words(190, 686, "Institute of Creases, 1234 Fold, Norway", 9),
    *prose(660, 100, 9),
    Words(60, 600, "DOI: 10.1000/PhysFold.122.010101", 8),
    *lines(60, 570, *PROSE),
]

OPEN_ACCESS_WITH_A_LABEL = [
    Words(60, 750, "RESEARCH ARTICLE", 10, font="F2"),
    Words(60, 715, "Walkers fold maps differently from riders:", 18, font="F2"),
    Words(60, 695, "Evidence from three valleys", 18, font="F2"),
    Words(60, 670, "Ada Crane", 10, font="F2"),
    Words(113, 674, "1", 6),
    Words(116, 670, ", Bo Fold", 10, font="F2"),
    Words(160, 674, "2*", 6),
    Words(60, 655, "1 Department of Walking, University of Kites, Norway, 2 Valley Institute, Fold", 8),
    Words(60, 640, "* bo@valley.example", 8),
    Words(60, 620, "Abstract", 13, font="F2"),
    *prose(600),
    Words(60, 40, "PLOW ONE | https://doi.org/10.1000/journal.plow.0123456  March 5, 2018", 7),
    Words(60, 300, "Fig 1. Walkers. https://doi.org/10.1000/journal.plow.0123456.g001", 8),
]

REPOSITORY_COVER = [
    Words(
        60, 750, "See discussions, stats, and author profiles for this publication at: https://www.paper.example/123", 8
    ),
    Words(60, 700, "On the Proper Folding of City Maps", 18),
    Words(60, 670, "Article in Annals of Folding - May 2015", 9),
    Words(60, 650, "DOI: 10.1000/annals.2015.77", 9),
    Words(60, 600, "2 authors, including:", 9),
    Words(60, 560, "Ada Crane", 10),
]

PREPRINT = [
    Words(30, 240, "arXiv:2210.04567v3 [cs.FO] 11 Oct 2022", 20, turn=90),
    Words(90, 700, "PAPER IS ALL YOU FOLD", 17, font="F2"),
    Words(120, 660, "Ada Crane*", 10, font="F2"),
    Words(250, 660, "Bo Fold*", 10, font="F2"),
    Words(120, 648, "Kite Brain", 10),
    Words(250, 648, "Kite Research", 10),
    Words(270, 600, "ABSTRACT", 12),
    *prose(580),
    Words(60, 60, "*Equal contribution. Code at https://example.org/fold", 8),
]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            JOURNAL_WITH_BANNER,
            Recognised(
                "The wind decides: a study of folding in the open air",
                ("Ada Crane", "Bo Fold"),
                "10.1000/j.jfm.2019.04.003",
                "",
                2019,
            ),
        ),
        (
            CONFERENCE_IN_COLUMNS,
            Recognised(
                "Folding with Attention: Learned Creases for Very Large Maps",
                ("Ada Crane", "Bo Fold", "Cy Dale"),
                year=2020,
            ),
        ),
        (
            LETTER_WITH_A_SMALL_TITLE,
            Recognised(
                "Creases of a Folded Sheet under Strain",
                ("A. Crane", "B. Fold", "C. Dale"),
                "10.1000/physfold.122.010101",
            ),
        ),
        (
            OPEN_ACCESS_WITH_A_LABEL,
            Recognised(
                "Walkers fold maps differently from riders: Evidence from three valleys",
                ("Ada Crane", "Bo Fold"),
                "10.1000/journal.plow.0123456",
                year=2018,
            ),
        ),
        (
            REPOSITORY_COVER,
            Recognised("On the Proper Folding of City Maps", ("Ada Crane",), "10.1000/annals.2015.77"),
        ),
        (PREPRINT, Recognised("PAPER IS ALL YOU FOLD", ("Ada Crane", "Bo Fold"), "", "2210.04567", 2022)),
    ],
    ids=["banner", "columns", "letter", "label", "cover", "preprint"],
)
def test_a_first_page_is_understood_as_publishers_set_it(
    tmp_path: Path, page: list[Words], expected: Recognised
) -> None:
    with open_document(write(tmp_path / "a.pdf", page)) as document:
        assert recognise(document) == expected
