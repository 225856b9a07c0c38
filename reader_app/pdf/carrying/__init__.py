"""Marks carried from one version of a PDF to the next: same, moved, reworded or lost, and never to a lookalike."""

from reader_app.pdf.carrying.carry import Carried, carry

__all__ = ["Carried", "carry"]
