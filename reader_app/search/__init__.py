"""Finding papers: what words are, what a query says, the index, the best passages; Whoosh stays behind the index."""
