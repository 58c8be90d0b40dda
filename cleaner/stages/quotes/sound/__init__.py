"""Quotations that are plain for any reader, told at once."""
