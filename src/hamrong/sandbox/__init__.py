"""The world outside, for demonstrations and tests: a process of its own."""
