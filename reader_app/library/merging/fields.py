"""One document of which there are two versions, put together field by field from what each changed."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import orjson

from reader_app.library.merging.lines import merged_text, united_text
from reader_app.library.merging.report import Take
from reader_app.library.store import Document

Values = tuple[Any, ...]
Later = Callable[[tuple[str, ...], object, object], Take]
"""Tells which library changed some fields later, given these and what each holds."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Fields that both changed, each in its own way; without fields, a document that one deleted and one changed."""

    fields: tuple[str, ...]
    ours: Document | None
    theirs: Document | None
    kept: Take


@dataclass(frozen=True, slots=True)
class Joined:
    """A document made of two."""

    document: Document
    clashes: tuple[Clash, ...] = ()
    is_doubled: bool = False
    """The same lines of its text were changed by both, and it holds both."""


@dataclass(frozen=True, slots=True)
class _Versions:
    """What some fields that belong together were, and are in the two libraries, which differ."""

    before: Values
    ours: Values
    theirs: Values
    later: Take
    has_base: bool

    @property
    def in_order(self) -> tuple[Values, Values]:
        """The later ones first."""
        return (self.ours, self.theirs) if self.later is Take.OURS else (self.theirs, self.ours)


Rule = Callable[[_Versions], Values | None]
"""Puts versions together in a way that nobody has to be asked about; None where there is none."""


def joined(table: str, ours: Document, theirs: Document, base: Document | None, later: Later) -> Joined:
    """Return a document made of two that may differ, given what it was for both."""
    document, clashes, is_doubled = dict(ours), [], False
    before = base or {}
    for fields in _units(table, ours, theirs):
        was, mine, other = (_values(one, fields) for one in (before, ours, theirs))
        if mine == other:  # Though one may write out what is empty, and the other not.
            _put(document, tuple(one for one in fields if one not in theirs), (None,) * len(fields))
            continue
        if other == was and base is not None:
            _put(document, fields, mine)
            continue
        which = later(fields, mine, other)
        versions = _Versions(was, mine, other, which, base is not None)
        if (table, fields[0]) in _TEXTS and mine != was != other:
            text, doubled = _text(versions)
            document[fields[0]], is_doubled = text, is_doubled or doubled
            continue
        made = _made(table, fields[0], versions)
        if made is None:
            kept = ours if which is Take.OURS else theirs
            clashes.append(Clash(fields, _part(ours, fields), _part(theirs, fields), which))
            made = _values(kept, fields)
        _put(document, fields, made)
    return Joined(document, tuple(clashes), is_doubled)


def canonical(value: object) -> bytes:
    """Return a value as bytes that are the same for equal values, and can be ordered."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _made(table: str, field: str, versions: _Versions) -> Values | None:
    """Return what two versions come to; None where both were changed and one has to be chosen."""
    if not versions.has_base:
        made = _EVEN_RULES[field](versions) if field in _EVEN_RULES else None
        if made is not None:
            return made
    if versions.ours == versions.before:
        return versions.theirs
    if versions.theirs == versions.before:
        return versions.ours
    rule = _RULES.get((table, field)) or _RULES.get(("", field))
    return rule(versions) if rule else None


def _units(table: str, ours: Document, theirs: Document) -> Iterable[tuple[str, ...]]:
    """Yield the fields of two documents, those together that say something only together."""
    units = _UNITS.get(table, ())
    together = {field for unit in units for field in unit}
    yield from units
    yield from ((field,) for field in sorted({*ours, *theirs} - together - {"id"}))


def _values(document: Mapping[str, Any], fields: tuple[str, ...]) -> Values:
    """Return fields' values; what is empty counts as left out, and so does the state that papers begin with."""
    held = ((field, document.get(field)) for field in fields)
    return tuple(
        _BEGINNING.get(field) if one is None or one is False or one in ("", []) else one for field, one in held
    )


def _part(document: Document, fields: tuple[str, ...]) -> Document:
    return {field: document[field] for field in fields if field in document}


def _put(document: Document, fields: tuple[str, ...], values: Values) -> None:
    for field, value in zip(fields, values, strict=False):
        if value is None:
            document.pop(field, None)
        else:
            document[field] = value


def _text(versions: _Versions) -> tuple[str, bool]:
    last, first = (str(one[0] or "") for one in versions.in_order)
    if versions.has_base:
        return merged_text(str(versions.before[0] or ""), first, last)
    text = united_text(first, last)
    return text, text not in (first, last)


