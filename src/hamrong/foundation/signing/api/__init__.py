"""Resources: one file each."""
