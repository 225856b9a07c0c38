"""What a change touched, so that each view can decide for itself whether to read again."""

from dataclasses import dataclass, fields

from reader_app.model.ids import AnnotationId, AttachmentId, FeedId, PaperId, SearchId


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids that a change touched, by kind; papers also holds those whose note, highlights or files changed."""

    label: str = ""
    papers: frozenset[PaperId] = frozenset()
    notes: frozenset[PaperId] = frozenset()
    annotations: frozenset[AnnotationId] = frozenset()
    attachments: frozenset[AttachmentId] = frozenset()
    tags: frozenset[str] = frozenset()
    feeds: frozenset[FeedId] = frozenset()
    searches: frozenset[SearchId] = frozenset()
    conflicts: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    """What the library says about itself that changed, such as "tasks": which colours mean one."""

    def __bool__(self) -> bool:
        """Say whether anything was touched."""
        return any(getattr(self, field.name) for field in fields(self) if field.name != "label")
