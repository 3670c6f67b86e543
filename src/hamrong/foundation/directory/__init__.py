"""Areas, agencies, units, positions and officials, each valid from a date to a date."""
