"""The files of a paper."""

from dataclasses import dataclass

from reader_app.model.ids import AttachmentId, PaperId


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF of a paper, known by what is in it (SHA-256, as hexadecimal digits).

    A copied file lies in the library's `files` folder under its name; a linked one stays where its path says.
    """

    id: AttachmentId
    paper: PaperId
    name: str
    hash: str
    size: int
    added: str
    pages: int = 0
    path: str = ""
    title: str = ""
