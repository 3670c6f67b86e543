"""Fees and charges: what is owed, what was collected, and the receipts for it."""
