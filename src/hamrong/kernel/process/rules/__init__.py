"""What a process is, whether one is sound, how it is drawn."""
