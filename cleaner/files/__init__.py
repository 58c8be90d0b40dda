"""Bytes in, bytes out: finding files, decoding them, and replacing them so that nothing is ever lost."""
