"""The text of a page: its characters and where they are, in words, lines and blocks, in the order of reading."""
