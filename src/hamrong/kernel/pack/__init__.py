"""A province as data: reading, validating and loading packs."""
