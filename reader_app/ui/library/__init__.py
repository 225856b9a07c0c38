"""The room where papers are found: sidebar, search box, list and table, tag editor."""
