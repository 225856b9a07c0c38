"""The annotations of PDFs: read as other programs left them, and written into a copy for other programs to read."""

from reader_app.pdf.annotations.reading import read_annotations, with_text
from reader_app.pdf.annotations.writing import write_copy

__all__ = ["read_annotations", "with_text", "write_copy"]