def _extreme(choose: Callable[..., Any]) -> Rule:
    """Return the rule for what neither reader wrote, such as dates of changes: the first or the last of both."""

    def rule(versions: _Versions) -> Values | None:
        held = [one[0] for one in (versions.ours, versions.theirs) if one[0] is not None]
        return (choose(held),)

    return rule


def _trashed(versions: _Versions) -> Values | None:
    """A paper that both put in the trash is there since the first; without an ancestor it is there only then."""
    if versions.ours[0] and versions.theirs[0]:
        return (min(versions.ours[0], versions.theirs[0]),)
    return None if versions.has_base else (None,)


def _read(versions: _Versions) -> Values | None:
    """Two who read a paper agree on its state; when that was is no matter for a conflict."""
    if versions.ours[0] != versions.theirs[0]:
        return None
    return (versions.ours[0], max(versions.ours[1] or "", versions.theirs[1] or ""))


def _least(versions: _Versions) -> Values | None:
    """Of what differs where it was made apart and says little, the first in the alphabet; none is better."""
    if None in (versions.ours[0], versions.theirs[0]):
        return None
    return min(versions.ours, versions.theirs, key=canonical)


def _as_set(name: Callable[[Any], Hashable]) -> Rule:
    """Return the rule for lists that are sets: with what either added, without what either took away."""

    def rule(versions: _Versions) -> Values | None:
        was, *sides = ({name(one): one for one in held[0] or ()} for held in (versions.before, *versions.in_order))
        wanted = {key for key in (*sides[0], *sides[1]) if all(key in side for side in sides) or key not in was}
        # One that has it all already stays as it is: a second merge finds nothing to do.
        for side in sides:
            if side.keys() == wanted and sides[0].keys() != sides[1].keys():
                return (list(side.values()) or None,)
        both = sides[1] | sides[0]
        return ([both[key] for key in dict.fromkeys((*sides[0], *sides[1])) if key in wanted] or None,)

    return rule


def _items(versions: _Versions) -> Values | None:
    """The places on a page, by paper: a page lists a paper once."""
    was, *sides = ({one["paper"]: one for one in held[0] or ()} for held in (versions.before, *versions.in_order))
    items = []
    for paper in dict.fromkeys((*sides[0], *sides[1])):
        there = [side[paper] for side in sides if paper in side]
        if len(there) == 1 and paper in was:
            continue
        changed = [item for item in there if item != was.get(paper)]
        item = (changed or there)[0]
        votes = [one["upvotes"] for one in there if one.get("upvotes") is not None]
        items.append(item | {"upvotes": max(votes)} if votes else item)
    return (sorted(items, key=lambda item: (item.get("rank") or 0, item["paper"])) or None,)


_UNITS: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "papers": (("state", "read"), ("abstract", "is_summary"), ("first_seen", "first_seen_inferred")),
        "feeds": (("date", "date_inferred"),),
    }
)
_BEGINNING: Mapping[str, str] = MappingProxyType({"state": "inbox"})
"""What fields hold that nobody has done anything to, where it is not nothing."""
_TEXTS = frozenset({("notes", "text"), ("annotations", "comment")})
_RULES: Mapping[tuple[str, str], Rule] = MappingProxyType(
    {
        ("", "paper"): _extreme(min),
        ("", "modified"): _extreme(max),
        ("", "created"): _extreme(min),
        ("", "added"): _extreme(min),
        ("", "imported"): _extreme(min),
        ("", "upvotes"): _extreme(max),
        ("papers", "trashed"): _trashed,
        ("papers", "state"): _read,
        ("papers", "tags"): _as_set(str.casefold),
        ("papers", "keywords"): _as_set(str.casefold),
        ("papers", "extra"): _as_set(tuple),
        ("feeds", "items"): _items,
        ("attachments", "name"): _least,
        ("attachments", "path"): _least,
        ("attachments", "pages"): _extreme(max),
    }
)
_EVEN_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "trashed": _trashed,
        "citation_key": _least,  # Which a letter behind it, as for a double one, does not change.
        "first_seen": _least,
        "source": _least,
        "anchor": _least,
    }
)
"""For two libraries of which nothing tells what they have in common: there it is no conflict that these differ."""
