"""Which block of a page is a title, which an abstract: the cheapest reading of the whole sequence.

Each block has a price for each part it could play, by how it is written and where it stands; each step from part to
part has one too. The reading with the lowest sum is found by dynamic programming (Viterbi), so that a doubtful block
is decided by its neighbours.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reader_app.formats.page_block import LONG_LINE_CHARACTERS, Block
from reader_app.formats.page_marks import Kind
from reader_app.formats.page_names import is_name, ordinary_words
from reader_app.formats.page_shape import Shape, shape_of

NEVER = 1000.0


class Part(Enum):
    """What a block of text is on a page."""

    TITLE = "title"
    BYLINE = "byline"
    ABSTRACT = "abstract"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"


_STEPS: dict[tuple[Part | None, Part], float] = {
    (None, Part.FURNITURE): 0.0,
    (None, Part.TITLE): 0.5,
    (Part.FURNITURE, Part.FURNITURE): 0.0,
    (Part.FURNITURE, Part.TITLE): 0.3,
    (Part.TITLE, Part.ABSTRACT): 0.0,
    (Part.TITLE, Part.BYLINE): 1.0,
    (Part.TITLE, Part.TITLE): 2.0,  # a title without an abstract
    (Part.TITLE, Part.FURNITURE): 2.0,
    (Part.BYLINE, Part.ABSTRACT): 0.0,
    (Part.BYLINE, Part.TITLE): 2.0,
    (Part.BYLINE, Part.FURNITURE): 2.0,
    (Part.ABSTRACT, Part.TITLE): 0.0,
    (Part.ABSTRACT, Part.PARAGRAPH): 1.5,
    (Part.ABSTRACT, Part.FURNITURE): 0.5,
    (Part.PARAGRAPH, Part.PARAGRAPH): 0.7,
    (Part.PARAGRAPH, Part.TITLE): 0.0,
    (Part.PARAGRAPH, Part.FURNITURE): 0.5,
}
_LAST_WITHOUT_ABSTRACT = {Part.TITLE: 2.0, Part.BYLINE: 2.0}


class _Region(Enum):
    HEAD = "above the date of the page"
    BODY = "between the first and the last paragraph"
    EDGE = "elsewhere"


@dataclass(frozen=True, slots=True)
class _Place:
    """A block of text with what surrounds it."""

    shape: Shape
    region: _Region
    is_marked: bool
    """Counts, submitters or links stand beside it."""
    may_be_name: bool
    times: int
    """How often the page says the same."""
    is_heading: bool
    follows_blank: bool
    before_author_count: bool


def parts_of_page(blocks: Sequence[Block]) -> dict[int, Part]:
    """Return the part that each block of text plays, by its index; other blocks are left out."""
    texts = [index for index, block in enumerate(blocks) if block.is_text]
    if not texts:
        return {}
    prices = [_prices(place) for place in _places(blocks, texts)]
    return dict(zip(texts, _cheapest(prices), strict=True))


def _cheapest(prices: Sequence[dict[Part, float]]) -> list[Part]:
    """Return the reading with the lowest sum of prices and steps."""
    totals = {part: _STEPS.get((None, part), NEVER) + prices[0][part] for part in Part}
    came_from: list[dict[Part, Part]] = []
    for price in prices[1:]:
        steps = {part: min((totals[before] + _step(before, part), before.value) for before in Part) for part in Part}
        totals = {part: steps[part][0] + price[part] for part in Part}
        came_from.append({part: Part(steps[part][1]) for part in Part})
    part = min(Part, key=lambda last: totals[last] + _LAST_WITHOUT_ABSTRACT.get(last, 0.0))
    reading = [part]
    for origin in reversed(came_from):
        part = origin[part]
        reading.append(part)
    return reading[::-1]


def _step(before: Part, to: Part) -> float:
    return _STEPS.get((before, to), NEVER)


def _places(blocks: Sequence[Block], texts: Sequence[int]) -> list[_Place]:
    regions = _regions(blocks)
    ordinary = ordinary_words(blocks[index].text for index in texts)
    times = Counter(blocks[index].text.casefold() for index in texts)
    return [
        _Place(
            shape=shape_of(blocks[index].text),
            region=regions[index],
            is_marked=_is_marked(blocks, index),
            may_be_name=is_name(blocks[index].text, ordinary),
            times=times[blocks[index].text.casefold()],
            is_heading=blocks[index].is_heading or bool(blocks[index].link),
            follows_blank=blocks[index].follows_blank,
            before_author_count=_kind_at(blocks, index + 1) is Kind.AUTHOR_COUNT,
        )
        for index in texts
    ]


def _regions(blocks: Sequence[Block]) -> list[_Region]:
    """Return where each block stands, seen from the page's first date and its long paragraphs."""
    long = [index for index, block in enumerate(blocks) if _is_prose(block)] or [len(blocks)]
    dated = next((index for index, block in enumerate(blocks) if block.mark.kind is Kind.DATE), len(blocks))
    head = dated if dated < long[0] else -1
    return [
        _Region.HEAD if index < head else _Region.BODY if min(head, long[0]) < index <= long[-1] else _Region.EDGE
        for index in range(len(blocks))
    ]


