"""Plain JSON as values of the model, each checked: what cannot be one is a TypeError, ValueError or KeyError."""

import re
from math import isfinite
from typing import Any

from reader_app.model.anchor import Anchor, Target
from reader_app.model.colour import colour_named
from reader_app.model.feed import FeedItem
from reader_app.model.geometry import Point, Quad
from reader_app.model.ids import AttachmentId, PaperId

_SHA256 = re.compile(r"[0-9a-f]{64}")


def text(held: Any) -> str:
    if not isinstance(held, str):
        raise TypeError
    return held


def whole(held: Any) -> int:
    if isinstance(held, str) and held.isascii():
        held = int(held)
    if not isinstance(held, int) or isinstance(held, bool):
        raise TypeError
    return held


def count(held: Any) -> int:
    if whole(held) < 0:
        raise ValueError
    return whole(held)


def sha256(held: Any) -> str:
    if not _SHA256.fullmatch(text(held)):
        raise ValueError
    return str(held)


def file_name(held: Any) -> str:
    """Return the name of a file in a folder; it must not lead out of there, on any system."""
    name = text(held)
    if not name or set(name) & set("/\\:\0\n") or not name.strip(". "):
        raise ValueError
    return name


def number(held: Any) -> float:
    if not isinstance(held, int | float) or isinstance(held, bool) or not isfinite(held):
        raise TypeError
    return float(held)


def flag(held: Any) -> bool:
    if not isinstance(held, bool):
        raise TypeError
    return held


def values(held: Any) -> list[Any]:
    if not isinstance(held, list):
        raise TypeError
    return held


def texts(held: Any) -> tuple[str, ...]:
    return tuple(map(text, values(held)))


def pairs(held: Any) -> tuple[tuple[str, str], ...]:
    return tuple((text(key), text(value)) for key, value in values(held))


def colour(held: Any) -> str:
    return colour_named(text(held))


def members(held: Any) -> dict[str, Any]:
    if not isinstance(held, dict):
        raise TypeError
    return held


def anchor(held: Any) -> Anchor:
    held = members(held)
    prefix, suffix = (text(held.get(name, "")) for name in ("prefix", "suffix"))
    start, end = (whole(held[name]) for name in ("start", "end"))
    if not 0 <= start <= end:
        raise ValueError
    return Anchor(
        Target(held["target"]),
        text(held["exact"]),
        prefix,
        suffix,
        start,
        end,
        page=whole(held.get("page", 0)),
        quads=tuple(_quad(quad) for quad in values(held.get("quads", []))),
        strokes=tuple(tuple(_point(point) for point in values(stroke)) for stroke in values(held.get("strokes", []))),
        attachment=AttachmentId(text(held["attachment"])) if held.get("attachment") else None,
    )


def _quad(held: Any) -> Quad:
    x1, y1, x2, y2, x3, y3, x4, y4 = map(number, values(held))
    return (x1, y1, x2, y2, x3, y3, x4, y4)


def _point(held: Any) -> Point:
    x, y = map(number, values(held))
    return (x, y)


def items(held: Any) -> tuple[FeedItem, ...]:
    return tuple(_item(item) for item in values(held))


def _item(held: Any) -> FeedItem:
    rank, upvotes = members(held).get("rank"), held.get("upvotes")
    paper = PaperId(text(held["paper"]))
    return FeedItem(paper, whole(rank or 0), None if upvotes is None else whole(upvotes))
