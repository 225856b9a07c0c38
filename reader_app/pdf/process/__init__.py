"""PDFs read in a process of its own, which a broken file may crash or hang without harm to the program."""

from reader_app.pdf.process.pdf_process import PdfProcess
from reader_app.pdf.process.request import Request, Urgency
from reader_app.pdf.process.tile import Picture, TileRequest, Tone

__all__ = ["PdfProcess", "Picture", "Request", "TileRequest", "Tone", "Urgency"]
