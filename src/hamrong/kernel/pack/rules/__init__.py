"""Files that know their lines, and what may be wrong with them."""
