"""The pages of the day's takings."""
