"""The embedded PostgreSQL: a cluster in a folder, started by the first user."""
