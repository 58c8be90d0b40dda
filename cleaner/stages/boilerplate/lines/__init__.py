"""The rows of a text, as they were before a hard wrap."""
