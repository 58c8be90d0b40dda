"""The marks of a paragraph, what the rules know of marks, and those that quote nothing."""
