"""Where the pages of a PDF are read."""
