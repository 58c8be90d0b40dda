"""The rows of a text, and what they look like."""
