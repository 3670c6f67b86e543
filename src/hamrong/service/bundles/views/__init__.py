"""The page of a bundle whose members an official sets going again."""
