"""Which edition of the public content stands now: moved by every change, in its own transaction."""
