"""One table of what waits for whom, and until when."""
