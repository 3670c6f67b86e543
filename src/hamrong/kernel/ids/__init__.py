"""UUIDv7 keys for every table, and gap-free human numbers beside them."""
