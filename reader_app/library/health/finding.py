"""Something that was found in a library, and whether and how it can be put right."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What a finding is about; findings are shown by it, in this order."""

    FILES = "files"
    DOCUMENTS = "documents"
    REFERENCES = "references"
    DOUBLES = "doubles"
    PDFS = "pdfs"
    HIGHLIGHTS = "highlights"
    SEARCH = "search"


class Remedy(StrEnum):
    """How something is put right; nothing that anybody wrote is deleted by any of them."""

    NONE = ""
    OPEN = "open"
    """Opening the library for writing does it."""
    SWEEP = "sweep"
    """A file that a write left over is removed."""
    MEND_HISTORY = "mend-history"
    """The damaged part is kept aside, and what can be read of it stays in the history."""
    RENEW_BACKUP = "renew-backup"
    """The damaged backup is kept aside, and a new one is made."""
    ADOPT = "adopt"
    """A paper comes back from the history, or an empty one takes its place, so that what belongs to it is seen."""
    CLEAR_PAGE = "clear-page"
    """Papers come back from the history, or leave the page on which they are listed."""
    JOIN_NOTES = "join-notes"
    """The notes become one."""
    FORGET_COLOUR = "forget-colour"
    """The colour of what cannot be a tag is forgotten."""
    FOLLOW_FILE = "follow-file"
    """The record of a PDF says what it is called, and holds, by now."""
    SET_ASIDE = "set-aside"
    """A file that belongs to no paper is moved into a folder of its own."""
    RESCUE = "rescue"
    """Sound versions of documents are put in the place of those that keep the library from opening."""
    REINDEX = "reindex"
    """The search index reads again what it lacks."""


Place = tuple[str, str]
"""A document: its table and its id."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found, as a sentence."""

    subject: Subject
    sentence: str
    remedy: Remedy = Remedy.NONE
    repair: str = ""
    """What repairing does, as a sentence; empty where nothing that is safe can be done."""
    places: tuple[Place, ...] = ()
    """The documents or files that it is about."""
    is_hint: bool = False
    """Nothing is broken; it may just be worth knowing."""

    @property
    def can_be_repaired(self) -> bool:
        """Say whether it can be put right without asking what was meant."""
        return self.remedy is not Remedy.NONE
