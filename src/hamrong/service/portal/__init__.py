"""The citizens' front: find, file, follow."""
