"""How sure it is that a line belongs to the page: what it says, where it stands, what is beside it."""
