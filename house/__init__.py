"""Our own linters."""
