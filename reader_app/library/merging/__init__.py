"""Making one library of two that went their own ways, with nothing of either dropped."""
