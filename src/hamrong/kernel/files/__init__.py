"""Immutable, content-addressed, type-checked files."""
