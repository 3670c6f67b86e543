"""What may be stored, how large photographs stay, and how an upload goes on. Pure."""
