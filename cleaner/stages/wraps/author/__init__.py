"""What the rows of a text are, and which breaks its author set: the frame of all of it, blocks, items, verse, tables, code."""
