"""Readers: one file each, frozen dataclasses in a bounded number of queries."""
