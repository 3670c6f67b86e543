"""What the desk does with money."""
