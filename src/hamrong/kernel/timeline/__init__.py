"""Append-only facts about matters, sealed so that nobody can alter them unseen."""
