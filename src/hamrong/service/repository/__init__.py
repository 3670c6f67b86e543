"""Each person's electronic store of papers: kept once, reused in every dossier."""
