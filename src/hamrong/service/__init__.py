"""What citizens and businesses ask of the province."""
