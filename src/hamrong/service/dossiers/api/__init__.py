"""REST resources: one file each."""
