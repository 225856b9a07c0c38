"""What merging two libraries does, as values for people to read: a report, and the conflicts to be settled."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader_app.model.ids import PaperId


class Take(StrEnum):
    """One of the two libraries: the one that is open, or the other one."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two libraries says."""

    text: str
    """The value as words; empty where there is none, or where that library deleted it all."""
    device: str = ""
    """The id of the computer on which it was made; empty where nothing tells."""
    is_here: bool = False
    """It was made on this computer."""
    time: str = ""
    """When it was made, an ISO 8601 timestamp; empty where nothing tells."""
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both libraries changed, each in its own way; both values stay until the user settles it."""

    id: str
    table: str
    """Where it is: "papers", "notes", "annotations", "tags", "feeds" or "searches"."""
    paper: PaperId | None
    """The paper that it is about; None for tags, pages and searches."""
    title: str
    """Of that paper, or the name of the tag, page or search."""
    what: str
    """What differs, as words: "title", "colour of the highlight “attention is”", "the paper"."""
    ours: Side
    theirs: Side
    kept: Take
    """Which of the two the library shows now."""
    name: str
    """The other library, as it was called then."""
    found: str
    """When the two were merged, an ISO 8601 timestamp."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge does to the library that is open, before it is done or after."""

    path: Path
    name: str
    """The other library, as it is called in the undo step."""
    has_ancestor: bool
    """Both come from one library, and what each changed since is known; else papers were matched by what they are."""
    added: tuple[str, ...] = ()
    """Titles of papers that are new here."""
    changed: tuple[str, ...] = ()
    """Titles of papers whose fields, tags or state change here."""
    removed: tuple[str, ...] = ()
    """Titles of papers that were deleted there, and not touched here."""
    notes: int = 0
    """Notes that are new or change here."""
    joined: tuple[str, ...] = ()
    """Titles of papers whose notes had the same lines changed on both sides: these hold both now."""
    highlights: int = 0
    """Highlights that are new, change, or go here."""
    files: int = 0
    """PDFs that are new, change, or go here."""
    tags: tuple[str, ...] = ()
    """Tags that papers gain or lose here, or whose colour changes."""
    pages: int = 0
    searches: int = 0
    renamed_keys: tuple[tuple[str, str, str], ...] = ()
    """Papers whose citation key another paper of the other library has too: title, key before, key now."""
    conflicts: tuple[Conflict, ...] = ()
    notices: tuple[str, ...] = ()
    """What has to be known about the other library, such as damage; a sentence each."""

    @property
    def changes_nothing(self) -> bool:
        """Say whether the library holds all that the other one has already."""
        counted = (self.added, self.changed, self.removed, self.tags, self.renamed_keys, self.conflicts)
        return not (any(counted) or self.notes or self.highlights or self.files or self.pages or self.searches)


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A file that a program for synchronising folders left beside the library, since both sides had changed it."""

    path: Path
    made_by: str
    """The program, where its way of naming tells: "Dropbox", "Syncthing", "OneDrive"."""
