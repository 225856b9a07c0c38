"""Small PDFs with text on their pages, and what brings them into libraries."""

from pathlib import Path

from reader_app.library.attachments.files import FOLDER, staged_copy
from reader_app.model.importing import PdfFile


def pdf(path: Path, *pages: str, title: str = "") -> Path:
    """Write a PDF, each page with its lines of text, and return where."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for text in pages or ("",):
        lines = "".join(f"({_escaped(line)}) Tj T* " for line in text.splitlines())
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {lines}ET".encode("latin-1", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        page = f"/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {page} >>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< /Title ({_escaped(title)}) >>".encode())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_file(objects))
    return path


def staged(library: Path, source: Path) -> PdfFile:
    """Return a file as the intake brings it in."""
    copy, found = staged_copy(source, library / FOLDER)
    return PdfFile(source, found.hash, found.size, pages=1, staged=copy)


def names(library: Path) -> list[str]:
    """Return what lies in the folder for files."""
    return sorted(path.name for path in (library / FOLDER).iterdir() if path.is_file())


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[bytes]) -> bytes:
    content, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>".encode()
    return content + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)
