"""Decisions about signatures: pure functions on bytes."""
