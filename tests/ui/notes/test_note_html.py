"""Notes as HTML."""

import pytest

from reader_app.ui.notes.note_html import note_html


def html(text: str) -> str:
    return note_html(text, lambda formula: f"<math>{formula.latex}</math>")


def test_headings_lists_tables_and_code_are_shown_as_such() -> None:
    shown = html("# Head\n\n- item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`code` ~~gone~~")
    for part in ('<p class="h1">Head</p>', "<li>item</li>", "<td>2</td>", "<code>code</code>", "<s>gone</s>"):
        assert part in shown


def test_html_in_a_note_is_shown_as_text() -> None:
    assert "<script" not in html("<script>alert(1)</script> and <b onclick='x'>b</b>\n\n<img src=x>")
    assert "&lt;script&gt;" in html("<script>alert(1)</script>")


def test_formulas_are_typeset_but_not_in_code_nor_are_prices() -> None:
    shown = html("so $x_1 + 2$ holds, `$y_2$` not, and it costs $5 or $10")
    assert "<math>x_1 + 2</math>" in shown
    assert "<code>$y_2$</code>" in shown
    assert "costs $5 or $10" in shown


def test_a_picture_becomes_a_link_and_is_never_loaded() -> None:
    shown = html("![a plot](https://tracker.example/p.png)")
    assert "<img" not in shown
    assert '<a href="https://tracker.example/p.png">a plot</a>' in shown


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x"])
def test_links_that_could_do_harm_are_no_links(address: str) -> None:
    assert "<a " not in html(f"[words]({address}) and ![p]({address})")


def test_addresses_in_the_text_are_links_once() -> None:
    assert html("see https://a.org/x.").count('<a href="https://a.org/x">') == 1
    assert html("[https://a.org](https://b.org)").count("<a ") == 1


def test_boxes_of_a_list_of_things_to_do_are_drawn() -> None:
    shown = html("- [ ] open\n- [x] done\n- [link](https://a.org)")
    assert "☐ open" in shown
    assert "☑ done" in shown


def test_quotes_in_addresses_do_not_end_the_attribute() -> None:
    assert 'onmouseover="' not in html('https://a.org/"onmouseover="x')
