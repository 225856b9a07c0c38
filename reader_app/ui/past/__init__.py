"""The past of the library in the window: changes, versions, what was deleted, and how everything was on a day."""
