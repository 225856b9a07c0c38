"""Saved searches."""

from dataclasses import dataclass

from reader_app.model.ids import SearchId


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with a name, kept in the sidebar."""

    id: SearchId
    name: str
    query: str
