import json
from dataclasses import replace
from xml.etree import ElementTree

from reader_app.formats.marks_json_ld import write
from tests.formats.marks_making import ABSTRACT, BOX, FILE, PAPER, entry


def items(*entries: object) -> list[dict[str, object]]:
    collection = json.loads(write(list(entries)))  # type: ignore[arg-type]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", len(entries))
    found: list[dict[str, object]] = collection["first"]["items"]
    return found


def test_a_highlight_is_found_by_its_words_its_position_and_its_shape_on_its_page() -> None:
    (one,) = items(entry())
    target = one["target"]
    assert isinstance(target, dict)
    assert target["source"] == {
        "id": f"reader-app://paper/{PAPER}?file={FILE}",
        "type": "Text",
        "format": "application/pdf",
    }
    assert target["scope"] == "https://doi.org/10.1/ab"
    assert {selector["value"] for selector in target["selector"]} == {"page=7"}
    quote, position, shape = (selector["refinedBy"] for selector in target["selector"])
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "the dominant\nmodels\n\nare complex",
        "prefix": "before ",
        "suffix": " after",
    }
    assert position == {"type": "TextPositionSelector", "start": 10, "end": 40}
    polygon = ElementTree.fromstring(shape["value"])[0][0]
    assert polygon.get("points") == "72,712 200,712 200,700 72,700"


def test_what_is_drawn_is_found_by_its_shape() -> None:
    (one,) = items(entry(replace(BOX, strokes=(((1, 2), (3, 4)),)), kind="ink"))
    (selector,) = one["target"]["selector"]  # type: ignore[index]
    assert selector["refinedBy"]["type"] == "SvgSelector"
    assert 'points="1,2 3,4"' in selector["refinedBy"]["value"]


def test_a_mark_on_the_abstract_has_no_page() -> None:
    (one,) = items(entry(ABSTRACT))
    target = one["target"]
    assert isinstance(target, dict)
    assert [selector["type"] for selector in target["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert target["source"]["id"] == f"reader-app://paper/{PAPER}#abstract"


def test_comment_tags_colour_and_author_are_told() -> None:
    (one,) = items(entry(comment="*see*", tags=("a", "b"), author="Ada"))
    assert one["creator"] == {"type": "Person", "name": "Ada"}
    assert one["body"] == [
        {"type": "TextualBody", "value": "*see*", "format": "text/markdown", "purpose": "commenting"},
        {"type": "TextualBody", "value": "method", "purpose": "classifying"},
        {"type": "TextualBody", "value": "a", "purpose": "tagging"},
        {"type": "TextualBody", "value": "b", "purpose": "tagging"},
    ]
    assert one["target"]["styleClass"] == "blue"  # type: ignore[index]


def test_moments_are_in_utc_and_partial_ones_left_out() -> None:
    (one,) = items(entry(modified="2017-03"))
    assert one["created"] == "2026-01-02T02:04:05Z"
    assert "modified" not in one
    (one,) = items(entry(created="2026-01-02T03:04:05"))
    assert one["created"] == "2026-01-02T03:04:05Z"


def test_what_a_mark_does_is_its_motivation() -> None:
    kinds = {"highlight": "highlighting", "note": "commenting", "strikeout": "editing", "ink": "highlighting"}
    assert {kind: items(entry(kind=kind))[0]["motivation"] for kind in kinds} == kinds
