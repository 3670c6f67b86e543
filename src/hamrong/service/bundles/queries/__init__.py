"""What is read of bundles."""
