"""What moves the edition, and what pages may be kept while it stands."""
