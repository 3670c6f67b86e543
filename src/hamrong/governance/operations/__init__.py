"""Running the platform: backups, drills and how it fares, for the people who answer for it."""
