"""Who and where: the directory, identities, issued papers."""
