"""Explain the wrap: the column at which line ends were forced."""
