"""The PDFs of papers: brought in, named, known by what is in them, and their text for search."""
