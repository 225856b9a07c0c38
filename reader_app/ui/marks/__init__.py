"""Marks as a list: of one paper, and of the whole library."""
