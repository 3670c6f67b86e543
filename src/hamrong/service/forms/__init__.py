"""Electronic forms as data, and the drafts people fill."""
