"""Texts that one column explains, and what is doubtful even there."""
