"""Keeps the platform's processes running: starts them, watches them, stops them together."""
