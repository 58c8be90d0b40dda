"""Where a missing mark belongs, and what speaks against putting it there."""
