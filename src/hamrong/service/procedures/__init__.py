"""The catalogue of procedures: raw national records, and the curated ones people can file."""
