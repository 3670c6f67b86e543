"""What a form is, how its definition is read, and how answers are read and judged. Pure."""
