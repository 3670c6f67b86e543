"""What a plan says, when it is due, how far it is. Pure."""
