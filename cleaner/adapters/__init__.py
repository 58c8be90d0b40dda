"""Fits for the libraries that people hold texts in; each is imported only when it is asked for."""
