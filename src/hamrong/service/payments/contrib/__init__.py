"""Suppliers of online payment, a folder each."""
