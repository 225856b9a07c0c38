"""What refers to something that is not there: what hangs on missing papers, pages of such, colours without tags."""

from collections.abc import Iterator

from reader_app.library.catalogue import Catalogue
from reader_app.library.health.finding import Finding, Remedy, Subject
from reader_app.model.errors import ReaderError
from reader_app.model.tag import normal_tag

_ADOPTED = (
    "The paper comes back from the history; where it is not there, an empty paper called “Recovered notes” takes "
    "its place."
)
_CLEARED = "The papers come back from the history; those that are not there leave the page."


def dangling(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what hangs on papers that are not there."""
    for table, what in (("notes", "note"), ("annotations", "highlight"), ("attachments", "file")):
        for key, document in catalogue.documents(table).items():
            if document["paper"] not in catalogue.rows:
                told = f"The {what} {key} belongs to the paper {document['paper']}, which is not in the library."
                yield Finding(Subject.REFERENCES, told, Remedy.ADOPT, _ADOPTED, ((table, key),))
    for key, page in catalogue.documents("feeds").items():
        missing = [item["paper"] for item in page.get("items", ()) if item["paper"] not in catalogue.rows]
        if missing:
            papers = "1 paper that is" if len(missing) == 1 else f"{len(missing)} papers that are"
            told = f"The page “{page.get('title') or key}” lists {papers} not in the library, such as {missing[0]}."
            yield Finding(Subject.REFERENCES, told, Remedy.CLEAR_PAGE, _CLEARED, (("feeds", key),))


def colours_of_nothing(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield colours of what cannot be a tag; a tag that no paper has yet may well have one."""
    for name in catalogue.documents("tags"):
        if not _is_tag(name):
            told = f"There is a colour for “{name}”, which cannot be a tag."
            yield Finding(Subject.REFERENCES, told, Remedy.FORGET_COLOUR, "The colour is forgotten.", (("tags", name),))


def _is_tag(name: str) -> bool:
    try:
        return normal_tag(name) == name
    except ReaderError:
        return False
