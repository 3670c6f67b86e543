"""Declared processes, versioned, running on any matter."""
