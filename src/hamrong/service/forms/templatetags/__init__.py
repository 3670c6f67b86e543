"""Tags that draw pages of questions and answers."""
