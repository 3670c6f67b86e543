"""How often one visitor may try."""
