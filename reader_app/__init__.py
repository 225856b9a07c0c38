"""Paper Reader: a library of research papers to read, tag, annotate, search and chart, offline."""

__version__ = "0.1.0"
