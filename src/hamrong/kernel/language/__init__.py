"""Texts of the pack in the reader's language, or marked as Vietnamese."""
