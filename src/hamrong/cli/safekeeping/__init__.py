"""Backups: sealed, complete to the second, restored into a fresh place, and drilled."""
