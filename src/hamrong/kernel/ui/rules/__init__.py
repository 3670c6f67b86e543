"""Decisions on values: one file a subject."""
