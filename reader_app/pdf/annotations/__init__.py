"""The annotations of PDFs: read as other programs left them, and written into a copy for other programs to read."""
