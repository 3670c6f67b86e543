"""Working time by Vietnamese law, and the clock everyone reads."""
