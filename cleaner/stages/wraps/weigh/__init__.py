"""Weigh the rest: what speaks for and against joining two rows."""
