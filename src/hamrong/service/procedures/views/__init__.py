"""Pages: thin."""
