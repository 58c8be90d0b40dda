"""Words and sentences that a page gave in pieces."""
