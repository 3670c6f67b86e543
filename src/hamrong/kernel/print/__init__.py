"""Official forms as PDF."""
