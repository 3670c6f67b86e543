"""What the desk does in a visit."""
