"""Suppliers: a module each."""
