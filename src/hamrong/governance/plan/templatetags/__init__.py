"""How signs and states read."""
