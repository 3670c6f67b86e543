"""Readers: one file each."""
