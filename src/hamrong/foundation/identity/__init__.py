"""Accounts: one person, one way in, with the hats and seats they may act from."""
