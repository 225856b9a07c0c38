from dataclasses import asdict

from reader_app.pdf.process import Tone
from reader_app.ui.pdf.view_place import Arrangement, Fit, ViewPlace, place_from


def test_a_place_that_was_kept_is_the_same_again() -> None:
    place = ViewPlace(7, 1.5, 700.0, 1.25, Fit.PAGE, Arrangement.FACING, 90, Tone.DARK)
    assert place_from(asdict(place)) == place


def test_what_is_missing_or_senseless_has_its_default() -> None:
    held: dict[str, object] = {
        "page": -3,
        "left": "x",
        "top": float("nan"),
        "zoom": None,
        "fit": "moon",
        "rotation": 91,
    }
    assert place_from({**held, "rotation": 91}) == ViewPlace(rotation=90)
    assert place_from({}) == ViewPlace()
