"""The room of what keeps a library safe: backups, other libraries to merge, checking and repairing."""
