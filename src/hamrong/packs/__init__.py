"""A province as data; read by path, imported by nobody."""
