"""Verbs: one file each."""
