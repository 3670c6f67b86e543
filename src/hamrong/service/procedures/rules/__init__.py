"""Decisions on values: what a procedure asks, and what a question means."""
