"""The tags of a library."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from reader_app.library.catalogue import Catalogue
from reader_app.library.papers import counted, edits
from reader_app.library.store import Document
from reader_app.model.changes import Changes
from reader_app.model.colour import colour_named
from reader_app.model.ids import PaperId
from reader_app.model.tag import Tag, ancestors, colour_for, is_within, merged_tags, normal_tag


class Tags:
    """The verbs on tags; a tag exists while a paper has it, or while it has a colour of its own."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self) -> tuple[Tag, ...]:
        """Return all tags and the paths above them, in alphabetical order."""
        own: Counter[str] = Counter()
        below: Counter[str] = Counter()
        spelling: dict[str, str] = {key.casefold(): key for key in self._catalogue.documents("tags")}
        for tags in self._tags_of_papers():
            paths = {path.casefold(): path for tag in tags for path in (*ancestors(tag), tag)}
            spelling = {**paths, **spelling}
            below.update(paths)
            own.update({tag.casefold() for tag in tags})
        return tuple(
            Tag(name, self.colour(name), below[key], own[key])
            for key, name in sorted(spelling.items(), key=lambda pair: pair[0].split("/"))
        )

    def colours(self) -> dict[str, str]:
        """Return the colour of every tag by its name."""
        return {tag.name: tag.colour for tag in self.all()}

    def colour(self, name: str) -> str:
        document = self._catalogue.document("tags", name)
        return str(document["colour"]) if document else colour_for(name)

    def create(self, name: str, colour: str | None = None) -> Changes:
        """Make a tag that no paper has yet. Raises ReaderError where name or colour cannot be."""
        known = self._known(normal_tag(name))
        return self.recolour(known, colour or self.colour(known))

    def add(self, papers: Iterable[PaperId], names: Iterable[str]) -> Changes:
        """Tag papers. Raises ReaderError where a name cannot be a tag."""
        wanted = [self._known(normal_tag(name)) for name in names]
        label = f"Tag with {_quoted(wanted)}"
        batch, count = edits(
            self._catalogue, papers, lambda paper: replace(paper, tags=merged_tags(paper.tags, wanted))
        )
        return self._catalogue.commit(counted(label, count), batch)

    def remove(self, papers: Iterable[PaperId], names: Iterable[str]) -> Changes:
        """Take tags, and those below them, off papers."""
        unwanted = [normal_tag(name) for name in names]
        batch, count = edits(self._catalogue, papers, lambda paper: replace(paper, tags=_without(paper.tags, unwanted)))
        return self._catalogue.commit(counted(f"Remove tag {_quoted(unwanted)}", count), batch)

    def rename(self, old: str, new: str) -> Changes:
        """Rename a tag and those below it; papers of an existing tag of the new name and of the old one are joined.

        Raises ReaderError where the new name cannot be, or lies within the old one.
        """
        source, goal = self._known(normal_tag(old)), normal_tag(new)
        if source == goal:
            return Changes()
        merges = goal.casefold() != source.casefold() and self._exists(goal)
        goal = self._known(goal) if merges else goal
        papers = [row.paper.id for row in self._catalogue.rows.values() if _has(row.paper.tags, source)]
        batch, count = edits(
            self._catalogue, papers, lambda paper: replace(paper, tags=_moved(paper.tags, source, goal))
        )
        label = f"{'Merge' if merges else 'Rename'} tag “{source}” {'into' if merges else 'to'} “{goal}”"
        return self._catalogue.commit(counted(label, count), {**batch, "tags": self._moved_colours(source, goal)})

    def recolour(self, name: str, colour: str) -> Changes:
        """Give a tag a colour. Raises ReaderError where there is no such colour."""
        known = self._known(normal_tag(name))
        document: Document = {"id": known, "colour": colour_named(colour)}
        if self._catalogue.document("tags", known) == document:
            return Changes()
        return self._catalogue.commit(f"Colour of tag “{known}”", {"tags": {known: document}})

    def delete(self, name: str) -> Changes:
        """Take a tag and those below it off all papers and forget their colours."""
        gone = normal_tag(name)
        papers = [row.paper.id for row in self._catalogue.rows.values() if _has(row.paper.tags, gone)]
        batch, count = edits(self._catalogue, papers, lambda paper: replace(paper, tags=_without(paper.tags, [gone])))
        colours = {key: None for key in self._catalogue.documents("tags") if is_within(key, gone)}
        return self._catalogue.commit(counted(f"Delete tag “{gone}”", count), {**batch, "tags": colours})

    def _tags_of_papers(self) -> Iterable[tuple[str, ...]]:
        rows = self._catalogue.rows.values()
        return (row.paper.tags for row in rows if row.paper.tags and not row.paper.trashed)

    def _exists(self, name: str) -> bool:
        return any(tag.name.casefold() == name.casefold() for tag in self.all())

    def _known(self, name: str) -> str:
        """Return the spelling under which a tag exists already."""
        return next((tag.name for tag in self.all() if tag.name.casefold() == name.casefold()), name)

    def _moved_colours(self, source: str, goal: str) -> dict[str, Document | None]:
        moved: dict[str, Document | None] = {}
        for key, document in self._catalogue.documents("tags").items():
            if is_within(key, source):
                name = goal + key[len(source) :]
                moved[key] = None
                if self._catalogue.document("tags", name) is None:
                    moved[name] = document | {"id": name}
        return moved


def _has(tags: Iterable[str], ancestor: str) -> bool:
    return any(is_within(tag, ancestor) for tag in tags)


def _without(tags: tuple[str, ...], unwanted: Iterable[str]) -> tuple[str, ...]:
    gone = tuple(unwanted)
    return tuple(tag for tag in tags if not any(is_within(tag, name) for name in gone))


def _moved(tags: tuple[str, ...], source: str, goal: str) -> tuple[str, ...]:
    return merged_tags((), (goal + tag[len(source) :] if is_within(tag, source) else tag for tag in tags))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
