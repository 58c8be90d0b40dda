"""The habits of a document: its language, pairs, paragraphs, and what stands where in them."""
