"""Pages of the officials' day."""
