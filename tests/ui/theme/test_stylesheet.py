import re
from pathlib import Path

import pytest

from reader_app.ui.theme.indicators import write_indicators
from reader_app.ui.theme.palette import DARK, LIGHT, TINT_NAMES, Colours
from reader_app.ui.theme.stylesheet import stylesheet

both = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@both
def test_every_image_of_the_sheet_is_written(colours: Colours, tmp_path: Path) -> None:
    write_indicators(tmp_path, colours)
    named = {Path(name) for name in re.findall(r"url\(([^)]*)\)", stylesheet(colours, tmp_path.as_posix(), 10))}
    assert named
    assert named <= set(tmp_path.iterdir())


@both
def test_the_sheet_has_only_colours_of_its_scheme(colours: Colours) -> None:
    sheet = stylesheet(colours, "marks", 10)
    known = {value for name in colours.__slots__ if isinstance(value := getattr(colours, name), str)}
    known |= {value for _, tint in colours.tints for value in (tint.solid, tint.soft, tint.ink)}
    assert set(re.findall(r"#[0-9a-f]{6}\b", sheet)) <= known
    assert "$" not in sheet


def test_braces_of_the_sheet_are_balanced() -> None:
    sheet = stylesheet(LIGHT, "marks", 10)
    assert sheet.count("{") == sheet.count("}")


@pytest.mark.parametrize("name", TINT_NAMES)
def test_chips_come_in_every_colour(name: str) -> None:
    rule = re.search(rf'\[tint="{name}"\] {{ background: (\S+); color: (\S+); }}', stylesheet(LIGHT, "marks", 10))
    assert rule is not None
    assert rule.groups() == (LIGHT.tint(name).soft, LIGHT.tint(name).ink)


def test_sizes_follow_the_interface_font() -> None:
    assert "font-size: 15pt" in stylesheet(LIGHT, "marks", 11)
