"""Result templates: what a paper says, where each word comes from, how it is printed."""
