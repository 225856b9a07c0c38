"""The room of the personal note: writing it, and reading it typeset."""
