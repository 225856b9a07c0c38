"""The tags of a library."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import tag_colour_from
from reader_app.library.papers import counted, edits
from reader_app.library.store import Document
from reader_app.model.changes import Changes
from reader_app.model.colour import colour_named
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.tag import Tag, ancestors, colour_for, is_within, merged_tags, moved_tag, normal_tag, spelled


class Tags:
    """The verbs on tags; a tag exists while a paper has it, or while it has a colour of its own."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._seen: Mapping[str, Tag] = MappingProxyType({})
        self._seen_at = -1

    def all(self) -> tuple[Tag, ...]:
        """Return all tags and the paths above them, in alphabetical order."""
        return tuple(self._known.values())

    def colours(self) -> dict[str, str]:
        """Return the colour of every tag by its name."""
        return {tag.name: tag.colour for tag in self.all()}

    def colour(self, name: str) -> str:
        """Return the colour of a tag, or the one that it would start with."""
        tag = self._known.get(name.casefold())
        return tag.colour if tag else colour_for(name)

    def spelling(self) -> dict[str, str]:
        """Return how each tag is spelled, by its folded case."""
        return {key: tag.name for key, tag in self._known.items()}

    def create(self, name: str, colour: str | None = None) -> Changes:
        """Make a tag that no paper has yet. Raises ReaderError where name or colour cannot be."""
        known = self._spelled(name)
        return self.recolour(known, colour or self.colour(known))

    def add(self, papers: Iterable[PaperId], names: Iterable[str]) -> Changes:
        """Tag papers. Raises ReaderError where a name cannot be a tag."""
        wanted = merged_tags((), map(self._spelled, names))
        label = f"Tag with {_quoted(wanted)}"
        batch, count = edits(
            self._catalogue, papers, lambda paper: replace(paper, tags=merged_tags(paper.tags, wanted))
        )
        return self._catalogue.commit(counted(label, count), batch)

    def remove(self, papers: Iterable[PaperId], names: Iterable[str]) -> Changes:
        """Take tags, and those below them, off papers."""
        unwanted = [self._spelled(name) for name in names]
        batch, count = edits(self._catalogue, papers, lambda paper: replace(paper, tags=_without(paper.tags, unwanted)))
        return self._catalogue.commit(counted(f"Remove tag {_quoted(unwanted)}", count), batch)

    def rename(self, old: str, new: str) -> Changes:
        """Rename a tag and those below it; papers of an existing tag of the new name and of the old one are joined.

        Raises ReaderError where the old one does not exist, or the new name cannot be or lies within the old one.
        """
        source, goal = self._spelled(old), self._goal(old, new)
        papers = [row.paper.id for row in self._catalogue.rows.values() if _has(row.paper.tags, source)]
        if not papers and source.casefold() not in self._known:
            raise ReaderError(f"There is no tag “{source}” any more.")
        merges = goal.casefold() in self._known and goal.casefold() != source.casefold()
        batch, count = edits(
            self._catalogue, papers, lambda paper: replace(paper, tags=_moved(paper.tags, source, goal))
        )
        label = f"{'Merge' if merges else 'Rename'} tag “{source}” {'into' if merges else 'to'} “{goal}”"
        return self._catalogue.commit(counted(label, count), {**batch, "tags": self._moved_colours(source, goal)})

    def recolour(self, name: str, colour: str) -> Changes:
        """Give a tag a colour. Raises ReaderError where there is no such colour."""
        known = self._spelled(name)
        document: Document = {"id": known, "colour": colour_named(colour)}
        return self._catalogue.commit(f"Colour of tag “{known}”", {"tags": {known: document}})

    def delete(self, name: str) -> Changes:
        """Take a tag and those below it off all papers and forget their colours."""
        gone = self._spelled(name)
        papers = [row.paper.id for row in self._catalogue.rows.values() if _has(row.paper.tags, gone)]
        batch, count = edits(self._catalogue, papers, lambda paper: replace(paper, tags=_without(paper.tags, [gone])))
        colours = {key: None for key in self._catalogue.documents("tags") if is_within(key, gone)}
        return self._catalogue.commit(counted(f"Delete tag “{gone}”", count), {**batch, "tags": colours})

    @property
    def _known(self) -> Mapping[str, Tag]:
        """The tags by their folded case, counted once for each state of the library: each listing asks for them."""
        if self._seen_at != self._catalogue.generation:
            self._seen = MappingProxyType(_counted_tags(self._catalogue))
            self._seen_at = self._catalogue.generation
        return self._seen

    def _spelled(self, name: str) -> str:
        return spelled(normal_tag(name), self.spelling())

    def _goal(self, old: str, new: str) -> str:
        """Return the new name of a tag, as it is known already where it is another tag's."""
        source, goal = normal_tag(old), normal_tag(new)
        if goal.casefold() == source.casefold():  # Only the last part is spelled anew; those above are other tags.
            above, _, leaf = goal.rpartition("/")
            return f"{self._spelled(above)}/{leaf}" if above else leaf
        if is_within(goal, source):
            raise ReaderError(f"“{goal}” lies within “{source}”, so that tag cannot move there; choose another name.")
        return self._spelled(goal)

    def _moved_colours(self, source: str, goal: str) -> dict[str, Document | None]:
        """Return the colours after a renaming: a tag keeps the one it had, and so does one that it is merged into."""
        kept = {key for key, tag in self._known.items() if not is_within(tag.name, source)}
        given = [key for key in self._catalogue.documents("tags") if is_within(key, source)]
        chosen = {key.casefold() for key in given}
        moved: dict[str, Document | None] = dict.fromkeys(given)
        for key, tag in self._known.items():
            name = moved_tag(tag.name, source, goal)
            if key in kept or name.casefold() in kept:
                continue
            if key in chosen or tag.colour != colour_for(name):
                moved[name] = {"id": name, "colour": tag.colour}
        return moved


def _counted_tags(catalogue: Catalogue) -> dict[str, Tag]:
    """Return the tags by their folded case, in alphabetical order, those above them included."""
    own: Counter[str] = Counter()
    below: Counter[str] = Counter()
    coloured = {key.casefold(): document for key, document in catalogue.documents("tags").items()}
    spelling = {name.casefold(): name for key in catalogue.documents("tags") for name in (*ancestors(key), key)}
    for row in catalogue.rows.values():
        if row.paper.tags and not row.paper.trashed:
            paths = {path.casefold(): path for tag in row.paper.tags for path in (*ancestors(tag), tag)}
            for key, path in paths.items():
                spelling.setdefault(key, path)
            below.update(paths.keys())
            own.update({tag.casefold() for tag in row.paper.tags})
    tags: dict[str, Tag] = {}
    for key in sorted(spelling, key=lambda key: key.split("/")):
        name = spelled(spelling[key], spelling)
        colour = tag_colour_from(coloured[key]) if key in coloured else colour_for(name)
        tags[key] = Tag(name, colour, below[key], own[key])
    return tags


def _has(tags: Iterable[str], ancestor: str) -> bool:
    return any(is_within(tag, ancestor) for tag in tags)


def _without(tags: tuple[str, ...], unwanted: Iterable[str]) -> tuple[str, ...]:
    gone = tuple(unwanted)
    return tuple(tag for tag in tags if not any(is_within(tag, name) for name in gone))


def _moved(tags: tuple[str, ...], source: str, goal: str) -> tuple[str, ...]:
    return merged_tags((), (moved_tag(tag, source, goal) if is_within(tag, source) else tag for tag in tags))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
