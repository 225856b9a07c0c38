"""Formulas: found in running text, shown as Unicode in rows, typeset in reading text."""

from reader_app.ui.math.reading import Prepared, ReadingDocument, prepare
from reader_app.ui.math.unicode import as_unicode, formula_as_unicode

__all__ = ["Prepared", "ReadingDocument", "as_unicode", "formula_as_unicode", "prepare"]