def _is_prose(block: Block) -> bool:
    shape = shape_of(block.text)
    is_sentence = shape.ends_sentence and shape.words > 2 and not shape.is_furniture
    return block.is_text and (shape.characters > LONG_LINE_CHARACTERS or is_sentence)


def _is_marked(blocks: Sequence[Block], index: int) -> bool:
    telling = {Kind.SUBMITTER, Kind.UPVOTES, Kind.COUNT, Kind.AUTHOR_COUNT, Kind.AUTHORS, Kind.LINK, Kind.STARS}
    return _kind_at(blocks, index - 1) in telling or _kind_at(blocks, index + 1) in telling


def _kind_at(blocks: Sequence[Block], index: int) -> Kind | None:
    return blocks[index].mark.kind if 0 <= index < len(blocks) else None


def _prices(place: _Place) -> dict[Part, float]:
    abstract = _abstract_price(place)
    return {
        Part.TITLE: _title_price(place),
        Part.BYLINE: _byline_price(place),
        Part.ABSTRACT: abstract,
        Part.PARAGRAPH: abstract + (0.5 if place.follows_blank else -0.5),
        Part.FURNITURE: _furniture_price(place),
    }


def _title_price(place: _Place) -> float:
    shape = place.shape
    price = {1: 2.0, 2: 1.0}.get(shape.words, 0.0) + max(0, shape.words - 25) * 0.4
    price += 20.0 * (shape.characters > 300)
    price += min(10.0, 2.5 * shape.breaks) + 2.0 * shape.ends_sentence + 6.0 * shape.is_cut
    price += 2.5 * shape.begins_lower + 4.0 * shape.opens_sentence + 1.0 * (shape.words >= 4 and shape.capitals < 0.3)
    price += 6.0 * shape.has_link + 8.0 * (shape.letters < 0.6) + 4.0 * shape.is_furniture
    price += 1.5 * place.may_be_name - 3.0 * place.is_heading - 1.0 * place.is_marked
    price += 1.5 * (place.region is _Region.HEAD) + 3.0 * (place.times > (1 if shape.words <= 3 else 2))
    return price


def _abstract_price(place: _Place) -> float:
    shape = place.shape
    price = 3.0 if shape.words < 8 else 1.5 if shape.words < 15 else 0.5 if shape.words < 25 else 0.0
    price -= 1.0 * (shape.words < 15 and shape.ends_sentence and shape.capitals < 0.3)
    price += 5.0 * (shape.words < 30 and not shape.ends_sentence and not shape.opens_sentence)
    price += 4.0 * (shape.words <= 25 and shape.capitals >= 0.6 and not shape.ends_sentence)
    price += 6.0 * (shape.letters < 0.5) + 8.0 * place.is_heading + 3.0 * (shape.is_furniture and shape.words <= 20)
    return price


def _byline_price(place: _Place) -> float:
    if place.may_be_name:
        return 0.3
    if place.shape.words > 6 or place.shape.ends_sentence:
        return 8.0
    if place.before_author_count:
        return 0.0
    return 1.5 if place.shape.begins_lower and place.shape.words == 1 else 3.5


def _furniture_price(place: _Place) -> float:
    shape = place.shape
    if shape.characters > LONG_LINE_CHARACTERS:
        return 7.0
    price = (
        0.5
        if shape.words <= 2
        else 2.0
        if shape.words == 3
        else 2.5
        if shape.words <= 6
        else 3.5
        if shape.words <= 12
        else 4.0
    )
    price -= 3.0 * shape.is_furniture + 1.5 * (place.region is _Region.HEAD)
    price += 2.0 * (place.region is _Region.BODY and shape.words > 1 and place.times == 1)
    return max(0.0, price)
