"""The saved searches of a library."""

from dataclasses import replace

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import document_of, search_from
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import SearchId, new_id
from reader_app.model.saved_search import SavedSearch


class Searches:
    """The verbs on saved searches."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def all(self) -> tuple[SavedSearch, ...]:
        """Return all saved searches by name."""
        found = (search_from(document) for document in self._catalogue.documents("searches").values())
        return tuple(sorted(found, key=lambda search: (search.name.casefold(), search.id)))

    def save(self, name: str, query: str) -> Changes:
        """Save a query under a name; a search of that name gets the new query. Raises ReaderError for a blank one."""
        name, query = name.strip(), query.strip()
        if not name or not query:
            raise ReaderError("A saved search needs a name and some words to search for.")
        known = next((search for search in self.all() if search.name.casefold() == name.casefold()), None)
        search = replace(known, query=query) if known else SavedSearch(SearchId(new_id()), name, query)
        return self._keep(f"Save search “{name}”", search)

    def rename(self, search: SearchId, name: str) -> Changes:
        """Rename a saved search. Raises ReaderError where the name is blank or taken."""
        name = name.strip()
        taken = any(other.name.casefold() == name.casefold() and other.id != search for other in self.all())
        if not name or taken:
            raise ReaderError(f"There is a saved search “{name}” already." if taken else "A search needs a name.")
        return self._keep(f"Rename search to “{name}”", replace(self._get(search), name=name))

    def set_query(self, search: SearchId, query: str) -> Changes:
        """Change what a saved search looks for. Raises ReaderError for a blank query."""
        if not query.strip():
            raise ReaderError("A saved search needs some words to search for.")
        return self._keep("Edit search", replace(self._get(search), query=query.strip()))

    def delete(self, search: SearchId) -> Changes:
        """Remove a saved search."""
        found = self._get(search)
        return self._catalogue.commit(f"Delete search “{found.name}”", {"searches": {search: None}})

    def _get(self, search: SearchId) -> SavedSearch:
        document = self._catalogue.document("searches", search)
        if document is None:
            raise ReaderError("That saved search does not exist any more.")
        return search_from(document)

    def _keep(self, label: str, search: SavedSearch) -> Changes:
        return self._catalogue.commit(label, {"searches": {search.id: document_of(search)}})
