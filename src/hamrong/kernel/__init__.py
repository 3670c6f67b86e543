"""What every system stands on; knows no word of government."""
