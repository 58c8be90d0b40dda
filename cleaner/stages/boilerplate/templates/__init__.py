"""The templates of the rules, and lines that some of them know."""
