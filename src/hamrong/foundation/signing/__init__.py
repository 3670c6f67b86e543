"""Digital signatures: whom the province trusts, and what a signed file is worth.

For whoever holds a signed file; point 2.1.g of the plan. Words: authority, signature, verdict,
revocation, time stamp.
"""
