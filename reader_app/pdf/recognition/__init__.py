"""What a PDF says of the paper in it: title, authors, DOI, arXiv id and year."""

from reader_app.pdf.recognition.recognised import Recognised, recognise

__all__ = ["Recognised", "recognise"]
