"""The door: what other contexts may use."""
