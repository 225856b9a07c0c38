"""The tabs of the window: the library, and beside it a tab for each PDF that is open."""
