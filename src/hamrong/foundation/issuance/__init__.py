"""Numbers and registers of what agencies issue, and the public check of an issued paper."""
