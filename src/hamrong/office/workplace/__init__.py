"""The officials' day: everything that waits for me, in one place."""
