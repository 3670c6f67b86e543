"""What steers the province and keeps the platform itself safe: above all systems, below none."""
