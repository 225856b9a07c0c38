"""The room in which one paper is read: its abstract, what is known about it, and the highlights on it."""
