"""Citation keys that two libraries gave to different papers: one of these gets another one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import count
from string import ascii_lowercase

from reader_app.library.store import Document

Documents = Mapping[str, Document]


def with_own_keys(
    papers: Documents, ours: Documents, theirs: Documents
) -> tuple[dict[str, Document], tuple[tuple[str, str, str], ...]]:
    """Return papers of which no two have a key in common only since they were merged; and title, key before, key now.

    The paper that was made first keeps it, whichever library it is of. Keys that a library has twice stay as they are.
    """
    by_key = defaultdict(list)
    for paper, document in papers.items():
        if document.get("citation_key"):
            by_key[document["citation_key"]].append(paper)
    made, changed = dict(papers), []
    for key, sharing in sorted((key, sharing) for key, sharing in by_key.items() if len(sharing) > 1):
        kept: list[str] = []
        for paper in sorted(sharing):
            if all(any(_share(side, key, paper, one) for side in (ours, theirs)) for one in kept):
                kept.append(paper)
                continue
            new = next(name for name in _suffixed(key) if name not in by_key)
            by_key[new] = [paper]
            made[paper] = papers[paper] | {"citation_key": new}
            if ours.get(paper, {}).get("citation_key") != new:
                changed.append((str(papers[paper].get("title", "")), key, new))
    return made, tuple(changed)


def _share(side: Documents, key: str, one: str, other: str) -> bool:
    return all(side.get(paper, {}).get("citation_key") == key for paper in (one, other))


def _suffixed(key: str) -> Iterator[str]:
    yield from (f"{key}{letter}" for letter in ascii_lowercase)
    yield from (f"{key}{number}" for number in count(1))
