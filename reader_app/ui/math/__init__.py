"""Formulas: found in running text, shown as Unicode in rows, typeset in reading text."""

from reader_app.ui.math.unicode import as_unicode

__all__ = ["as_unicode"]
