"""What every REST resource shares: errors, paging, encoding."""
