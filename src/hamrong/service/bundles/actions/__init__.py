"""What the platform does with a bundle."""
