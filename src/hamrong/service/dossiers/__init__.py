"""The one-stop shop: a dossier from submission to result."""
